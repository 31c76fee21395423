import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readWeatherFile } from '../../../electron/formats/weather/read-weather.ts';
import { PlannerError } from '../../../shared/errors.ts';
import type { WeatherYear } from '../../../shared/weather.ts';
import type { Hour } from './build.ts';
import { dateAt, rows, skyAt, stamp, table, ZHENGZHOU } from './sky.ts';

const place = ZHENGZHOU;
const options = { place, utcOffsetHours: 8 };
const truth = Array.from({ length: 8760 }, (_, i) => skyAt(i));
const noteOf = (year: WeatherYear, code: string) =>
  year.notes.find((note) => note.code === `weather.note.${code}`)?.params;
const two = (value: number) => String(value).padStart(2, '0');

function expectTrue(year: WeatherYear, share = 0.005): void {
  let off = 0;
  let sum = 0;
  truth.forEach((hour, i) => {
    off += Math.abs(year.ghiWm2[i]! - hour.ghi) + Math.abs(year.dniWm2[i]! - hour.dni);
    sum += hour.ghi + hour.dni;
  });
  expect(off / sum).toBeLessThan(share);
  expect(year.airTemperatureC[4000]).toBeCloseTo(truth[4000]!.temperature, 1);
  // Well inside a day: its wind is one figure.
  expect(year.windMs[4005]).toBeCloseTo(truth[4005]!.wind, 1);
}

function failure(read: () => unknown): PlannerError {
  try {
    read();
  } catch (error) {
    if (error instanceof PlannerError) return error;
    throw error;
  }
  throw new Error('expected a failure');
}

describe('units in headings', () => {
  const light = (header: string, scale: number) =>
    table(header, {}, (h) => [h.ghi * scale, h.dni * scale, h.dhi * scale, h.temperature, h.wind]);

  test.each([
    ['time,GHI [W/m2],DNI [W/m2],DHI [W/m2],Temp [°C],WS [m/s]', 1],
    ['time,GHI (kW/m²),DNI (kW/m²),DHI (kW/m²),Temp (℃),WS', 1e-3],
    ['time,GHI (Wh/m²),DNI (Wh/m²),DHI (Wh/m²),Temp,WS', 1],
    ['time,GHI (kWh/m²),DNI (kWh/m²),DHI (kWh/m²),Temp,WS', 1e-3],
    ['time,总辐射(MJ/m²),法向直接辐射(MJ/m²),散射辐射(MJ/m²),气温(℃),风速(m/s)', 0.0036],
    ['time,总辐射（0.01MJ/m²）,直接辐射（0.01MJ/m²）,散射辐射（0.01MJ/m²）,气温（℃）,风速（米/秒）', 0.36],
    ['time,GHI [kJ/m2],DNI [kJ/m2],DHI [kJ/m2],Temp,WS', 3.6],
    ['time,GHI [J/cm2],DNI [J/cm2],DHI [J/cm2],Temp,WS', 0.36],
    ['time,ghi_kwh_m2,dni_kwh_m2,dhi_kwh_m2,temp,ws', 1e-3],
    ['time,Global Horizontal Irradiance (GHI) W/m2,DNI,DHI,Air Temperature,Wind Speed', 1],
  ])('%s', (header, scale) => {
    expectTrue(readWeatherFile(light(header, scale), options));
  });

  test('energies of half hours, wind in km/h, temperature in kelvin', () => {
    const text = table(
      'time,GHI (kJ/m²),DNI (kJ/m²),DHI (kJ/m²),Temp (K),WS (km/h)',
      { stepHours: 0.5 },
      (h) => [h.ghi * 1.8, h.dni * 1.8, h.dhi * 1.8, h.temperature + 273.15, h.wind * 3.6],
    );
    const year = readWeatherFile(text, options);
    expectTrue(year, 0.02);
    expect(
      year.notes.filter(({ code }) => code === 'weather.note.unit-converted').map(({ params }) => params),
    ).toEqual([
      { field: 'GHI', unit: 'kJ/m²' },
      { field: 'DNI', unit: 'kJ/m²' },
      { field: 'DHI', unit: 'kJ/m²' },
      { field: 'T', unit: 'K' },
      { field: 'WS', unit: 'km/h' },
    ]);
  });

  test('a unit of something else is refused with its column', () => {
    const error = failure(() => readWeatherFile(light('time,GHI (mm/day),DNI,DHI,Temp,WS', 1), options));
    expect(error).toMatchObject({
      code: 'weather.unknown-unit',
      params: { column: 'GHI (mm/day)', unit: 'mm/day' },
    });
  });

  test('without one, a sum that no place has asks; the planner names the unit or takes it as it is', () => {
    const text = light('time,GHI,DNI,DHI,Temp,WS', 1e-3);
    expect(failure(() => readWeatherFile(text, options))).toMatchObject({ code: 'weather.sum-implausible' });
    const columns = { time: 'time', ghi: 'GHI', dni: 'DNI', dhi: 'DHI', temperature: 'Temp', wind: 'WS' };
    expectTrue(readWeatherFile(text, { ...options, columns: { ...columns, lightUnit: 'kWh/m²' } }));
    expect(readWeatherFile(text, { ...options, accept: ['sum'] }).ghiWm2[4]).toBeLessThan(1);
  });
});

