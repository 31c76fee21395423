import { crc32 } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import type { Site, SiteEstimate } from '../../shared/domain.ts';
import type { Bounds } from '../../shared/geometry.ts';
import type { Document } from './document.ts';
import { monthlyOf } from './estimates.ts';
import { envelopeOf } from './geometry-blob.ts';
import { dataVersion } from './prepared.ts';
import { asBuilt, BUILD_COLUMNS, readAgrivoltaic, readBuild, readTerms, TERM_COLUMNS } from './sites.ts';
import { changedSites } from './watch.ts';

/** A site without its outline, as kept in memory; a new object whenever anything about it changes. */
export interface MirroredSite extends Omit<Site, 'geometry'> {
  bounds: Bounds;
  /** The same text as long as outline and kind stay the same. */
  shape: string;
  /** Its estimate in the active scenario; null while there is none. */
  estimate: SiteEstimate | null;
  /** Capacity of the whole site, whatever share of it a scenario builds. */
  wholeKwp: number;
  /** What the estimate was computed from. */
  inputKey: string | null;
}

/** A document as another of its scenarios would have it, with the sites as the active one has them. */
export interface Seen {
  baseRows: ReadonlyMap<number, MirroredSite>;
}

/** Every site by id, oldest first, kept in step with the document. */
export interface SiteMirror {
  /** Reads the document a slice at a time, once however many wait for it; resolves once `rows` costs nothing. */
  warm(): Promise<void>;
  rows(): ReadonlyMap<number, MirroredSite>;
  /** Follows the changes of the rows: each call of what it returns says which changed since the one before. */
  follow(): () => ReadonlySet<number> | 'all';
}

/** What a scenario has of a site. */
const IN_SCENARIO = `o.built, y.year AS inService, e.input_key AS inputKey,
  e.annual_kwh AS annualKwh, e.annual_poa_kwh_m2 AS annualPoaKwhM2,
  e.specific_yield_kwh_per_kwp AS specificYieldKwhPerKwp, e.performance_ratio AS performanceRatio,
  e.p90_kwh AS p90Kwh, e.avoided_tco2 AS avoidedTco2, e.monthly_kwh AS monthlyKwh`;
const COLUMNS = `s.id, s.geom, s.name, s.kind, s.mount, s.tilt_deg AS tiltDeg, s.azimuth_deg AS azimuthDeg,
  s.usable_share AS usableShare, s.gcr, s.module_wp_m2 AS moduleWpM2, s.area_m2 AS areaM2,
  s.capacity_kwp AS capacityKwp, ${BUILD_COLUMNS}, s.module, s.inverter, ${TERM_COLUMNS}, s.notes, s.agrivoltaic, ${IN_SCENARIO}`;
const FROM = `sites s
  LEFT JOIN planner_left_out o ON o.site_id = s.id AND o.scenario_id = :scenario
  LEFT JOIN planner_in_service y ON y.site_id = s.id AND y.scenario_id = :scenario
  LEFT JOIN site_estimates e ON e.site_id = s.id AND e.scenario_id = :scenario`;
/** Below every id there can be. */
const FIRST = Number.MIN_SAFE_INTEGER;
/** So few that what the window asks for meanwhile never waits long. */
const SLICE = 800;
/** Time for that between two slices, in milliseconds. */
const PAUSE_MS = 2;

type Raw = Omit<
  MirroredSite,
  'bounds' | 'shape' | 'estimate' | 'included' | 'built' | 'wholeKwp' | 'agrivoltaic'
> &
  InScenario & { geom: Uint8Array; agrivoltaic: string | null };

type InScenario = Omit<SiteEstimate, 'siteId' | 'monthlyKwh'> &
  Pick<MirroredSite, 'id' | 'inService' | 'inputKey'> & { built: number | null; monthlyKwh: string | null };

const mirrors = new WeakMap<Database, SiteMirror>();

/** The mirror of a document's sites, one for as long as it is open. */
export function siteMirror(document: Document): SiteMirror {
  let mirror = mirrors.get(document.db);
  if (!mirror) {
    mirror = createMirror(document);
    mirrors.set(document.db, mirror);
  }
  return mirror;
}

