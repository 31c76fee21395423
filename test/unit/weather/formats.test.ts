import { describe, expect, test } from 'vitest';
import { inspectWeatherFile, readWeatherFile } from '../../../electron/formats/weather/read-weather.ts';
import type { ReadOptions } from '../../../electron/formats/weather/series.ts';
import type { WeatherYear } from '../../../shared/weather.ts';
import {
  type Course,
  epw,
  indexOf,
  meteonorm,
  oneSunnyHour,
  plain,
  power,
  pvgisSeriesCsv,
  pvgisTmyCsv,
  pvgisTmyJson,
  solargis,
  tmy3,
} from './build.ts';

const place = { latitudeDeg: 34.7, longitudeDeg: 113.7, elevationM: 110 };

/** A year with one sunny hour is not plausible as a whole, and accepted as it is. */
const read = (text: string, options: ReadOptions = {}) =>
  readWeatherFile(text, { accept: ['sum'], ...options });

/** UTC hour with the most global irradiance, and how much the hour before and after have. */
function sunniest(year: WeatherYear) {
  const at = year.ghiWm2.indexOf(Math.max(...year.ghiWm2));
  return { at, before: year.ghiWm2[at - 1]!, after: year.ghiWm2[at + 1]! };
}
const codes = (year: WeatherYear) => year.notes.map(({ code }) => code);

/** The whole hour, with its other values, stands at one UTC hour and nowhere else. */
function expectWhole(year: WeatherYear, at: number): void {
  expect(sunniest(year)).toEqual({ at, before: 0, after: 0 });
  expect(year.ghiWm2[at]).toBeCloseTo(500, 6);
  expect(year.dniWm2[at]).toBeCloseTo(400, 6);
  expect(year.dhiWm2[at]).toBeCloseTo(200, 6);
  expect(year.airTemperatureC[at]).toBe(25);
  expect(year.windMs[at]).toBe(5);
  expect(year.airTemperatureC[at - 1]).toBe(10);
}

describe('the sunny hour 12:00–13:00 on 20 June lands on its UTC hour', () => {
  const sunny: Course = oneSunnyHour(6, 20, 12);
  const local = indexOf(6, 20, 12);
  // The same hour, solar noon, by the clock of a file in UTC.
  const sunnyUtc: Course = oneSunnyHour(6, 20, 4);
  const utc = indexOf(6, 20, 4);

  test('EPW: local standard time, hour 13 is 12:00–13:00', () => {
    const year = read(epw(sunny));
    expectWhole(year, local - 8);
    expect(year).toMatchObject({ latitudeDeg: 34.7, longitudeDeg: 113.7, elevationM: 110, year: 2023 });
    expect(year.source).toBe('EPW CHN Zhengzhou');
  });

  test('TMY3: behind UTC, 13:00 ends the hour', () => {
    const year = read(tmy3(sunny));
    expectWhole(year, local + 5);
    expect(year).toMatchObject({ latitudeDeg: 36.1, longitudeDeg: -79.95, elevationM: 273 });
    expect(year.source).toContain('GREENSBORO, TEST');
  });

  test('NASA POWER in UTC and in local solar time (113.7° is 8 hours)', () => {
    expectWhole(read(power(sunnyUtc)), utc);
    const solar = read(power(sunny, { clock: 'LST' }));
    expectWhole(solar, local - 8);
    expect(codes(solar)).toContain('weather.note.local-solar-time');
    expect(read(power(sunnyUtc)).year).toBe(2021);
  });

  test('NASA POWER in other units', () => {
    expectWhole(read(power(sunnyUtc, { unit: 'MJ/hr', scale: 0.0036 })), utc);
    expectWhole(read(power(sunnyUtc, { unit: 'kW-hr/m^2/hour', scale: 0.001 })), utc);
  });

  test('plain CSV', () => {
    expectWhole(read(plain(sunnyUtc), { place }), utc);
  });

  test('SolarGIS: mid-hour stamps in the zone its remarks state', () => {
    const year = read(solargis(sunny));
    expectWhole(year, local - 8);
    expect(year).toMatchObject({ latitudeDeg: 34.7, longitudeDeg: 113.7, elevationM: 110 });
    expectWhole(read(solargis(sunny), { utcOffsetHours: 7 }), local - 7);
  });

  test('Meteonorm: hours 1–24 end, the zone is given by the planner', () => {
    expectWhole(read(meteonorm(sunny), { utcOffsetHours: 8, place }), local - 8);
  });

  test('PVGIS typical year seen at mid-hour, CSV and JSON', () => {
    for (const text of [pvgisTmyCsv(sunnyUtc), pvgisTmyJson(sunnyUtc)]) {
      const year = read(text);
      expectWhole(year, utc);
      expect(year).toMatchObject({ latitudeDeg: 34.7, longitudeDeg: 113.7, elevationM: 110 });
    }
  });
});

