import { agrivoltaicSchema } from '../../shared/agrivoltaic.ts';
import { SITE_KINDS, type Site, type SiteFields, siteFieldsSchema } from '../../shared/domain.ts';
import { PlannerError } from '../../shared/errors.ts';
import type { Area } from '../../shared/geometry.ts';
import { caseClassSchema, modeSchema } from '../../shared/money.ts';
import { tariffSchema } from '../../shared/rule-pack.ts';
import { MOUNTINGS } from '../../shared/yield.ts';
import type { Document } from './document.ts';
import { decodeGeometry, wkbOf } from './geometry-blob.ts';
import { blobFor } from './geopackage.ts';
import { prepared } from './prepared.ts';

/** A site as stored: what the planner set and what follows from the geometry. */
export type SiteRow = Omit<Site, 'id' | 'included' | 'built' | 'inService'>;

/** Whose it is, how it sells and at whose tariff; see {@link readTerms}. */
export const TERM_COLUMNS = 's.owner_class AS ownerClass, s.grid_mode AS gridMode, s.tariff';

/** How its modules are fixed and whether they face two ways; see {@link readBuild}. */
export const BUILD_COLUMNS = 's.mounting, s.two_faces AS twoFaces';

/** Columns of a site as a scenario has it: the share it builds scales the capacity. */
const COLUMNS = `s.id, s.geom, s.name, s.kind, s.mount, s.tilt_deg AS tiltDeg, s.azimuth_deg AS azimuthDeg,
  s.usable_share AS usableShare, s.gcr, s.module_wp_m2 AS moduleWpM2, s.area_m2 AS areaM2,
  s.capacity_kwp AS capacityKwp, ${BUILD_COLUMNS}, s.module, s.inverter, ${TERM_COLUMNS}, s.notes, s.agrivoltaic, o.built, y.year AS inService`;
const FROM = `sites s LEFT JOIN planner_left_out o ON o.site_id = s.id
  AND o.scenario_id = (SELECT id FROM planner_scenarios WHERE active = 1)
  LEFT JOIN planner_in_service y ON y.site_id = s.id
  AND y.scenario_id = (SELECT id FROM planner_scenarios WHERE active = 1)`;

type Raw = Omit<Site, 'geometry' | 'included' | 'built' | 'agrivoltaic'> & {
  geom: Uint8Array;
  built: number | null;
  agrivoltaic: string | null;
};

/** A site's capacity at the share of it that a scenario builds; null builds it whole, nil leaves it out. */
export function asBuilt(
  wholeKwp: number,
  built: number | null,
): Pick<Site, 'included' | 'built' | 'capacityKwp'> {
  const share = built === null || built <= 0 || built > 1 ? 1 : built;
  return { included: built === null || built > 0, built: share, capacityKwp: wholeKwp * share };
}

const asSite = ({ geom, built, agrivoltaic, ...rest }: Raw): Site => ({
  ...rest,
  ...readTerms(rest),
  ...readBuild(rest),
  ...asBuilt(rest.capacityKwp, built),
  agrivoltaic: readAgrivoltaic(agrivoltaic),
  geometry: decodeGeometry(geom) as Area,
});

/**
 * One of the words of a list, itself: a text fresh from the database names nothing that the engine knows, so that each
 * look by it throws away what was made fast.
 */
const wordOf = <T extends string>(words: readonly T[], text: unknown): T | null =>
  words.find((word) => word === text) ?? null;

const { mount: mounts } = siteFieldsSchema.shape;

/** What a site is, whose, how it sells and at whose tariff. */
type Terms = Pick<Site, 'kind' | 'mount' | 'ownerClass' | 'gridMode' | 'tariff'>;

/** What another program may have left there counts only where it fits. */
export const readTerms = ({ kind, mount, ownerClass, gridMode, tariff }: Terms): Terms => ({
  kind: wordOf(SITE_KINDS, kind) ?? kind,
  mount: wordOf(mounts.options, mount) ?? mount,
  ownerClass: wordOf(caseClassSchema.options, ownerClass),
  gridMode: wordOf(modeSchema.options, gridMode),
  tariff: wordOf(tariffSchema.options, tariff),
});

/** What another program may have left there counts only where it fits. */
export const readBuild = (build: {
  mounting: unknown;
  twoFaces: unknown;
}): Pick<Site, 'mounting' | 'twoFaces'> => ({
  mounting: wordOf(MOUNTINGS, build.mounting),
  twoFaces: build.twoFaces === 1,
});

