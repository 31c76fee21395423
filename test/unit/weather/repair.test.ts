import { describe, expect, test } from 'vitest';
import { readWeatherFile } from '../../../electron/formats/weather/read-weather.ts';
import { PlannerError } from '../../../shared/errors.ts';
import { type Course, calendar, DARK, epw, indexOf, plain, power, pvgisSeriesCsv, tmy3 } from './build.ts';

const place = { latitudeDeg: 34.7, longitudeDeg: 113.7, elevationM: 110 };

/** A plain sunny day course in UTC for a place 7.6 hours ahead: light from 22:00 to 09:00 UTC. */
const daylight: Course = ({ hour }) => {
  const angle = ((hour + 0.5 + 7.58 - 12) / 12) * Math.PI;
  const ghi = Math.round(Math.max(0, Math.cos(angle) - 0.2) * 800);
  return { ...DARK, ghi, dni: ghi, dhi: Math.round(ghi / 4), temperature: 10 + hour / 10, wind: 2 };
};
const without =
  (
    course: Course,
    holes: (index: number) => boolean,
    fields: ('ghi' | 'dni' | 'dhi' | 'temperature' | 'wind')[],
  ): Course =>
  (when) => {
    const hour = { ...course(when) };
    if (holes(when.index)) for (const field of fields) hour[field] = Number.NaN;
    return hour;
  };
const failure = (read: () => unknown): PlannerError => {
  try {
    read();
  } catch (error) {
    if (error instanceof PlannerError) return error;
    throw error;
  }
  throw new Error('expected a failure');
};
const noteOf = (year: { notes: { code: string; params: object }[] }, code: string) =>
  year.notes.find((note) => note.code === `weather.note.${code}`)?.params;

describe('gaps', () => {
  const noon = indexOf(6, 20, 4);

  test('up to three hours are filled and told', () => {
    const holes = (i: number) => i >= noon && i < noon + 3;
    const year = readWeatherFile(
      plain(without(daylight, holes, ['ghi', 'dni', 'dhi', 'temperature', 'wind'])),
      { place },
    );
    const whole = readWeatherFile(plain(daylight), { place });
    for (let i = noon; i < noon + 3; i++) {
      expect(Math.abs(year.ghiWm2[i]! / whole.ghiWm2[i]! - 1)).toBeLessThan(0.15);
      expect(year.airTemperatureC[i]).toBeCloseTo(whole.airTemperatureC[i]!, 6);
      expect(year.windMs[i]).toBe(2);
    }
    expect(noteOf(year, 'gaps-filled')).toMatchObject({ field: 'GHI', hours: 3, limit: 3 });
  });

  test('longer ones are filled from the days around, and counted apart', () => {
    const holes = (i: number) => i >= noon - 12 && i < noon + 60;
    const fields = ['ghi', 'dni', 'dhi', 'temperature', 'wind'] as const;
    const year = readWeatherFile(plain(without(daylight, holes, [...fields])), { place });
    const whole = readWeatherFile(plain(daylight), { place });
    for (let i = noon - 12; i < noon + 60; i++) {
      expect(Math.abs(year.ghiWm2[i]! - whole.ghiWm2[i]!)).toBeLessThan(20);
      expect(year.airTemperatureC[i]).toBeCloseTo(whole.airTemperatureC[i]!, 6);
    }
    const notes = year.notes.filter(({ code }) => code === 'weather.note.gaps-from-days');
    expect(notes.map(({ params }) => params)).toContainEqual({ field: 'T', hours: 72 });
    expect(notes.find(({ params }) => params.field === 'GHI')!.params.hours).toBeLessThan(48);
    expect(noteOf(year, 'gaps-filled')).toBeUndefined();
  });

  test('of light beyond a twentieth of the year are an error naming the longest', () => {
    const holes = (i: number) => i >= noon && i < noon + 24 * 30;
    const error = failure(() =>
      readWeatherFile(plain(without(daylight, holes, ['ghi', 'dni', 'dhi'])), { place }),
    );
    expect(error.code).toBe('weather.gap-too-long');
    expect(error.params).toMatchObject({ field: 'GHI', percent: 5 });
    expect(error.where.line).toBeGreaterThan(noon);
    expect(error.where.line).toBeLessThan(noon + 24 * 31);
  });

  test('of a month and more of wind and temperature come from the climate, where there is one', () => {
    const holes = (i: number) => i >= noon && i < noon + 24 * 40;
    const text = plain(without(daylight, holes, ['temperature', 'wind']));
    expect(failure(() => readWeatherFile(text, { place })).code).toBe('weather.gap-too-long');
    const climate = () => ({
      airTemperatureC: new Float64Array(8760).fill(21),
      windMs: new Float64Array(8760).fill(3),
    });
    const year = readWeatherFile(text, { place, climate });
    expect(year.airTemperatureC[noon + 24 * 20]).toBe(21);
    expect(year.windMs[noon + 24 * 20]).toBe(3);
    expect(year.airTemperatureC[noon + 24]).toBeCloseTo(10.4, 6);
    expect(noteOf(year, 'gaps-from-climate')!).toMatchObject({ field: 'T' });
    const still = readWeatherFile(plain(without(daylight, () => true, ['wind'])), { place, climate });
    expect(new Set(still.windMs)).toEqual(new Set([3]));
    expect(noteOf(still, 'wind-from-climate')).toBeDefined();
  });

  test('of missing lines count too', () => {
    const lines = plain(daylight).split('\n');
    const short = [...lines.slice(0, noon + 1), ...lines.slice(noon + 3)].join('\n');
    expect(noteOf(readWeatherFile(short, { place }), 'gaps-filled')).toMatchObject({ hours: 2 });
    const long = [...lines.slice(0, noon + 1), ...lines.slice(noon + 40)].join('\n');
    expect(noteOf(readWeatherFile(long, { place }), 'gaps-from-days')).toBeDefined();
  });

  test('of irradiance at night are no gaps', () => {
    const night = (i: number) => i % 24 >= 12 && i % 24 < 20;
    const year = readWeatherFile(plain(without(daylight, night, ['ghi', 'dni', 'dhi'])), { place });
    expect(noteOf(year, 'gaps-filled')).toBeUndefined();
    expect(year.ghiWm2[noon + 10]).toBe(0);
  });

  test('go around New Year', () => {
    const holes = (i: number) => i === 0 || i === 8759;
    const year = readWeatherFile(plain(without(daylight, holes, ['temperature'])), { place });
    expect(year.airTemperatureC[0]).toBeGreaterThan(10);
    expect(noteOf(year, 'gaps-filled')).toMatchObject({ field: 'T', hours: 2 });
  });
});

