/** Roles a column of a weather CSV can have. */
export const ROLES = [
  'time',
  'date',
  'clock',
  'year',
  'month',
  'day',
  'hour',
  'minute',
  'ghi',
  'dni',
  'dhi',
  'temperature',
  'wind',
] as const;
export type Role = (typeof ROLES)[number];

/** Column index by role. */
export type Mapping = Partial<Record<Role, number>>;

/** Names the roles go by in SolarGIS, Meteonorm and plain spreadsheets; units in brackets do not count. */
const ALIASES: Record<Role, string[]> = {
  time: ['time', 'timestamp', 'datetime', 'date time', 'date_time', 'utc', 'time(utc)', '时间', '日期时间'],
  date: ['date', '日期'],
  clock: ['time', 'clock', '时刻'],
  year: ['year', 'y', '年'],
  month: ['month', 'm', 'mo', '月'],
  day: ['day', 'dm', 'd', '日'],
  hour: ['hour', 'h', 'hr', '时', '小时'],
  minute: ['minute', 'mn', 'min', '分'],
  ghi: ['ghi', 'g_gh', 'gh', 'global horizontal irradiance', 'global horizontal', '总辐射', '水平面总辐射'],
  dni: ['dni', 'g_bn', 'bn', 'direct normal irradiance', 'beam normal', '法向直接辐射', '直射辐射'],
  dhi: ['dhi', 'dif', 'g_dh', 'dh', 'diffuse horizontal irradiance', 'diffuse', '散射辐射'],
  temperature: ['temp', 'ta', 't2m', 'air temperature', 'temperature', 'airtemperature', '气温', '温度'],
  wind: ['ws', 'ff', 'ws10m', 'wind speed', 'windspeed', 'wind', '风速'],
};

/** A column name without its unit: `GHI [W/m2]` → `ghi`. */
export const plainName = (name: string): string =>
  name
    .replace(/^["'#\s]+|["'\s]+$/g, '')
    .replace(/[[(（].*?[\])）]\s*$/, '')
    .trim()
    .toLowerCase();

/** Whether a mapping says when a row is and how much sun it has. */
export const suffices = (map: Mapping): boolean =>
  (map.time !== undefined ||
    map.date !== undefined ||
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
  else delete map.clock;
  return map;
}

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
