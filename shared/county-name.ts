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

/** Peoples as GB/T 3304-1991 writes them in Latin letters, by their names in Pinyin. */
const PEOPLES: Record<string, string> = {
  manzu: 'Man',
  menggu: 'Mongol',
  mengguzu: 'Mongol',
  huizu: 'Hui',
  dawoerzu: 'Daur',
  chaoxianzu: 'Chosen',
  shezu: 'She',
  tujiazu: 'Tujia',
  miaozu: 'Miao',
  yaozu: 'Yao',
  dongzu: 'Dong',
  zhuangzu: 'Zhuang',
  gezu: 'Various Peoples',
  mulaozu: 'Mulao',
  maonanzu: 'Maonan',
  lizu: 'Li',
  qiangzu: 'Qiang',
  yizu: 'Yi',
  zangzu: 'Zang',
  gelaozu: 'Gelao',
  buyizu: 'Buyei',
  shuizu: 'Sui',
  daizu: 'Dai',
  hanizu: 'Hani',
  naxizu: 'Naxi',
  lahuzu: 'Lahu',
  wazu: 'Va',
  bulangzu: 'Blang',
  dulongzu: 'Derung',
  nuzu: 'Nu',
  baizu: 'Bai',
  pumizu: 'Pumi',
  lisuzu: 'Lisu',
  yuguzu: 'Yugur',
  hasakezu: 'Kazak',
  hasake: 'Kazak',
  baoanzu: 'Bonan',
  dongxiangzu: 'Dongxiang',
  salazu: 'Salar',
  tuzu: 'Tu',
  tajike: 'Tajik',
  xibo: 'Xibe',
  ewenkezu: 'Ewenki',
  elunchunzu: 'Oroqen',
  keerkezi: 'Kirgiz',
  jingpozu: 'Jingpo',
};

/** A people by its name in Pinyin as English texts name it; nothing where that is no people. */
export const peopleOf = (word: string): string | undefined => PEOPLES[word.replaceAll("'", '').toLowerCase()];

/** `A`, `A and B`, `A, B and C`. */
export const listedInEnglish = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** Words of a county's name without its kind, the peoples at their end named as in English texts. */
function withPeoples(words: readonly string[]): string {
  let from = words.length;
  while (from > 1 && peopleOf(words[from - 1]!) !== undefined) from--;
  return [...words.slice(0, from), listedInEnglish(words.slice(from).map((word) => peopleOf(word)!))]
    .filter(Boolean)
    .join(' ');
}

/** `兰考县`; in English `Lankao County`, and with the Chinese name where a reader must find the place. */
export function countyName(
  county: Pick<CountyDetail, 'name' | 'pinyin'>,
  language: Language,
  both = false,
): string {
  if (language === 'zh') return county.name;
  const words = county.pinyin.split(' ');
  const kind = KINDS.find(([ending]) => words.at(-1) === ending);
  const english = kind && words.length > 1 ? `${withPeoples(words.slice(0, -1))} ${kind[1]}` : county.pinyin;
  return both ? `${english} (${county.name})` : english;
}