describe('stamps', () => {
  const names = 'GHI,DNI,DHI,Temp,WS';
  const cells = ({ ghi, dni, dhi, temperature, wind }: Hour) =>
    [ghi, dni, dhi, temperature, wind].map((value) => value.toFixed(3)).join(',');
  const by = (header: string, when: (local: number) => string, sky = {}) =>
    [`${header},${names}`, ...rows((hour, local) => `${when(local)},${cells(hour)}`, sky)].join('\n');
  const part = (local: number) => ({ ...dateAt(local), two });

  test.each([
    ['yyyymmddhh', 'time', (t: number) => stamp(t).replace(/[-: ]/g, '').slice(0, 10)],
    ['yyyymmddhhmm', 'time', (t: number) => stamp(t).replace(/[-: ]/g, '')],
    ['年月日时', '时间', (t: number) => `2023年${part(t).month}月${part(t).day}日${part(t).hour}时`],
    [
      '年月日 with minutes',
      '时间',
      (t: number) => `2023年${part(t).month}月${part(t).day}日 ${part(t).hour}:${two(part(t).minute)}`,
    ],
    [
      'mm/dd with AM and PM',
      'time',
      (t: number) => {
        const { month, day, hour, minute } = dateAt(t);
        return `${month}/${day}/2023 ${hour % 12 === 0 ? 12 : hour % 12}:${two(minute)} ${hour < 12 ? 'AM' : 'PM'}`;
      },
    ],
    [
      '上午 and 下午',
      'time',
      (t: number) => {
        const { month, day, hour, minute } = dateAt(t);
        return `2023/${month}/${day} ${hour < 12 ? '上午' : '下午'}${hour % 12 === 0 ? 12 : hour % 12}:${two(minute)}`;
      },
    ],
    [
      'dd/mm',
      'time',
      (t: number) => `${two(part(t).day)}/${two(part(t).month)}/2023 ${two(part(t).hour)}:00`,
    ],
    [
      'dd-mm-yy',
      'time',
      (t: number) => `${two(part(t).day)}-${two(part(t).month)}-23 ${two(part(t).hour)}:00`,
    ],
    ['date and clock', 'date,time', (t: number) => stamp(t).replace(' ', ',')],
    [
      'year, month, day, hour',
      'year,month,day,hour',
      (t: number) => [2023, part(t).month, part(t).day, part(t).hour].join(','),
    ],
    [
      'hours of four digits',
      'year,month,day,hour',
      (t: number) => [2023, part(t).month, part(t).day, `${part(t).hour}00`].join(','),
    ],
    [
      'hours 1 to 24',
      'year,month,day,hour',
      (t: number) => [2023, part(t).month, part(t).day, part(t).hour + 1].join(','),
    ],
  ])('%s', (_, header, when) => {
    expectTrue(readWeatherFile(by(header, when), options));
  });

  test('half hours of hours 1 to 24 with minutes', () => {
    const text = by(
      'year,month,day,hour,minute',
      (t) => [2023, part(t).month, part(t).day, part(t).hour + 1, part(t).minute].join(','),
      { stepHours: 0.5 },
    );
    expectTrue(readWeatherFile(text, options), 0.02);
  });

  test('24:00 ends its day', () => {
    const text = by('date,time', (t) => `${stamp(t).slice(0, 10)},${two(dateAt(t).hour + 1)}:00`);
    expectTrue(readWeatherFile(text, options));
  });

  test.each([5.5, 5.75, -3.5])('a clock %f hours from UTC', (zone) => {
    const year = readWeatherFile(table('time,GHI,DNI,DHI,Temp,WS', { zone }), {
      place,
      utcOffsetHours: zone,
    });
    expect(noteOf(year, 'clock-corrected')).toBeUndefined();
    expect(noteOf(year, 'resampled')).toBeDefined();
    expectTrue(year, 0.12);
  });

  test('the heading’s 北京时间 is the zone', () => {
    expectTrue(readWeatherFile(table('时间（北京时间）,总辐射,法向直射,散射辐射,气温,风速'), { place }));
  });
});