describe('missing components', () => {
  const always = () => true;

  test('GHI alone is split by Erbs, and closes', () => {
    const year = readWeatherFile(plain(without(daylight, always, ['dni', 'dhi'])), { place });
    const noon = indexOf(6, 20, 4);
    expect(year.dhiWm2[noon]!).toBeGreaterThan(50);
    expect(year.dniWm2[noon]!).toBeGreaterThan(100);
    expect(year.dhiWm2[noon]!).toBeLessThan(year.ghiWm2[noon]!);
    expect(noteOf(year, 'erbs')).toBeDefined();
  });

  test('a third follows from two', () => {
    const whole = readWeatherFile(plain(without(daylight, always, ['dni'])), { place });
    const noon = indexOf(6, 20, 4);
    const cos = (whole.ghiWm2[noon]! - whole.dhiWm2[noon]!) / whole.dniWm2[noon]!;
    expect(cos).toBeGreaterThan(0.9);
    expect(cos).toBeLessThan(1);
    const noGhi = readWeatherFile(epw(without(daylight, always, ['ghi']), { timeZone: 0 }));
    expect(noGhi.ghiWm2[noon]!).toBeCloseTo(noGhi.dniWm2[noon]! * cos + noGhi.dhiWm2[noon]!, 3);
    expect(noteOf(noGhi, 'closure')).toBeDefined();
  });

  test('no wind at all is still air, and told; no temperature is an error', () => {
    // The same days by a clock five hours behind UTC at 80° W.
    const west: Course = (when) => daylight({ ...when, hour: when.hour - 7.91 });
    const year = readWeatherFile(tmy3(without(west, always, ['wind'])));
    expect(new Set(year.windMs)).toEqual(new Set([1]));
    expect(noteOf(year, 'wind-missing')).toEqual({ windMs: 1 });
    const error = failure(() => readWeatherFile(power(without(daylight, always, ['temperature']))));
    expect(error).toMatchObject({ code: 'weather.missing-column', params: { column: 'T' } });
  });
});

describe('calendars', () => {
  test('29 February is dropped and told', () => {
    const lines = plain(daylight, 2020).split('\n');
    const feb28 = indexOf(2, 28, 0) + 1;
    const leap = lines.slice(feb28, feb28 + 24).map((line) => line.replace('-02-28T', '-02-29T'));
    const text = [...lines.slice(0, feb28 + 24), ...leap, ...lines.slice(feb28 + 24)].join('\n');
    const year = readWeatherFile(text, { place });
    expect(noteOf(year, 'leap-day-dropped')).toEqual({ records: 24 });
    expect(year.year).toBe(2023);
  });

  test('of several years the one nearest their mean is taken', () => {
    const at =
      (factor: number): Course =>
      (when) => {
        const hour = daylight(when);
        return { ...hour, ghi: hour.ghi * factor, dni: hour.dni * factor, dhi: hour.dhi * factor };
      };
    const [first, ...rest] = [
      [1, 2019],
      [0.8, 2021],
      [0.88, 2022],
    ].map(([factor, year]) => plain(at(factor!), year!));
    const text = [first, ...rest.map((part) => part.split('\n').slice(1).join('\n'))].join('\n');
    const year = readWeatherFile(text, { place });
    expect(noteOf(year, 'year-chosen')).toMatchObject({ year: 2022, years: 3 });
    expect(year.year).toBe(2022);
    const noon = indexOf(6, 20, 4);
    expect(year.ghiWm2[noon]).toBeCloseTo(daylight(calendar()[noon]!).ghi * 0.88, 6);
  });

  test('half-hourly records are averaged', () => {
    const rows = plain(daylight)
      .split('\n')
      .flatMap((line, i) => {
        if (i === 0) return [line];
        const [stamp, ghi, ...rest] = line.split(',');
        const half = [stamp!.replace(':00Z', ':30Z'), Number(ghi) > 0 ? Number(ghi) + 20 : 0, ...rest];
        return [line, half.join(',')];
      });
    const year = readWeatherFile(rows.join('\n'), { place });
    const noon = indexOf(6, 20, 4);
    expect(year.ghiWm2[noon]).toBeCloseTo(daylight(calendar()[noon]!).ghi + 10, 6);
  });
});