/** What another program may have left there counts only where it fits. */
export function readAgrivoltaic(text: string | null): Site['agrivoltaic'] {
  try {
    return text === null ? null : agrivoltaicSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Every site as the active scenario has it, oldest first. */
export function listSites({ db }: Pick<Document, 'db'>): Site[] {
  return (db.prepare(`SELECT ${COLUMNS} FROM ${FROM} ORDER BY s.id`).all() as Raw[]).map(asSite);
}

/** Share of every site that a scenario does not build whole; 0 leaves it out. */
export function builtShares({ db }: Document, scenarioId: number): ReadonlyMap<number, number> {
  const rows = db
    .prepare('SELECT site_id, built FROM planner_left_out WHERE scenario_id = ?')
    .raw()
    .all(scenarioId) as [number, number][];
  return new Map(rows);
}

/** @throws PlannerError `site.unknown` */
export function getSite({ db }: Pick<Document, 'db'>, id: number): Site {
  const row = prepared(db, `SELECT ${COLUMNS} FROM ${FROM} WHERE s.id = ?`).get(id) as Raw | undefined;
  if (!row) throw new PlannerError('site.unknown', { id });
  return asSite(row);
}

/** Outline of a site; null for one that is not there. */
export function outlineOf({ db }: Pick<Document, 'db'>, id: number): Area | null {
  const row = prepared(db, 'SELECT geom FROM sites WHERE id = ?').get(id) as Pick<Raw, 'geom'> | undefined;
  return row ? (decodeGeometry(row.geom) as Area) : null;
}

/** Sites read at a time where all are gone through. */
const SLICE = 200;

/** Outlines of all sites as OGC well-known binary, oldest first, read a few at a time. */
export function* outlinesOf({ db }: Pick<Document, 'db'>): Generator<{ id: number; outline: Uint8Array }> {
  const slice = prepared(db, `SELECT id, geom FROM sites WHERE id > ? ORDER BY id LIMIT ${SLICE}`);
  let after = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const rows = slice.all(after) as { id: number; geom: Uint8Array }[];
    for (const { id, geom } of rows) yield { id, outline: wkbOf(geom) };
    if (rows.length < SLICE) return;
    after = rows.at(-1)!.id;
  }
}

export function insertSite({ db }: Pick<Document, 'db'>, site: SiteRow): number {
  const result = prepared(
    db,
    `INSERT INTO sites (geom, name, kind, mount, mounting, two_faces, tilt_deg, azimuth_deg, usable_share, gcr, module_wp_m2, area_m2, capacity_kwp, module, inverter, owner_class, grid_mode, tariff, notes, agrivoltaic)
       VALUES (:geom, :name, :kind, :mount, :mounting, :twoFaces, :tiltDeg, :azimuthDeg, :usableShare, :gcr, :moduleWpM2, :areaM2, :capacityKwp, :module, :inverter, :ownerClass, :gridMode, :tariff, :notes, :agrivoltaic)`,
  ).run({ ...bindings(site), geom: blobFor('sites', site.geometry) });
  return Number(result.lastInsertRowid);
}

export function updateSite(
  { db }: Pick<Document, 'db'>,
  id: number,
  { geometry, ...site }: Omit<SiteRow, 'geometry'> & { geometry?: Area },
): void {
  prepared(
    db,
    `UPDATE sites SET ${geometry ? 'geom = :geom, ' : ''}name = :name, kind = :kind, mount = :mount, mounting = :mounting,
       two_faces = :twoFaces, tilt_deg = :tiltDeg,
       azimuth_deg = :azimuthDeg, usable_share = :usableShare, gcr = :gcr, module_wp_m2 = :moduleWpM2,
       area_m2 = :areaM2, capacity_kwp = :capacityKwp, module = :module, inverter = :inverter,
       owner_class = :ownerClass, grid_mode = :gridMode, tariff = :tariff, notes = :notes,
       agrivoltaic = :agrivoltaic WHERE id = :id`,
  ).run({ ...bindings(site), ...(geometry && { geom: blobFor('sites', geometry) }), id });
}

/** @throws PlannerError `site.unknown` when one of them does not exist; then none is deleted. */
export function deleteSite({ db }: Pick<Document, 'db'>, id: number): void {
  const { changes } = prepared(db, 'DELETE FROM sites WHERE id = ?').run(id);
  if (changes === 0) throw new PlannerError('site.unknown', { id });
}

/** Counts a share of the site in a scenario, all of it or, with 0, none; true when that is a change. */
export function includeSite(
  { db }: Pick<Document, 'db'>,
  scenarioId: number,
  siteId: number,
  built: number,
): boolean {
  if (built >= 1) {
    const sql = 'DELETE FROM planner_left_out WHERE scenario_id = ? AND site_id = ?';
    return prepared(db, sql).run(scenarioId, siteId).changes > 0;
  }
  const sql = `INSERT INTO planner_left_out (scenario_id, site_id, built) VALUES (?, ?, ?)
    ON CONFLICT (scenario_id, site_id) DO UPDATE SET built = excluded.built WHERE built != excluded.built`;
  return prepared(db, sql).run(scenarioId, siteId, built).changes > 0;
}

/** Sets the year in which a site goes into service in a scenario; null leaves it to the scenario. True for a change. */
export function commissionSite(
  { db }: Pick<Document, 'db'>,
  scenarioId: number,
  siteId: number,
  year: number | null,
): boolean {
  if (year === null) {
    const sql = 'DELETE FROM planner_in_service WHERE scenario_id = ? AND site_id = ?';
    return prepared(db, sql).run(scenarioId, siteId).changes > 0;
  }
  const sql = `INSERT INTO planner_in_service (scenario_id, site_id, year) VALUES (?, ?, ?)
    ON CONFLICT (scenario_id, site_id) DO UPDATE SET year = excluded.year WHERE year != excluded.year`;
  return prepared(db, sql).run(scenarioId, siteId, year).changes > 0;
}

export const countSites = ({ db }: Pick<Document, 'db'>): number =>
  db.prepare('SELECT count(*) FROM sites').pluck().get() as number;

/** Number for the next site's default name: one more than the sites of this kind ever made. */
export function nextSiteNumber({ db }: Pick<Document, 'db'>, kind: SiteFields['kind']): number {
  return (db.prepare('SELECT count(*) FROM sites WHERE kind = ?').pluck().get(kind) as number) + 1;
}

function bindings({ agrivoltaic, ...fields }: Omit<SiteRow, 'geometry'>) {
  return {
    ...fields,
    twoFaces: fields.twoFaces ? 1 : 0,
    agrivoltaic: agrivoltaic && JSON.stringify(agrivoltaic),
  };
}
