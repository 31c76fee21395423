import provinces from '../data/counties/provinces.json' with { type: 'json' };
import type { Language } from './i18n/index.ts';

/** English names by the Chinese ones, these without what ends them: 河南, not 河南省. */
const ENGLISH: Readonly<Record<string, string>> = provinces;

/** A province in the reader's language; as given where no English name is known. */
export function provinceName(province: string, language: Language): string {
  const known = Object.keys(ENGLISH).find((name) => province.startsWith(name));
  return language === 'zh' || !known ? province : ENGLISH[known];
}
