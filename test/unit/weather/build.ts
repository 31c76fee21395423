import { HOURS_IN_MONTH } from '../../../shared/weather.ts';

/** Values of one local hour; NaN leaves the cell to the format's word for missing. */
export interface Hour {
  ghi: number;
  dni: number;
  dhi: number;
  temperature: number;
  wind: number;
}
/** Local calendar of one hour of a non-leap year, `hour` 0–23 beginning. */
export interface When {
  index: number;
  month: number;
  day: number;
  hour: number;
}
export type Course = (when: When) => Hour;

export const DARK: Hour = { ghi: 0, dni: 0, dhi: 0, temperature: 10, wind: 2 };

/** A year that is dark but for one hour: it shows where a reader puts that hour. */
export const oneSunnyHour =
  (month: number, day: number, hour: number): Course =>
  (when) =>
    when.month === month && when.day === day && when.hour === hour
      ? { ghi: 500, dni: 400, dhi: 200, temperature: 25, wind: 5 }
      : DARK;

/** The hours of a non-leap year in order. */
export function calendar(): When[] {
  const hours: When[] = [];
  HOURS_IN_MONTH.forEach((count, m) => {
    for (let i = 0; i < count; i++) {
      hours.push({ index: hours.length, month: m + 1, day: Math.floor(i / 24) + 1, hour: i % 24 });
    }
  });
  return hours;
}

/** Index of a local hour in the year. */
export const indexOf = (month: number, day: number, hour: number): number =>
  calendar().find((when) => when.month === month && when.day === day && when.hour === hour)!.index;

const two = (value: number): string => String(value).padStart(2, '0');
const or = (value: number, missing: string): string => (Number.isNaN(value) ? missing : String(value));

/** EPW after the EnergyPlus data dictionary: eight header lines, 35 columns, hours 1–24. */
export function epw(course: Course, { timeZone = 8, latitude = 34.7, longitude = 113.7 } = {}): string {
  const rows = calendar().map((when) => {
    const { ghi, dni, dhi, temperature, wind } = course(when);
    return [
      2015 + (when.month % 3),
      when.month,
      when.day,
      when.hour + 1,
      0,
      '?9?9?9?9E0?9?9?9?9',
      or(temperature, '99.9'),
      1.0,
      50,
      100000,
      0,
      0,
      300,
      or(ghi, '9999'),
      or(dni, '9999'),
      or(dhi, '9999'),
      ...[0, 0, 0, 0, 180],
      or(wind, '999'),
      ...[5, 5, 9999, 99999, 9, 999999999, 0, 0, 0, 0, 0, 0, 0],
    ].join(',');
  });
  return [
    `LOCATION,Zhengzhou,Henan,CHN,CSWD,570830,${latitude},${longitude},${timeZone},110.0`,
    'DESIGN CONDITIONS,0',
    'TYPICAL/EXTREME PERIODS,0',
    'GROUND TEMPERATURES,0',
    'HOLIDAYS/DAYLIGHT SAVINGS,No,0,0,0',
    'COMMENTS 1,made for a test',
    'COMMENTS 2,',
    'DATA PERIODS,1,1,Data,Sunday, 1/ 1,12/31',
    ...rows,
    '',
  ].join('\r\n');
}

/** TMY3 after NREL/TP-581-43156: station line, column line, times 01:00–24:00. */
export function tmy3(course: Course, timeZone = -5): string {
  const header =
    'Date (MM/DD/YYYY),Time (HH:MM),ETR (W/m^2),GHI (W/m^2),DNI (W/m^2),DHI (W/m^2),Dry-bulb (C),Wspd (m/s)';
  const rows = calendar().map((when) => {
    const { ghi, dni, dhi, temperature, wind } = course(when);
    return [
      `${two(when.month)}/${two(when.day)}/${1990 + (when.month % 5)}`,
      `${two(when.hour + 1)}:00`,
      0,
      ...[ghi, dni, dhi, temperature, wind].map((value) => or(value, '-9900')),
    ].join(',');
  });
  return [`723170,"GREENSBORO, TEST",NC,${timeZone}.0,36.100,-79.950,273`, header, ...rows].join('\n');
}

/** PVGIS typical year as CSV, UTC. */
export function pvgisTmyCsv(course: Course, offset = 0.5): string {
  const rows = calendar().map((when) => {
    const { ghi, dni, dhi, temperature, wind } = course(when);
    const stamp = `${2010 + (when.month % 4)}${two(when.month)}${two(when.day)}:${two(when.hour)}00`;
    return [stamp, temperature, 80, ghi, dni, dhi, 300, wind, 90, 100000].join(',');
  });
  return [
    'Latitude (decimal degrees): 34.700',
    'Longitude (decimal degrees): 113.700',
    'Elevation (m): 110.0',
    `Irradiance Time Offset (h): ${offset}`,
    'month,year',
    ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((month) => `${month},${2010 + (month % 4)}`),
    'time(UTC),T2m,RH,G(h),Gb(n),Gd(h),IR(h),WS10m,WD10m,SP',
    ...rows,
    '',
    'T2m: 2-m air temperature (degree Celsius)',
    'PVGIS (c) European Union, 2001-2025',
  ].join('\r\n');
}

