import { mountingByBuild, type SiteKind } from '../../shared/domain.ts';
import type { InverterPreset, ModulePreset } from '../../shared/equipment.ts';
import type { Equipment, Mounting } from '../../shared/yield.ts';
import { nominalOfEuropean } from './conversion/inverter-curve.ts';

/** Equipment that a site names; null leaves it to the scenario. */
export interface Named {
  module: string | null;
  inverter: string | null;
}

/** What of a site decides how its modules are fixed. */
export interface Built {
  kind: SiteKind;
  /** Row width over pitch; null where modules lie in the plane of a roof. */
  gcr: number | null;
  /** As the planner says; null follows from the other two. */
  mounting: Mounting | null;
}

/** How the modules of a site are fixed. */
export const mountingOf = (site: Built): Mounting => site.mounting ?? mountingByBuild(site);

/** A scenario's figures with those of the module and the inverter put in their place, where there are any. */
export function equippedWith(
  assumed: Equipment,
  module: ModulePreset | undefined,
  inverter: InverterPreset | undefined,
): Equipment {
  return {
    ...assumed,
    ...(module && { module: { gammaPdcPerK: module.gammaPdcPerK } }),
    ...(inverter && {
      inverter: {
        dcAcRatio: inverter.dcAcRatio,
        nominalEfficiency:
          inverter.weighting === 'european' ? nominalOfEuropean(inverter.efficiency) : inverter.efficiency,
      },
    }),
  };
}

/**
 * Mean ageing of arrays that age each at its own rate, weighted by what they yield.
 *
 * @param arrays annual energy, kWh, and share of power lost each year
 * @param otherwise for no energy at all
 */
export function meanDegradation(
  arrays: Iterable<{ annualKwh: number; degradationPerYear: number }>,
  otherwise: number,
): number {
  let energy = 0;
  let lost = 0;
  for (const { annualKwh, degradationPerYear } of arrays) {
    energy += annualKwh;
    lost += annualKwh * degradationPerYear;
  }
  return energy > 0 ? lost / energy : otherwise;
}
