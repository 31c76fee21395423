import type { Bounds } from '../../../shared/geometry.ts';
import type { Overlaps } from '../../../shared/overlaps.ts';
import { plotOf, unionSharedM2 } from '../../engine/rules/check-rule.ts';
import type { Steps } from '../../engine/steps.ts';
import type { Session } from '../../session/session.ts';
import { baseOf } from '../../store/as-scenario.ts';
import type { Document } from '../../store/document.ts';
import { rtreeTable } from '../../store/rtree.ts';
import { listOverrides } from '../../store/rule-overrides.ts';
import { type MirroredSite, siteMirror } from '../../store/site-mirror.ts';
import { outlineOf } from '../../store/sites.ts';
import { countedRows } from '../land/rules.ts';

/** Outlines drawn along each other may meet by this much without being two sites on one ground: engineering judgement. */
const LEAST_M2 = 1;

/** Which sites lie on one ground, whether they count or not, kept in step with the document. */
interface Kept {
  changed(): ReadonlySet<number> | 'all';
  /** Sites to be looked at, and the outline under which each was looked at last. */
  due: Set<number>;
  shapes: Map<number, string>;
  /** For each site those it overlaps, with the share of either's outline: its own first. */
  meets: Map<number, Map<number, { own: number; other: number }>>;
}
const kept = new WeakMap<Document, Kept>();

/** The name under which a planner's reason for keeping two sites on one ground is kept, at the one with the lower number. */
export const overlapRule = (otherId: number): string => `overlap:${otherId}`;

/**
 * Sites of the active scenario that count and overlap another. Only sites whose outline changed are looked at again. What a
 * planner has kept on purpose is named but not among what is counted twice.
 */
export function* overlapsOf(session: Session, document: Document): Steps<Overlaps> {
  const meets = yield* meetingSites(document);
  const counted = new Map(
    meets.size === 0 ? [] : countedRows(session, document).map((row) => [row.id, row] as const),
  );
  const reasons = new Map(
    meets.size === 0
      ? []
      : listOverrides(document).map(({ siteId, rule, reason }) => [`${siteId} ${rule}`, reason] as const),
  );
  const pairs: Overlaps['pairs'] = [];
  for (const [id, others] of meets) {
    yield;
    const a = counted.get(id);
    if (!a) continue;
    for (const [otherId, { own, other }] of others) {
      const b = otherId > id ? counted.get(otherId) : undefined;
      if (!b) continue;
      pairs.push({
        siteIds: [id, otherId],
        names: [a.name, b.name],
        kept: reasons.get(`${id} ${overlapRule(otherId)}`) ?? null,
        areaM2: own * a.areaM2,
        capacityKwp: Math.min(own * a.capacityKwp, other * b.capacityKwp),
      });
    }
  }
  pairs.sort((p, q) => q.areaM2 - p.areaM2 || p.siteIds[0] - q.siteIds[0]);
  const open = pairs.filter(({ kept }) => kept === null);
  return {
    pairs,
    siteCount: new Set(open.flatMap(({ siteIds }) => siteIds)).size,
    areaM2: open.reduce((sum, { areaM2 }) => sum + areaM2, 0),
    capacityKwp: open.reduce((sum, { capacityKwp }) => sum + capacityKwp, 0),
  };
}

/** Sites looked at before it is asked again whether others changed: asking costs as much as looking. */
const ROWS_HOLD = 64;

function* meetingSites(asSeen: Document): Steps<Kept['meets']> {
  const document = baseOf(asSeen);
  const mirror = siteMirror(document);
  const known = kept.get(document) ?? {
    ...{ changed: mirror.follow(), due: new Set<number>() },
    ...{ shapes: new Map<number, string>(), meets: new Map() },
  };
  kept.set(document, known);
  const { due, shapes, meets } = known;
  const rows = mirror.rows();
  const changed = known.changed();
  for (const id of changed === 'all' ? [...rows.keys(), ...shapes.keys()] : changed) {
    if (rows.get(id)?.shape !== shapes.get(id)) due.add(id);
  }
  const near = document.db
    .prepare(
      `SELECT id FROM ${rtreeTable('sites')} WHERE minx < ? AND maxx > ? AND miny < ? AND maxy > ? AND id != ?`,
    )
    .pluck();
  let current = rows;
  let turns = 0;
  for (const id of due) {
    yield;
    if (++turns % ROWS_HOLD === 0) current = mirror.rows();
    for (const other of meets.get(id)?.keys() ?? []) {
      const back = meets.get(other)!;
      back.delete(id);
      if (back.size === 0) meets.delete(other);
    }
    meets.delete(id);
    const row = current.get(id);
    if (row) {
      shapes.set(id, row.shape);
      const [west, south, east, north] = row.bounds;
      for (const other of near.all(east, west, north, south, id) as number[]) {
        const beside = current.get(other);
        if (!beside || !boxesMeet(row.bounds, beside.bounds)) continue;
        const shares = sharesOf(document, row, beside);
        if (!shares) continue;
        linkOf(meets, id).set(other, shares);
        linkOf(meets, other).set(id, { own: shares.other, other: shares.own });
      }
    } else shapes.delete(id);
    due.delete(id);
  }
  return meets;
}

const boxesMeet = (a: Bounds, b: Bounds) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

function linkOf(meets: Kept['meets'], id: number) {
  const link = meets.get(id) ?? new Map<number, { own: number; other: number }>();
  meets.set(id, link);
  return link;
}

/** Share of the outlines of two sites that both cover; null where it is next to nothing. */
function sharesOf(
  document: Document,
  a: MirroredSite,
  b: MirroredSite,
): { own: number; other: number } | null {
  const plot = plotOf(outlineOf(document, a.id)!, a.areaM2);
  const sharedM2 = unionSharedM2(plot, [outlineOf(document, b.id)!]);
  return sharedM2 < LEAST_M2 ? null : { own: sharedM2 / a.areaM2, other: sharedM2 / b.areaM2 };
}
