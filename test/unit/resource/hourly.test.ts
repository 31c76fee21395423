import { describe, expect, test } from 'vitest';
import {
  clearnessQuantile,
  clearnessSpread,
  dailyClearness,
  monthQuantiles,
} from '../../../electron/engine/resource/daily-clearness.ts';
import { generateHourlyYear } from '../../../electron/engine/resource/hourly.ts';
import { clearnessCourse, scaleUnderCeiling } from '../../../electron/engine/resource/hourly-clearness.ts';
import { normalStream, seedOfPlace, uniformStream } from '../../../electron/engine/resource/random.ts';
import { greatestTransmittance, LEAST_COS_ZENITH } from '../../../electron/engine/resource/split-diffuse.ts';
import { sunYear } from '../../../electron/engine/resource/sun.ts';
import { discTransmittance } from '../../../electron/engine/sky/disc.ts';
import { HOURS_IN_MONTH } from '../../../shared/weather.ts';
import { monthlyMeans } from '../../bench/resource.ts';

const place = { latitudeDeg: 34.8, longitudeDeg: 114.8, elevationM: 70 };
const climate = {
  ghiKwhM2Day: [2.4, 3.2, 4.3, 5.2, 5.8, 5.6, 5.2, 5.0, 4.3, 3.2, 2.5, 2.4],
  diffuseFraction: [0.43, 0.39, 0.42, 0.41, 0.4, 0.44, 0.47, 0.45, 0.45, 0.49, 0.44, 0.37],
  airTemperatureC: [0.8, 3.8, 10.8, 16.7, 22.8, 27.9, 28.9, 27.7, 23.3, 15.9, 8.7, 2],
  windMs: [2.8, 3.1, 3.3, 3.5, 3.4, 2.9, 2.7, 2.5, 2.5, 2.6, 2.8, 2.8],
};
const year = generateHourlyYear(climate, place);
const sun = sunYear(place, 2023);

/** Clearness of each local day. */
function days(): number[] {
  return Array.from({ length: 363 }, (_, day) => {
    const hours = Array.from({ length: 24 }, (_, hour) => day * 24 + 16 + hour);
    const sum = (values: Float64Array) => hours.reduce((total, hour) => total + values[hour]!, 0);
    return sum(year.ghiWm2) / sum(sun.horizontalWm2);
  });
}

describe('generated hours', () => {
  test('keep every month’s means', () => {
    const means = monthlyMeans(year);
    for (let m = 0; m < 12; m++) {
      expect(means.ghiKwhM2Day[m]! / climate.ghiKwhM2Day[m]!).toBeCloseTo(1, 9);
      expect(means.diffuseFraction[m]! / climate.diffuseFraction[m]!).toBeCloseTo(1, 6);
      expect(means.airTemperatureC[m]!).toBeCloseTo(climate.airTemperatureC[m]!, 9);
      expect(means.windMs[m]! / climate.windMs[m]!).toBeCloseTo(1, 9);
    }
  });

  test('close: global is beam on the horizontal plus diffuse, and dark when the sun is down', () => {
    for (let i = 0; i < 8760; i++) {
      const cos = sun.cosZenith[i]!;
      const beam = cos >= LEAST_COS_ZENITH ? year.dniWm2[i]! * cos : 0;
      expect(Math.abs(beam + year.dhiWm2[i]! - year.ghiWm2[i]!)).toBeLessThan(1e-6);
      if (cos <= 0) expect(year.ghiWm2[i]! + year.dniWm2[i]! + year.dhiWm2[i]!).toBe(0);
      if (cos < LEAST_COS_ZENITH) expect(year.dniWm2[i]).toBe(0);
      expect(year.ghiWm2[i]!).toBeLessThanOrEqual(0.96 * Math.max(0, sun.horizontalWm2[i]!) + 1e-9);
      expect(year.dniWm2[i]!).toBeLessThan(1100);
      expect(year.windMs[i]!).toBeGreaterThanOrEqual(0);
    }
  });

  test('have clear and dull days in the published proportion', () => {
    const july = days()
      .slice(181, 212)
      .sort((a, b) => a - b);
    const mean = july.reduce((sum, kt) => sum + kt, 0) / july.length;
    expect(mean).toBeCloseTo(0.465, 1);
    expect(july[3]!).toBeLessThan(0.3);
    expect(july[27]!).toBeGreaterThan(0.6);
    expect(july[30]!).toBeLessThan(0.82);
  });

  test('have days that resemble the day before', () => {
    const kt = days();
    const mean = kt.reduce((sum, value) => sum + value, 0) / kt.length;
    const variance = kt.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    const along = kt.slice(1).reduce((sum, value, i) => sum + (value - mean) * (kt[i]! - mean), 0);
    expect(along / variance).toBeGreaterThan(0.15);
    expect(along / variance).toBeLessThan(0.5);
  });

  test('are warmest in the afternoon, more so on clear days', () => {
    const course = new Float64Array(24);
    year.airTemperatureC.forEach((value, i) => {
      course[(i + 8) % 24]! += value / 365;
    });
    const warmest = course.indexOf(Math.max(...course));
    expect(warmest).toBeGreaterThanOrEqual(13);
    expect(warmest).toBeLessThanOrEqual(16);
    expect(Math.max(...course) - Math.min(...course)).toBeGreaterThan(4);
  });

  test('come again for the same seed and differ for another', () => {
    expect(generateHourlyYear(climate, place).ghiWm2).toEqual(year.ghiWm2);
    expect(generateHourlyYear(climate, place, 7).ghiWm2).not.toEqual(year.ghiWm2);
    expect(year.notes).toEqual([
      { code: 'weather.note.generated', params: { seed: seedOfPlace(34.8, 114.8) } },
    ]);
    expect(seedOfPlace(34.8001, 114.8)).toBe(seedOfPlace(34.8, 114.8));
    expect(seedOfPlace(34.82, 114.8)).not.toBe(seedOfPlace(34.8, 114.8));
  });
});

