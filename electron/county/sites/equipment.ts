import { checked } from '../../../shared/checked.ts';
import type { Assumptions } from '../../../shared/domain.ts';
import type { ModulePreset } from '../../../shared/equipment.ts';
import { PlannerError } from '../../../shared/errors.ts';
import { type Equipment, equipmentSchema } from '../../../shared/yield.ts';
import { mounted } from '../../engine/conversion/mounting.ts';
import { type Built, equippedWith, mountingOf, type Named } from '../../engine/site-equipment.ts';
import type { PlanData, Used } from '../../report/plan-data.ts';
import type { Library } from '../../session/library.ts';
import type { Session } from '../../session/session.ts';

/** The equipment a scenario assumes. */
export function equipmentOf(assumptions: Assumptions): Equipment {
  const { gammaPdcPerK, faimanU0, faimanU1, lossTree, dcAcRatio, inverterEfficiency, albedo } = assumptions;
  return checked(equipmentSchema, {
    module: { gammaPdcPerK },
    temperature: { model: 'faiman', u0: faimanU0, u1: faimanU1 },
    lossTree,
    inverter: { dcAcRatio, nominalEfficiency: inverterEfficiency },
    albedo,
  });
}

/** Roofs feed in at low voltage: the transformer that follows is the grid's. */
const atLowVoltage = (equipment: Equipment): Equipment => ({
  ...equipment,
  lossTree: { ...equipment.lossTree, transformer: 0 },
});

/** What holds for each site: the library's figures where it names equipment, else the scenario's. */
export interface SiteEquipment {
  /** The same object for sites equipped and mounted alike; the scenario's own for fields that name nothing. */
  of(site: Named & Built): Equipment;
  /** Share of its power a site loses each year. */
  degradationOf(site: Named): number;
  /** The scenario's own. */
  assumed: Equipment;
}

/** Equipment of the sites of a scenario. A name that the library does not know counts as none. */
export function siteEquipment(library: Library, assumptions: Assumptions): SiteEquipment {
  const { modules, inverters } = library.equipment();
  const assumed = equipmentOf(assumptions);
  const made = new Map<string, Equipment>();
  const moduleOf = ({ module }: Named) => modules.find(({ key }) => key === module);
  return {
    assumed,
    of(site) {
      const mounting = mountingOf(site);
      const lowVoltage = site.kind === 'rooftop';
      if (site.module === null && site.inverter === null && mounting === 'rack' && !lowVoltage)
        return assumed;
      const name = `${site.module}\n${site.inverter}\n${mounting}\n${lowVoltage}`;
      let equipment = made.get(name);
      if (!equipment) {
        const module = moduleOf(site);
        const inverter = inverters.find(({ key }) => key === site.inverter);
        const own = module || inverter ? equippedWith(assumed, module, inverter) : assumed;
        equipment = mounted(lowVoltage ? atLowVoltage(own) : own, mounting);
        made.set(name, equipment);
      }
      return equipment;
    },
    degradationOf: (site) => moduleOf(site)?.degradationPerYear ?? assumptions.degradationPerYear,
  };
}

/**
 * The module of the library that is named, if any.
 * @throws PlannerError `equipment.unknown` for a module or an inverter that the library does not have
 */
export function namedModule(library: Library, named: Partial<Named>): ModulePreset | undefined {
  const { modules, inverters } = library.equipment();
  const find = <T extends { key: string }>(field: 'module' | 'inverter', known: T[]): T | undefined => {
    const name = named[field] ?? null;
    if (name === null) return undefined;
    const found = known.find(({ key }) => key === name);
    if (!found) throw new PlannerError('equipment.unknown', { name }, { field });
    return found;
  };
  find('inverter', inverters);
  return find('module', modules);
}

/** Equipment of the library that sites name, in the library's order, with what is planned with it. */
export function equipmentUsed(
  library: Library,
  sites: readonly (Named & { capacityKwp: number })[],
): PlanData['equipment'] {
  const { modules, inverters } = library.equipment();
  const used = <T extends { key: string }>(presets: T[], field: keyof Named): Used<T>[] =>
    presets.flatMap((preset) => {
      const own = sites.filter((site) => site[field] === preset.key);
      const capacityKwp = own.reduce((sum, site) => sum + site.capacityKwp, 0);
      return own.length > 0 ? [{ preset, sites: own.length, capacityKwp }] : [];
    });
  return { modules: used(modules, 'module'), inverters: used(inverters, 'inverter') };
}

/** AC power of a site, kW: its capacity over the ratio its inverter, or else the scenario, is planned with. */
export function acPowerOf(
  { library }: Session,
  assumptions: Assumptions,
): (site: Named & Built & { capacityKwp: number }) => number {
  const equipment = siteEquipment(library, assumptions);
  return (site) => site.capacityKwp / equipment.of(site).inverter.dcAcRatio;
}