describe('light that does not belong together', () => {
  test('«直射辐射» on the horizontal is recognised, with and without the diffuse', () => {
    for (const header of ['时间,总辐射,直射辐射,散射辐射,气温,风速', '时间,总辐射,直射辐射,其他,气温,风速']) {
      const text = table(header, {}, (h) => [h.ghi, h.ghi - h.dhi, h.dhi, h.temperature, h.wind]);
      const year = readWeatherFile(text, options);
      expect(noteOf(year, 'beam-horizontal')).toBeDefined();
      expectTrue(year, 0.03);
    }
  });

  test('beam normal without diffuse is not mistaken for it', () => {
    const text = table('时间,总辐射,直射辐射,其他,气温,风速');
    const year = readWeatherFile(text, options);
    expect(noteOf(year, 'beam-horizontal')).toBeUndefined();
    expectTrue(year, 0.02);
  });

  const changed = (change: (hour: Hour, local: number) => Partial<Hour>) =>
    [
      'time,GHI,DNI,DHI,Temp,WS',
      ...rows((hour, local) => {
        const { ghi, dni, dhi, temperature, wind } = { ...hour, ...change(hour, local) };
        return [stamp(local), ghi, dni, dhi, temperature, wind].join(',');
      }),
    ].join('\n');

  test('slips are put right and counted', () => {
    const text = changed((hour, local) => {
      const day = Math.floor(local / 24);
      if (day % 30 === 3 && hour.ghi > 100) return { dhi: hour.ghi * 1.15 + 12 };
      if (day % 30 === 7 && local % 24 === 2) return { dni: 300 };
      if (day === 200 && local % 24 >= 6 && local % 24 < 19) return { ghi: 1400 };
      return {};
    });
    const year = readWeatherFile(text, options);
    expect(Number(noteOf(year, 'diffuse-exceeds-global')!.hours)).toBeGreaterThan(30);
    expect(Number(noteOf(year, 'beam-at-night')!.hours)).toBeGreaterThan(10);
    expect(Number(noteOf(year, 'light-impossible')!.hours)).toBeGreaterThan(5);
    expect(Math.max(...year.ghiWm2)).toBeLessThan(1250);
  });

  test('more than slips is refused in words', () => {
    const code = (change: Parameters<typeof changed>[0]) =>
      failure(() => readWeatherFile(changed(change), options)).code;
    expect(code((hour) => (hour.ghi > 0 ? { ghi: 1400 } : {}))).toBe('weather.light-impossible');
    expect(code(() => ({ ghi: 300, dni: 0, dhi: 300 }))).toBe('weather.light-impossible');
    expect(code((hour) => ({ ghi: hour.dhi, dhi: hour.ghi }))).toBe('weather.diffuse-exceeds-global');
  });

  test('components that do not close are noted', () => {
    const year = readWeatherFile(
      changed((hour, local) => ({ dni: hour.dni * (Math.floor(local / 24) % 2 ? 1.3 : 0.7) })),
      options,
    );
    expect(Number(noteOf(year, 'light-inconsistent')!.percent)).toBeGreaterThan(10);
  });
});

describe('a file from elsewhere', () => {
  const text = `#Latitude: 34.7\n#Longitude: 113.7\n#Elevation: 110\n#UTC+8\n${table('time,GHI,DNI,DHI,Temp,WS')}`;

  test.each([
    ['80 km away', { latitudeDeg: 35.42, longitudeDeg: 113.7, elevationM: 110 }, { km: 80 }],
    ['400 m higher', { latitudeDeg: 34.7, longitudeDeg: 113.7, elevationM: 510 }, { heightM: -400 }],
  ])('%s asks, and is used once accepted', (_, to, params) => {
    const error = failure(() => readWeatherFile(text, { place: to }));
    expect(error).toMatchObject({ code: 'weather.elsewhere', params });
    expect(readWeatherFile(text, { place: to, accept: ['place'] }).latitudeDeg).toBe(34.7);
  });

  test('40 km away and 250 m lower is near enough', () => {
    expectTrue(
      readWeatherFile(text, { place: { latitudeDeg: 35.05, longitudeDeg: 113.7, elevationM: 360 } }),
    );
  });
});

describe('text', () => {
  const folder = mkdtempSync(join(tmpdir(), 'weather-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const saved = (name: string, bytes: Buffer) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };
  const text = table('time,总辐射,法向直接辐射,散射辐射,气温,风速');
  // GB18030 of the heading above; the rows are plain digits.
  const heading = ['d7dcb7f8c9e4', 'b7a8cff2d6b1bdd3b7f8c9e4', 'c9a2c9e4b7f8c9e4', 'c6f8cec2', 'b7e7cbd9'];
  const gbk = Buffer.concat([
    Buffer.from('time'),
    ...heading.flatMap((hex) => [Buffer.from(','), Buffer.from(hex, 'hex')]),
    Buffer.from(text.slice(text.indexOf('\n'))),
  ]);
  const columns = {
    time: 'time',
    ghi: '总辐射',
    dni: '法向直接辐射',
    dhi: '散射辐射',
    temperature: '气温',
    wind: '风速',
  };

  test.each([
    ['gbk.csv', gbk],
    ['utf16.csv', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['utf16-tabs.txt', Buffer.from(`\ufeff${text.replaceAll(',', '\t')}`, 'utf16le')],
  ])('%s is read, mapped or not', (name, bytes) => {
    const path = saved(name, bytes);
    expectTrue(readWeatherFile(path, options));
    expectTrue(readWeatherFile(path, { ...options, columns }));
  });
});
