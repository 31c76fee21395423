import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildCounties } from '../../../data/build/counties.ts';
import { buildDemonstration } from '../../../data/build/demonstration.ts';
import { evaluateAgrivoltaic } from '../../../electron/engine/agrivoltaic/evaluate.ts';
import { yearlyProduction } from '../../../electron/engine/analysis.ts';
import { carbonOutlook } from '../../../electron/engine/carbon/outlook.ts';
import { readCrops } from '../../../electron/formats/agrivoltaic.ts';
import { openCounties } from '../../../electron/formats/counties.ts';
import { readShadeResponse } from '../../../electron/formats/facts.ts';
import { planPages } from '../../../electron/report/pages.ts';
import { composePlan } from '../../../electron/report/plan.ts';
import type { PlanAgrivoltaic, PlanData, PlanSite } from '../../../electron/report/plan-data.ts';
import { assumptionsSchema, CONTEXT_LAYERS, SITE_KINDS } from '../../../shared/domain.ts';
import type { Language } from '../../../shared/i18n/index.ts';
import { ui } from '../../../shared/i18n/zh/ui.ts';
import { OPTIONAL_SECTIONS } from '../../../shared/plan.ts';
import type { Summary } from '../../../shared/summary.ts';
import { commonFigures } from '../agrivoltaic/common.ts';
import { arrayOf, beijingEquipment, beijingSky, equipment } from '../engine/sample.ts';
import { moneyOfSample } from './sample-money.ts';

const root = new URL('../../../', import.meta.url).pathname;
const generated = join(root, 'data/generated');
export const fontDir = join(root, 'node_modules/@fontsource/noto-sans-sc');

const MONTHLY_SHARE = [5.9, 6.4, 9, 10.1, 11, 10.5, 9.6, 9.2, 8.2, 7.7, 6.5, 5.9].map((p) => p / 100);
const FACTOR = 0.5605;

/** All pages of a plan, one after the other, as they go to the print engine. */
export function planHtml(plan: PlanData, language: Language, fontDir?: string): string {
  const { cover, body } = planPages(composePlan(plan, language), fontDir);
  return [cover, ...body].map(({ html }) => html).join('');
}

/** A plan of Lankao with `count` invented sites among the demonstration's roofs and fields. */
export async function samplePlan(count: number, changes: Partial<PlanData> = {}): Promise<PlanData> {
  if (!existsSync(join(generated, 'counties.db'))) await buildCounties(generated);
  const file = join(generated, 'demonstration-410225.json');
  if (!existsSync(file)) buildDemonstration(generated);
  const { layers } = JSON.parse(readFileSync(file, 'utf8')) as {
    layers: PlanData['context']['features'] & Record<string, { features: GeoJSON.Feature[] }>;
  };
  const counties = openCounties(generated);
  const county = counties.get('410225');
  const neighbours = counties.neighbours('410225');
  counties.close();
  const sites = Array.from({ length: count }, (_, i) => siteOf(i, layers));
  return {
    title: '',
    author: '示范县发展和改革委员会',
    decision: '',
    draft: false,
    sections: [...OPTIONAL_SECTIONS],
    logo: null,
    equipment: { modules: [], inverters: [] },
    modeCheck: null,
    certificates: null,
    groups: [],
    startYear: 2026,
    ...{
      texts: [],
      facts: [],
      rules: [],
      rulesDate: '2026-11-20',
      existing: [],
      acKw: new Map(),
      tornado: null,
    },
    photos: { total: 0, printed: [] },
    generatedAt: '2026-11-23T15:30:00Z',
    appVersion: '0.1.0',
    documentSha256: '4f1c0c2e9b7d4b1a8e6f3d2c1b0a99887766554433221100ffeeddccbbaa9988',
    project: {
      path: '/home/planner/兰考县.gpkg',
      name: '兰考县',
      county,
      elevationM: 70,
      readOnly: false,
      readOnlyReason: null,
      schemaVersion: 1,
      createdAt: '2026-11-20T01:00:00Z',
      exportCrs: null,
    },
    county,
    neighbours,
    scenario: { name: '基准情景', assumptions: assumptionsSchema.parse({ albedo: 0.22 }) },
    summary: summaryOf(sites),
    sites,
    context: {
      layers: CONTEXT_LAYERS.map((name) => ({
        name,
        count: layers[name]?.features.length ?? 0,
        synthetic: true,
        source: 'synthetic',
      })),
      features: layers,
    },
    weather: {
      name: null,
      annualGhiKwhM2: 1432,
      meanTemperatureC: 14.6,
      monthlyGhiKwhM2: [72, 83, 122, 148, 170, 168, 156, 146, 118, 100, 76, 73],
      notes: [],
      sources: [{ name: '郑州、商丘、菏泽', detail: '反距离加权', basis: 'NASA POWER 2015–2024 月均值' }],
    },
    losses: count
      ? Object.entries({
          incidence: 0.027,
          'row-shading': 0.012,
          temperature: 0.021,
          soiling: 0.019,
          shading: 0.028,
          mismatch: 0.018,
          wiring: 0.018,
          connections: 0.004,
          lightInducedDegradation: 0.013,
          nameplate: 0.009,
          availability: 0.025,
          inverter: 0.031,
          clipping: 0.001,
        }).map(([name, fraction]) => ({ name, fraction }))
      : [],
    analysis: count ? analysisOf(sites) : null,
    check: null,
    overlaps: { pairs: [], siteCount: 0, areaM2: 0, capacityKwp: 0, uncheckedCount: 0 },
    acrossBorder: { sites: [], outsideM2: 0, outsideKwp: 0 },
    carbon: count ? carbonOf(sites) : null,
    agrivoltaic: count > 2 ? [sampleField()] : [],
    terrain: null,
    fit: null,
    land: { rules: [], emptyLayers: [], withoutFeatures: [], sites: [] },
    money: count ? moneyOfSample(sites) : null,
    supply: null,
    grid: null,
    openCapacity: null,
    connectionWorks: null,
    transformers: [],
    energyYears: [],
    roadmap: null,
    comparison: [],
    roofsLeftOut: [],
    roofs: [
      {
        class: 'public',
        buildings: 40,
        roofM2: 50_000,
        sites: 12,
        coveredM2: 12_000,
        capacityKwp: 2640,
        share: 0.24,
        leastShare: 0.4,
        source: '国家能源局综合司，2021',
      },
    ],
    notices: [
      {
        name: 'Noto Sans SC',
        terms: 'SIL Open Font License 1.1',
        source: '@fontsource/noto-sans-sc',
      },
      { name: 'NASA POWER', terms: 'US Government data, public domain', source: 'power.larc.nasa.gov' },
    ],
    ...changes,
  };
}

