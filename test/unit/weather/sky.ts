import { cosZenithAt, extraterrestrialNormalAt } from '../../../electron/formats/weather/sun.ts';
import type { Hour } from './build.ts';

export const ZHENGZHOU = { latitudeDeg: 34.7, longitudeDeg: 113.7, elevationM: 110 };

/** A made sky whose components close under the sun at one moment of each hour. */
export interface Sky {
  latitudeDeg?: number;
  longitudeDeg?: number;
  /** Hours after an interval's beginning at which the light was seen. */
  seenAt?: number;
  /** Hours of an interval. */
  stepHours?: number;
}

/** Some number in 0…1 that depends on a whole number only. */
const mixed = (n: number): number => {
  const x = Math.sin(n * 12.9898) * 43758.5453;
  return x - Math.floor(x);
};

/** Light and air of the interval that begins `at` hours after New Year in UTC; days are clear, broken or dull. */
export function skyAt(at: number, sky: Sky = {}): Hour {
  const { latitudeDeg = ZHENGZHOU.latitudeDeg, longitudeDeg = ZHENGZHOU.longitudeDeg } = sky;
  const { stepHours = 1 } = sky;
  const seen = at + (sky.seenAt ?? stepHours / 2);
  const cos = cosZenithAt(2023, ((seen % 8760) + 8760) % 8760, latitudeDeg, longitudeDeg);
  const day = Math.floor((at + longitudeDeg / 15 + 24) / 24);
  const clear = 0.25 + 0.75 * mixed(day);
  const temperature = 14 - 12 * Math.cos((at / 8760) * 2 * Math.PI) + 4 * Math.max(0, cos);
  const wind = 1 + 3 * mixed(day + 0.5);
  if (cos <= 0.02) return { ghi: 0, dni: 0, dhi: 0, temperature, wind };
  const outside = extraterrestrialNormalAt(Math.floor(seen));
  const through = 0.75 ** (1 / Math.max(cos, 0.08)) * clear ** 2;
  const dni = outside * through;
  const dhi = outside * cos * (0.12 + 0.15 * (1 - clear));
  return { ghi: dni * cos + dhi, dni, dhi, temperature, wind };
}

const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');

/** Parts of the local date at `hours` after New Year of a non-leap year. */
export function dateAt(hours: number): { month: number; day: number; hour: number; minute: number } {
  const date = new Date(Date.UTC(2023, 0, 1) + Math.round(hours * 3600) * 1000);
  return {
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
  };
}

/** Rows of a whole year by a clock `zone` hours ahead of UTC, written by `row` for the interval's local beginning. */
export function rows(
  row: (hour: Hour, localHours: number) => string,
  { zone = 8, ...sky }: Sky & { zone?: number } = {},
): string[] {
  const { stepHours = 1 } = sky;
  return Array.from({ length: 8760 / stepHours }, (_, i) => {
    const local = i * stepHours;
    return row(skyAt(local - zone, sky), local);
  });
}

/** `2023-01-31 05:30` of hours after New Year. */
export const stamp = (hours: number): string => {
  const { month, day, hour, minute } = dateAt(hours);
  return `2023-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`;
};

/** A CSV of a whole year; values as they are, or by `scale`. */
export function table(
  header: string,
  sky: Sky & { zone?: number; stampAt?: number } = {},
  values: (hour: Hour) => (number | string)[] = ({ ghi, dni, dhi, temperature, wind }) => [
    ghi,
    dni,
    dhi,
    temperature,
    wind,
  ],
): string {
  const { stampAt = 0, ...rest } = sky;
  return [
    header,
    ...rows((hour, local) => {
      const cells = values(hour).map((value) => (typeof value === 'number' ? value.toFixed(4) : value));
      return [stamp(local + stampAt), ...cells].join(',');
    }, rest),
  ].join('\n');
}