function createMirror(document: Document): SiteMirror {
  const { db, readOnly } = document;
  const base = 'baseRows' in document ? (document as Document & Seen).baseRows : null;
  const scenarioNow = db.prepare('SELECT id FROM planner_scenarios WHERE active = 1').pluck();
  const page = db.prepare(`SELECT ${COLUMNS} FROM ${FROM} WHERE s.id > :after ORDER BY s.id LIMIT ${SLICE}`);
  const pageSeen = db.prepare(
    `SELECT s.id, ${IN_SCENARIO} FROM ${FROM} WHERE s.id > :after ORDER BY s.id LIMIT ${SLICE}`,
  );
  const one = db.prepare(`SELECT ${COLUMNS} FROM ${FROM} WHERE s.id = :id`);
  let rows = new Map<number, MirroredSite>();
  let mark = '';
  const followers: { changed: Set<number> | 'all' }[] = [];
  const tellAll = () => {
    for (const follower of followers) follower.changed = 'all';
  };
  /** Where the reading of everything stands; null once done. */
  let after: number | null = FIRST;

  const restartIfOther = (): void => {
    const now = `${scenarioNow.get() ?? ''}/${dataVersion(db)}`;
    const changed = readOnly ? [] : changedSites(db);
    if (now !== mark || changed === 'many') {
      mark = now;
      rows = new Map();
      after = FIRST;
      tellAll();
      return;
    }
    if (changed.length === 0) return;
    const scenario = scenarioNow.get() ?? null;
    for (const id of changed) {
      for (const follower of followers) if (follower.changed !== 'all') follower.changed.add(id);
      // What is not read yet is read in its turn.
      if (after !== null && id > after) continue;
      const raw = one.get({ id, scenario }) as Raw | undefined;
      if (raw) rows.set(id, mirrored(raw));
      else rows.delete(id);
    }
  };
  const readSlice = (): void => {
    const scenario = scenarioNow.get() ?? null;
    const read = (base ? pageSeen : page).all({ scenario, after }) as (InScenario | Raw)[];
    for (const raw of read) {
      const known = base?.get(raw.id);
      const row = known
        ? { ...known, ...asBuilt(known.wholeKwp, raw.built), ...seenOf(raw) }
        : mirrored((base ? one.get({ id: raw.id, scenario }) : raw) as Raw);
      rows.set(raw.id, row);
    }
    after = read.length < SLICE ? null : read.at(-1)!.id;
  };

  let warming: Promise<void> | null = null;
  const warm = async (): Promise<void> => {
    restartIfOther();
    while (after !== null) {
      readSlice();
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      if (!db.open) return;
      restartIfOther();
    }
  };

  return {
    warm() {
      warming ??= warm().finally(() => {
        warming = null;
      });
      return warming;
    },
    rows() {
      restartIfOther();
      while (after !== null) readSlice();
      return rows;
    },
    follow() {
      const follower: (typeof followers)[number] = { changed: 'all' };
      followers.push(follower);
      return () => {
        restartIfOther();
        const { changed } = follower;
        follower.changed = new Set();
        return changed;
      };
    },
  };
}

/** What a scenario has of a site, but for what of it is built. */
function seenOf({ id, inService, inputKey, monthlyKwh, ...raw }: InScenario) {
  const { annualKwh, annualPoaKwhM2, specificYieldKwhPerKwp, performanceRatio, p90Kwh, avoidedTco2 } = raw;
  const monthly = monthlyKwh === null ? null : monthlyOf(monthlyKwh);
  return {
    ...{ inService, inputKey },
    estimate: monthly && {
      siteId: id,
      ...{ annualKwh, annualPoaKwhM2, specificYieldKwhPerKwp, performanceRatio, p90Kwh, avoidedTco2 },
      monthlyKwh: monthly,
    },
  };
}

function mirrored(raw: Raw): MirroredSite {
  const { id, name, tiltDeg, azimuthDeg, usableShare, gcr, moduleWpM2, areaM2, capacityKwp, geom } = raw;
  const { module, inverter, notes } = raw;
  return {
    ...{ id, name, tiltDeg, azimuthDeg, usableShare, gcr, moduleWpM2, areaM2, module, inverter, notes },
    ...readTerms(raw),
    ...readBuild(raw),
    ...asBuilt(capacityKwp, raw.built),
    wholeKwp: capacityKwp,
    agrivoltaic: readAgrivoltaic(raw.agrivoltaic),
    bounds: envelopeOf(geom),
    shape: `${raw.kind}/${geom.byteLength}/${crc32(geom)}`,
    ...seenOf(raw),
  };
}
