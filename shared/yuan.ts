import type { Language } from './i18n/index.ts';

const STEPS: Record<Language, readonly (readonly [number, string])[]> = {
  zh: [
    [1e8, '亿元'],
    [1e4, '万元'],
    [1, '元'],
  ],
  en: [
    [1e9, 'bn yuan'],
    [1e6, 'm yuan'],
    [1, 'yuan'],
  ],
};

/** An amount in the largest unit of the language that it fills, with about three figures. */
export function scaleYuan(yuan: number, language: Language): { value: number; unit: string; digits: number } {
  const size = Math.abs(yuan);
  const steps = STEPS[language];
  const [from, unit] = steps.find(([least]) => size >= least) ?? steps[steps.length - 1]!;
  const value = yuan / from;
  const figures = Math.abs(value);
  return { value, unit, digits: from === 1 || figures >= 1000 ? 0 : figures >= 100 ? 1 : 2 };
}

/** The unit that makes all of these amounts readable together, and amounts in it. */
export function yuanScale(
  amounts: readonly number[],
  language: Language,
): { unit: string; scaled(yuan: number): number } {
  const largest = Math.max(...amounts.map(Math.abs), 1);
  const { unit, value } = scaleYuan(largest, language);
  return { unit, scaled: (yuan) => (yuan * value) / largest };
}
