import { agrivoltaicSchema } from '../../shared/agrivoltaic.ts';
import type { Site, SiteFields } from '../../shared/domain.ts';
import { PlannerError } from '../../shared/errors.ts';
import type { Area } from '../../shared/geometry.ts';
import type { Document } from './document.ts';
import { decodeGeometry, encodeGeometry } from './geometry-blob.ts';
import { prepared } from './prepared.ts';

/** A site as stored: what the planner set and what follows from the geometry. */
export type SiteRow = Omit<Site, 'id' | 'included'>;

const COLUMNS = `s.id, s.geom, s.name, s.kind, s.mount, s.tilt_deg AS tiltDeg, s.azimuth_deg AS azimuthDeg,
  s.usable_share AS usableShare, s.gcr, s.module_wp_m2 AS moduleWpM2, s.area_m2 AS areaM2,
  s.capacity_kwp AS capacityKwp, s.notes, s.agrivoltaic,
  NOT EXISTS (SELECT 1 FROM planner_left_out o JOIN planner_scenarios c ON c.id = o.scenario_id
    WHERE c.active = 1 AND o.site_id = s.id) AS included`;

type Raw = Omit<Site, 'geometry' | 'included' | 'agrivoltaic'> & {
  geom: Uint8Array;
  included: number;
  agrivoltaic: string | null;
};

const asSite = ({ geom, included, agrivoltaic, ...rest }: Raw): Site => ({
  ...rest,
  agrivoltaic: readAgrivoltaic(agrivoltaic),
  geometry: decodeGeometry(geom) as Area,
  included: included === 1,
});

/** What another program may have left there counts only where it fits. */
export function readAgrivoltaic(text: string | null): Site['agrivoltaic'] {
  try {
    return text === null ? null : agrivoltaicSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Every site, oldest first. */
export function listSites({ db }: Pick<Document, 'db'>): Site[] {
  return (db.prepare(`SELECT ${COLUMNS} FROM sites s ORDER BY s.id`).all() as Raw[]).map(asSite);
}

/** @throws PlannerError `site.unknown` */
export function getSite({ db }: Pick<Document, 'db'>, id: number): Site {
  const row = prepared(db, `SELECT ${COLUMNS} FROM sites s WHERE s.id = ?`).get(id) as Raw | undefined;
  if (!row) throw new PlannerError('site.unknown', { id });
  return asSite(row);
}

export function insertSite({ db }: Pick<Document, 'db'>, site: SiteRow): number {
  const result = prepared(
    db,
    `INSERT INTO sites (geom, name, kind, mount, tilt_deg, azimuth_deg, usable_share, gcr, module_wp_m2, area_m2, capacity_kwp, notes, agrivoltaic)
       VALUES (:geom, :name, :kind, :mount, :tiltDeg, :azimuthDeg, :usableShare, :gcr, :moduleWpM2, :areaM2, :capacityKwp, :notes, :agrivoltaic)`,
  ).run(bindings(site));
  return Number(result.lastInsertRowid);
}

export function updateSite({ db }: Document, id: number, site: SiteRow): void {
  prepared(
    db,
    `UPDATE sites SET geom = :geom, name = :name, kind = :kind, mount = :mount, tilt_deg = :tiltDeg,
       azimuth_deg = :azimuthDeg, usable_share = :usableShare, gcr = :gcr, module_wp_m2 = :moduleWpM2,
       area_m2 = :areaM2, capacity_kwp = :capacityKwp, notes = :notes,
       agrivoltaic = :agrivoltaic WHERE id = :id`,
  ).run({ ...bindings(site), id });
}

/** @throws PlannerError `site.unknown` when one of them does not exist; then none is deleted. */
export function deleteSite({ db }: Document, id: number): void {
  const { changes } = prepared(db, 'DELETE FROM sites WHERE id = ?').run(id);
  if (changes === 0) throw new PlannerError('site.unknown', { id });
}

/** Counts the site in the active scenario, or leaves it out; true when that is a change. */
export function includeSite(
  { db }: Document,
  scenarioId: number,
  siteId: number,
  included: boolean,
): boolean {
  const sql = included
    ? 'DELETE FROM planner_left_out WHERE scenario_id = ? AND site_id = ?'
    : 'INSERT OR IGNORE INTO planner_left_out (scenario_id, site_id) VALUES (?, ?)';
  return prepared(db, sql).run(scenarioId, siteId).changes > 0;
}

/** Number for the next site's default name: one more than the sites of this kind ever made. */
export function nextSiteNumber({ db }: Pick<Document, 'db'>, kind: SiteFields['kind']): number {
  return (db.prepare('SELECT count(*) FROM sites WHERE kind = ?').pluck().get(kind) as number) + 1;
}

function bindings({ geometry, agrivoltaic, ...fields }: SiteRow) {
  return {
    ...fields,
    geom: encodeGeometry(geometry),
    agrivoltaic: agrivoltaic && JSON.stringify(agrivoltaic),
  };
}
