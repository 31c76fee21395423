import { countyName } from '../../shared/county-name.ts';

/** What data/build/counties.ts writes. */
export interface CountyRow {
  code: string;
  name: string;
  stem: string;
  pinyin: string;
  syllables: string;
  initials: string;
  former_code: string | null;
  former_name: string | null;
  province: string;
  city: string;
  lon: number;
  lat: number;
  west: number;
  south: number;
  east: number;
  north: number;
  area_km2: number;
}

/** What a county may also be looked for by. */
export interface PlaceWords {
  /**
   * Syllables of provinces and cities, the one-character names of provinces, and words that English has for places, by
   * full name.
   */
  places: ReadonlyMap<string, { syllables: string; abbreviations: string; english: string }>;
  /** Well-known areas that are no counties, with the codes of the counties in which they lie. */
  areas: readonly { name: string; syllables: string; codes: ReadonlySet<string> }[];
  /** Traditional character → simplified one. */
  traditional: ReadonlyMap<string, string>;
}

/** Lower is better; `Infinity` is no match. */
type Rank = number;

interface Entry {
  row: CountyRow;
  names: string[];
  stem: string;
  /** Its city and province, then areas it has part in. */
  places: Place[];
  codes: string[];
  /** Toneless pinyin run together, and where its syllables start. */
  pinyin: string;
  stemPinyin: string;
  starts: number[];
  /** Of its name as it is shown in English. */
  english: string[];
}

interface Place {
  name: string;
  /** Of its name and of its pinyin, two characters or syllables at least. */
  beginnings: string[];
  pinyin: string;
  initials: string;
  abbreviations: string;
  english: string[];
}

/**
 * Prepares a search over the counties. The result ranks by how much of which field the query matches: exact name
 * or code, beginning of the name, pinyin, initials, inside the name, then city, province and well-known areas, then
 * words of the English name; ties by code. Several words must all match, so that 河南 兰考 and `lankao 4102` narrow; a city or province may also be
 * written before the county without a space. Traditional characters are read as simplified ones.
 */
export function countySearch(rows: CountyRow[], known: PlaceWords): (query: string) => CountyRow[] {
  let entries: Entry[] | null = null;
  const simplified = (text: string) => text.replace(/./gu, (c) => known.traditional.get(c) ?? c);
  return (query) => {
    const words = query.trim().split(/\s+/).map(simplified).map(fold).filter(Boolean);
    if (words.length === 0) return rows;
    const joined = words.join('');
    entries ??= rows.map((row) => prepare(row, known));
    return entries
      .map((entry) => ({
        row: entry.row,
        rank: Math.min(rankOf(entry, joined), together(entry, words), after(entry, joined)),
      }))
      .filter(({ rank }) => rank < Number.POSITIVE_INFINITY)
      .sort((a, b) => a.rank - b.rank || (a.row.code < b.row.code ? -1 : 1))
      .map(({ row }) => row);
  };
}

/** Lower case without tone marks, apostrophes and hyphens; ü and its keyboard stand-in v read as u. */
const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’-]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('v', 'u');

function prepare(row: CountyRow, { places, areas }: PlaceWords): Entry {
  const syllables = row.syllables.split(' ');
  const starts: number[] = [];
  let at = 0;
  for (const syllable of syllables) {
    starts.push(at);
    at += syllable.length;
  }
  return {
    row,
    names: [row.name, row.former_name ?? ''].filter(Boolean),
    stem: row.stem,
    places: [
      ...[row.city, row.province].map((name) => placeOf(name, places.get(name))),
      ...areas.filter(({ codes }) => codes.has(row.code)).map((area) => placeOf(area.name, area)),
    ],
    codes: [row.code, row.former_code ?? ''].filter(Boolean),
    pinyin: syllables.join(''),
    stemPinyin: syllables.slice(0, row.stem.length).join(''),
    starts,
    english: wordsOf(countyName(row, 'en')),
  };
}

function placeOf(
  name: string,
  words?: { syllables: string; abbreviations?: string; english?: string },
): Place {
  const syllables = words?.syllables.split(' ') ?? [];
  return {
    name,
    beginnings: [...beginningsOf([...name]), ...beginningsOf(syllables)],
    pinyin: syllables.join(''),
    initials: syllables.map((each) => each[0]).join(''),
    abbreviations: words?.abbreviations ?? '',
    english: wordsOf(words?.english ?? ''),
  };
}

const wordsOf = (text: string): string[] =>
  text
    .split(/[\s,]+/)
    .map(fold)
    .filter(Boolean);

const beginningsOf = (parts: string[]): string[] =>
  parts.slice(1).map((_, i) => parts.slice(0, i + 2).join(''));

/** A city's or province's name, or its beginning without 市 or 省, written before that of the county: 河南兰考. */
function after(entry: Entry, joined: string): Rank {
  const before = entry.places
    .flatMap(({ beginnings }) => beginnings)
    .filter((beginning) => joined.length > beginning.length && joined.startsWith(beginning));
  const ranks = before.map((beginning) => rankOf(entry, joined.slice(beginning.length)));
  return Math.min(...ranks.filter((rank) => rank <= 1).map((rank) => rank + 1));
}

const together = (entry: Entry, words: string[]): Rank =>
  words.length < 2 ? Number.POSITIVE_INFINITY : Math.max(...words.map((word) => rankOf(entry, word)));

function rankOf(entry: Entry, word: string): Rank {
  const { names, stem, places, codes, pinyin, stemPinyin, starts, row } = entry;
  if (/^\d+$/.test(word)) {
    const at = codes.findIndex((code) => code.startsWith(word));
    return at < 0 ? Number.POSITIVE_INFINITY : at;
  }
  if (names.includes(word) || stem === word) return 0;
  if (/[a-z]/.test(word)) {
    if (stemPinyin === word || pinyin === word) return 0;
    if (pinyin.startsWith(word)) return 1;
    if (row.initials === word || row.initials.slice(0, row.stem.length) === word) return 2;
    if (row.initials.startsWith(word)) return 3;
    if (starts.some((start) => pinyin.startsWith(word, start))) return 5;
    const at = places.findIndex(
      (place) =>
        word.length > 1 &&
        (place.pinyin.startsWith(word) || place.english.some((each) => each.startsWith(word))),
    );
    if (at >= 0) return 6 + at;
    if (places.some(({ initials: first }) => word.length > 1 && first === word)) return 9;
    return entry.english.includes(word) ? 10 : Number.POSITIVE_INFINITY;
  }
  if (names.some((name) => name.startsWith(word))) return 1;
  if (names.some((name) => name.includes(word))) return 4;
  const at = places.findIndex(
    ({ name, abbreviations }) => name.includes(word) || abbreviations.includes(word),
  );
  return at < 0 ? Number.POSITIVE_INFINITY : 6 + at;
}
