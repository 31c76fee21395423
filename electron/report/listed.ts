import { addingUp } from './adding.ts';
import type { Writing } from './context.ts';

/** What lists print of a site: rounded so that all sites add up to the county's own rounded figures. */
export interface Listed {
  areaM2: number;
  capacityKwp: number;
  acKw: number;
  annualKwh: number;
  avoidedTco2: number;
}

/** Decimals of lists. */
export const LIST_DIGITS = { area: 0, power: 1, tonnes: 1 };

const known = new WeakMap<Writing['included'], Map<number, Listed>>();

/** The figures of every site that counts as all lists of a plan print them, by id. */
export function listedOf({ plan, included, format }: Writing): Map<number, Listed> {
  const before = known.get(included);
  if (before) return before;
  const { kwh, digits } = format.energyColumn;
  const rounded = (of: (site: Writing['included'][number]) => number, kept: number) =>
    addingUp(included.map(of), kept);
  const area = rounded(({ areaM2, built }) => areaM2 * built, LIST_DIGITS.area);
  const power = rounded(({ capacityKwp }) => capacityKwp, LIST_DIGITS.power);
  const ac = rounded(({ id }) => plan.acKw.get(id) ?? 0, LIST_DIGITS.power);
  const energy = rounded(({ estimate }) => (estimate?.annualKwh ?? 0) / kwh, digits);
  const avoided = rounded(({ estimate }) => estimate?.avoidedTco2 ?? 0, LIST_DIGITS.tonnes);
  const listed = new Map(
    included.map(({ id }, i): [number, Listed] => [
      id,
      {
        areaM2: area[i]!,
        capacityKwp: power[i]!,
        acKw: ac[i]!,
        annualKwh: energy[i]! * kwh,
        avoidedTco2: avoided[i]!,
      },
    ]),
  );
  known.set(included, listed);
  return listed;
}
