import { boxesOverlap } from '../../../shared/geometry.ts';
import type { Overlaps } from '../../../shared/overlaps.ts';
import type { Steps } from '../../../shared/steps.ts';
import { plotOf, unionSharedM2 } from '../../engine/rules/check-rule.ts';
import type { Session } from '../../session/session.ts';
import { baseOf } from '../../store/as-scenario.ts';
import { documentVersion } from '../../store/cached.ts';
import type { Document } from '../../store/document.ts';
import { inStep } from '../../store/in-step.ts';
import { rtreeTable } from '../../store/rtree.ts';
import { listOverrides } from '../../store/rule-overrides.ts';
import { type MirroredSite, siteMirror } from '../../store/site-mirror.ts';
import { outlineOf } from '../../store/sites.ts';
import { countsOf } from '../land/statuses.ts';
import { boxGrid, type Near } from './box-grid.ts';

/** Outlines drawn along each other may meet by this much without being two sites on one ground: engineering judgement. */
const LEAST_M2 = 1;

/** Which sites lie on one ground, whether they count or not. */
interface Meetings {
  /** Sites to be looked at, and the outline under which each was looked at last. */
  due: Set<number>;
  shapes: Map<number, string>;
  /** For each site those it overlaps, with the share of either's outline: its own first. */
  meets: Map<number, Map<number, { own: number; other: number }>>;
  /** Sites that were not held against their neighbours, since too many lie there. */
  passed: Set<number>;
}

/** The name under which a planner's reason for keeping two sites on one ground is kept, at the one with the lower number. */
export const overlapRule = (otherId: number): string => `overlap:${otherId}`;

/**
 * Sites of the active scenario that count and overlap another. Only sites whose outline changed are looked at again. What a
 * planner has kept on purpose is named but not among what is counted twice.
 */
export function* overlapsOf(session: Session, document: Document): Steps<Overlaps> {
  const { meets, passed } = yield* meetingSites(document);
  const rows = siteMirror(document).rows();
  const counts = countsOf(session, document);
  const counted = (id: number): MirroredSite | null => {
    const row = rows.get(id);
    return row && counts(row) ? row : null;
  };
  const reasons = new Map(
    meets.size === 0
      ? []
      : listOverrides(document).map(({ siteId, rule, reason }) => [`${siteId} ${rule}`, reason] as const),
  );
  const pairs: Overlaps['pairs'] = [];
  for (const [id, others] of meets) {
    yield;
    const a = counted(id);
    if (!a) continue;
    for (const [otherId, { own, other }] of others) {
      const b = otherId > id ? counted(otherId) : null;
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
    uncheckedCount: [...passed].filter((id) => counted(id)).length,
  };
}

/** Sites looked at before it is asked again whether others changed: asking costs as much as looking. */
const ROWS_HOLD = 64;
/** Pairs of sites that are held against each other at a time: for any number of sites, and more for each of them. */
const MOST_PAIRS = { any: 20_000, each: 25 };
/** Pairs after which others get a turn. */
const PAIRS_AT_ONCE = 25;

/**
 * Houses have a handful of neighbours and a field some hundreds, so that each pair is looked at; of thousands of sites
 * on one ground not all can be, and those left over are said to be.
 */
function* meetingSites(asSeen: Document): Steps<Pick<Meetings, 'meets' | 'passed'>> {
  const document = baseOf(asSeen);
  const mirror = siteMirror(document);
  const { value, changed } = inStep(
    document,
    meetingSites,
    '',
    (): Meetings => ({ due: new Set(), shapes: new Map(), meets: new Map(), passed: new Set() }),
  );
  const { due, shapes, meets, passed } = value;
  const rows = mirror.rows();
  for (const id of changed === 'all' ? [...rows.keys(), ...shapes.keys()] : changed) {
    if (rows.get(id)?.shape !== shapes.get(id)) due.add(id);
  }
  // What was too many may be fewer now.
  if (due.size > 0) for (const id of passed) due.add(id);
  const version = documentVersion(document);
  let near = due.size > MANY ? yield* boxGrid(rows) : storedBoxes(document);
  let current = rows;
  let turns = 0;
  let pairs = 0;
  const most = MOST_PAIRS.any + MOST_PAIRS.each * due.size;
  for (const id of due) {
    yield;
    if (++turns % ROWS_HOLD === 0) {
      current = mirror.rows();
      // Sites may have moved out of their cells.
      if (documentVersion(document) !== version) near = storedBoxes(document);
    }
    for (const other of meets.get(id)?.keys() ?? []) {
      const back = meets.get(other)!;
      back.delete(id);
      if (back.size === 0) meets.delete(other);
    }
    meets.delete(id);
    passed.delete(id);
    const row = current.get(id);
    if (row) {
      shapes.set(id, row.shape);
      for (const other of near(row.bounds)) {
        const beside = other === id ? undefined : current.get(other);
        if (!beside || !boxesOverlap(row.bounds, beside.bounds)) continue;
        if (++pairs > most) {
          passed.add(id);
          break;
        }
        if (pairs % PAIRS_AT_ONCE === 0) yield;
        const shares = sharesOf(document, row, beside);
        if (!shares) continue;
        linkOf(meets, id).set(other, shares);
        linkOf(meets, other).set(id, { own: shares.other, other: shares.own });
      }
    } else shapes.delete(id);
    due.delete(id);
  }
  return { meets, passed };
}

/** Sites from which on their boxes are put into a grid: each question of the document takes longer than a site there. */
const MANY = 2000;

function storedBoxes(document: Document): Near {
  const find = document.db
    .prepare(`SELECT id FROM ${rtreeTable('sites')} WHERE minx < ? AND maxx > ? AND miny < ? AND maxy > ?`)
    .pluck();
  return ([west, south, east, north]) => find.all(east, west, north, south) as number[];
}

function linkOf(meets: Meetings['meets'], id: number) {
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
