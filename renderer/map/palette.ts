import type { ExpressionSpecification } from 'maplibre-gl';
import { KIND_COLOUR } from '../../shared/charts/look.ts';
import type { ColourBy, SiteRow } from '../base/state.ts';

/** Five steps of plasma: even in lightness, safe for colour-blind readers, clear on green fields (van der Walt and Smith 2015). */
export const RAMP = ['#0d0887', '#7e03a8', '#cc4778', '#f89540', '#f0f921'] as const;
export const NO_VALUE = '#9aa4ad';

export type Metric = Exclude<ColourBy, 'kind'>;

/** The figure of a site that a colouring or a ranking shows; null while it is not estimated. */
export function metricOf(site: SiteRow, metric: Metric): number | null {
  switch (metric) {
    case 'specificYield':
      return site.estimate?.specificYieldKwhPerKwp ?? null;
    case 'capacity':
      return site.capacityKwp;
    case 'avoided':
      return site.estimate?.avoidedTco2 ?? null;
  }
}

/** Distinct inner limits of (at most) five classes with about equally many values each. */
export function quantileBreaks(values: readonly number[], classes: number = RAMP.length): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  if (sorted.length === 0) return [];
  const breaks: number[] = [];
  for (let index = 1; index < classes; index++) {
    const value = sorted[Math.floor((index * sorted.length) / classes)]!;
    if (value > (breaks.at(-1) ?? sorted[0]!)) breaks.push(value);
  }
  return breaks;
}

/** The colours of n + 1 classes, spread over the whole ramp. */
export const rampFor = (breaks: readonly number[]): string[] => {
  const classes = breaks.length + 1;
  if (classes === 1) return [RAMP[2]];
  return Array.from(
    { length: classes },
    (_, index) => RAMP[Math.round((index * (RAMP.length - 1)) / (classes - 1))]!,
  );
};

/** The map expression that colours a site. */
export function colourExpression(colourBy: ColourBy, breaks: readonly number[]): ExpressionSpecification {
  if (colourBy === 'kind') {
    return ['match', ['get', 'kind'], 'rooftop', KIND_COLOUR.rooftop, KIND_COLOUR.agrivoltaic];
  }
  const colours = rampFor(breaks);
  const value: ExpressionSpecification = ['to-number', ['get', colourBy], -1];
  const stepped: unknown =
    breaks.length === 0
      ? colours[0]!
      : ['step', value, colours[0]!, ...breaks.flatMap((limit, index) => [limit, colours[index + 1]!])];
  return ['case', ['==', ['get', colourBy], null], NO_VALUE, stepped] as ExpressionSpecification;
}