/** A field as the program works it out, under a year of Beijing's sun. */
function sampleField(): PlanAgrivoltaic {
  const data = join(root, 'data');
  const crop = readCrops(data).find((row) => row.crop === 'maize')!;
  const result = evaluateAgrivoltaic(beijingSky, beijingEquipment, {
    setup: {
      layout: 'elevated-fixed',
      mount: 'fixed',
      ...{ mounting: null, twoFaces: false },
      tiltDeg: 30,
      azimuthDeg: 180,
      gcr: 0.35,
      pitchM: 12,
      rowWidthM: 4.2,
      clearanceM: 3,
      fillShare: 1,
      bifaciality: 0.7,
      uncultivatedStripM: 0.6,
      crop: 'maize',
      seasonMonths: [6, 7, 8, 9],
      irrigatedShare: 0.5,
      pumpHeadM: 30,
      pumpEfficiency: 0.5,
    },
    fieldM2: 150_000,
    moduleWpM2: 215,
    transparency: 0,
    extent: { acrossM: null, alongM: null },
    array: arrayOf({ gcr: 0.35, rowShading: true, bifaciality: 0.7, capacityKwp: 11_000 }),
    equipment,
    crop,
    shade: readShadeResponse(data),
    airC: [-3, 0, 7, 15, 21, 25, 27, 26, 21, 14, 5, -1],
    provincial: { region: '河南', figures: {} },
    common: commonFigures,
    gridFactorKgKwh: FACTOR,
  });
  return { siteNames: ['示范农光互补 3'], result, crop };
}

function siteOf(i: number, layers: Record<string, { features: GeoJSON.Feature[] }>): PlanSite {
  const kind = SITE_KINDS[i % 4 === 2 ? 1 : 0];
  const from = kind === 'rooftop' ? layers.buildings.features : layers.farmland.features;
  const { geometry } = from[(i * 397 + 11) % from.length] as unknown as { geometry: PlanSite['geometry'] };
  const areaM2 = kind === 'rooftop' ? 900 + ((i * 731) % 4000) : 180_000;
  const capacityKwp = kind === 'rooftop' ? areaM2 * 0.15 : areaM2 * 0.08;
  const annualKwh = capacityKwp * 1225;
  return {
    id: i + 1,
    name: kind === 'rooftop' ? `示范屋顶 ${i + 1}` : `示范农光互补 ${i + 1}`,
    kind,
    geometry,
    mount: kind === 'agrivoltaic' && i % 8 === 2 ? 'single-axis-tracker' : 'fixed',
    ...{ mounting: null, twoFaces: false },
    tiltDeg: 25,
    azimuthDeg: 180,
    usableShare: 0.7,
    gcr: kind === 'rooftop' ? null : 0.4,
    moduleWpM2: 215,
    inService: null,
    agrivoltaic: null,
    module: null,
    inverter: null,
    ...{ ownerClass: null, gridMode: null, tariff: null },
    notes: '',
    areaM2,
    capacityKwp,
    included: true,
    town: `示范镇 ${String(1 + (i % 4)).padStart(2, '0')}`,
    village: `示范村 ${i % 9}`,
    built: 1,
    estimate: {
      siteId: i + 1,
      annualKwh,
      monthlyKwh: MONTHLY_SHARE.map((share) => annualKwh * share),
      annualPoaKwhM2: 1580,
      specificYieldKwhPerKwp: 1225,
      performanceRatio: 0.774,
      p90Kwh: annualKwh * 0.92,
      avoidedTco2: (annualKwh * FACTOR) / 1000,
    },
  };
}

