import { quoteText, sameSql, type Token, tokensOf } from './sql-text.ts';

/** The time at which a row is written, as GDAL has GeoPackages note it. Source: GDAL, OGRGeoPackageTableLayer. */
const GDAL_NOW = `strftime('%Y-%m-%dT%H:%M:%fZ','now')`;

/** A default that is no expression of a stranger: written anew, and whether its value changes with time. */
export interface PlainDefault {
  sql: string;
  changes: boolean;
}

/**
 * Reads a column's default: a value written out, the time as SQLite's own words or GDAL's text name it.
 *
 * @param given the default as `PRAGMA table_info` gives it
 * @returns null where it is any other expression, which must not be run
 */
export function plainDefault(given: string): PlainDefault | null {
  const text = unwrapped(given.trim());
  if (sameSql(text, GDAL_NOW)) return { sql: `(${GDAL_NOW})`, changes: true };
  const tokens = tokensOf(text);
  const [first, second] = tokens as [Token?, Token?];
  if (
    tokens.length === 2 &&
    first?.kind === 'sign' &&
    /^[+-]$/.test(first.value) &&
    second?.kind === 'number'
  )
    return { sql: `${first.value}${second.value}`, changes: false };
  if (tokens.length !== 1 || !first || first.kind === 'sign') return null;
  if (first.kind === 'text' || first.kind === 'number') return { sql: first.value, changes: false };
  if (first.kind === 'word') {
    if (/^current_(date|time|timestamp)$/.test(first.value)) return { sql: first.value, changes: true };
    if (/^(null|true|false)$/.test(first.value)) return { sql: first.value, changes: false };
  }
  // A name in the place of a default is a text to SQLite; a word is given in lower case.
  return { sql: quoteText(first.kind === 'name' ? first.value : text), changes: false };
}

/** An expression without the brackets about all of it. */
function unwrapped(text: string): string {
  const tokens = tokensOf(text);
  if (
    tokens[0]?.value !== '(' ||
    tokens.at(-1)?.value !== ')' ||
    !text.startsWith('(') ||
    !text.endsWith(')')
  )
    return text;
  let depth = 0;
  for (const [at, { kind, value }] of tokens.entries()) {
    if (kind !== 'sign') continue;
    if (value === '(') depth++;
    if (value === ')') depth--;
    if (depth === 0 && at < tokens.length - 1) return text;
  }
  return unwrapped(text.slice(1, -1).trim());
}
