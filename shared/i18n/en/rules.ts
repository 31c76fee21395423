import type { rules as zh } from '../zh/rules.ts';

export const rules: typeof zh = {
  title: 'Land rules',
  keptAll: 'Nothing found by the rules that were checked: {{rules}}',
  noneChecked: 'No land rule could be checked: the layers are empty.',
  noRules:
    'The program has no land rules of this place, and those of the mainland do not hold: nothing was checked.',
  withoutFeatures: 'The layers have no feature of these kinds; check that they are whole: {{rules}}.',
  uncheckedCount: '{{n}} {n|site|sites}: not all land rules checked',
  legend: 'Breaks a land rule (not counted)',
  legendOverridden: 'Breaks one, overridden',
  status: {
    clear: 'Clear',
    unchecked: 'Not all rules checked',
    caution: 'Caution',
    overridden: 'Overridden',
    broken: 'Breaks a rule, not counted',
  },
  severity: { forbid: 'Forbidden', caution: 'Caution' },
  basis: { law: 'Law', judgement: 'Judgement' },
  brokenHelp:
    'This site breaks a land rule. Until a reason is written it counts in no total, comparison or plan.',
  overlap: 'Overlap {{area}}, {{share}} of the site',
  touches: 'Crosses it',
  distance: '{{distance}} away, at least {{limit}} asked',
  slope: 'Steeper than {{limit}}',
  slopeTerrain: '{{slope}} steep by the elevation data, over {{limit}}',
  features: '{{n}} feature(s): {{names}}',
  unnamed: 'unnamed (no. {{id}})',
  legal: 'Source',
  override: 'Override…',
  overrideTitle: 'Override “{{rule}}”',
  overrideHelp:
    'Say why (at least {{n}} characters). The reason is kept in the project and printed in the plan.',
  reason: 'Reason',
  tooShort: 'At least {{n}} characters',
  save: 'Override and count',
  drop: 'Take the override back',
  overriddenOn: 'Overridden {{date}}: {{reason}}',
  unchecked: 'Not checked, because the layers are empty or do not say: {{rules}}.',
  empty: 'These layers are empty, so their rules could not be checked: {{layers}}.',
  list: ', ',
  plan: {
    heading: 'Land rules',
    text: 'The {sites} {sites|site of the scenario was|sites of the scenario were} checked against {rules} {rules|land rule|land rules}. A site that breaks a forbidding rule without an override counts in no total, chart or comparison of this plan.',
    none: 'No site breaks a rule that was checked. Checked: {rules}.',
    noSites: 'The scenario has no site, so no land rule was checked.',
    noneChecked: 'No land rule could be checked: the layers are empty.',
    atSites: '{rule} (at {n} {n|site|sites})',
    withoutFeatures:
      'The layers have no feature of these kinds, so that they are checked only as far as the layers are whole: {rules}.',
    broken: 'Sites that break a rule and do not count',
    overridden: 'Sites that count by an override with its reason',
    caution: 'Cautions to be verified',
    siteAmount: '{site} ({amount})',
    site: 'Site',
    rule: 'Rule',
    amount: 'By how much',
    source: 'Legal source',
    reason: 'Reason of the override',
    date: 'Date',
    unchecked: 'Not checked, because the layers are empty or do not say: {rules}.',
    note: 'Distances are from the site’s outline to the feature; where a road is a centreline, half of its land is added (judgement). Only the layers of this project were checked; this does not replace the review by the natural-resources authority.',
  },
  approver: 'Approved by',
  documentNumber: 'Document number',
  names: {
    'reserve-farmland': 'Reserve of permanent basic farmland',
    'setback-railway-high-speed': 'Protection zone of a high-speed railway',
    'setback-railway': 'Protection zone of a railway',
    'setback-line-10kv': 'Protection zone of a 1–10 kV line',
    'setback-line-110kv': 'Protection zone of a 35–110 kV line',
    'setback-line-330kv': 'Protection zone of a 154–330 kV line',
    'setback-line-500kv': 'Protection zone of a 500 kV line',
    'setback-pipeline': 'Protection of oil and gas pipelines',
    'key-state-forest': 'Key state forest',
    'setback-railway-high-speed-town': 'Protection zone of a high-speed railway (town)',
    'setback-railway-town': 'Protection zone of a railway (town)',
    'setback-railway-high-speed-suburb': 'Protection zone of a high-speed railway (suburb)',
    'setback-railway-suburb': 'Protection zone of a railway (suburb)',
    'setback-railway-high-speed-village': 'Protection zone of a high-speed railway (village)',
    'setback-railway-village': 'Protection zone of a railway (village)',
    'shrub-land': 'Shrub land',
    airport: 'Airport and its obstacle-free zone',
    military: 'Protection of military installations',
    'protected-farmland': 'Permanent basic farmland',
    'protected-farmland-roof': 'Roof on a permanent basic farmland parcel',
    'cultivated-land': 'General cultivated land',
    'ecological-redline': 'Ecological protection redline',
    'water-source-first': 'Drinking-water source, first-class zone',
    'water-source-second': 'Drinking-water source, second-class zone',
    'water-source-outer': 'Drinking-water source, quasi-protection zone',
    'river-protection': 'River management zone',
    'heritage-scope': 'Heritage protection scope',
    'heritage-control': 'Heritage construction-control zone',
    'scenic-core': 'Core zone of a scenic area',
    'nature-reserve': 'Nature reserve',
    'forest-grassland': 'Grade I forest, basic grassland',
    'setback-expressway': 'Expressway control zone',
    'setback-national': 'National road control zone',
    'setback-provincial': 'Provincial road control zone',
    'setback-county': 'County road control zone',
    'setback-township': 'Township road control zone',
    'setback-houses': 'Distance from houses and public buildings',
    slope: 'Slope of the ground',
  },
  law: {
    'heritage-scope-2025':
      'Cultural Relics Protection Law (revised 2024, in force 2025-03-01), art. 28: no other construction within the protection scope but with approval',
    'heritage-control-2025':
      'Cultural Relics Protection Law (revised 2024, in force 2025-03-01), art. 29: nothing that spoils the setting in the control zone; the design needs consent',
    'nature-reserve-2026':
      'Regulations on nature reserves (State Council Decree 830, in force 2026-03-15): core protection and general control zones; article to be verified',
    'water-source-first-2026':
      'Ecological and Environmental Code (in force 2026-08-15, takes in the water pollution law): first-grade water source zone; article not found, to be verified',
    'water-source-second-2026':
      'Ecological and Environmental Code (in force 2026-08-15, takes in the water pollution law): second-grade water source zone; article not found, to be verified',
    'water-source-outer-2026':
      'Ecological and Environmental Code (in force 2026-08-15, takes in the water pollution law): outer water source zone; article not found, to be verified',
    'protected-farmland-2025':
      'Land Administration Law (2019), art. 35; measures on the red line of permanent basic farmland (in force 2025-10-01, article to be verified); MNR 2023 No. 12: none of it may be used',
    'reserve-farmland':
      'Measures on the red line of permanent basic farmland (in force 2025-10-01): reserve zone, verify before use; article to be verified',
    'setback-railway-high-speed':
      'Regulations on railway safety (Decree 639), art. 27, from the foot of the embankment: town 10 m, suburb 12 m, village 15 m, elsewhere 20 m; 20 m where the place is not known',
    'setback-railway':
      'Regulations on railway safety (Decree 639), art. 27, from the foot of the embankment: town 8 m, suburb 10 m, village 12 m, elsewhere 15 m; 15 m where the place is not known',
    'setback-line-10kv':
      'Regulations on protecting power facilities, art. 10 and 15: 5 m from the outer wire of 1–10 kV',
    'setback-line-110kv':
      'Regulations on protecting power facilities, art. 10 and 15: 10 m from the outer wire of 35–110 kV',
    'setback-line-330kv':
      'Regulations on protecting power facilities, art. 10 and 15: 15 m from the outer wire of 154–330 kV',
    'setback-line-500kv':
      'Regulations on protecting power facilities, art. 10 and 15: 20 m from the outer wire of 500 kV',
    'key-state-forest':
      'MNR General Office 〔2023〕 No. 12: key state forest may not be occupied (second-hand, check before quoting)',
    'setback-railway-high-speed-town':
      'Regulations on railway safety (Decree 639), art. 27, from the foot of the embankment: 10 m in a town',
    'setback-railway-town':
      'Regulations on railway safety (Decree 639), art. 27, from the foot of the embankment: 8 m in a town',
    'setback-railway-high-speed-suburb':
      'Regulations on railway safety (Decree 639), art. 27, from the foot of the embankment: 12 m in a suburb',
    'setback-railway-suburb':
      'Regulations on railway safety (Decree 639), art. 27, from the foot of the embankment: 10 m in a suburb',
    'setback-railway-high-speed-village':
      'Regulations on railway safety (Decree 639), art. 27, from the foot of the embankment: 15 m in a village',
    'setback-railway-village':
      'Regulations on railway safety (Decree 639), art. 27, from the foot of the embankment: 12 m in a village',
    'shrub-land':
      'MNR General Office 〔2023〕 No. 12: arrays only on shrub land under 400 mm of rain a year or under 50 % of cover; verify both (second-hand, check before quoting)',
    airport:
      'Regulations on civil airports: obstacles and glare, the airport is to be asked (from memory, article to be verified)',
    military:
      'Law on the protection of military installations (revised 2021): their keeper is to be asked (from memory, article to be verified)',
    'setback-pipeline':
      'Law on protecting oil and gas pipelines, art. 30: 5 m either side (from memory, article to be verified)',
    'protected-farmland':
      'Land Administration Law (2019) art. 35; Basic Farmland Protection Regulations (1998, rev. 2011) art. 17; MNR General Office 〔2023〕 No. 12: permanent basic farmland may not be occupied',
    'protected-farmland-roof':
      'MNR General Office 〔2023〕 No. 12; where a roof lies on a parcel, check the layer and the building’s title (judgement)',
    'cultivated-land':
      'MNR General Office 〔2023〕 No. 12: PV arrays may not occupy cultivated land; agrivoltaics follow provincial rules and the authority’s finding, hence a caution here (judgement)',
    'ecological-redline':
      'Opinions on Delimiting and Observing Ecological Redlines (2017); MNR 〔2022〕 No. 142',
    'water-source-first':
      'Water Pollution Prevention Law (2017) art. 65: no new project unrelated to water supply or protection',
    'water-source-second':
      'Water Pollution Prevention Law (2017) art. 66: no new project that discharges pollutants',
    'water-source-outer':
      'Water Pollution Prevention Law (2017) art. 67: no new project that pollutes water gravely',
    'river-protection':
      'Water Law (2016) art. 37; MWR 〔2022〕 No. 216: no PV station inside rivers, lakes or reservoirs',
    'heritage-scope':
      'Cultural Relics Protection Law (2017) art. 17 (kept in the 2024 revision): no other construction',
    'heritage-control':
      'Cultural Relics Protection Law (2017) art. 18 (kept in the 2024 revision): historic character kept, design to be approved',
    'scenic-core':
      'Scenic Areas Regulations (2006, rev. 2016) art. 27: no unrelated construction in the core zone',
    'nature-reserve':
      'Nature Reserves Regulations (1994, rev. 2017) art. 32: no production facilities in core and buffer zones',
    'forest-grassland':
      'MNR General Office 〔2023〕 No. 12: basic grassland and Grade I forest may not be occupied',
    'setback-expressway': 'Highway Safety Protection Regulations (2011) art. 11: expressway at least 30 m',
    'setback-national': 'Highway Safety Protection Regulations (2011) art. 11: national road at least 20 m',
    'setback-provincial':
      'Highway Safety Protection Regulations (2011) art. 11: provincial road at least 15 m',
    'setback-county': 'Highway Safety Protection Regulations (2011) art. 11: county road at least 10 m',
    'setback-township': 'Highway Safety Protection Regulations (2011) art. 11: township road at least 5 m',
    'setback-houses':
      'Judgement: there is no national figure; 20 m is about the sunlight spacing of a two-storey house plus a service lane',
    slope:
      'Water and Soil Conservation Law (2010) art. 20: no cultivation on slopes above 25° (it is about cultivation, not PV; land under rows is cultivated); slope from the land survey’s class or the feature’s own figure',
  },
};
