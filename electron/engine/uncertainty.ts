import type { EnergyUncertainty } from '../../shared/yield.ts';

/** Standard uncertainty of one cause, as a fraction of annual energy. */
export interface UncertaintyPart {
  name: string;
  fraction: number;
  source: string;
}

const STUDY = 'Thevenard & Pelland (2013), Solar Energy 91, 432–445';

/** What the sunlight of an estimate rests on. */
export type ResourceEvidence =
  /** The bundled climate: standard uncertainty of its annual level at the place, as a fraction. */
  | { kind: 'climate'; levelFraction: number }
  /** Imported years: GHI of each, any unit; the chosen one among them. */
  | { kind: 'years'; annualGhi: readonly number[] };

/** Standard uncertainty of an imported year's own light, measured or from satellite: a judgement. */
const IMPORTED_FRACTION = 0.03;
/** Standard deviation of a year about the long-term mean where no several years tell. */
const INTERANNUAL_FRACTION = 0.039;
/** What hours made from monthly means add: against real years south-facing arrays are within 2 %. */
const GENERATED_FRACTION = 0.01;
/** From this many different years on their own spread counts. */
const YEARS_FOR_SPREAD = 3;

/** Causes that do not depend on where the sunlight comes from. */
const OTHER_PARTS: readonly UncertaintyPart[] = [
  {
    name: 'transposition',
    fraction: 0.03,
    source: `${STUDY}: ⟦方阵面辐照量 ‖ irradiation in the plane of the array⟧`,
  },
  { name: 'moduleRating', fraction: 0.03, source: `${STUDY}: ⟦组件标称功率 ‖ power rating of modules⟧` },
  { name: 'soiling', fraction: 0.02, source: `${STUDY}: ⟦灰尘与污秽损失 ‖ losses by dirt and soiling⟧` },
  { name: 'snow', fraction: 0.015, source: `${STUDY}: ⟦积雪损失 ‖ losses by snow⟧` },
  {
    name: 'model',
    fraction: 0.03,
    source:
      '⟦工程判断：温度、入射角、逆变器及其余损失；该研究对其他原因合计取 5 % ‖ Engineering judgement: temperature, incidence, inverter and remaining losses; the study allows 5 % for all other causes⟧',
  },
];

/**
 * What a year's energy may differ by, cause by cause: one standard deviation each, taken as independent.
 *
 * The long-term mean of the sunlight is as uncertain as its source: for the bundled climate what leaving
 * ground values out shows at the place; for imported years the light of each, and how far their mean may lie
 * from the long-term one. Three or more different years tell the spread from year to year themselves.
 */
export function uncertaintyParts(evidence: ResourceEvidence): UncertaintyPart[] {
  return [...resourceParts(evidence), ...OTHER_PARTS.map((part) => ({ ...part }))];
}

function resourceParts(evidence: ResourceEvidence): UncertaintyPart[] {
  const usual = {
    name: 'interannual',
    fraction: INTERANNUAL_FRACTION,
    source: `${STUDY}: ⟦气候的年际变化 ‖ climate from year to year⟧`,
  };
  if (evidence.kind === 'climate') {
    return [
      {
        name: 'resource',
        fraction: evidence.levelFraction,
        source:
          '⟦随程序气候的年总量：以地面站实测逐一留出检验（1960—2021），离实测站越远越大 ‖ Level of the bundled climate: ground values left out one by one (1960–2021), more the farther from them⟧',
      },
      {
        name: 'weather',
        fraction: GENERATED_FRACTION,
        source:
          '⟦工程判断：由月平均值生成的逐时序列，与实测年对比 ‖ Engineering judgement: hours made from monthly means, compared with real years⟧',
      },
      usual,
    ];
  }
  const years = [...new Set(evidence.annualGhi.map((ghi) => Math.round(ghi)))];
  const spread =
    years.length >= YEARS_FOR_SPREAD
      ? {
          name: 'interannual',
          fraction: relativeSpread(years),
          source: `⟦${years.length} 个导入年份之间的差异（工程判断：视为各年独立） ‖ spread of ${years.length} imported years (engineering judgement: taken as independent)⟧`,
        }
      : usual;
  return [
    {
      name: 'resource',
      fraction: Math.hypot(IMPORTED_FRACTION, spread.fraction / Math.sqrt(Math.max(1, years.length))),
      source: `⟦工程判断：导入数据自身 3 %，以及 ${Math.max(1, years.length)} 个年份的平均与多年平均之差 ‖ Engineering judgement: 3 % of the imported light itself, and the mean of ${Math.max(1, years.length)} years against the long-term one⟧`,
    },
    spread,
  ];
}

/** Sample standard deviation over the mean. */
function relativeSpread(values: number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)) / mean;
}

/** Distance from the median to the 75 %, 90 % and 99 % exceedance levels, in standard deviations (normal law). */
const P75_QUANTILE = 0.6744897501960817;
export const P90_QUANTILE = 1.2815515655446004;
const P99_QUANTILE = 2.3263478740408408;

/**
 * Standard uncertainty of all causes together: root of the sum of squares.
 *
 * @returns fraction of annual energy
 * Source: JCGM 100:2008 (GUM), equation 10, for factors that multiply.
 */
export const combinedUncertainty = (parts: readonly UncertaintyPart[]): number =>
  Math.hypot(...parts.map(({ fraction }) => fraction));

/** Energy exceeded with the chance that lies `quantile` standard deviations below the median; not below 0. */
export const exceeded = (medianKwh: number, fraction: number, quantile: number): number =>
  Math.max(0, medianKwh * (1 - quantile * fraction));

/** A year's energy with its uncertainty, and what is exceeded with 75, 90 and 99 % chance. */
export function energyUncertainty(annualKwh: number, evidence: ResourceEvidence): EnergyUncertainty {
  const parts = uncertaintyParts(evidence);
  const combinedFraction = combinedUncertainty(parts);
  return {
    parts,
    combinedFraction,
    p50Kwh: annualKwh,
    p75Kwh: exceeded(annualKwh, combinedFraction, P75_QUANTILE),
    p90Kwh: exceeded(annualKwh, combinedFraction, P90_QUANTILE),
    p99Kwh: exceeded(annualKwh, combinedFraction, P99_QUANTILE),
  };
}