test('the distribution of days has the month’s mean clearness', () => {
  for (const mean of [0.25, 0.35, 0.45, 0.55, 0.65, 0.72]) {
    let sum = 0;
    for (let i = 0; i < 2000; i++) sum += clearnessQuantile(mean, (i + 0.5) / 2000);
    expect(Math.abs(sum / 2000 - mean)).toBeLessThan(0.012);
    expect(clearnessQuantile(mean, 0)).toBeCloseTo(0.05, 9);
  }
});

test('each month’s days take the evenly spaced quantiles of its distribution', () => {
  const monthOfDay = HOURS_IN_MONTH.flatMap((hours, m) => new Array<number>(hours / 24).fill(m));
  const series = dailyClearness(new Array(12).fill(0.5), monthOfDay, normalStream(uniformStream(3)));
  const january = series.slice(0, 31).sort((a, b) => a - b);
  monthQuantiles(0.5, 31).forEach((kt, i) => {
    expect(january[i]).toBeCloseTo(kt, 12);
  });
});

test('the days of one month spread as those of a single year do, and never more than the pooled ones', () => {
  for (const mean of [0.3, 0.45, 0.55, 0.65, 0.72]) {
    const days = monthQuantiles(mean, 31);
    const middle = days.reduce((sum, k) => sum + k, 0) / 31;
    const spread = Math.sqrt(days.reduce((sum, k) => sum + (k - middle) ** 2, 0) / 31);
    expect(spread).toBeLessThan(clearnessSpread(mean) + 1e-9);
    expect(spread).toBeGreaterThan(0.8 * clearnessSpread(mean));
    expect(Math.abs(middle - mean)).toBeLessThan(0.015);
  }
});

describe('beam out of global light', () => {
  test('follows the published relation', () => {
    // Maxwell (1987), worked through by hand at clearness 0.5 and 0.7, air mass 2.
    const low = 0.866 - 0.244 + 0.0484 - 0.005224 + 0.000224;
    expect(discTransmittance(0.5, 2)).toBeCloseTo(low - (0.02575 + 0.851 * Math.exp(2 * -0.326)), 9);
    const a = -5.743 + 15.239 - 13.4701 + 3.96508;
    const b = 41.4 - 82.95 + 32.3645 + 10.9417;
    const c = -47.01 + 128.94 - 108.78 + 25.31683;
    expect(discTransmittance(0.7, 2)).toBeCloseTo(low - (a + b * Math.exp(2 * c)), 9);
    expect(discTransmittance(0.1, 1)).toBe(0);
    expect(discTransmittance(0.5, 30)).toBe(discTransmittance(0.5, 12));
  });

  test('is stronger for the same clearness where the sun is lower', () => {
    expect(discTransmittance(0.5, 6)).toBeGreaterThan(discTransmittance(0.5, 1.5));
  });

  test('stays under the cleanest sky, which thins with the air mass', () => {
    expect(greatestTransmittance(1)).toBeGreaterThan(0.78);
    expect(greatestTransmittance(1)).toBeLessThan(0.85);
    for (let m = 1; m < 38; m++) {
      expect(greatestTransmittance(m + 1)).toBeLessThan(greatestTransmittance(m));
    }
  });
});

test('the course of a day sums to the day', () => {
  // Collares-Pereira & Rabl: the integral of r_t over the day is one for any day length.
  for (const sunset of [1.2, Math.PI / 2, 1.9]) {
    let got = 0;
    let all = 0;
    for (let w = -sunset + 0.0005; w < sunset; w += 0.001) {
      const outside = Math.cos(w) - Math.cos(sunset);
      got += outside * clearnessCourse(w, sunset);
      all += outside;
    }
    expect(Math.abs(got / all - 1)).toBeLessThan(0.02);
  }
});

test('scaling under a ceiling meets the total and respects the ceiling where it can', () => {
  const scaled = scaleUnderCeiling([0.2, 0.6, 0.7], [0.8, 0.8, 0.8], [100, 300, 200], 420);
  expect(scaled[0]! * 100 + scaled[1]! * 300 + scaled[2]! * 200).toBeCloseTo(420, 9);
  expect(Math.max(...scaled)).toBeLessThanOrEqual(0.8 + 1e-9);
  const over = scaleUnderCeiling([0.5, 0.5], [0.8, 0.8], [1, 1], 1.8);
  expect(over[0]! + over[1]!).toBeCloseTo(1.8, 9);
});
