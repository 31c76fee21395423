import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Feature, Geometry } from 'geojson';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aroundSite, outlineAs } from '../../../electron/bulk/fit/surroundings.ts';
import { type Standing, type Survey, surveyOf } from '../../../electron/bulk/fit/survey.ts';
import type { Mount } from '../../../electron/engine/fit/glare.ts';
import { sunTrack } from '../../../electron/engine/fit/sun-track.ts';
import { geodesicAreaM2 } from '../../../electron/engine/geodesy.ts';
import { insertContext } from '../../../electron/store/context.ts';
import { createDocument } from '../../../electron/store/create-document.ts';
import type { Document } from '../../../electron/store/document.ts';
import type { ContextLayerName } from '../../../shared/domain.ts';
import type { Area } from '../../../shared/geometry.ts';
import { atOnce } from '../../../shared/steps.ts';
import { gridOf, MIDDLE, placeAt } from '../../unit/terrain/grid-of.ts';
import { slowSurroundings } from './slow-surroundings.ts';

const track = sunTrack({ ...MIDDLE, elevationM: 60 }, 2023, 20);
const LAYERS = ['farmland', 'roads', 'villages', 'scenic_spots', 'substations'] as const;
let folder: string;
let document: Document;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'surroundings-'));
  document = createDocument(join(folder, 'a.gpkg'), { name: 'a', countyCode: '410225', elevationM: 0 });
});
afterAll(() => {
  document.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Whole metres, so that what fails is shown small. */
const metres = (most: number) => fc.integer({ min: -most, max: most });
const spot = (most: number) => fc.tuple(metres(most), metres(most));
type Spot = [number, number];
const degrees = ([east, north]: Spot): Spot => {
  const { longitudeDeg, latitudeDeg } = placeAt(east, north);
  return [longitudeDeg, latitudeDeg];
};
/** A star around a spot: simple, seldom convex; or, of few corners out of order, one that crosses itself. */
const star = (most: number, leastM: number, mostM: number) =>
  fc
    .record({
      middle: spot(most),
      radii: fc.array(fc.integer({ min: leastM, max: mostM }), { minLength: 3, maxLength: 8 }),
      crossed: fc.boolean(),
    })
    .map(({ middle, radii, crossed }): Spot[] => {
      const step = crossed && radii.length % 2 === 1 && radii.length > 4 ? 2 : 1;
      const ring = radii.map((radius, i): Spot => {
        const angle = (2 * Math.PI * ((i * step) % radii.length)) / radii.length;
        return degrees([middle[0] + radius * Math.cos(angle), middle[1] + radius * Math.sin(angle)]);
      });
      return [...ring, ring[0]!];
    });
const area = (ring: Spot[]): Area => ({ type: 'Polygon', coordinates: [ring] });
const road = fc
  .array(spot(5000), { minLength: 2, maxLength: 6 })
  .map((line): Geometry => ({ type: 'LineString', coordinates: line.map(degrees) }));
/** Parcels; now and then another program's line in the layer of areas. */
const field: fc.Arbitrary<Geometry> = fc.oneof(
  road,
  { weight: 4, arbitrary: star(1800, 60, 500).map(area) },
  fc.tuple(star(2500, 200, 400), spot(2500)).map(
    ([ring, middle]): Area => ({
      type: 'Polygon',
      coordinates: [
        ring,
        [...ring.map(([x, y]): Spot => [x + (placeAt(...middle).longitudeDeg - x) * 0.2, y])],
      ],
    }),
  ),
  fc
    .array(star(2500, 60, 400), { minLength: 2, maxLength: 2 })
    .map((rings): Area => ({ type: 'MultiPolygon', coordinates: rings.map((ring) => [ring]) })),
);
const point = (most: number) =>
  spot(most).map((at): Geometry => ({ type: 'Point', coordinates: degrees(at) }));
const layer = (geometry: fc.Arbitrary<Geometry>, classes: (string | null)[], maxLength: number) =>
  fc.array(
    fc.record({ geometry, class: fc.constantFrom(...classes), households: fc.integer({ min: 0, max: 300 }) }),
    { maxLength },
  );
const county = fc.record({
  farmland: layer(field, [...new Array<string>(4).fill('protected'), 'general', null, 'else'], 8),
  roads: layer(road, ['national', 'county', 'township', null], 5),
  villages: layer(fc.oneof(point(8000), star(4000, 50, 300).map(area)), [null], 8),
  scenic_spots: layer(fc.oneof(point(14_000), star(4000, 50, 900).map(area)), [null], 4),
  substations: layer(point(30_000), [null], 3),
});
const consumers = fc.array(
  fc.record({
    kind: fc.constantFrom('homestay', 'evCharging', 'coldStore', 'greenhouse'),
    annualKwh: fc.integer({ min: 1, max: 1000 }),
    geometry: point(4000),
  }),
  { maxLength: 6 },
);
const mount: fc.Arbitrary<Mount> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      tiltDeg: fc.integer({ min: 0, max: 90 }),
      azimuthDeg: fc.integer({ min: 0, max: 359 }),
      bothFaces: fc.constant(false),
    }),
  },
  fc.record({ axisAzimuthDeg: fc.integer({ min: 90, max: 270 }), gcr: fc.constantFrom(0.3, 0.5) }),
);
const sites = fc.array(
  fc.record({ ring: fc.oneof({ weight: 3, arbitrary: star(1800, 4, 25) }, star(1500, 30, 600)), mount }),
  { minLength: 1, maxLength: 4 },
);

