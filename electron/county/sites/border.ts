import type { CountyDetail } from '../../../shared/domain.ts';
import type { Bounds } from '../../../shared/geometry.ts';
import type { AcrossBorder } from '../../../shared/overlaps.ts';
import { forEachInSteps, type Steps } from '../../../shared/steps.ts';
import { plotOf, unionSharedM2 } from '../../engine/rules/check-rule.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { keptWhile } from '../../store/kept.ts';
import type { MirroredSite } from '../../store/site-mirror.ts';
import { getSite } from '../../store/sites.ts';
import { countedRows } from '../land/statuses.ts';

/** Of a site so little may lie beyond the border without being named: less than drawing and borders are true to. */
const LEAST_SHARE = 1e-3;
/** Cells along either side of the county in which its border is looked up. */
const CELLS = 64;

/** Where a border runs, and which share of the outlines that were looked at lies within. */
interface Border {
  touches(bounds: Bounds): boolean;
  inside: Map<string, number>;
}

/** Sites of the active scenario that count and lie across the county's border, those most beyond it first. */
export function* acrossBorderOf(session: Session, document: Document): Steps<AcrossBorder> {
  const county = session.library.countyOf(document);
  const border = keptWhile(document, acrossBorderOf, county, () => borderOf(county));
  const sites: AcrossBorder['sites'] = [];
  const near: MirroredSite[] = [];
  yield* forEachInSteps(countedRows(session, document), (row) => {
    if (border.touches(row.bounds)) near.push(row);
  });
  for (const row of near) {
    yield;
    let inside = border.inside.get(row.shape);
    if (inside === undefined) {
      const { geometry, areaM2 } = getSite(document, row.id);
      inside = areaM2 > 0 ? unionSharedM2(plotOf(geometry, areaM2), [county.boundary]) / areaM2 : 1;
      border.inside.set(row.shape, inside);
    }
    if (inside > 1 - LEAST_SHARE) continue;
    sites.push({
      ...{ siteId: row.id, name: row.name, insideShare: inside, counts: 'whole' },
      ...{ outsideM2: row.areaM2 * (1 - inside), outsideKwp: row.capacityKwp * (1 - inside) },
    });
  }
  sites.sort((a, b) => b.outsideM2 - a.outsideM2 || a.siteId - b.siteId);
  return {
    sites,
    outsideM2: sites.reduce((sum, { outsideM2 }) => sum + outsideM2, 0),
    outsideKwp: sites.reduce((sum, { outsideKwp }) => sum + outsideKwp, 0),
  };
}

/** The stretches of a border by the cells of the county that they may cross. */
function borderOf({ boundary, bounds: [west, south, east, north] }: CountyDetail): Border {
  const cell = (value: number, from: number, to: number) =>
    Math.max(0, Math.min(CELLS - 1, Math.floor(((value - from) / (to - from || 1)) * CELLS)));
  const cells = new Set<number>();
  const each = ([x0, y0, x1, y1]: Bounds, at: (key: number) => void) => {
    for (let x = cell(x0, west, east); x <= cell(x1, west, east); x++)
      for (let y = cell(y0, south, north); y <= cell(y1, south, north); y++) at(x * CELLS + y);
  };
  const polygons = boundary.type === 'Polygon' ? [boundary.coordinates] : boundary.coordinates;
  for (const ring of polygons.flat()) {
    for (let i = 1; i < ring.length; i++) {
      const [[ax, ay], [bx, by]] = [ring[i - 1]!, ring[i]!];
      const box: Bounds = [Math.min(ax!, bx!), Math.min(ay!, by!), Math.max(ax!, bx!), Math.max(ay!, by!)];
      each(box, (key) => cells.add(key));
    }
  }
  return {
    touches(bounds) {
      let met = false;
      each(bounds, (key) => {
        met ||= cells.has(key);
      });
      return met;
    },
    inside: new Map(),
  };
}
