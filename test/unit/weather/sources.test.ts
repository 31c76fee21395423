import { describe, expect, test } from 'vitest';
import { detect, readWeatherFile } from '../../../electron/formats/weather/read-weather.ts';
import { toLines } from '../../../electron/formats/weather/text.ts';
import type { WeatherYear } from '../../../shared/weather.ts';
import type { Hour } from './build.ts';
import { dateAt, rows, type Sky, skyAt } from './sky.ts';

const truth = Array.from({ length: 8760 }, (_, i) => skyAt(i));
const two = (value: number) => String(value).padStart(2, '0');
const fixed = (value: number) => value.toFixed(2);

/** The year's light is the true sky's within a share of its sum, its air to the hour. */
function expectTrue(year: WeatherYear, share = 0.01): void {
  let off = 0;
  let sum = 0;
  truth.forEach((hour, i) => {
    off += Math.abs(year.ghiWm2[i]! - hour.ghi);
    sum += hour.ghi;
  });
  expect(off / sum).toBeLessThan(share);
  expect(year.latitudeDeg).toBeCloseTo(34.7, 2);
  expect(year.longitudeDeg).toBeCloseTo(113.7, 2);
  expect(year.elevationM).toBe(110);
  expect(year.airTemperatureC[4000]).toBeCloseTo(truth[4000]!.temperature, 0);
}

describe('NSRDB and SAM', () => {
  /** Light as the satellite saw it at the stamp. */
  const nsrdb = (stepHours: number, minute: number) => {
    const sky: Sky = { stepHours, seenAt: minute / 60 };
    return [
      'Source,Location ID,City,State,Country,Latitude,Longitude,Time Zone,Elevation,Local Time Zone,GHI Units',
      'NSRDB,2390541,-,-,-,34.7,113.7,8,110,8,w/m2',
      'Year,Month,Day,Hour,Minute,GHI,DNI,DHI,Temperature,Wind Speed,Surface Albedo',
      ...rows(({ ghi, dni, dhi, temperature, wind }, local) => {
        const at = dateAt(local);
        const stamps = [2019, at.month, at.day, at.hour, at.minute + minute];
        return [...stamps, ...[ghi, dni, dhi, temperature, wind].map(fixed), 0.2].join(',');
      }, sky),
    ].join('\n');
  };

  test.each([
    ['hours stamped at half past', 1, 30, 0.005],
    ['hours stamped at :00, half an hour early', 1, 0, 0.03],
    ['half hours', 0.5, 0, 0.02],
    ['quarters', 0.25, 0, 0.02],
  ])('%s', (_, step, minute, share) => {
    const text = nsrdb(step, minute);
    expect(detect(toLines('', text))).toBe('nsrdb');
    expectTrue(readWeatherFile(text), share);
  });

  test('SAM CSV without minutes', () => {
    const text = [
      'Source,Location ID,Latitude,Longitude,Time Zone,Elevation',
      'My station,1,34.7,113.7,8,110',
      'Year,Month,Day,Hour,DNI (W/m2),DHI (W/m2),GHI (W/m2),Tdry (C),Wspd (m/s)',
      ...rows(({ ghi, dni, dhi, temperature, wind }, local) => {
        const { month, day, hour } = dateAt(local);
        return [2019, month, day, hour, ...[dni, dhi, ghi, temperature, wind].map(fixed)].join(',');
      }),
    ].join('\n');
    expectTrue(readWeatherFile(text));
  });

  test('what is missing is named', () => {
    const text = nsrdb(1, 30).replace('Temperature', 'Dew Point');
    expect(() => readWeatherFile(text)).toThrowError(
      expect.objectContaining({ code: 'weather.missing-column', params: { column: 'Temperature' } }),
    );
  });
});

test.each(['GMT', 'LST'])('SolarAnywhere by %s', (clock) => {
  const zone = clock === 'GMT' ? 0 : 8;
  const text = [
    '999999,"Zhengzhou, test",HA,8.0,34.700,113.700,110,Data Version: 3.4 / Type: Typical Year',
    `ObservationTime(${clock}),Global Horizontal Irradiance (GHI) W/m2,Direct Normal Irradiance (DNI) W/m2,Diffuse Horizontal Irradiance (DIF) W/m2,AmbientTemperature (deg C),WindSpeed (m/s),Relative Humidity (%)`,
    ...rows(
      ({ ghi, dni, dhi, temperature, wind }, local) => {
        const { month, day, hour } = dateAt(local);
        const cells = [ghi, dni, dhi, temperature, wind].map(fixed);
        return [`${two(month)}/${two(day)}/2019 ${two(hour)}:30`, ...cells, 50].join(',');
      },
      { zone },
    ),
  ].join('\r\n');
  expect(detect(toLines('', text))).toBe('solaranywhere');
  expectTrue(readWeatherFile(text));
});

test('SolarGIS typical year: days counted through the year', () => {
  const text = [
    '#Site name: test',
    '#Latitude: 34.700000',
    '#Longitude: 113.700000',
    '#Elevation: 110.0 m a.s.l.',
    '#Time reference: UTC+8',
    'Day;Time;GHI;DNI;DIF;GTI;SE;SA;TEMP;WS;WD',
    ...rows(({ ghi, dni, dhi, temperature, wind }, local) => {
      const cells = [ghi, dni, dhi, ghi, 10, 20, temperature, wind, 180].map(fixed);
      return [Math.floor(local / 24) + 1, `${local % 24}:30`, ...cells].join(';');
    }),
  ].join('\n');
  expectTrue(readWeatherFile(text));
});

test('PVsyst: remarks, units in a row of their own, zone in words', () => {
  const text = [
    '#TMY hourly data;PVsyst standard format',
    '#Site;test',
    '#Latitude;34.700',
    '#Longitude;113.700',
    '#Altitude;110',
    '#Time Zone;8.00',
    'Year;Month;Day;Hour;Minute;GHI;DHI;DNI;Tamb;WindVel',
    ';;;;;W/m2;W/m2;W/m2;deg.C;m/sec',
    ...rows(({ ghi, dni, dhi, temperature, wind }, local) => {
      const { month, day, hour } = dateAt(local);
      return [1990, month, day, hour, 30, ...[ghi, dhi, dni, temperature, wind].map(fixed)].join(';');
    }),
  ].join('\r\n');
  expectTrue(readWeatherFile(text));
});

test('TMY2: columns of fixed width', () => {
  const pad = (value: number, width: number) => String(Math.round(value)).padStart(width);
  const record = ({ ghi, dni, dhi, temperature, wind }: Hour, local: number) => {
    const { month, day, hour } = dateAt(local);
    const line = Array<string>(142).fill(' ');
    const put = (from: number, text: string) => line.splice(from - 1, text.length, ...text);
    put(2, '75');
    put(4, pad(month, 2));
    put(6, pad(day, 2));
    put(8, pad(hour + 1, 2));
    put(10, '   0   0');
    for (const [from, value] of [
      [18, ghi],
      [24, dni],
      [30, dhi],
    ] as const)
      put(from, `${pad(value, 4)}I4`);
    put(68, `${pad(temperature * 10, 4)}A7`);
    put(96, `${pad(wind * 10, 3)}A7`);
    return line.join('');
  };
  const head = ' 57083 ZHENGZHOU              HA   8 N 34 42 E 113 42   110';
  const text = [head, ...rows(record)].join('\r\n');
  expect(detect(toLines('', text))).toBe('tmy2');
  expectTrue(readWeatherFile(text));
  expect(readWeatherFile(text).source).toBe('TMY2 ZHENGZHOU');
});
