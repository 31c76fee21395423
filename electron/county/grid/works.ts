import type { SupplyAssumptions } from '../../../shared/consumers.ts';
import type { Operation } from '../../../shared/grid-figures.ts';
import { type GridLevel, gridObjectId } from '../../../shared/grid-object.ts';
import { type AdoptedWorks, partOf, WORKS_STORE_HOURS } from '../../../shared/grid-works.ts';
import type { Scaled, Store } from '../../engine/account/types.ts';
import { movedToNoon } from '../../engine/load/move-to-noon.ts';
import type { Session } from '../../session/session.ts';
import type { LaidFeeder } from './feeders.ts';
import type { Node } from './stations.ts';
import type { LaidTransformer } from './transformers.ts';

/** Kinds of objects that works and limits are at. */

/** The works that a scenario has taken over at an object, from the year on in which they are there; null for none. */
export function worksAt(
  { gridWorks }: SupplyAssumptions,
  level: GridLevel,
  id: number,
  year = Number.POSITIVE_INFINITY,
): AdoptedWorks | null {
  const works = gridWorks[gridObjectId(level, id)];
  return works && works.year <= year ? works : null;
}

/** How so many transformers run where works leave their mode: as they did, and one alone alone. */
export const runsAs = (count: number, before: Operation | null): Operation =>
  count === 1 ? 'single' : before === 'parallel' ? 'parallel' : 'split';

/** A substation with works; how many transformers it then has is in them. */
export function strongerStation(node: Node, works: AdoptedWorks | null): Node {
  const more = partOf(works, 'transformer');
  if (!more?.ratingKva || !more.count) return node;
  return { ...node, ratingMva: (more.ratingKva * more.count) / 1000, ratingFrom: 'works' };
}

export function strongerTransformer(each: LaidTransformer, works: AdoptedWorks | null): LaidTransformer {
  const more = partOf(works, 'transformer');
  if (!more?.ratingKva || !more.count) return each;
  const { ratingKva, count } = more;
  return { ...each, ratingKva, count, operation: runsAs(count, each.operation) };
}

export function strongerFeeder(session: Session, feeder: LaidFeeder, works: AdoptedWorks | null): LaidFeeder {
  const name = partOf(works, 'conductor')?.detail;
  const conductorData = session.library.conductors().find((each) => each.name === name);
  return {
    ...feeder,
    ...(conductorData && { conductorData, conductor: conductorData.name, ratingKva: null }),
    voltageControl: feeder.voltageControl || partOf(works, 'reactive') !== undefined,
  };
}

/** Storage that comes with works; null where none does. */
export function storeOfWorks(works: AdoptedWorks | null, { roundTrip }: SupplyAssumptions): Store | null {
  const powerKw = 1000 * (partOf(works, 'storage')?.amount ?? 0);
  return powerKw > 0 ? { powerKw, energyKwh: powerKw * WORKS_STORE_HOURS, roundTrip } : null;
}

/** Two batteries at one place as one. */
export const storesTogether = (a: Store | null, b: Store | null): Store | null =>
  a && b ? { ...a, powerKw: a.powerKw + b.powerKw, energyKwh: a.energyKwh + b.energyKwh } : (a ?? b);

/** A load of which works move some to the hours about solar noon. */
export function loadWithWorks(load: Scaled, works: AdoptedWorks | null, lon: number): Scaled {
  const kw = 1000 * (partOf(works, 'shift')?.amount ?? 0);
  if (kw <= 0) return load;
  const hours = load.hours.map((each) => each * load.times);
  return { hours: movedToNoon(hours, kw, lon), times: 1 };
}

/** Largest output over capacity that planned limits leave, of works and of the scenario's choice; null for none. */
export function lidOf(
  works: AdoptedWorks | null,
  planned: { maxOutputFactor: number } | null,
): number | null {
  const both = [partOf(works, 'curtailment')?.maxOutputFactor, planned?.maxOutputFactor];
  const least = Math.min(...both.map((each) => each ?? Number.POSITIVE_INFINITY));
  return Number.isFinite(least) ? least : null;
}

/** What PV gives that is there already, beneath a planned limit. */
export function existingUnder(
  existing: Scaled | null,
  lid: number | null,
  simultaneity: number,
): Scaled | null {
  if (!existing || lid === null) return existing;
  return { ...existing, hours: existing.hours.map((kw) => Math.min(kw, lid / simultaneity)) };
}
