import { PlannerError } from '../../../shared/errors.ts';
import type { Field } from './series.ts';

/** How a column's values become W/m², °C or m/s: `value · scale + add`. */
export interface Unit {
  /** As the planner sees it. */
  shown: string;
  scale: number;
  add: number;
  /** The values are sums over the records' own interval, not rates: they are divided by its hours. */
  perInterval: boolean;
}

const JOULES_PER_WH = 3600;

/** Wh/m² per unit of an energy, and W/m² per unit of a power. */
const LIGHT: [RegExp, number, 'power' | 'energy'][] = [
  [/^(w|watts?|瓦特?)$/, 1, 'power'],
  [/^(kw|千瓦)$/, 1000, 'power'],
  [/^(w-?hr?|瓦时)$/, 1, 'energy'],
  [/^(kw-?hr?|千瓦时|度)$/, 1000, 'energy'],
  [/^(mj|兆焦耳?)$/, 1e6 / JOULES_PER_WH, 'energy'],
  [/^(kj|千焦耳?)$/, 1000 / JOULES_PER_WH, 'energy'],
  [/^(j|焦耳?)$/, 1 / JOULES_PER_WH, 'energy'],
  [/^(cal|卡)$/, 4.184 / JOULES_PER_WH, 'energy'],
];

const WIND: [RegExp, number][] = [
  [/^(m\/?s(ec)?(-1)?|米\/秒|米每秒)$/, 1],
  [/^(kmh|km\/?h(r|our)?(-1)?|kph|kmph|(千米|公里)(\/|每)(小时|时|h))$/, 1 / 3.6],
  [/^(mph|mi\/h)$/, 0.44704],
  [/^(kn|kt|kts|knots?|节)$/, 0.514444],
];

/** A leading decimal factor, as weather bureaus write integers: `0.1℃`, `10-2MJ/m2`. */
const FACTOR = /^(0\.0?1|10-[12])/;

/**
 * What a unit's text means for a field; null when it is no unit of the kind.
 *
 * Powers and energies per area, `W/m²`, `kWh/m²`, `MJ/m²`, `kJ/m²`, `J/cm²`; `°C`, `K`, `°F`; `m/s`, `km/h`, `mph`, `kn`.
 */
export function unitOf(text: string, field: Field): Unit | null {
  const plain = text
    .toLowerCase()
    .replace(/[\s·*^_]/g, '')
    .replace(/²/g, '2')
    .replace(/⁻/g, '-')
    .replace(/平方米|㎡/g, 'm2')
    .replace(/×/g, '');
  const factor = FACTOR.exec(plain)?.[0] ?? '';
  const leading = factor === '' ? 1 : factor.startsWith('10') ? 10 ** -Number(factor.at(-1)) : Number(factor);
  const rest = plain.slice(factor.length);
  const unit = (scale: number, add = 0, perInterval = false): Unit => ({
    shown: text.trim(),
    scale: scale * leading,
    add,
    perInterval,
  });
  if (field === 'temperature') {
    if (/^(°|deg\.?|º)?c(elsius)?$|^℃$|^摄氏度$/.test(rest)) return unit(1);
    if (/^(k|kelvin|开)$/.test(rest)) return unit(1, -273.15);
    if (/^((°|deg\.?|º)?f|℉|华氏度)$/.test(rest)) return unit(5 / 9, (-32 * 5) / 9);
    return null;
  }
  if (field === 'wind') {
    const known = WIND.find(([pattern]) => pattern.test(rest));
    return known ? unit(known[1]) : null;
  }
  const area = /^(.*?)[./]?(?:\/|每)?(c?m)-?2(?:[./]*(?:h|hr|hour|小时|时))?$/.exec(rest);
  if (!area) return null;
  const perHour = /2[./]+(?:h|hr|hour|小时|时)$/.test(rest);
  const known = LIGHT.find(([pattern]) => pattern.test(area[1]!.replace(/[./]$/, '')));
  if (!known) return null;
  const [, worth, kind] = known;
  return unit(worth * (area[2] === 'cm' ? 1e4 : 1), 0, kind === 'energy' && !perHour);
}

/** Unit in brackets at the end of a heading, or after its last blank or underscore: `GHI [MJ/m2]`, `wind_kmh`. */
function unitText(heading: string): { text: string; bracketed: boolean } | null {
  const clean = heading.trim().replace(/^["']|["']$/g, '');
  const bracket = /[[(（【]([^\])）】]*)[\])）】]\s*$/.exec(clean);
  if (bracket) return { text: bracket[1]!, bracketed: true };
  const tail = /[\s_]((?:0\.0?1)?[a-z°℃℉/²^-]*(?:[._ ]?c?m-?[2²])?[a-z/]*)$/i.exec(clean);
  return tail ? { text: tail[1]!, bracketed: false } : null;
}

/**
 * The unit a heading states for its column; null when it states none.
 * @throws PlannerError weather.unknown-unit for what looks like a unit and is none of the kind
 */
export function headingUnit(heading: string, field: Field, file: string, line: number): Unit | null {
  const found = unitText(heading);
  if (!found) return null;
  const known = unitOf(found.text, field);
  if (known) return known;
  if (found.bracketed && /[/%²]|m2/i.test(found.text)) {
    throw new PlannerError(
      'weather.unknown-unit',
      { column: heading.trim(), unit: found.text },
      { file, line },
    );
  }
  return null;
}

/** A heading without its unit. */
export function withoutUnit(heading: string): string {
  const clean = heading.replace(/^["'#\s]+|["'\s]+$/g, '');
  const bare = clean.replace(/\s*[[(（【][^\])）】]*[\])）】]\s*$/, '').trim();
  if (bare !== clean) return bare.toLowerCase();
  const found = unitText(clean);
  const fields: Field[] = ['ghi', 'temperature', 'wind'];
  const isUnit = found !== null && found.text.length > 1 && fields.some((field) => unitOf(found.text, field));
  return (isUnit ? clean.slice(0, clean.length - found.text.length - 1) : clean).trim().toLowerCase();
}
