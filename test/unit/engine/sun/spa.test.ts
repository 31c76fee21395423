import { expect, test } from 'vitest';
import { pressureAtElevation } from '../../../../electron/engine/sun/airmass.ts';
import { solarPosition } from '../../../../electron/engine/sun/spa.ts';
import { sunYear } from '../../../../electron/engine/sun/sun-year.ts';
import { beijing } from '../sample.ts';

test("the algorithm's own worked example comes out", () => {
  // Reda and Andreas (2004), appendix A.5: Golden, 17 October 2003, 12:30:30 at UTC −7.
  const seen = solarPosition(Date.UTC(2003, 9, 17, 19, 30, 30) / 1000, {
    latitudeDeg: 39.742476,
    longitudeDeg: -105.1786,
    elevationM: 1830.14,
    pressurePa: 82000,
    temperatureC: 11,
  });
  expect(seen.apparentZenithDeg).toBeCloseTo(50.11162, 4);
  expect(seen.azimuthDeg).toBeCloseTo(194.34024, 4);
});

test('a year of hours agrees with the algorithm hour by hour', () => {
  const observer = { ...beijing, pressurePa: pressureAtElevation(beijing.elevationM), temperatureC: 12 };
  for (const year of [2021, 2023, 2050]) {
    const sun = sunYear(beijing, year);
    let zenith = 0;
    let azimuth = 0;
    for (let hour = 0; hour < 8760; hour += 7) {
      const exact = solarPosition(Date.UTC(year, 0, 1) / 1000 + hour * 3600 + 1800, observer);
      const turn = Math.abs(exact.azimuthDeg - sun.azimuthDeg[hour]!);
      zenith = Math.max(zenith, Math.abs(exact.apparentZenithDeg - sun.apparentZenithDeg[hour]!));
      azimuth = Math.max(azimuth, Math.min(turn, 360 - turn));
    }
    expect(zenith).toBeLessThan(1e-6);
    expect(azimuth).toBeLessThan(2e-6);
  }
});

test('the midsummer sun stands in the north at noon on the southern hemisphere', () => {
  const sydney = {
    latitudeDeg: -33.87,
    longitudeDeg: 151.21,
    elevationM: 0,
    pressurePa: 101325,
    temperatureC: 12,
  };
  const noon = solarPosition(Date.UTC(2023, 11, 21, 1, 53) / 1000, sydney);
  expect(noon.zenithDeg).toBeCloseTo(33.87 - 23.44, 1);
  expect(Math.min(noon.azimuthDeg, 360 - noon.azimuthDeg)).toBeLessThan(3);
});
