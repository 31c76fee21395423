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

/** Lower is better; `Infinity` is no match. */
type Rank = number;

interface Entry {
  row: CountyRow;
  names: string[];
  stem: string;
  places: string[];
  codes: string[];
  /** Toneless pinyin run together, and where its syllables start. */
  pinyin: string;
  stemPinyin: string;
  starts: number[];
}

/**
 * Prepares a search over the counties. The result ranks by how much of which field the query matches: exact name
 * or code, beginning of the name, pinyin, initials, inside the name, then city and province; ties by code.
 * Several words must all match, so that 河南 兰考 and `lankao 4102` narrow.
 */
export function countySearch(rows: CountyRow[]): (query: string) => CountyRow[] {
  const entries = rows.map(prepare);
  return (query) => {
    const words = query.trim().split(/\s+/).map(fold).filter(Boolean);
    if (words.length === 0) return rows;
    const joined = words.join('');
    return entries
      .map((entry) => ({ row: entry.row, rank: Math.min(rankOf(entry, joined), together(entry, words)) }))
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

function prepare(row: CountyRow): Entry {
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
    places: [row.city, row.province],
    codes: [row.code, row.former_code ?? ''].filter(Boolean),
    pinyin: syllables.join(''),
    stemPinyin: syllables.slice(0, row.stem.length).join(''),
    starts,
  };
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
    return Number.POSITIVE_INFINITY;
  }
  if (names.some((name) => name.startsWith(word))) return 1;
  if (names.some((name) => name.includes(word))) return 4;
  const at = places.findIndex((place) => place.includes(word));
  return at < 0 ? Number.POSITIVE_INFINITY : 6 + at;
}
