import type { PlanChapters } from '../zh/plan-chapters.ts';

export const planChapters: PlanChapters = {
  headings: {
    summary: 'Summary',
    general: 'General provisions',
    county: 'The county and its present state',
    resource: 'Solar resource',
    conditions: 'Conditions for building',
    targets: 'Targets and tasks',
    siteMap: 'Layout',
    agrivoltaic: 'Agrivoltaics and rural revitalisation',
    fit: 'Fitness for smart agriculture and rural tourism',
    modes: 'Development models and investors',
    grid: 'Grid connection and hosting capacity',
    supply: 'Demand, sharing and storage',
    energy: 'Energy yield',
    money: 'Investment and economics',
    carbon: 'Avoided carbon',
    social: 'Social benefits and employment',
    environment: 'Environment, soil and water conservation, ecological redline',
    safety: 'Safety in construction, fire and operation',
    risks: 'Risks',
    organisation: 'Organisation and safeguards',
    comparison: 'Comparison of scenarios',
    conclusion: 'Conclusions and recommendations',
    check: 'Cross-check of figures',
    method: 'Methods and models',
    data: 'Data sources and licences',
    assumptions: 'Assumptions',
    version: 'Document version and verification',
    sites: 'Annex: list of projects',
    towns: 'Annex: map sheets by town',
    maps: 'Annex: thematic maps',
    photos: 'Annex: photographs',
  },
  /** Between what is listed. */
  comma: ', ',
  blank: '(to be filled in)',
  standard: {
    general: `## Purpose
This plan prepares the orderly development of distributed and agrivoltaic solar power in {county}, in line with the national energy security strategy and the goals of peaking carbon emissions and of carbon neutrality, and weighs energy security, nature and rural revitalisation against each other.
## Principles
The grid comes first: hosting capacity sets size and order. Energy is used close by, and the rights of roof owners and village collectives are respected; how income is shared is public. Limits are kept: no permanent basic farmland, no ecological redline, every land rule checked. Safety comes before all else, in structures, electrics, fire protection and connection.
## Scope
All of {county}, administrative code {code}, {area}. The scenario “{scenario}” holds {rooftopSites} rooftop sites and {fieldSites} agrivoltaic sites.
## Period and base year
The plan runs from {first} to {last}. Rules and prices are those of {rulesDate}. Operation is reckoned over {lifetime} years; energy and avoided carbon are given for {year}, the first year in which every site is in service.`,
    county: `{county} lies in {city}, {province}. Its social, economic and electricity figures are given below. What is marked “to be filled in” has to be completed from the statistical yearbook, the annual communiqué or the grid company, with its source.`,
    resource: `Annual global horizontal irradiation is {ghi} kWh/m². A resource grade by GB/T 37526 needs several years of measured or reanalysis data. The weather data, their treatment and their uncertainty are given below.`,
    conditions: `Roofs built and roofs planned are given by class of building. Ownership, age, load-bearing capacity, waterproofing and shading have to be checked building by building. Dilapidated and unlawful buildings, and those due for demolition, are left out.`,
    targets: `By {last}, {capacity} of photovoltaics is to be built: {rooftop} on roofs and {fields} over farmland. Energy delivered in the reference year is {delivered}. The tasks by year and by town follow; the town governments carry them out.`,
    siteMap: `Land rules, roofs, fields and the grid set the layout. The map shows it; each site is listed in the annex.`,
    agrivoltaic: `Farming comes first: crops, room to work and light are agreed between the agricultural authority and the owner of the installation, and the arrays leave the agricultural use of the land as it is. Light, harvest, water and limits of each site are given below.`,
    modes: `Roofs may be developed by their owners, by lease or jointly; village collectives may contribute roofs, land or money. Investors are chosen openly and fairly; supporting industries or deposits may not be made a condition. The way of selling and the class of owner have to conform to the rules for distributed photovoltaics in force.`,
    grid: `Sites connect close by and at the lowest suitable voltage, after the grid company has given its opinion on the connection. Hosting capacity, headroom and curtailment are given by substation and feeder. Where feeders, load or short-circuit capacity are not known, the grid company has to confirm the findings.`,
    energy: `Yield is worked out hour by hour over the 8,760 hours of a year. The figures are of all sites included, by months of Beijing time.`,
    money: `Investment, operation, prices and taxes, with their sources, are given in the tables of this chapter. Funds are the investors’ own and bank loans; no hidden public debt arises.`,
    carbon: `Avoided carbon is the energy delivered in the reference year times the grid’s average emission factor, which falls along the path of the scenario.`,
    social: `## Income of households and village collectives
Roof rent, savings on electricity and the income of collectives are given in the chapter on economics. How income is shared is decided by the villagers’ assembly or its representatives and made public.
## Employment
Labour in construction and operation is estimated by the coefficients below. They are engineering judgement and have to be confirmed by the investor’s staffing plan.
## Public services
Energy delivered in the reference year equals the yearly use of about {homes} rural households. Jobs in operation should go to local people first.`,
    environment: `## Construction
Dust, noise, rubble and a little earthwork. Work keeps to hours that leave residents their rest; materials are stored by kind; waste is removed.
## Operation
Photovoltaics emit nothing. Cleaning water without detergents can be used on the spot. Noise of transformers and inverters has to meet the requirements of the area. Glare at villages, roads and scenic spots is worked out in the chapter on fitness.
## Soil and water conservation
Agrivoltaic sites move as little earth as possible and cut no slopes; where the law asks for a soil and water conservation plan, one is drawn up. Rooftop projects disturb no further ground.
## Retirement
Modules, inverters and batteries go to qualified recyclers at the end of life; the investment agreement says who is responsible.
## Land rules and ecological redline`,
    safety: `## Structures and construction
A qualified body checks load, wind and snow for each roof before work begins. Work at height, edge protection, lifting and temporary power follow the safety codes in force under a plan of their own.
## Fire
Combiner boxes, inverters and cables are fire-stopped; the DC side has arc detection and rapid shutdown; roofs keep access for fire fighting and maintenance. Storage is sited and protected under its own design.
## Operation and connection
Connection meets the requirements for power quality, anti-islanding and protection, and can be observed, measured, adjusted and controlled. The operator inspects, cleans, tests insulation and earthing, and has an emergency plan.
## Responsibility
The investor answers for the safety of the installation, with the help of the roof’s owner; the town government and the authorities for power, emergencies, housing and fire supervise it.`,
    risks: `The main risks and answers to them. What this plan has data on is said; the rest needs studies of its own.`,
    organisation: `## Leadership
The county government coordinates and the development and reform (energy) authority leads, with natural resources, agriculture, housing, environment, emergency management, finance, the towns and the grid company. Lead body, contacts and meetings: {blank}
## Procedure
Projects are listed and planned by year; open capacity is published each quarter and progress followed each month; filing, connection and acceptance have deadlines.
## Means
Roofs, land and grid reinforcement are planned together. Banks may lend against electricity income; over-indebtedness and excessive rents are avoided.
## Supervision
Projects, prices and the sharing of income are public. The plan is reviewed every year and revised as hosting capacity and policy change.`,
    conclusion: `{county} has the resource for the development set out here. How indicators and limits are met is given below; what was not checked or is not met has to be settled before work begins.`,
    maps: `These maps share their projection and data with the text. Maps may be published only after official review: map review number {blank}`,
    sites: `Town, class, capacity, voltage, owner, way of selling, year in service and land check of every site.`,
  },
  basis: {
    heading: 'Documents this plan rests on',
    text: 'The documents quoted by the rules that come with the program, in force in the county on {date}. “Second-hand” was not read in the original and “judgement” is engineering judgement: both have to be checked against the original.',
    caption: 'Documents this plan rests on',
    document: 'Document',
    about: 'Used for',
    since: 'In force from',
    status: 'Reliability',
    statuses: {
      verified: 'original',
      'second-hand': 'second-hand',
      draft: 'draft',
      judgement: 'judgement',
    },
    /** What a rule is about. */
    kinds: {
      carbon: 'carbon',
      certificate: 'green certificates and voluntary credits',
      cost: 'costs',
      directPower: 'direct supply of green power',
      farming: 'agrivoltaics',
      land: 'land',
      law: 'law',
      layout: 'layout',
      mechanism: 'mechanism price',
      ownerClass: 'classes of owners',
      pilot: 'whole-county pilot',
      range: 'ranges of figures',
      selfUseShare: 'share used on site',
      setback: 'setbacks',
      sharing: 'sharing of income',
      tariff: 'tariffs',
      tax: 'taxes',
      other: 'other',
    },
    land: 'What the land rules rest on is given in the chapter on the environment.',
    local: 'Development, spatial, energy and power plans of the county: {blank}',
  },
  facts: {
    caption: 'Society, economy and electricity',
    item: 'Item',
    value: 'Value',
    year: 'Year',
    source: 'Source',
    names: {
      population: 'Resident population',
      ruralPopulation: 'Rural population',
      households: 'Households',
      gdpYuan: 'Gross domestic product',
      householdIncomeYuan: 'Disposable income per rural resident',
      electricityKwh: 'Electricity consumption',
      peakLoadKw: 'Peak load',
    },
    villages:
      'The layers hold {n} villages, of which {known} give their households: {households} households, {population} people. This is not the whole county.',
    units: {
      persons: 'people',
      tenThousandPersons: 'people',
      households: 'households',
      perYear: 'yuan a year',
    },
    existing: 'Photovoltaics connected and filed',
    connected: 'Connected',
    filed: 'Filed, not connected',
    plants: 'Plants',
    capacity: 'Capacity',
    noExisting:
      'No connected or filed photovoltaics were entered. That does not mean there are none: ask the grid company and the filing authority.',
  },
  targets: {
    caption: 'Share of roofs planned by class, against the pilot’s targets',
    met: 'met',
    missed: 'missed',
    none: 'No buildings known, nothing to compare',
    short: 'short by {by}',
    years: 'Tasks by year',
    townYears: 'Tasks by town and year (the years set for the sites)',
    ownText:
      'The table adds up the sites by the year that is set for each. Energy, investment, connection and avoided carbon of this plan rest on these years.',
    recommended: 'Recommended order of building (for comparison)',
    recommendedText:
      'The program spreads investment evenly and builds the best sites first. The order is a help for changing the years of sites; no figure of this plan rests on it.',
    town: 'Town',
    total: 'Total',
    later: 'Other years',
    undated: '{n} sites have no year of their own and count from {year}, the scenario’s first.',
    fields: 'Class of farmland under agrivoltaic sites',
    pilot:
      'The targets are those of the whole-county pilot of 2021, whose period is over; they are given for comparison only.',
  },
  conditions: {
    roofs: 'Roofs by class of building',
    rules: 'Rules of selection (defaults are engineering judgement)',
    rooftop: 'Rooftop sites',
    noBuildings: 'No building layer was imported: roofs were not checked.',
    fields: 'Land of agrivoltaic sites',
    site: 'Site',
    area: 'Area',
    mean: 'Mean roof',
  },
  social: {
    caption: 'Labour, estimated',
    phase: 'Phase',
    factor: 'Coefficient',
    jobs: 'Labour',
    build: 'Construction',
    run: 'Operation',
    perMwBuild: '{n} person-years per MW',
    perMwRun: '{n} persons per MW',
    unitBuild: 'person-years',
    unitRun: 'persons',
    note: 'The coefficients are engineering judgement: rooftop work is small and scattered.',
    income: 'Income',
  },
  risks: {
    caption: 'Main risks and answers',
    risk: 'Risk',
    found: 'What this plan shows',
    answer: 'Answer',
    level: 'Level',
    levels: { high: 'high', middle: 'middle', low: 'low', unknown: 'not checked' },
    grid: [
      'Hosting and curtailment',
      'Connect in the order of headroom, add storage, agree on controllability',
    ],
    price: [
      'Feed-in price and the market',
      'Test at low prices, use on site first, no lock-in by high rents',
    ],
    land: ['Land and nature', 'Drop sites that break rules; ask the land authority again before work'],
    roof: ['Roof structure and ownership', 'Survey each roof; the contract settles repair and demolition'],
    weather: ['Lower irradiation', 'Plan debt service at P90; measure and evaluate'],
    farm: ['Loss of harvest', 'Lay out by the light the crop needs; measure harvests'],
    safety: ['Fire, shock and falls', 'Shutdown, inspection, training and insurance'],
    seen: {
      grid: '{share} curtailed in the reference year; {red} substations over their limit of reverse flow',
      gridUnchecked: 'No substations imported: connection was not checked',
      price: 'Project internal rate of return {irr}; prices change by {growth} a year',
      land: '{broken} sites dropped, {unchecked} not fully checked',
      roof: '{n} rooftop sites; structure and ownership not checked',
      weather: 'P90 is {p90} of P50',
      farm: '{n} agrivoltaic sites, {fail} with limits not met',
      farmNone: 'No agrivoltaic sites',
      safety: 'Not checked',
    },
  },
  verdicts: {
    caption: 'Indicators and limits, met or not',
    item: 'Item',
    asked: 'Asked',
    found: 'Found',
    verdict: 'Verdict',
    met: 'met',
    missed: 'not met',
    unknown: 'not checked',
    broken: 'Land rules: no included site breaks a ban that was not overridden',
    brokenFound: '{n} dropped',
    rules: 'Land rules: every rule was checked',
    rulesFound: '{n} sites with rules not checked',
    overridden: 'Sites with an override',
    hosting: 'Reverse flow of substations within limits',
    hostingFound: '{red} of {n} over their limit',
    feeders: 'Voltage and rating of feeders within limits',
    feedersFound: '{bad} of {n} connections over a limit',
    noStations: 'no substations imported',
    selfUse: 'Self-consumption, {owner}',
    selfUseFound: '{met} met, {missed} not met, {unknown} not checked',
    roof: 'Share of roofs, {class}',
    agri: 'Light, clearance and other limits of agrivoltaics',
    agriFound: '{fail} of {n} not met',
    npv: 'Net present value above zero',
    load: 'Demand: the consumers listed are not the load of the county',
    loadFound: 'listed consumers {listed}; county {county}',
    advice: 'Recommendations',
    advices: {
      land: 'Drop or change sites that break rules, and add layers for the rules not checked: {rules}.',
      grid: 'Reinforce, store or delay at the substations over their limit: {stations}.',
      gridUnknown:
        'Have the grid company supply substations, feeders and loads, then check connection again.',
      county: 'Complete the county’s statistics and electricity figures.',
      decide: 'Carry out the projects of the annex; the first year, {year}, has {capacity}.',
    },
  },
  siteColumns: {
    number: 'No.',
    name: 'Name',
    town: 'Town',
    kind: 'Class',
    dc: 'DC',
    ac: 'AC',
    voltage: 'Voltage',
    owner: 'Owner',
    mode: 'Selling',
    year: 'Year',
    status: 'Land check',
    caption: 'Projects',
    acNote:
      'AC capacity follows from the scenario’s DC/AC ratio of {ratio} and voltage from the rules of connection; the approved connection design decides both.',
    kinds: { rooftop: 'roof', agrivoltaic: 'field' },
    unknown: 'open',
  },
  maps: {
    grid: '{county}: grid connection',
    land: '{county}: land constraints',
    phases: '{county}: construction by year',
    crs: 'Data in longitude and latitude, WGS 84 (EPSG:4326); transverse Mercator projection, central meridian {meridian}. WGS 84 and CGCS2000 differ by decimetres.',
    year: '{year}',
    station: 'Substation (red: reverse flow over its limit)',
    feeder: 'Feeder',
    existing: 'Connected photovoltaics',
    empty: 'No grid layer.',
  },
  landLayers: {
    caption: 'Land rules by layer',
    layer: 'Layer',
    rules: 'Rules',
    state: 'Checked',
    checked: 'checked',
    partly: 'checked at some sites',
    none: 'not checked: no layer, or no such data in it',
    noClass: 'checked, but the layer holds no such features: make sure it is complete',
  },
  money: {
    invest: 'Investment and funds',
    item: 'Item',
    amount: 'Amount',
    share: 'Share',
    rooftop: 'Rooftop photovoltaics',
    agrivoltaic: 'Agrivoltaics',
    battery: 'Storage',
    total: 'Total investment',
    equity: 'Equity',
    loan: 'Bank loans',
    tornado: 'Sensitivity: net present value as each assumption changes',
    low: '20% lower',
    high: '20% higher',
    change: 'Change of net present value',
    factor: 'Factor',
    tornadoAlt:
      'Bars of the change of net present value as each assumption is lowered and raised; the widest is {first}.',
    tornadoText: 'One assumption changes at a time, the others stay; the widest span comes first.',
  },
};