const hill = gridOf((east, north) => 40 * Math.sin(east / 400) * Math.cos(north / 500));

function surveyWith(
  rows: typeof consumers extends fc.Arbitrary<infer T> ? T : never,
  terrain: Survey['terrain'],
): Survey {
  const known = { farmland: new Set(['protected', 'general']), roads: new Set(['township']) };
  return {
    ...surveyOf(document.db, { eyeM: 1.6, known, terrain }, () => track, new Map()),
    consumers: rows.map((row) => {
      const [x, y] = (row.geometry as GeoJSON.Point).coordinates as Spot;
      return { ...row, geometry: row.geometry as GeoJSON.Point, bounds: [x, y, x, y] };
    }),
    hasFarmLoads: rows.some(({ kind }) => ['coldStore', 'greenhouse'].includes(kind)),
  };
}

const standingOf = (geometry: Area, mount: Mount): Standing => ({
  ...{ areaM2: geodesicAreaM2(geometry), mount, bottomM: 6.5, topM: 8 },
});

/**
 * Within rounding of figures that are sums over many corners. Parcels of farmland that lie whole within reach are
 * measured on planes of their own, and may overlap by a square metre each.
 */
function expectSame(found: unknown, expected: unknown, what: string): void {
  if (typeof expected === 'number') {
    expect(typeof found, what).toBe('number');
    const most = what === 'site.farmlandM2' ? 2e-4 * expected + 28 : 1e-6 * Math.max(1, Math.abs(expected));
    expect(Math.abs((found as number) - expected), what).toBeLessThanOrEqual(most);
  } else if (expected !== null && typeof expected === 'object') {
    for (const [key, value] of Object.entries(expected)) {
      expectSame((found as Record<string, unknown>)[key], value, `${what}.${key}`);
    }
  } else expect(found, what).toBe(expected);
}

it('of a site are what measuring to everything in the county says', () => {
  const reached = { glare: 0, view: 0, fields: 0, protected: 0 };
  fc.assert(
    fc.property(county, consumers, sites, fc.boolean(), fc.boolean(), (layers, rows, drawn, hilly, many) => {
      document.db.exec('SAVEPOINT county');
      try {
        for (const name of LAYERS) {
          const features = layers[name].map(
            ({ geometry, class: kind, households }, i): Feature => ({
              type: 'Feature',
              geometry,
              properties: { name: `${name} ${i % 4}`, class: kind, households },
            }),
          );
          insertContext(document, name as ContextLayerName, features);
        }
        // More than are held at once, far from all else.
        if (many && layers.villages.length > 0) {
          const far = { type: 'Point' as const, coordinates: degrees([60_000, 0]) };
          insertContext(
            document,
            'villages',
            Array.from({ length: 2001 }, () => ({
              type: 'Feature',
              geometry: far,
              properties: { name: 'far' },
            })),
          );
        }
        const shared = surveyWith(rows, hilly ? hill : null);
        for (const { ring, mount } of drawn) {
          const geometry = area(ring);
          const site = standingOf(geometry, mount);
          const { mapped, ...found } = atOnce(aroundSite(shared, site, () => outlineAs(geometry)));
          const { roadsKnown, ...expected } = slowSurroundings(shared, site, geometry, track);
          expectSame(found, expected, 'site');
          expect(mapped.road).toBe(layers.roads.length > 0 && roadsKnown);
          if (expected.seen.glareHours.village + expected.seen.glareHours.road > 0) reached.glare++;
          if (expected.seen.magnitudeDeg2.road > 0) reached.view++;
          if (expected.farmlandM2) reached.fields++;
          if (expected.protectedShare) reached.protected++;
        }
      } finally {
        document.db.exec('ROLLBACK TO county; RELEASE county');
      }
    }),
    { numRuns: 60 },
  );
  for (const [what, times] of Object.entries(reached)) expect(times, what).toBeGreaterThan(3);
});