describe('what cannot be read is said with its line', () => {
  const lines = plain(daylight).split('\n');
  const changed = (line: number, text: string) => {
    const copy = [...lines];
    copy[line - 1] = text;
    return copy.join('\n');
  };

  test.each([
    ['a word for a number', changed(101, '2023-01-05T03:00Z,much,0,0,5,2'), 'weather.bad-number', 101],
    ['a date that is none', changed(7, '2023-13-01T05:00Z,0,0,0,5,2'), 'weather.bad-time', 7],
    ['an hour twice', changed(9, lines[7]!), 'weather.duplicate-hour', 9],
    ['kilojoules for watts', changed(200, '2023-01-09T06:00Z,2500,0,0,5,2'), 'weather.implausible', 200],
    ['kelvin for degrees', changed(200, '2023-01-09T06:00Z,250,0,0,285,2'), 'weather.implausible', 200],
  ])('%s', (_, text, code, line) => {
    const error = failure(() => readWeatherFile(text, { place }));
    expect(error.code).toBe(code);
    expect(error.where.line).toBe(line);
  });

  test('half a year, no place, no zone, no columns, no format, no file', () => {
    const code = (input: string, options = {}) => failure(() => readWeatherFile(input, options)).code;
    expect(code(lines.slice(0, 4000).join('\n'), { place })).toBe('weather.wrong-length');
    expect(code(lines[0]!.concat('\n'), { place })).toBe('weather.wrong-length');
    expect(code(plain(daylight))).toBe('weather.place-missing');
    const table = 'wann,GHI,Ta\n2023-01-01 00:00,1,2\n2023-01-01 01:00,1,2\n';
    expect(code(table, { place })).toBe('weather.columns-needed');
    expect(code(table.replace('wann', 'time'), { place })).toBe('weather.utc-offset-missing');
    expect(code('Dear reader,\nthis is a letter.\n')).toBe('weather.unknown-format');
    expect(code('{"outputs":\n{}}')).toBe('weather.unknown-format');
    expect(code('no-such-file.epw')).toBe('weather.cannot-read');
  });

  test('headers', () => {
    const bad = failure(() => readWeatherFile(epw(daylight).replace(',34.7,', ',north,')));
    expect(bad).toMatchObject({
      code: 'weather.bad-header',
      params: { expected: 'latitude', found: 'north' },
    });
    const cut = failure(() => readWeatherFile(pvgisSeriesCsv(daylight).replace('Gd(i)', 'X')));
    expect(cut).toMatchObject({ code: 'weather.missing-column' });
    const short = failure(() => readWeatherFile(power(daylight).replaceAll('T2M', 'T9M')));
    expect(short).toMatchObject({ code: 'weather.missing-column', params: { column: 'T2M' } });
  });
});

test('a table with unknown names is read as the planner maps it', () => {
  const rows = calendar().map((when) => {
    const { temperature, ...light } = daylight(when);
    const ghi = light.ghi * 0.75;
    return `2023/${when.month}/${when.day} ${when.hour}:00;${ghi};${String(temperature).replace('.', ',')}`;
  });
  const text = ['Zeit;Sonne;Luft', ...rows].join('\n');
  const options = { place, utcOffsetHours: 0 };
  const columns = { time: 'Zeit', ghi: 'Sonne', temperature: 'Luft' };
  const year = readWeatherFile(text, { ...options, columns });
  const noon = indexOf(6, 20, 4);
  expect(year.ghiWm2[noon]).toBe(daylight(calendar()[noon]!).ghi * 0.75);
  expect(year.airTemperatureC[noon]).toBeCloseTo(10.4, 9);
  const ends = readWeatherFile(text, { ...options, columns: { ...columns, stamp: 'end' } });
  expect(ends.ghiWm2[noon - 1]).toBe(year.ghiWm2[noon]);
  const reversed = readWeatherFile(text, {
    ...options,
    columns: { Zeit: 'time', Sonne: 'ghi', Luft: 'temperature' },
  });
  expect(reversed.ghiWm2).toEqual(year.ghiWm2);
});

test('small negative irradiance at night becomes zero', () => {
  const cold: Course = (when) => {
    const hour = daylight(when);
    return hour.ghi === 0 ? { ...hour, ghi: -3, dni: 0, dhi: -2 } : hour;
  };
  const year = readWeatherFile(plain(cold), { place });
  expect(Math.min(...year.ghiWm2, ...year.dhiWm2)).toBe(0);
  expect(noteOf(year, 'negative-zeroed')).toBeDefined();
});
