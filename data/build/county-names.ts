import { createRequire } from 'node:module';
import { customPinyin, pinyin } from 'pinyin-pro';
import { PLACE_READINGS } from '../../shared/place-readings.ts';

customPinyin(PLACE_READINGS);

const PEOPLES =
  '蒙古族 回族 藏族 维吾尔族 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 哈萨克 傣族 黎族 傈僳族 佤族 畲族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜族 柯尔克孜 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族 仡佬族 锡伯族 锡伯 阿昌族 普米族 塔吉克族 塔吉克 怒族 裕固族 保安族 独龙族 鄂温克族 鄂伦春族 门巴族 蒙古 各族'.split(
    ' ',
  );
const GENERIC = /(自治县|自治旗|自治州|林区|特区|新区|矿区|群岛|县|区|市|旗|岛)$/;

export interface PlaceName {
  /** Chinese name without what kind of place it is: 兰考 of 兰考县, 孟村 of 孟村回族自治县. */
  stem: string;
  /** Display form after GB/T 28039 habits: `Lankao Xian`, `Mengcun Huizu Zizhixian`, `Xing'an Xian`. */
  romanised: string;
  /** Syllables in lower case without tones, ü written u. */
  syllables: string[];
}

const syllablesOf = (text: string): string[] =>
  pinyin(text, { toneType: 'none', type: 'array', nonZh: 'removed' }).map((s) => s.replaceAll('ü', 'u'));

const joined = (syllables: string[]): string => {
  const word = syllables.map((s, i) => (i && /^[aeo]/.test(s) ? `'${s}` : s)).join('');
  return word.charAt(0).toUpperCase() + word.slice(1);
};

/** Splits a county's name into its parts and romanises it. */
export function placeName(name: string): PlaceName {
  const generic = name.match(GENERIC)?.[0] ?? '';
  let stem = generic ? name.slice(0, -generic.length) : name;
  const peoples: string[] = [];
  for (let found = true; found; ) {
    const people = PEOPLES.find((p) => stem.endsWith(p) && stem.length > p.length);
    found = people !== undefined && (generic.startsWith('自治') || generic === '区');
    if (people && found) {
      peoples.unshift(people);
      stem = stem.slice(0, -people.length);
    }
  }
  const syllables = syllablesOf(name);
  const words: string[][] = [];
  let from = 0;
  for (const part of [stem, ...peoples, generic]) {
    if (part) words.push(syllables.slice(from, from + part.length));
    from += part.length;
  }
  const romanised =
    stem.length === 1 && peoples.length === 0 ? joined(words.flat()) : words.map(joined).join(' ');
  return { stem, romanised, syllables };
}

/** One place of the national list. */
export interface ListedPlace {
  code: string;
  name: string;
  province: string;
  city: string;
}

const require = createRequire(import.meta.url);

/** The county-level places of the national list (china-area-data), without the list's placeholder rows. */
export function listedPlaces(): { counties: ListedPlace[]; nameOf: Map<string, string> } {
  const table = require('china-area-data/v5/data.json') as Record<string, Record<string, string>>;
  const nameOf = new Map<string, string>();
  for (const children of Object.values(table)) {
    for (const [code, name] of Object.entries(children)) nameOf.set(code, name);
  }
  const counties: ListedPlace[] = [];
  for (const [code, name] of nameOf) {
    if (!/^\d{4}(?!00)\d\d$/.test(code) || /^市辖区$|^县$/.test(name)) continue;
    counties.push({
      code,
      name,
      province: nameOf.get(`${code.slice(0, 2)}0000`) ?? '',
      city: nameOf.get(`${code.slice(0, 4)}00`) ?? '',
    });
  }
  return { counties: counties.sort((a, b) => a.code.localeCompare(b.code)), nameOf };
}
