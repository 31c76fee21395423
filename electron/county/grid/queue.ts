import { gridObjectId } from '../../../shared/grid-object.ts';
import type { GridObject, OpenCapacity } from '../../../shared/open-capacity.ts';
import type { Existing } from './existing.ts';

/**
 * The queue of what is filed, in order of filing: each takes its room on every object from where it connects up to the
 * county, and the tightest of these is named with what it then has left.
 */
export function queueOf({ queue }: Existing, objects: readonly GridObject[]): OpenCapacity['queue'] {
  const byId = new Map(objects.map((object) => [object.id, object]));
  const left = new Map(objects.map(({ id, openForConnectionMw }) => [id, openForConnectionMw[0]]));
  return queue.map(({ id, name, year, kwp, on }) => {
    const mw = kwp / 1000;
    const under = [
      ['transformer', on.transformers],
      ['feeder', on.feeders],
      ['station', on.stations],
    ] as const;
    const lowest = under.flatMap(([level, number]) => (number === null ? [] : [gridObjectId(level, number)]));
    const chain: string[] = [];
    let at = byId.get(lowest.find((key) => byId.has(key)) ?? 'county');
    while (at) {
      chain.push(at.id);
      at = at.parentId === null ? undefined : byId.get(at.parentId);
    }
    for (const key of chain) left.set(key, left.get(key)! - mw);
    const limitedBy = chain.reduce<string | null>(
      (least, key) => (least === null || left.get(key)! < left.get(least)! ? key : least),
      null,
    );
    return {
      ...{ plantId: id, name, year, mw, limitedBy },
      leftMw: limitedBy === null ? null : left.get(limitedBy)!,
    };
  });
}
