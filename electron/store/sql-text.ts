/** A name as SQL may hold it, whatever it consists of: a document's author chose it. */
export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A text as an SQL literal. */
export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** One piece of an SQL text: a word that may be a keyword, a quoted name, a literal or a sign. */
export interface Token {
  kind: 'word' | 'name' | 'text' | 'number' | 'sign';
  /** Of a word in lower case; of a quoted name or text what stands inside the quotes. */
  value: string;
}

/** In the order SQLite tells them apart. Source: SQLite, src/tokenize.c. */
const TOKENS =
  /(?<space>[ \t\n\f\r\ufeff]+|--[^\n]*(?:\n|$)|\/\*[\s\S]*?(?:\*\/|$))|(?<text>[xX]?'(?:[^']|'')*')|"(?<double>(?:[^"]|"")*)"|`(?<tick>(?:[^`]|``)*)`|\[(?<bracket>[^\]]*)\]|(?<number>\.?\d[\w.]*(?:(?<=[eE])[+-]\d+)?)|(?<word>[A-Za-z_$\u0080-\ufefe\uff00-\uffff][\w$\u0080-\ufefe\uff00-\uffff]*)|(?<sign>[\s\S])/gy;

/**
 * The pieces of an SQL text, without spaces and comments; an open quote is a sign of its own, which nothing that
 * SQLite took in has.
 */
export function tokensOf(sql: string): Token[] {
  const tokens: Token[] = [];
  for (const { groups = {} } of sql.matchAll(TOKENS)) {
    const { space, text, double, tick, bracket, number, word, sign } = groups;
    if (space !== undefined) continue;
    if (text !== undefined) tokens.push({ kind: 'text', value: text });
    else if (double !== undefined) tokens.push({ kind: 'name', value: double.replaceAll('""', '"') });
    else if (tick !== undefined) tokens.push({ kind: 'name', value: tick.replaceAll('``', '`') });
    else if (bracket !== undefined) tokens.push({ kind: 'name', value: bracket });
    else if (number !== undefined) tokens.push({ kind: 'number', value: number.toLowerCase() });
    else if (word !== undefined) tokens.push({ kind: 'word', value: word.toLowerCase() });
    else tokens.push({ kind: 'sign', value: sign as string });
  }
  return tokens;
}

/** Whether two SQL texts say the same: letter case, quotes around names, spaces and comments aside. */
export const sameSql = (a: string, b: string): boolean => flat(tokensOf(a)) === flat(tokensOf(b));

/** Tokens as one text to compare; a quoted name counts as the word it would be without quotes. */
export const flat = (tokens: readonly Token[]): string =>
  tokens
    .filter(({ value }, index) => !(value === ';' && index === tokens.length - 1))
    .map(({ kind, value }) =>
      kind === 'text' ? value : `${kind === 'name' ? 'word' : kind}:${folded(value)}`,
    )
    .join('\n');

/** A name as SQLite compares it: only the letters A to Z fold. */
export const folded = (name: string): string => name.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** What a CREATE statement makes. */
export interface Made {
  type: 'table' | 'virtual table' | 'view' | 'index' | 'trigger';
  name: string;
  /** The table an index or a trigger belongs to; otherwise the name itself. */
  table: string;
}

/** Reads what a CREATE statement makes, as SQLite reads it; null when it is no such statement. */
export function madeBy(sql: string): Made | null {
  const tokens = tokensOf(sql);
  let at = 0;
  const word = (...values: string[]) =>
    tokens[at]?.kind === 'word' && values.includes(tokens[at]!.value) ? tokens[at++]!.value : null;
  const name = (): string | null => {
    const { kind, value } = tokens[at] ?? { kind: 'sign', value: '' };
    if (kind === 'sign' || kind === 'number') return null;
    at++;
    return kind === 'text' ? value.replace(/^'|'$/g, '').replaceAll("''", "'") : value;
  };
  if (!word('create')) return null;
  word('unique');
  const virtual = word('virtual');
  const kind = word('table', 'view', 'index', 'trigger');
  if (!kind) return null;
  if (word('if') && !(word('not') && word('exists'))) return null;
  const made = name();
  if (made === null || tokens[at]?.value === '.') return null;
  const type = virtual ? 'virtual table' : (kind as Made['type']);
  if (type !== 'index' && type !== 'trigger') return { type, name: made, table: made };
  // ON is a keyword that no name can be without quotes.
  while (at < tokens.length && !word('on')) at++;
  let table = name();
  if (tokens[at]?.value === '.' && tokens[at]?.kind === 'sign') {
    at++;
    table = name();
  }
  return table === null ? null : { type, name: made, table };
}
