/** Standard uncertainty of one cause, as a fraction of annual energy. */
export interface UncertaintyPart {
  name: string;
  fraction: number;
  source: string;
}

const STUDY = 'Thevenard & Pelland (2013), Solar Energy 91, 432–445';

/**
 * What a year's energy may differ by, cause by cause: one standard deviation each, taken as independent.
 *
 * The combined 8.6 % is next to the 8.7 % that the same study found by simulation for a first year.
 */
export const UNCERTAINTY_PARTS: readonly UncertaintyPart[] = [
  {
    name: 'resource',
    fraction: 0.05,
    source: `${STUDY}: ⟦水平面辐照量多年平均 ‖ long-term mean of horizontal irradiation⟧`,
  },
  { name: 'interannual', fraction: 0.039, source: `${STUDY}: ⟦气候的年际变化 ‖ climate from year to year⟧` },
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

/** Distance from the median to the 75 %, 90 % and 99 % exceedance levels, in standard deviations (normal law). */
export const P75_QUANTILE = 0.6744897501960817;
export const P90_QUANTILE = 1.2815515655446004;
export const P99_QUANTILE = 2.3263478740408408;

/**
 * Standard uncertainty of all causes together: root of the sum of squares.
 *
 * @returns fraction of annual energy
 * Source: JCGM 100:2008 (GUM), equation 10, for factors that multiply.
 */
export const combinedUncertainty = (parts: readonly UncertaintyPart[] = UNCERTAINTY_PARTS): number =>
  Math.hypot(...parts.map(({ fraction }) => fraction));

/** Energy exceeded with the chance that lies `quantile` standard deviations below the median; not below 0. */
export const exceeded = (medianKwh: number, fraction: number, quantile: number): number =>
  Math.max(0, medianKwh * (1 - quantile * fraction));
