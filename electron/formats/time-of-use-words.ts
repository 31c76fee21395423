import type { RuleRow } from '../../shared/rule-pack.ts';
import { BANDS, type Band, type BandSpan, type Tariff } from './time-of-use.ts';

const MONTHS = 12;
/** Bands as a planner may write them. */
const CHINESE: Record<string, Band> = {
  ...{ 尖: 'sharp', 尖峰: 'sharp', 峰: 'peak', 高峰: 'peak', 平: 'flat', 平段: 'flat' },
  ...{ 谷: 'valley', 低谷: 'valley', 深谷: 'deep' },
};

/**
 * Hours of a notice in words, parted by semicolons: `peak 8-12 ×1.6 (7 8)` for hours of the Beijing clock in some months,
 * `rest flat` where hours that are not named are flat, `floats 0.7` for the share of the price that the factors float,
 * `holidays 3` and `two-part` behind hours that are only of holidays of so many days, or of large industry.
 *
 * @returns null where no hours are known
 */
export function tariffWords({ spans, restFlat, floatingShare }: Tariff): string | null {
  if (spans.length === 0) return null;
  const words = spans.map(({ months, band, from, to, factor, holidayDays, twoPart }) =>
    [
      `${band} ${from}-${to}`,
      ...(factor === null ? [] : [`×${factor}`]),
      ...(months.length === MONTHS ? [] : [`(${months.join(' ')})`]),
      ...(holidayDays === undefined ? [] : [`holidays ${holidayDays}`]),
      ...(twoPart ? ['two-part'] : []),
    ].join(' '),
  );
  return [
    ...words,
    ...(restFlat ? ['rest flat'] : []),
    ...(floatingShare === 1 ? [] : [`floats ${floatingShare}`]),
  ].join('; ');
}

const SPAN =
  /^(\S+?)\s*(\d{1,2}(?:\.5)?)\s*[-–—~至]\s*(\d{1,2}(?:\.5)?)\s*(?:[×x*]\s*(\d+(?:\.\d+)?))?\s*(?:\(([\d\s,、-]+)\))?\s*(?:holidays (\d+))?\s*(two-part)?$/;

/** A rule of time-of-use prices as a notice; null where its words are none. See {@link tariffWords}. */
export function tariffOfRule(rule: RuleRow): Tariff | null {
  const { region, document, validFrom, validTo, status, source, value } = rule;
  const tariff: Tariff = {
    ...{ region, document, validFrom, validTo, status, source },
    ...{ restFlat: false, floatingShare: 1, spans: [] },
  };
  if (value === null) return tariff;
  for (const part of String(value).normalize('NFKC').split(/[;；]/)) {
    const text = part.trim();
    if (text === '') continue;
    const floats = /^floats (0(?:\.\d+)?|1)$/.exec(text);
    if (text === 'rest flat' || text === '其余平段') tariff.restFlat = true;
    else if (floats) tariff.floatingShare = Number(floats[1]);
    else {
      const span = spanOf(text);
      if (!span) return null;
      tariff.spans.push(span);
    }
  }
  return tariff;
}

function spanOf(text: string): BandSpan | null {
  const found = SPAN.exec(text);
  if (!found) return null;
  const [, name, from, to, factor, months, holidayDays, twoPart] = found;
  const band = BANDS.find((each) => each === name) ?? CHINESE[name!];
  const listed = months === undefined ? '1-12' : months;
  const numbers = listed
    .split(/[\s,、]+/)
    .filter(Boolean)
    .flatMap((each) => {
      const [first, last] = each.split('-').map(Number);
      return Array.from({ length: Math.max(0, (last ?? first!) - first! + 1) }, (_, n) => first! + n);
    });
  const fits = numbers.length > 0 && numbers.every((month) => month >= 1 && month <= MONTHS);
  if (!band || !fits || Number(from) > 24 || Number(to) > 24 || from === to) return null;
  return {
    ...{ months: numbers, band, from: Number(from), to: Number(to) },
    factor: factor === undefined ? null : Number(factor),
    ...(holidayDays !== undefined && { holidayDays: Number(holidayDays) }),
    ...(twoPart && { twoPart: true }),
  };
}
