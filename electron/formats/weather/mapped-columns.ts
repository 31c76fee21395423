import { WEATHER_ROLES, type WeatherRole } from '../../../shared/weather.ts';
import { withoutUnit } from './units.ts';

const ROLES = WEATHER_ROLES;
type Role = WeatherRole;

/** Column index by role. */
export type Mapping = Partial<Record<Role, number>>;

/** Names the roles go by in files of SolarGIS, Meteonorm, PVsyst, NSRDB, SAM and SolarAnywhere and in plain sheets. */
const ALIASES: Record<Role, string[]> = {
  time: [
    'time',
    'timestamp',
    'datetime',
    'date time',
    'date_time',
    'date/time',
    'utc',
    'observationtime',
    '时间',
    '日期时间',
    '观测时间',
  ],
  date: ['date', '日期'],
  clock: ['time', 'clock', '时刻', '时间'],
  year: ['year', 'y', 'yr', '年', '年份'],
  month: ['month', 'm', 'mo', '月', '月份'],
  day: ['day', 'dm', 'd', 'dy', '日'],
  hour: ['hour', 'h', 'hr', '时', '小时'],
  minute: ['minute', 'mn', 'min', '分', '分钟'],
  ghi: [
    'ghi',
    'g_gh',
    'gh',
    'glob',
    'globhor',
    'global',
    'g(h)',
    'global horizontal irradiance',
    'global horizontal',
    'globalhorizontalirradiance',
    'global horizontal radiation',
    '总辐射',
    '水平面总辐射',
    '总辐照度',
    '水平面总辐照度',
    '总辐射辐照度',
    '总辐射曝辐量',
  ],
  dni: [
    'dni',
    'g_bn',
    'bn',
    'beam',
    'beamnor',
    'direct normal irradiance',
    'direct normal',
    'directnormalirradiance',
    'direct normal radiation',
    'beam normal',
    '法向直接辐射',
    '法向直射辐射',
    '法向直射',
    '法向辐照度',
    '直射辐射',
    '直接辐射',
    '直接辐照度',
    '直射辐照度',
  ],
  dhi: [
    'dhi',
    'dif',
    'diff',
    'g_dh',
    'dh',
    'diffhor',
    'diffuse horizontal irradiance',
    'diffuse horizontal',
    'diffusehorizontalirradiance',
    'diffuse horizontal radiation',
    'diffuse',
    '散射辐射',
    '水平面散射辐射',
    '散射辐照度',
  ],
  temperature: [
    'temp',
    'ta',
    'tamb',
    't_amb',
    'tdry',
    't2m',
    'temp_air',
    'air_temperature',
    'air temperature',
    'ambient temperature',
    'ambienttemperature',
    'temperature',
    'airtemperature',
    'dry bulb temperature',
    'dry-bulb',
    '气温',
    '温度',
    '环境温度',
  ],
  wind: [
    'ws',
    'ff',
    'ws10m',
    'wspd',
    'windvel',
    'wind_speed',
    'wind speed',
    'windspeed',
    'wind velocity',
    'wind',
    '风速',
    '平均风速',
  ],
};

/** A column name without its unit and without what stands in brackets: `GHI [W/m2]` → `ghi`. */
const plainName = (name: string): string => {
  const bare = withoutUnit(name);
  const words = bare.replace(/\s*[[(（][^\])）]*[\])）]\s*$/, '').trim();
  return words === '' ? bare : words;
};

/** Whether a mapping says when a row is and how much sun it has. */
export const suffices = (map: Mapping): boolean =>
  (map.time !== undefined ||
    map.date !== undefined ||
    (map.day !== undefined && map.clock !== undefined) ||
    (map.month !== undefined && map.day !== undefined && map.hour !== undefined)) &&
  (map.ghi !== undefined || (map.dni !== undefined && map.dhi !== undefined)) &&
  map.temperature !== undefined;

/** The mapping a header's own names give. */
export function guessMapping(header: string[]): Mapping {
  const names = header.map(plainName);
  const map: Mapping = {};
  for (const role of ROLES) {
    const index = names.findIndex((name) => ALIASES[role].includes(name));
    if (index >= 0) map[role] = index;
  }
  if (map.date !== undefined) delete map.time;
  else if (map.day === undefined || map.month !== undefined || map.hour !== undefined) delete map.clock;
  // A day without a month counts through the year; its clock stands beside it (SolarGIS).
  else delete map.time;
  return map;
}

/** Names of the columns of a table that has none: `#1`, `#2`… */
export const numbered = (cells: number): string[] => Array.from({ length: cells }, (_, i) => `#${i + 1}`);

/** Whether a planner's mapping names columns by their number. */
export const byNumber = (columns: Record<string, string>): boolean =>
  Object.entries(columns)
    .flat()
    .some((name) => /^#\d+$/.test(name));

/**
 * The mapping a planner gave, role → column name (or column name → role), over a header; null when a named
 * column is not in this line.
 */
export function namedMapping(header: string[], columns: Record<string, string>): Mapping | null {
  const names = header.map((name) => name.trim().replace(/^"|"$/g, ''));
  const isRole = (text: string): text is Role => (ROLES as readonly string[]).includes(text);
  const map: Mapping = {};
  for (const [key, value] of Object.entries(columns)) {
    const [role, name] = isRole(key) ? [key, value] : isRole(value) ? [value, key] : [null, null];
    if (role === null) continue;
    const index = names.indexOf(name.trim());
    if (index < 0) return null;
    map[role] = index;
  }
  return map;
}
