import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import geodesic from 'geographiclib-geodesic';
import { expect, it } from 'vitest';
import { distanceKm, metresPerDegree } from '../../shared/geodesy.ts';

const wgs84 = geodesic.Geodesic.WGS84;
const latitude = fc.double({ min: -80, max: 80, noNaN: true });
const longitude = fc.double({ min: 73, max: 135, noNaN: true });
const STEP_DEG = 0.01;

it('measures a degree of longitude and of latitude as the geodesic does', () => {
  fc.assert(
    fc.property(latitude, longitude, (lat, lon) => {
      const per = metresPerDegree(lat);
      const east = wgs84.Inverse(lat, lon, lat, lon + STEP_DEG).s12!;
      const north = wgs84.Inverse(lat - STEP_DEG / 2, lon, lat + STEP_DEG / 2, lon).s12!;
      expect((per.east * STEP_DEG) / east).toBeCloseTo(1, 6);
      expect((per.north * STEP_DEG) / north).toBeCloseTo(1, 6);
    }),
  );
});

it('measures long ways within 0.6 % of the geodesic', () => {
  fc.assert(
    fc.property(latitude, longitude, latitude, longitude, (lat1, lon1, lat2, lon2) => {
      const km = distanceKm(
        { latitudeDeg: lat1, longitudeDeg: lon1 },
        { latitudeDeg: lat2, longitudeDeg: lon2 },
      );
      const exact = wgs84.Inverse(lat1, lon1, lat2, lon2).s12! / 1000;
      expect(Math.abs(km - exact)).toBeLessThanOrEqual(0.006 * exact + 1e-6);
    }),
  );
});

it('has no radius of the earth, and no length of a degree, written anywhere else', () => {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const known = /\b(?:6_?37[18]_?\d{3}|111_?[0-3]\d{2}|40_?07[45]_?\d{3})\b/;
  // Ellipsoids that PROJ is told by their figures, and a height that the algorithm of the sun's place takes for its own.
  const apart = ['electron/formats/import/crs.ts', 'electron/engine/sun/spa.ts'];
  const files = globSync('{electron,renderer,shared}/**/*.{ts,tsx}', { cwd: root })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => known.test(readFileSync(join(root, name), 'utf8')));
  expect(files.filter((name) => !apart.includes(name))).toEqual(['shared/geodesy.ts']);
});
