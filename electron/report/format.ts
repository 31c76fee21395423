import type { Language } from '../../shared/i18n/index.ts';

/** Numbers, units and dates of one language. */
export interface Format {
  number(value: number, digits?: number): string;
  percent(fraction: number, digits?: number): string;
  /** kWp or MWp, whichever reads better. */
  capacity(kwp: number): { value: string; unit: string };
  /** MWh or GWh; in Chinese 万千瓦时. */
  energy(kwh: number): { value: string; unit: string };
  /** Unit of columns and axes of energy, with what it is in kilowatt-hours and its decimals. */
  energyColumn: { unit: string; kwh: number; digits: number };
  /** From one to another, each with its unit: with a dash a minus would be misread. */
  range(low: string, high: string): string;
  /** Between a name and what is said of it, and between sayings; in brackets. */
  colon: string;
  semicolon: string;
  /** Between names that may have commas of their own. */
  listed: string;
  bracketed(words: string): string;
  /** m², hectares or km². */
  area(m2: number): { value: string; unit: string };
  /** Calendar day and time in Beijing. */
  date(iso: string): string;
  dateTime(iso: string): string;
  months: string[];
}

const TAG: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' };

export function formatOf(language: Language): Format {
  const tag = TAG[language];
  const numbers = new Map<number, Intl.NumberFormat>();
  const number = (value: number, digits = 0): string => {
    let format = numbers.get(digits);
    if (!format) {
      format = new Intl.NumberFormat(tag, { minimumFractionDigits: digits, maximumFractionDigits: digits });
      numbers.set(digits, format);
    }
    return format.format(value).replace('-', '−');
  };
  /** Three figures at least, without more than two decimals. */
  const short = (value: number): string => number(value, value >= 1000 ? 0 : value >= 100 ? 1 : 2);
  const stepped =
    (...steps: [from: number, unit: string][]) =>
    (value: number): { value: string; unit: string } => {
      const [from, unit] = steps.find(([least]) => value >= least) ?? steps[steps.length - 1];
      return { value: from > 1 ? short(value / from) : number(value, value && value < 100 ? 1 : 0), unit };
    };
  // Chinese plans count in ten thousands of kilowatt-hours, all in one unit, so that columns add up.
  const energy: Format['energy'] =
    language === 'zh'
      ? (kwh) => ({ value: number(kwh / 1e4, 2), unit: '万千瓦时' })
      : stepped([1e6, 'GWh'], [1e3, 'MWh'], [1, 'kWh']);
  return {
    number,
    percent: (fraction, digits = 1) => `${number(fraction * 100, digits)}%`,
    capacity: stepped([1e3, 'MWp'], [1, 'kWp']),
    energy,
    energyColumn:
      language === 'zh' ? { unit: '万千瓦时', kwh: 1e4, digits: 2 } : { unit: 'MWh', kwh: 1e3, digits: 1 },
    range: (low, high) => (language === 'zh' ? `${low} 至 ${high}` : `${low} to ${high}`),
    colon: language === 'zh' ? '：' : ': ',
    semicolon: language === 'zh' ? '；' : '; ',
    listed: language === 'zh' ? '、' : '; ',
    bracketed: (words) => (language === 'zh' ? `（${words}）` : ` (${words})`),
    area: stepped([1e6, 'km²'], [1e4, language === 'zh' ? 'hm²' : 'ha'], [1, 'm²']),
    date: (iso) =>
      new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'Asia/Shanghai' }).format(new Date(iso)),
    dateTime: (iso) =>
      new Intl.DateTimeFormat(tag, {
        dateStyle: 'long',
        timeStyle: 'short',
        timeZone: 'Asia/Shanghai',
      }).format(new Date(iso)),
    months: Array.from({ length: 12 }, (_, month) =>
      new Intl.DateTimeFormat(tag, { month: 'short', timeZone: 'UTC' }).format(
        new Date(Date.UTC(2023, month, 15)),
      ),
    ),
  };
}
