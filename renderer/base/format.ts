import { inLanguage } from '../../shared/i18n/in-language.ts';
import { type Language, localeOf } from './i18n.ts';

/** Number and unit formats of one language. All inputs are in the unit the parameter names. */
export interface Format {
  number(value: number, digits?: number): string;
  integer(value: number): string;
  percent(fraction: number, digits?: number): string;
  power(kwp: number): string;
  energy(kwh: number): string;
  area(m2: number): string;
  length(m: number): string;
  carbon(tonnes: number): string;
  scaleCarbon(tonnes: number): Scaled;
  degrees(deg: number, digits?: number): string;
  specific(kwhPerKwp: number): string;
  bytes(n: number): string;
  date(iso: string): string;
  month(index: number, style?: 'short' | 'narrow'): string;
  position(lonLat: readonly [number, number], digits?: number): string;
  /** A source or terms as the data name them. */
  source(text: string): string;
}

/** A value scaled to the largest unit it fills, so that a figure never runs long. */
export interface Scaled {
  value: number;
  unit: string;
}

const scale = (value: number, steps: readonly (readonly [number, string])[]): Scaled => {
  const size = Math.abs(value);
  const step = steps.find(([from]) => size >= from) ?? steps[steps.length - 1]!;
  return { value: value / (step[0] || 1), unit: step[1] };
};

/** Power in kWp, MWp or GWp. */
export const scalePower = (kwp: number): Scaled =>
  scale(kwp, [
    [1e6, 'GWp'],
    [1e3, 'MWp'],
    [1, 'kWp'],
    [0, 'kWp'],
  ]);

/** Energy in kWh, MWh, GWh or TWh. */
export const scaleEnergy = (kwh: number): Scaled =>
  scale(kwh, [
    [1e9, 'TWh'],
    [1e6, 'GWh'],
    [1e3, 'MWh'],
    [1, 'kWh'],
    [0, 'kWh'],
  ]);

/** Area in m² below a hectare, hectares below 10 km², then km². */
export const scaleArea = (m2: number): Scaled =>
  m2 >= 1e7
    ? { value: m2 / 1e6, unit: 'km²' }
    : m2 >= 1e4
      ? { value: m2 / 1e4, unit: 'ha' }
      : { value: m2, unit: 'm²' };

/** Digits after the point that leave about three significant figures. */
const threeFigures = (value: number): number => {
  const size = Math.abs(value);
  return size >= 100 || size === 0 ? 0 : size >= 10 ? 1 : 2;
};

const formats = new Map<Language, Format>();

export function formatFor(language: Language): Format {
  const known = formats.get(language);
  if (known) return known;
  const locale = localeOf(language);
  const numbers = new Map<number, Intl.NumberFormat>();
  const number = (value: number, digits = threeFigures(value)): string => {
    let format = numbers.get(digits);
    if (!format) {
      format = new Intl.NumberFormat(locale, {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      });
      numbers.set(digits, format);
    }
    return format.format(value);
  };
  const withUnit = ({ value, unit }: Scaled) => `${number(value)} ${unit}`;
  const large: readonly [number, string] = language === 'zh' ? [1e4, '万吨'] : [1e3, 'kt'];
  const tonne = language === 'zh' ? '吨' : 't';
  const scaleCarbon = (tonnes: number): Scaled =>
    tonnes >= 1e4 ? { value: tonnes / large[0], unit: large[1] } : { value: tonnes, unit: tonne };
  const dateFormat = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' });
  const months = { short: monthNames(locale, 'short'), narrow: monthNames(locale, 'narrow') };
  const format: Format = {
    number,
    integer: (value) => number(value, 0),
    percent: (fraction, digits = 1) => `${number(fraction * 100, digits)}%`,
    power: (kwp) => withUnit(scalePower(kwp)),
    energy: (kwh) => withUnit(scaleEnergy(kwh)),
    area: (m2) => withUnit(scaleArea(m2)),
    length: (m) => (m >= 1000 ? `${number(m / 1000, 2)} km` : `${number(m, m < 100 ? 1 : 0)} m`),
    carbon: (tonnes) => withUnit(scaleCarbon(tonnes)),
    scaleCarbon,
    degrees: (deg, digits = 0) => `${number(deg, digits)}°`,
    specific: (value) => `${number(value, 0)} kWh/kWp`,
    bytes: (n) =>
      n >= 1e6 ? `${number(n / 1e6, 1)} MB` : n >= 1e3 ? `${number(n / 1e3, 0)} kB` : `${number(n, 0)} B`,
    date: (iso) => (Number.isNaN(Date.parse(iso)) ? iso : dateFormat.format(new Date(iso))),
    month: (index, style = 'short') => months[style][index] ?? '',
    position: ([lon, lat], digits = 5) =>
      `${Math.abs(lat).toFixed(digits)}°${lat < 0 ? 'S' : 'N'}  ${Math.abs(lon).toFixed(digits)}°${lon < 0 ? 'W' : 'E'}`,
    source: (text) => inLanguage(text, language),
  };
  formats.set(language, format);
  return format;
}

function monthNames(locale: string, month: 'short' | 'narrow'): string[] {
  const format = new Intl.DateTimeFormat(locale, { month, timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, index) => format.format(Date.UTC(2023, index, 15)));
}