describe('PVGIS instants', () => {
  // 04:00 UTC is about solar noon at 113.7° E.
  const sunny: Course = oneSunnyHour(6, 20, 4);
  const at = indexOf(6, 20, 4);

  test('seen ten past the hour are shared with the hour before, whose middle lies 40 minutes earlier', () => {
    const year = read(pvgisSeriesCsv(sunny));
    const { ghiWm2 } = year;
    expect(sunniest(year).at).toBe(at);
    expect(ghiWm2[at]! / (ghiWm2[at]! + ghiWm2[at - 1]!)).toBeCloseTo(2 / 3, 1);
    expect(ghiWm2[at]! + ghiWm2[at - 1]!).toBeCloseTo(500, -1);
    expect(ghiWm2[at - 2]! + ghiWm2[at + 1]!).toBe(0);
    expect(codes(year)).toContain('weather.note.instants');
    expect(year.airTemperatureC[at]).toBe(25);
  });

  test('seen 0.8 hours after the stamp are shared with the hour after', () => {
    const year = read(pvgisTmyCsv(sunny, 0.8));
    expect(year.ghiWm2[at - 1]).toBe(0);
    expect(year.ghiWm2[at]! / (year.ghiWm2[at]! + year.ghiWm2[at + 1]!)).toBeCloseTo(0.7, 1);
  });

  test('on a tilted plane are refused', () => {
    expect(() => read(pvgisSeriesCsv(sunny, { slope: 30 }))).toThrowError(
      expect.objectContaining({ code: 'weather.tilted-plane', params: { tiltDeg: 30 } }),
    );
  });
});

describe('clocks', () => {
  test('five and a half hours ahead shares an hour out between two', () => {
    const sunny = oneSunnyHour(6, 20, 12);
    const year = read(epw(sunny, { timeZone: 5.5, longitude: 82.5 }));
    const at = indexOf(6, 20, 6);
    expect(year.ghiWm2[at]).toBeCloseTo(250, 6);
    expect(year.ghiWm2[at + 1]).toBeCloseTo(250, 6);
    expect(codes(year)).toContain('weather.note.resampled');
  });

  test('hours pushed over New Year come in at its other end', () => {
    const first = read(epw(oneSunnyHour(1, 1, 3), { longitude: -105 }));
    expect(first.ghiWm2[8760 - 5]).toBeCloseTo(500, 6);
    const last = read(tmy3(oneSunnyHour(12, 31, 20)));
    // Night there: the light cannot be, the air can.
    expect(last.airTemperatureC[1]).toBe(25);
  });

  test('a clock far from the sun’s is doubted', () => {
    const daytime: Course = ({ hour }) => ({
      ...oneSunnyHour(0, 0, 0)({ index: 0, month: 1, day: 1, hour }),
      ghi: hour >= 10 && hour < 14 ? 600 : 0,
      dhi: hour >= 10 && hour < 14 ? 600 : 0,
    });
    expect(codes(read(epw(daytime, { longitude: 118 })))).not.toContain('weather.note.clock-doubtful');
    expect(codes(read(epw(daytime, { timeZone: 7, longitude: 118 })))).toContain(
      'weather.note.clock-doubtful',
    );
  });
});

describe('inspecting', () => {
  test('tells format, columns and first rows', () => {
    const sunny = oneSunnyHour(6, 20, 12);
    expect(inspectWeatherFile(epw(sunny)).format).toBe('epw');
    expect(inspectWeatherFile(tmy3(sunny)).format).toBe('tmy3');
    expect(inspectWeatherFile(power(sunny)).format).toBe('power');
    expect(inspectWeatherFile(pvgisTmyCsv(sunny)).format).toBe('pvgis-csv');
    expect(inspectWeatherFile(`\n${pvgisTmyJson(sunny)}`).format).toBe('pvgis-json');
    expect(inspectWeatherFile(plain(sunny)).format).toBe('plain-csv');
    const found = inspectWeatherFile(solargis(sunny));
    expect(found.format).toBe('csv');
    expect(found.columns).toContain('DIF');
    expect(found.sample).toHaveLength(5);
    expect(found.sample[0]!.slice(0, 3)).toEqual(['01.01.2020', '00:30', '0']);
  });

  test('finds the table of a file it cannot map', () => {
    const text = 'my station\n\nwann,sonne,luft,brise\n2021-01-01 00:00,0,1,2\n2021-01-01 01:00,0,1,2\n';
    const found = inspectWeatherFile(text);
    expect(found).toMatchObject({ format: 'csv', columns: ['wann', 'sonne', 'luft', 'brise'] });
    expect(inspectWeatherFile('some words\nand more').format).toBe('unknown');
  });
});
