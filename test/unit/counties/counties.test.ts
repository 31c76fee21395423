import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { booleanClockwise, booleanPointInPolygon, polygon } from '@turf/turf';
import Database from 'better-sqlite3';
import gcoord from 'gcoord';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildCounties } from '../../../data/build/counties.ts';
import { type Counties, openCounties } from '../../../electron/formats/counties.ts';
import { readPlaceWords } from '../../../electron/formats/place-words.ts';
import { type County, type CountyDetail, countyDetailSchema } from '../../../shared/domain.ts';
import { PlannerError } from '../../../shared/errors.ts';
import type { Area } from '../../../shared/geometry.ts';

const generated = new URL('../../../data/generated', import.meta.url).pathname;
let counties: Counties;
let all: County[];

beforeAll(async () => {
  if (!existsSync(join(generated, 'counties.db'))) await buildCounties(generated);
  counties = openCounties(generated);
  all = counties.list('', 5000).counties;
});
afterAll(() => counties?.close());

const names = (query: string): string[] => counties.list(query, 10).counties.map((county) => county.name);
const polygons = (area: Area) => (area.type === 'Polygon' ? [area.coordinates] : area.coordinates);

describe('the bundled counties', () => {
  test('are all 2,885 of the source, each with its own code, province and city', () => {
    expect(all).toHaveLength(2885);
    expect(new Set(all.map(({ code }) => code)).size).toBe(2885);
    expect(all.filter(({ code }) => !/^\d{6}$/.test(code))).toEqual([]);
    expect(all.filter(({ province, city, pinyin }) => !province || !city || !pinyin)).toEqual([]);
  });

  test('have valid boundaries: closed, wound as RFC 7946 asks, inside their bounds', () => {
    for (const { code } of all) {
      const county: CountyDetail = counties.get(code);
      const [west, south, east, north] = county.bounds;
      for (const [outer, ...holes] of polygons(county.boundary)) {
        for (const ring of [outer, ...holes]) {
          if (ring.length < 4) throw new Error(`${code} has a ring of ${ring.length}`);
          expect(ring.at(-1)).toEqual(ring[0]);
        }
        if (booleanClockwise(outer) || holes.some((hole) => !booleanClockwise(hole))) {
          throw new Error(`${code} is wound the wrong way`);
        }
        if (outer.some(([x, y]) => x < west || x > east || y < south || y > north)) {
          throw new Error(`${code} leaves its bounds`);
        }
      }
      expect(county.areaKm2).toBeGreaterThan(0.5);
    }
  });

  test('keep to the contract', () => {
    for (const { code } of all.filter((_, i) => i % 50 === 0)) {
      countyDetailSchema.parse(counties.get(code));
    }
  });

  test('give Lankao its place and size', () => {
    const lankao = counties.get('410225');
    expect(lankao).toMatchObject({
      name: '兰考县',
      pinyin: 'Lankao Xian',
      province: '河南省',
      city: '开封市',
    });
    // The county's statistical area is 1,116 km².
    expect(lankao.areaKm2).toBeGreaterThan(1116 * 0.98);
    expect(lankao.areaKm2).toBeLessThan(1116 * 1.02);
    expect(lankao.licence).toMatch(/高德.*AMap/s);
    expect(booleanPointInPolygon(lankao.center, polygon(polygons(lankao.boundary)[0] as number[][][]))).toBe(
      true,
    );
  });

  test('are moved from GCJ-02 to WGS84', () => {
    const { boundary } = counties.get('410225');
    const [lon, lat] = polygons(boundary)[0][0][0];
    const [gcjLon, gcjLat] = gcoord.transform<[number, number]>([lon, lat], gcoord.WGS84, gcoord.GCJ02);
    // Only in GCJ-02 do the source's vertices lie on its 1/1024 degree lattice.
    expect(Math.abs(gcjLon * 1024 - Math.round(gcjLon * 1024))).toBeLessThan(0.02);
    expect(Math.abs(gcjLat * 1024 - Math.round(gcjLat * 1024))).toBeLessThan(0.02);
    expect(Math.abs(lon * 1024 - Math.round(lon * 1024))).toBeGreaterThan(0.02);
  });

  test('follow the national list where the source is older, wrong or empty', () => {
    expect(counties.get('370115').name).toBe('济阳区');
    expect(counties.get('370125').code).toBe('370115');
    expect(names('济阳县')).toEqual(['济阳区']);
    expect(counties.get('130923')).toMatchObject({ name: '东光县', province: '河北省', city: '沧州市' });
    expect(counties.get('310151').name).toBe('崇明区');
    // The source draws nothing for Jizhou; its area is 1,590 km².
    expect(Math.abs(counties.get('120119').areaKm2 / 1590 - 1)).toBeLessThan(0.02);
  });

  test('say which listed places have no boundary', () => {
    const db = new Database(join(generated, 'counties.db'), { readonly: true });
    const lacking = db.prepare('SELECT name FROM county_without_boundary').pluck().all();
    db.close();
    expect(lacking).toContain('光明区');
    expect(lacking).not.toContain('兰考县');
    expect(lacking.length).toBeGreaterThan(150);
  });
});

