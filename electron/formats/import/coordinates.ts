import type { Position } from 'geojson';

/** A coordinate as a cell gives it. */
export interface Coordinate {
  value: number;
  /** The axis it names itself (东经, N, Y=); null where it does not. */
  axis: 'lon' | 'lat' | null;
}

/** Words before or after a coordinate that say which it is, and which way it counts. */
const DIRECTIONS: [RegExp, 'lon' | 'lat', number][] = [
  [/^(东经?|東經?|經度|经度|longitude|long|lon|lng|e|x|l)$/i, 'lon', 1],
  [/^(西[经經]?|w)$/i, 'lon', -1],
  [/^(北[纬緯]?|纬度|緯度|latitude|lat|n|y|b)$/i, 'lat', 1],
  [/^(南[纬緯]?|s)$/i, 'lat', -1],
];
const WORD =
  '(?:[东東西][经經]?|[北南][纬緯]?|[经經]度|[纬緯]度|longitude|latitude|long|lon|lng|lat|[ewnsxylb])';
const plain = (text: string): string =>
  text
    // Before they are taken for letters and digits that look like them.
    .replace(/[º˚∘⁰◦゜]/g, '°')
    .replace(/[´ʹˊ]/g, '′')
    .replace(/[˝ʺ〞〝]/g, '″')
    // Typed for a decimal point: 114。8, 114·8.
    .replace(/(?<=\d)[。·・．](?=\d)/g, '.')
    .normalize('NFKC')
    .replace(/[′’‘`´']{2}|[″“”‶〃"]/g, '″')
    .replace(/[′’‘`´']/g, '′')
    .replace(/[−–—]/g, '-')
    .replace(/[\u00a0\u2000-\u200b\u3000\ufeff]/g, ' ')
    .replace(/[\s,;。.、]+$/, '')
    .trim();

const direction = (word: string | undefined) =>
  word === undefined ? null : (DIRECTIONS.find(([words]) => words.test(word)) ?? null);

/** Degrees of an angle; not a number where minutes or seconds are 60 or more. */
function degrees(sign: number, whole: number, minutes: number, seconds: number): number {
  if (minutes >= 60 || seconds >= 60) return Number.NaN;
  return sign * (whole + minutes / 60 + seconds / 3600);
}

/**
 * Reads a cell that is wholly one coordinate: decimal degrees or metres with a decimal point or comma and thousands
 * marks, or degrees, minutes and seconds in any usual spelling, with or without words or letters for the direction.
 *
 * @returns null when anything of the cell is something else
 */
export function coordinateIn(cell: unknown): Coordinate | null {
  if (typeof cell === 'number') return Number.isFinite(cell) ? { value: cell, axis: null } : null;
  if (typeof cell !== 'string') return null;
  // The n of minutes written out is no north.
  const text = plain(cell).replace(/min(?:utes?)?/gi, '′');
  const named = new RegExp(
    `^(${WORD})?\\s*(?:[ew](?=\\s*\\d)|[ns](?=\\s*\\d))?\\s*[:=]?\\s*(.*?)\\s*(${WORD})?$`,
    'i',
  ).exec(text);
  if (!named) return null;
  // The s after seconds written in letters is no south.
  const secondsInLetters = /\d\s*m\s*[\d.]+\s*s$/i.test(text);
  const before = direction(named[1]);
  const after = secondsInLetters ? null : direction(named[3]);
  if (before && after && before[1] !== after[1]) return null;
  const found = before ?? after;
  const value = angle(secondsInLetters ? text.slice(named[1]?.length ?? 0).trim() : named[2]!);
  if (value === null || Number.isNaN(value)) return null;
  return { value: (found?.[2] ?? 1) * value, axis: found?.[1] ?? null };
}

function angle(text: string): number | null {
  const sign = text.startsWith('-') ? -1 : 1;
  const bare = text.replace(/^[-+]\s*/, '');
  // Groups of three are thousands, not minutes and seconds.
  if (/^\d{1,3}( \d{3}){2,}(\.\d+)?$/.test(bare)) return metric(sign, bare);
  const marked =
    /^(\d+)\s*(?:°|度)\s*(\d+(?:\.\d+)?)$/.exec(bare) ??
    /^(\d+(?:\.\d+)?)\s*(?:°|度|deg|d)\s*(?:(\d+(?:\.\d+)?)\s*(?:′|分|min|m)\s*(?:(\d+(?:\.\d+)?)\s*(?:″|秒|sec|s)?)?)?$/i.exec(
      bare,
    ) ??
    /^(\d+)[\s:-]+(\d+)[\s:-]+(\d+(?:\.\d+)?)$/.exec(bare) ??
    // With single digits a second point is a slip: 114.8.2.
    /^(\d{1,3})\.(\d{2})\.(\d{2}(?:\.\d+)?)$/.exec(bare);
  if (marked) {
    const [whole, minutes, seconds = 0] = marked.slice(1).map((part) => Number(part ?? 0)) as [
      number,
      number,
      number,
    ];
    // Only the last of the parts has decimals.
    const last = marked.slice(1).findLastIndex((part) => part !== undefined);
    if ([whole, minutes].some((part, at) => at < last && !Number.isInteger(part))) return null;
    return whole > 180 ? null : degrees(sign, whole, minutes, seconds);
  }
  const twoParts = /^(\d{1,3})[\s:](\d{1,2}\.\d+)$/.exec(bare);
  if (twoParts) return degrees(sign, Number(twoParts[1]), Number(twoParts[2]), 0);
  return metric(sign, bare.replace(/\s*(米|m)$/i, ''));
}

/** A plain number, whose one comma is a decimal mark where the number is small enough to be degrees. */
function metric(sign: number, text: string): number | null {
  if (/^\d*\.?\d+(e[-+]?\d+)?$|^\d+\.$/i.test(text)) return sign * Number(text);
  const comma = /^(\d+),(\d+)$/.exec(text);
  if (comma && (comma[2]!.length !== 3 || Number(comma[1]) <= 180))
    return sign * Number(`${comma[1]}.${comma[2]}`);
  if (/^\d{1,3}([,′ ]\d{3})+(\.\d+)?$/.test(text)) return sign * Number(text.replace(/[,′ ]/g, ''));
  if (/^\d{1,3}(\.\d{3}){2,}(,\d+)?$/.test(text))
    return sign * Number(text.replaceAll('.', '').replace(',', '.'));
  return null;
}

/** What may stand between two coordinates in one cell, the surest first. */
const BETWEEN = [/[;；/|、\n\t~～_]+/, /,\s+|，\s*/, /,/, /\s+/];

/** Two coordinates with a letter before or after each: E114°48′N34°48′, 34.8N 114.8E. */
const LETTERED = [
  /^([EWNS]\s*[^EWNS]*\d[^EWNS]*?)[\s,，;；/]*([EWNS]\s*[^EWNS]*\d[^EWNS]*)$/i,
  /^([^EWNS]*\d[^EWNS]*[EWNS])[\s,，;；/]*([^EWNS]*\d[^EWNS]*[EWNS])$/i,
];

/**
 * Reads a cell that holds both coordinates, in either order where it says which is which.
 *
 * @returns the easting or longitude first, else as the cell has them; null when the cell is anything else
 */
export function pairIn(cell: unknown): Position | null {
  if (typeof cell !== 'string') return null;
  const text = plain(cell)
    .replace(/^(?:坐标|经纬度|位置|coordinates?|location)\s*[:=]\s*/i, '')
    .replace(/^[([{<【〔]\s*|\s*[)\]}>】〕]$/g, '')
    .replace(/^SRID=\d+;\s*/i, '')
    .replace(/^POINT\s*Z?\s*\(\s*/i, '');
  const lettered = LETTERED.map((form) => form.exec(text)?.slice(1)).find(Boolean);
  const cuts = [...BETWEEN, directionBreak].map((mark) => text.split(mark));
  for (const cut of lettered ? [lettered] : cuts) {
    const parts = cut.map((part) => part.trim()).filter(Boolean);
    if (
      parts.length === 3 &&
      /^[-+]?\d+(\.\d+)?$/.test(parts[2]!) &&
      Math.abs(Number(parts[2])) < 9000 &&
      !/°|度/.test(text)
    )
      parts.pop();
    if (parts.length !== 2) continue;
    const [first, second] = parts.map(coordinateIn);
    if (!first || !second) continue;
    if (first.axis && first.axis === second.axis) return null;
    return first.axis === 'lat' || second.axis === 'lon'
      ? [second.value, first.value]
      : [first.value, second.value];
  }
  return null;
}

/** Where a second word for a direction begins, with nothing between the two coordinates. */
const directionBreak =
  /(?<=[\d°′″度分秒])\s*(?=(?:[东東西][经經]?|[北南][纬緯]?|[经經]度|[纬緯]度|[EWNS])\s*[:=]?\s*[EWNS]?\s*\d)|(?<=\d\s*[°′″度分秒]?\s*[EWNS])\s*(?=\d)/i;
