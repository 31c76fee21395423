import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { area, booleanPointInPolygon, lineString, pointToLineDistance, polygon } from '@turf/turf';
import type { Feature, FeatureCollection, LineString, Point, Polygon, Position } from 'geojson';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildCounties } from '../../../data/build/counties.ts';
import { buildDemonstration } from '../../../data/build/demonstration.ts';
import { openCounties } from '../../../electron/formats/counties.ts';
import { CONTEXT_LAYERS, type ContextLayerName, type CountyDetail } from '../../../shared/domain.ts';

const generated = new URL('../../../data/generated', import.meta.url).pathname;
const dir = mkdtempSync(join(tmpdir(), 'demonstration-'));
const file = join(dir, 'demonstration-410225.json');
let layers: Record<ContextLayerName, FeatureCollection>;
let lankao: CountyDetail;

beforeAll(async () => {
  if (!existsSync(join(generated, 'counties.db'))) await buildCounties(generated);
  symlinkSync(join(generated, 'counties.db'), join(dir, 'counties.db'));
  buildDemonstration(dir);
  layers = JSON.parse(readFileSync(file, 'utf8')).layers;
  const counties = openCounties(generated);
  lankao = counties.get('410225');
  counties.close();
}, 180_000);
afterAll(() => rmSync(dir, { recursive: true }));

const of = (name: ContextLayerName): Feature[] => layers[name].features;
const classes = (name: ContextLayerName): Set<string> => new Set(of(name).map((f) => f.properties?.class));
const positions = ({ geometry }: Feature): Position[] => {
  if (geometry.type === 'Point') return [geometry.coordinates];
  if (geometry.type === 'LineString') return geometry.coordinates;
  if (geometry.type === 'Polygon') return geometry.coordinates.flat();
  if (geometry.type === 'MultiPolygon') return geometry.coordinates.flat(2);
  throw new Error(`unexpected ${geometry.type}`);
};

describe('the demonstration layers', () => {
  test('are all there, every feature named in both scripts and marked synthetic', () => {
    expect(Object.keys(layers).sort()).toEqual([...CONTEXT_LAYERS].sort());
    for (const name of CONTEXT_LAYERS) {
      for (const { properties } of of(name)) {
        expect(properties?.synthetic).toBe(true);
        expect(properties?.name).toMatch(/^示范/);
        expect(properties?.nameEn).toMatch(/^Shifan /);
        expect(properties?.class).toBeTruthy();
      }
      const names = of(name).map((f) => f.properties?.name);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  test('lie inside the county', () => {
    const county = polygon(lankao.boundary.coordinates as Position[][]);
    // Corners cut from the boundary itself may be a rounding step (0.1 m) outside.
    const edge = lineString(lankao.boundary.coordinates[0] as Position[]);
    const onEdge = (p: Position): boolean => pointToLineDistance(p, edge, { units: 'meters' }) < 0.2;
    for (const name of CONTEXT_LAYERS) {
      const outside = of(name)
        .flatMap(positions)
        .filter((p) => !booleanPointInPolygon(p, county) && !onEdge(p));
      expect([name, outside]).toEqual([name, []]);
    }
  });

  test('have the numbers of a county', () => {
    expect(of('villages')).toHaveLength(300);
    expect(of('scenic_spots')).toHaveLength(8);
    expect(of('substations')).toHaveLength(10);
    expect(of('buildings').length).toBeGreaterThan(5500);
    expect(of('buildings').length).toBeLessThan(6500);
    expect(of('villages').filter((f) => f.properties?.roofsMapped)).toHaveLength(100);
  });

  test('have roofs of every class with its typical size', () => {
    const median = (kind: string): number => {
      const sizes = of('buildings')
        .filter((f) => f.properties?.class === kind)
        .map((f) => area(f))
        .sort((a, b) => a - b);
      return sizes[Math.floor(sizes.length / 2)];
    };
    expect(classes('buildings')).toEqual(
      new Set(['party-government', 'public', 'industrial-commercial', 'rural-household']),
    );
    expect(median('rural-household')).toBeGreaterThan(90);
    expect(median('rural-household')).toBeLessThan(150);
    expect(median('party-government')).toBeGreaterThan(200);
    expect(median('public')).toBeGreaterThan(500);
    expect(median('industrial-commercial')).toBeGreaterThan(700);
    const [roof] = of('buildings') as Feature<Polygon>[];
    expect(roof.properties?.footprintM2).toBeCloseTo(area(roof), -2);
  });

  test('have one connected road network that reaches every village', () => {
    const roads = of('roads') as Feature<LineString>[];
    const group = new Map<string, string>();
    const root = (key: string): string => {
      let at = key;
      while (group.get(at) !== at) at = group.get(at)!;
      return at;
    };
    for (const { geometry } of roads) {
      const keys = geometry.coordinates.map(String);
      for (const key of keys) if (!group.has(key)) group.set(key, key);
      for (const key of keys) group.set(root(key), root(keys[0]));
    }
    expect(new Set([...group.keys()].map(root)).size).toBe(1);
    for (const village of of('villages') as Feature<Point>[]) {
      expect(group.has(String(village.geometry.coordinates))).toBe(true);
    }
    expect(classes('roads')).toEqual(new Set(['national', 'county', 'township']));
  });

  test('have farmland over about two thirds of the county, four fifths of it protected', () => {
    const size = (features: Feature[]): number => features.reduce((sum, f) => sum + area(f), 0) / 1e6;
    const all = size(of('farmland'));
    const kept = size(of('farmland').filter((f) => f.properties?.class === 'protected'));
    expect(all / lankao.areaKm2).toBeGreaterThan(0.6);
    expect(all / lankao.areaKm2).toBeLessThan(0.8);
    expect(kept / all).toBeCloseTo(0.8, 2);
  });

  test('keep villages and fields off the river strip in the north-west', () => {
    const river = of('exclusions').find((f) => f.properties?.rule === 'river-protection') as Feature<Polygon>;
    const [[lon, lat]] = river.geometry.coordinates[0];
    expect(lon).toBeLessThan(lankao.center[0]);
    expect(lat).toBeGreaterThan(lankao.center[1]);
    for (const village of of('villages') as Feature<Point>[]) {
      expect(booleanPointInPolygon(village, river)).toBe(false);
    }
    expect(of('exclusions').every((f) => f.properties?.rule)).toBe(true);
  });

  test('have stations with voltage and rating', () => {
    for (const { properties } of of('substations')) {
      expect([35, 110]).toContain(properties?.voltageKv);
      expect(properties?.ratingMva).toBeGreaterThan(properties?.peakLoadMva);
    }
  });

  test('are the same on every run', () => {
    const before = readFileSync(file);
    buildDemonstration(dir);
    expect(readFileSync(file).equals(before)).toBe(true);
  });
});