/** PVGIS hourly series on the horizontal as CSV: stamps at ten past. */
export function pvgisSeriesCsv(course: Course, { slope = 0, years = [2019] } = {}): string {
  const rows = years.flatMap((year) =>
    calendar().map((when) => {
      const { ghi, dhi, temperature, wind } = course(when);
      const stamp = `${year}${two(when.month)}${two(when.day)}:${two(when.hour)}10`;
      return [stamp, ghi - dhi, dhi, 0, 30, temperature, wind, 0].join(',');
    }),
  );
  return [
    'Latitude (decimal degrees):\t34.700',
    'Longitude (decimal degrees):\t113.700',
    'Elevation (m):\t110',
    'Radiation database:\tPVGIS-SARAH3',
    '',
    '',
    `Slope: ${slope} deg.`,
    'Azimuth: 0 deg.',
    'time,Gb(i),Gd(i),Gr(i),H_sun,T2m,WS10m,Int',
    ...rows,
    '',
    'Gb(i): Beam (direct) irradiance on the inclined plane (W/m2)',
  ].join('\n');
}

/** PVGIS typical year as JSON. */
export function pvgisTmyJson(course: Course, offset = 0.5): string {
  return JSON.stringify({
    inputs: {
      location: { latitude: 34.7, longitude: 113.7, elevation: 110.0, irradiance_time_offset: offset },
    },
    outputs: {
      months_selected: [],
      tmy_hourly: calendar().map((when) => {
        const { ghi, dni, dhi, temperature, wind } = course(when);
        return {
          'time(UTC)': `2018${two(when.month)}${two(when.day)}:${two(when.hour)}00`,
          T2m: temperature,
          'G(h)': ghi,
          'Gb(n)': dni,
          'Gd(h)': dhi,
          WS10m: wind,
        };
      }),
    },
    meta: {},
  });
}

/** NASA POWER hourly CSV. */
export function power(course: Course, { clock = 'UTC', unit = 'Wh/m^2', scale = 1 } = {}): string {
  const rows = calendar().map((when) => {
    const { ghi, dni, dhi, temperature, wind } = course(when);
    const sun = [ghi, dni, dhi].map((value) => or(value * scale, '-999'));
    return [2021, when.month, when.day, when.hour, ...sun, or(temperature, '-999'), or(wind, '-999')].join(
      ',',
    );
  });
  return [
    '-BEGIN HEADER-',
    'NASA/POWER Source Native Resolution Hourly Data ',
    `Dates (month/day/year): 01/01/2021 through 12/31/2021 in ${clock}`,
    'Location: latitude  34.7   longitude 113.7 ',
    'elevation from MERRA-2: Average for 0.5 x 0.625 degree lat/lon region = 110.25 meters',
    'The value for missing source data that cannot be computed or is outside of the sources availability range: -999 ',
    'parameter(s): ',
    `ALLSKY_SFC_SW_DWN     CERES SYN1deg All Sky Surface Shortwave Downward Irradiance (${unit}) `,
    `ALLSKY_SFC_SW_DNI     CERES SYN1deg All Sky Surface Shortwave Downward Direct Normal Irradiance (${unit}) `,
    `ALLSKY_SFC_SW_DIFF     CERES SYN1deg All Sky Surface Shortwave Diffuse Irradiance (${unit}) `,
    'T2M                   MERRA-2 Temperature at 2 Meters (C) ',
    'WS10M                 MERRA-2 Wind Speed at 10 Meters (m/s) ',
    '-END HEADER-',
    'YEAR,MO,DY,HR,ALLSKY_SFC_SW_DWN,ALLSKY_SFC_SW_DNI,ALLSKY_SFC_SW_DIFF,T2M,WS10M',
    ...rows,
  ].join('\n');
}

/** The program's own plain CSV. */
export function plain(course: Course, year = 2023): string {
  const rows = calendar().map((when) => {
    const { ghi, dni, dhi, temperature, wind } = course(when);
    const stamp = `${year}-${two(when.month)}-${two(when.day)}T${two(when.hour)}:00Z`;
    return [stamp, ...[ghi, dni, dhi, temperature, wind].map((value) => or(value, ''))].join(',');
  });
  return ['utcHourBeginning,ghiWm2,dniWm2,dhiWm2,airTemperatureC,windMs', ...rows].join('\n');
}

/** SolarGIS-like CSV: remarks, semicolons, stamps at half past. */
export function solargis(course: Course, zone = 'UTC+8'): string {
  const rows = calendar().map((when) => {
    const { ghi, dni, dhi, temperature, wind } = course(when);
    const date = `${two(when.day)}.${two(when.month)}.2020`;
    return [date, `${two(when.hour)}:30`, ghi, dni, dhi, 1, 20, 100, temperature, 990, 60, wind, 180].join(
      ';',
    );
  });
  return [
    '#SOLAR AND METEO HOURLY TIME SERIES',
    '#Latitude: 34.700000',
    '#Longitude: 113.700000',
    '#Elevation: 110.0 m a.s.l.',
    `#Time reference: ${zone}, time stamp at the center of the interval`,
    '#Data:',
    'Date;Time;GHI;DNI;DIF;flagR;SE;SA;TEMP;AP;RH;WS;WD',
    ...rows,
  ].join('\n');
}

/** Meteonorm-like CSV: year, month, day of month, hour 1–24. */
export function meteonorm(course: Course): string {
  const rows = calendar().map((when) => {
    const { ghi, dni, dhi, temperature, wind } = course(when);
    return [2005, when.month, when.day, 1, when.hour + 1, ghi, dhi, dni, temperature, wind].join(',');
  });
  return ['y,m,dm,dy,h,G_Gh,G_Dh,G_Bn,Ta,FF', ...rows].join('\n');
}