describe('searching by what lies around', () => {
  const codes = (query: string) => counties.list(query, 500).counties.map(({ code }) => code);

  test.each([
    ['雄安', '130638'],
    ['xiongan', '130638'],
    ['蘭考', '410225'],
    ['蘇州', '320505'],
    ['kaifeng', '410202'],
    ['kfs', '410202'],
    ['豫', '410225'],
    ['kaifeng lankao', '410225'],
    ['河南兰考', '410225'],
    ['kaifenglankao', '410225'],
    ['Urumqi', '650102'],
    ['kashgar', '653101'],
    ['inner mongolia', '150102'],
    ['Lankao County', '410225'],
    ['Chayu county tibet', '540425'],
    ['贵安', '520402'],
    ['苏州工业园区', '320506'],
    ['哈尔滨新区', '230109'],
  ])('%s finds %s', (query, code) => expect(codes(query)).toContain(code));

  test('knows how every city and province is read', () => {
    const { places } = readPlaceWords('data/counties');
    const rows = counties.list('', 5000).counties;
    const unread = new Set(rows.flatMap(({ city, province }) => [city, province]));
    for (const [name, { syllables }] of places) if (/^[a-z ]+$/.test(syllables)) unread.delete(name);
    expect([...unread].filter(Boolean)).toEqual([]);
  });

  test('names only counties that there are', () => {
    for (const { codes: listed } of readPlaceWords('data/counties').areas) {
      for (const code of listed) expect(counties.get(code).code).toBe(code);
    }
  });
});

describe('searching', () => {
  test.each([
    ['兰考', '兰考县'],
    ['兰考县', '兰考县'],
    ['lankao', '兰考县'],
    ['lan kao', '兰考县'],
    ['Lánkǎo Xiàn', '兰考县'],
    ['410225', '兰考县'],
    ['河南 兰考', '兰考县'],
    ['yueqing', '乐清市'],
    ['laoling', '乐陵市'],
    ["xi'an qu", '西安区'],
    ['lvshunkou', '旅顺口区'],
    ['mengcun huizu', '孟村回族自治县'],
  ])('%s finds %s first', (query, name) => expect(names(query)[0]).toBe(name));

  test('finds by initials, city, province and code prefix', () => {
    expect(names('lk')).toContain('兰考县');
    expect(names('开封')).toContain('兰考县');
    expect(counties.list('河南省', 1000).total).toBeGreaterThan(150);
    expect(counties.list('4102', 50).counties.every(({ code }) => code.startsWith('4102'))).toBe(true);
  });

  test('limits what it returns but counts all, and finds nothing for nonsense', () => {
    const { counties: few, total } = counties.list('县', 3);
    expect(few).toHaveLength(3);
    expect(total).toBeGreaterThan(1000);
    expect(counties.list('qqqq', 5)).toEqual({ counties: [], total: 0 });
    expect(counties.list("'; DROP TABLE county", 5).total).toBe(0);
  });
});

test('neighbours are those that touch', () => {
  const around = counties.neighbours('410225').map(({ name }) => name);
  expect(around.sort()).toEqual(['曹县', '东明县', '祥符区', '杞县', '封丘县', '长垣市', '民权县'].sort());
});

test('unknown codes and missing data are told apart', () => {
  const codeOf = (run: () => unknown): string | undefined => {
    try {
      run();
    } catch (error) {
      return error instanceof PlannerError ? error.code : String(error);
    }
    return undefined;
  };
  expect(codeOf(() => counties.get('999999'))).toBe('county.unknown');
  expect(codeOf(() => counties.neighbours('000000'))).toBe('county.unknown');
  expect(codeOf(() => openCounties('/nowhere'))).toBe('county.data-missing');
});

test('building twice gives the same file', { timeout: 180_000 }, async () => {
  const dir = mkdtempSync(join(tmpdir(), 'counties-'));
  try {
    const { counties: written } = await buildCounties(dir);
    expect(written).toBe(2885);
    const file = 'counties.db';
    expect(readFileSync(join(dir, file)).equals(readFileSync(join(generated, file)))).toBe(true);
  } finally {
    rmSync(dir, { recursive: true });
  }
});
