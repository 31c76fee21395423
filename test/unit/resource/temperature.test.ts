import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { climateAt } from '../../../electron/engine/resource/climate.ts';
import { temperatureModel, yearMean } from '../../../electron/engine/resource/temperature.ts';
import { windModel } from '../../../electron/engine/resource/wind.ts';
import { readClimate } from '../../../electron/formats/climate.ts';
import { atOnce } from '../../../shared/steps.ts';

const dataDir = fileURLToPath(new URL('../../../data', import.meta.url));
const bundled = readClimate(dataDir);
const { stations, sseGrid, annualTemperatures } = bundled;
const model = atOnce(temperatureModel(annualTemperatures, stations, sseGrid));
const rms = (values: ArrayLike<number>) =>
  Math.sqrt(Array.from(values).reduce((sum, value) => sum + value * value, 0) / values.length);

describe('the stations of the national standard', () => {
  test('are 294, within China, each mend listed', () => {
    expect(annualTemperatures).toHaveLength(294);
    for (const { name, latitudeDeg, longitudeDeg, elevationM } of annualTemperatures) {
      expect(latitudeDeg > 18 && latitudeDeg < 54, name).toBe(true);
      expect(longitudeDeg > 73 && longitudeDeg < 136, name).toBe(true);
      expect(elevationM > -155 && elevationM < 4600, name).toBe(true);
    }
    const text = readFileSync(`${dataDir}/climate/annual-temperature.csv`, 'utf8');
    for (const name of ['错那', '河南', '枣阳', '钟祥', '房县'])
      expect(text).toMatch(new RegExp(`^${name},.*second-hand,⟦`, 'm'));
  });
});

describe('annual mean temperature', () => {
  test('foretells a station from all others within 1 K, and 3 K at worst', () => {
    const errors = model.leaveOneOutAnnualK();
    expect(errors).toHaveLength(294);
    expect(rms(errors)).toBeLessThan(0.7);
    expect(Math.max(...errors.map(Math.abs))).toBeLessThan(3);
  });

  test('holds without whole neighbourhoods: a fifth of the stations left out together', () => {
    const errors = [0, 1, 2, 3, 4].flatMap((part) => {
      const kept = annualTemperatures.filter((_, i) => i % 5 !== part);
      const without = atOnce(temperatureModel(kept, stations, sseGrid));
      return annualTemperatures
        .filter((_, i) => i % 5 === part)
        .map((station) => yearMean(without.at(station)) - station.annualMeanC);
    });
    expect(rms(errors)).toBeLessThan(0.8);
  });

  test.each([
    ['喀什', 39.47, 75.98, 1289, 11.8],
    ['和田', 37.13, 79.93, 1375, 12.5],
    ['阿勒泰', 47.73, 88.08, 735, 4.5],
    ['克拉玛依', 45.62, 84.85, 450, 8.6],
    ['乌鲁木齐', 43.78, 87.62, 918, 7.0],
    ['狮泉河', 32.5, 80.08, 4278, 0.4],
    ['漠河', 52.97, 122.52, 433, -4.3],
    ['景洪', 22.0, 100.78, 582, 22.4],
  ])('of %s is the measured one', (_, latitudeDeg, longitudeDeg, elevationM, measured) => {
    const { airTemperatureC } = climateAt(bundled, { latitudeDeg, longitudeDeg, elevationM });
    expect(Math.abs(yearMean(airTemperatureC) - measured)).toBeLessThan(1);
  });

  test('is the satellite’s own where no ground station is near', () => {
    const taipei = stations.find(({ name }) => name === '台北')!;
    expect(Math.abs(yearMean(model.at(taipei)) - yearMean(taipei.airTemperatureC))).toBeLessThan(0.7);
  });
});

test('the season of a station is foretold within 0.7 K from all others', () => {
  const errors = model.leaveOneOutSeasonK();
  expect(rms(errors.flat())).toBeLessThan(0.75);
  expect(Math.max(...errors.flat().map(Math.abs))).toBeLessThan(4);
});

test('wind far from all stations falls back on their common mean', () => {
  const wind = windModel(stations);
  const far = wind.at({ latitudeDeg: 20, longitudeDeg: 160, elevationM: 0 });
  const farther = wind.at({ latitudeDeg: 10, longitudeDeg: -170, elevationM: 0 });
  far.forEach((value, m) => {
    expect(value).toBeCloseTo(farther[m]!, 2);
  });
  expect(rms(wind.leaveOneOutLog().flat())).toBeLessThan(0.32);
});
