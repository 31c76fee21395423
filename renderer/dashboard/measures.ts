import type { Ranking } from '../../shared/site-ranking.ts';
import type { useFormat } from '../base/use-format.ts';

/** A measure's value with its unit. */
export function written(
  measure: Ranking,
  value: number,
  format: ReturnType<typeof useFormat>,
  yuan: (value: number) => string,
): string {
  switch (measure) {
    case 'capacity':
      return format.power(value);
    case 'annual':
      return format.energy(value);
    case 'specificYield':
      return format.specific(value);
    case 'performance':
      return format.percent(value, 1);
    case 'avoided':
      return format.carbon(value);
    case 'fit':
      return format.number(value, 3);
    default:
      return yuan(value);
  }
}