function summaryOf(sites: PlanSite[]): Summary {
  const sum = (of: PlanSite[], value: (site: PlanSite) => number): number =>
    of.reduce((total, site) => total + value(site), 0);
  return {
    siteCount: sites.length,
    estimatedCount: sites.length,
    areaM2: sum(sites, (site) => site.areaM2),
    capacityKwp: sum(sites, (site) => site.capacityKwp),
    annualKwh: sum(sites, ({ estimate }) => estimate!.annualKwh),
    p90Kwh: sum(sites, ({ estimate }) => estimate!.p90Kwh),
    monthlyKwh: MONTHLY_SHARE.map((_, month) => sum(sites, ({ estimate }) => estimate!.monthlyKwh[month])),
    avoidedTco2: sum(sites, ({ estimate }) => estimate!.avoidedTco2),
    ...{
      year: 2026,
      stale: 0,
      acrossBorder: 0,
      undated: sites.length,
      selfUseAssumed: sites.length,
      sharedKwh: 0,
      curtailedModeKwh: 0,
    },
    ...{
      curtailedTransformerKwh: 0,
      curtailedFeederKwh: 0,
      curtailedStationKwh: 0,
      curtailedKwh: 0,
      storageLossKwh: 0,
    },
    generatedKwh: sum(sites, ({ estimate }) => estimate!.annualKwh),
    usedOnSiteKwh: 0.3 * sum(sites, ({ estimate }) => estimate!.annualKwh),
    fedInKwh: 0.7 * sum(sites, ({ estimate }) => estimate!.annualKwh),
    deliveredKwh: sum(sites, ({ estimate }) => estimate!.annualKwh),
    p90DeliveredKwh: sum(sites, ({ estimate }) => estimate!.p90Kwh),
    broken: 0,
    unchecked: 0,
    overridden: 0,
    overlapping: 0,
    overlapUnchecked: 0,
    gridFactorKgKwh: FACTOR,
    homes: 7242,
    gridFactorSource: '河南 2023: MEE+NBS Announcement 2025 No.47',
    byKind: SITE_KINDS.map((kind) => {
      const of = sites.filter((site) => site.kind === kind);
      return {
        kind,
        siteCount: of.length,
        capacityKwp: sum(of, (site) => site.capacityKwp),
        annualKwh: sum(of, ({ estimate }) => estimate!.annualKwh),
        deliveredKwh: sum(of, ({ estimate }) => estimate!.annualKwh),
        avoidedTco2: sum(of, ({ estimate }) => estimate!.avoidedTco2),
      };
    }),
  };
}

function carbonOf(sites: PlanSite[]): NonNullable<PlanData['carbon']> {
  const { annualKwh } = summaryOf(sites);
  return carbonOutlook({
    assumptions: assumptionsSchema.parse({}).carbon,
    lifetimeYears: 25,
    built: sites.map(({ kind, capacityKwp }) => ({ kind, capacityKwp, inService: 2026 })),
    startYear: 2026,
    deliveredKwh: yearlyProduction(annualKwh, { degradationPerYear: 0.005, lifetimeYears: 25 }),
    usedOnSiteKwh: yearlyProduction(0.3 * annualKwh, { degradationPerYear: 0.005, lifetimeYears: 25 }),
    known: { year: 2023, factorKgKwh: FACTOR, source: 'MEE' },
    margins: { operatingMargin: 0.8587, buildMargin: 0.2854, source: 'MEE 2019' },
    embodied: {
      rooftop: { kgCo2ePerKwp: 1243, source: 'IEA PVPS' },
      agrivoltaic: { kgCo2ePerKwp: 1393, source: 'judgement' },
    },
  });
}

function analysisOf(sites: PlanSite[]): NonNullable<PlanData['analysis']> {
  const { annualKwh, capacityKwp } = summaryOf(sites);
  return {
    typicalDayKwh: Array.from({ length: 12 }, (_, month) =>
      Array.from({ length: 24 }, (_, hour) => {
        const half = 5 + 1.6 * Math.sin(((month - 2) / 6) * Math.PI);
        const height = Math.cos((((hour + 0.5 - 12.2) / half) * Math.PI) / 2);
        return Math.abs(hour + 0.5 - 12.2) < half ? capacityKwp * 0.62 * height : 0;
      }),
    ),
    uncertainty: {
      parts: [
        { name: 'resource', fraction: 0.05, source: 'NASA POWER / CERES validation' },
        { name: 'model', fraction: 0.03, source: 'Reise et al. 2018, IEA-PVPS T13-12' },
      ],
      combinedFraction: 0.0624,
      p50Kwh: annualKwh,
      p75Kwh: annualKwh * 0.958,
      p90Kwh: annualKwh * 0.92,
      p99Kwh: annualKwh * 0.855,
    },
    firstYear: 2026,
    yearlyKwh: Array.from({ length: 25 }, (_, year) => annualKwh * 0.995 ** year),
    degradationPerYear: 0.005,
    models: Object.keys(ui.models),
  };
}
