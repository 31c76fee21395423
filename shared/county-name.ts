import type { CountyDetail } from './domain.ts';
import type { Language } from './i18n/index.ts';

const KINDS: [ending: string, english: string][] = [
  ['Zizhixian', 'Autonomous County'],
  ['Zizhiqi', 'Autonomous Banner'],
  ['Xian', 'County'],
  ['Qu', 'District'],
  ['Shi', 'City'],
  ['Qi', 'Banner'],
];

/** `兰考县`; in English `Lankao County`, and with the Chinese name where a reader must find the place. */
export function countyName(
  county: Pick<CountyDetail, 'name' | 'pinyin'>,
  language: Language,
  both = false,
): string {
  if (language === 'zh') return county.name;
  const words = county.pinyin.split(' ');
  const kind = KINDS.find(([ending]) => words.at(-1) === ending);
  const english = kind && words.length > 1 ? [...words.slice(0, -1), kind[1]].join(' ') : county.pinyin;
  return both ? `${english} (${county.name})` : english;
}
