import { describe, expect, test } from 'vitest';
import { readWeatherFile } from '../../../electron/formats/weather/read-weather.ts';
import type { WeatherYear } from '../../../shared/weather.ts';
import { epw } from './build.ts';
import { skyAt, table, ZHENGZHOU } from './sky.ts';

const place = ZHENGZHOU;
const truth = Array.from({ length: 8760 }, (_, i) => skyAt(i));
const NAMES = 'time,GHI,DNI,DHI,Temp,WS';
const options = { place, utcOffsetHours: 8 };
const noteOf = (year: WeatherYear, code: string) =>
  year.notes.find((note) => note.code === `weather.note.${code}`)?.params;

/** How far a year's light is from the true one, as a share of the sum of absolute hours. */
function error(year: WeatherYear, field: 'ghi' | 'dni' = 'ghi'): number {
  const series = field === 'ghi' ? year.ghiWm2 : year.dniWm2;
  let off = 0;
  let sum = 0;
  truth.forEach((hour, i) => {
    off += Math.abs(series[i]! - hour[field]);
    sum += hour[field];
  });
  return off / sum;
}

describe('a clock that is right is left alone', () => {
  test.each([
    ['hours that begin at their stamps', {}],
    ['half hours', { stepHours: 0.5 }],
    ['quarters', { stepHours: 0.25 }],
    ['another clock', { zone: 8 }],
  ])('%s', (_, sky) => {
    const year = readWeatherFile(table(NAMES, sky), options);
    expect(noteOf(year, 'clock-corrected')).toBeUndefined();
    expect(noteOf(year, 'light-inconsistent')).toBeUndefined();
    expect(noteOf(year, 'clock-doubtful')).toBeUndefined();
    expect(error(year)).toBeLessThan(0.02);
  });
});

describe('closure sets a clock right that is off', () => {
  test.each([
    ['half an hour early, as ERA5-like EPW files are', 0, -30],
    ['half an hour late', 1, 30],
    ['seen eleven past the hour, as the satellite of PVGIS', 0.18, -19],
    ['twenty minutes late', 0.83, 20],
  ])('%s', (_, seenAt, minutes) => {
    const text = epw(({ index }) => skyAt(index - 8, { seenAt }));
    const year = readWeatherFile(text);
    expect(noteOf(year, 'clock-corrected')!.minutes).toBeGreaterThan(minutes - 5);
    expect(noteOf(year, 'clock-corrected')!.minutes).toBeLessThan(minutes + 5);
    expect(error(year)).toBeLessThan(0.04);
    expect(error(year, 'dni')).toBeLessThan(0.06);
  });

  test.each([
    ['end-stamped hours', { stampAt: 1 }, -60],
    ['mid-stamped half hours', { stampAt: 0.25, stepHours: 0.5 }, -15],
    ['end-stamped half hours', { stampAt: 0.5, stepHours: 0.5 }, -30],
    ['a file in UTC taken for Beijing time', { zone: 0 }, 480],
    ['a file in Beijing time taken for India’s', { zone: 8, asked: 5.5 }, -150],
  ])('%s', (_, { asked = 8, ...sky }: { asked?: number; stampAt?: number; zone?: number }, minutes) => {
    const year = readWeatherFile(table(NAMES, sky), { place, utcOffsetHours: asked });
    expect(Math.abs(Number(noteOf(year, 'clock-corrected')!.minutes) - minutes)).toBeLessThan(6);
    expect(error(year)).toBeLessThan(0.06);
  });
});

describe('without components the light alone says it', () => {
  const only = (sky: Parameters<typeof table>[1]) =>
    table('time,GHI,Temp', sky, ({ ghi, temperature }) => [ghi, temperature]);

  test('an end-stamped table whose stamps nobody explained is moved', () => {
    const year = readWeatherFile(only({ stampAt: 1 }), options);
    expect(noteOf(year, 'clock-corrected')).toEqual({ minutes: -60 });
    expect(error(year)).toBeLessThan(0.02);
  });

  test('a planner’s word on the stamps stands, and what the light says of it is noted', () => {
    const year = readWeatherFile(
      table('time,GHI,Temp', {}, ({ ghi, temperature }) => [ghi * 0.6, temperature]),
      { ...options, columns: { time: 'time', ghi: 'GHI', temperature: 'Temp', stamp: 'end' } },
    );
    expect(noteOf(year, 'clock-corrected')).toBeUndefined();
    expect(noteOf(year, 'clock-doubtful')).toBeDefined();
  });

  test('a sound one is left alone', () => {
    const year = readWeatherFile(only({}), options);
    expect(noteOf(year, 'clock-corrected')).toBeUndefined();
    expect(noteOf(year, 'clock-doubtful')).toBeUndefined();
  });
});
