import type { SupplyAssumptions } from '../../../shared/consumers.ts';
import type { GridLevel } from '../../../shared/grid-object.ts';
import type { AdoptedWorks } from '../../../shared/grid-works.ts';
import { partOf } from '../../../shared/grid-works.ts';
import type { GridObject, OpenCapacity } from '../../../shared/open-capacity.ts';
import type { Operation } from '../../engine/grid/device-hosting.ts';
import type { Session } from '../../session/session.ts';
import type { Existing } from './existing.ts';
import type { PlannedLids } from './planned-limits.ts';
import { lidOf } from './works.ts';

/** What hosting of every object of a document is worked out of. */
export interface OpenGround {
  session: Session;
  /** Of one transformer alone and of several run split, see `reverseLoadRateOf`. */
  reverseAlone: number;
  supply: SupplyAssumptions;
  /** UTC hour of the year that is the typical one. */
  hour: number;
  /** Largest simultaneous output over installed capacity, where no limit is planned. */
  maxOutputFactor: number;
  existing: Existing;
  lids: PlannedLids;
  /** Works of the object; null for none, or where they are left out. */
  worksOf(level: GridLevel, id: number): AdoptedWorks | null;
  /** Says what is wrong with an object. */
  wrong(code: OpenCapacity['problems'][number]['code'], id: string, name: string): void;
}

/** An object before it is graded. */
export type Ungraded = Omit<GridObject, 'openForConnectionMw' | 'openForFilingMw' | 'grade'>;

/** Load that works move to noon, and what their storage charges, MW. */
export const movedMw = (works: AdoptedWorks | null) => partOf(works, 'shift')?.amount ?? 0;
export const storedMw = (works: AdoptedWorks | null) => partOf(works, 'storage')?.amount ?? 0;

/** What PV is connected and filed at an object, MW. */
export const usedMwAt = (
  { existing }: OpenGround,
  level: `${GridLevel}s`,
  id: number,
): { connectedMw: number; filedMw: number } => ({
  connectedMw: (existing.connected[level].get(id) ?? 0) / 1000,
  filedMw: (existing.filed[level].get(id) ?? 0) / 1000,
});

/** Largest output over capacity at an object: the hours' or the typed one, and no more than planned limits leave. */
export function factorAt(
  { maxOutputFactor, lids }: OpenGround,
  level: GridLevel,
  id: number,
  works: AdoptedWorks | null,
): number {
  return Math.min(maxOutputFactor, lidOf(works, lids.at(level, id)) ?? maxOutputFactor);
}

/** A device as it runs; where its mode does not fit the number of its transformers, that is said and none is taken. */
export function asRun<T extends Operation>({ wrong }: OpenGround, device: T, id: string, name: string): T {
  const { count, operation } = device;
  const fits = operation === 'parallel' ? count > 1 : operation !== 'single' || count === 1;
  if (fits) return device;
  wrong('operation-count', id, name);
  return { ...device, operation: count === 1 ? 'single' : 'split' };
}
