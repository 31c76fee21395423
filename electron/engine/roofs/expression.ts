/** A row's fields by name. */
type Fields = Readonly<Record<string, unknown>>;
export type Condition = (fields: Fields) => boolean;

/** Where and why an expression makes no sense. */
export class ExpressionError extends Error {
  readonly at: number;
  constructor(at: number, message: string) {
    super(message);
    this.at = at;
  }
}

interface Token {
  kind: 'number' | 'text' | 'name' | 'sign' | 'end';
  text: string;
  at: number;
}

const PATTERN =
  /\s*(?:(?<number>\d+(?:\.\d+)?)|'(?<text>(?:[^']|'')*)'|"(?<quoted>[^"]+)"|(?<name>[\p{L}_][\p{L}\p{N}_]*)|(?<sign><=|>=|<>|!=|[=<>(),-]))/uy;

function tokens(source: string): Token[] {
  const list: Token[] = [];
  PATTERN.lastIndex = 0;
  while (source.slice(PATTERN.lastIndex).trim()) {
    const at = PATTERN.lastIndex;
    const groups = PATTERN.exec(source)?.groups;
    if (!groups) throw new ExpressionError(at, source.slice(at).trim().slice(0, 20));
    const { number, text, quoted, name, sign } = groups;
    if (number !== undefined) list.push({ kind: 'number', text: number, at });
    else if (text !== undefined) list.push({ kind: 'text', text: text.replaceAll("''", "'"), at });
    else if (quoted !== undefined) list.push({ kind: 'name', text: quoted, at });
    else if (name !== undefined) list.push({ kind: 'name', text: name, at });
    else list.push({ kind: 'sign', text: sign!, at });
  }
  list.push({ kind: 'end', text: '', at: source.length });
  return list;
}

type Value = string | number | boolean | null;
type Compare = (a: Value, b: Value) => boolean;

/** As in SQL, nothing compares with a missing value; a text that is a number compares as one with a number. */
const comparing =
  (holds: (order: number) => boolean): Compare =>
  (a, b) => {
    if (a === null || b === null) return false;
    const numbers = typeof a === 'number' || typeof b === 'number';
    const [x, y] = numbers ? [Number(a), Number(b)] : [String(a), String(b)];
    if (numbers && (Number.isNaN(x) || Number.isNaN(y))) return false;
    return holds(x < y ? -1 : x > y ? 1 : 0);
  };

const COMPARES: Record<string, Compare> = {
  '=': comparing((order) => order === 0),
  '!=': comparing((order) => order !== 0),
  '<>': comparing((order) => order !== 0),
  '<': comparing((order) => order < 0),
  '<=': comparing((order) => order <= 0),
  '>': comparing((order) => order > 0),
  '>=': comparing((order) => order >= 0),
};

/**
 * A condition written like SQL's WHERE: comparisons, `LIKE` (with `%` and `_`), `IN (…)`, `IS [NOT] NULL`, `AND`,
 * `OR`, `NOT`, brackets. It is read, not run: nothing but the fields given can be reached.
 *
 * @throws ExpressionError
 */
export function parseCondition(source: string): Condition {
  const list = tokens(source);
  let next = 0;
  const peek = () => list[next]!;
  const isWord = (word: string) => peek().kind === 'name' && peek().text.toUpperCase() === word;
  const isSign = (sign: string) => peek().kind === 'sign' && peek().text === sign;
  const fail = (): never => {
    throw new ExpressionError(peek().at, peek().text || '…');
  };
  const accept = (found: boolean) => {
    if (found) next++;
    return found;
  };
  const expect = (found: boolean) => {
    if (!accept(found)) fail();
  };

  const either = (): Condition => {
    const parts = [both()];
    while (accept(isWord('OR'))) parts.push(both());
    return (fields) => parts.some((part) => part(fields));
  };
  const both = (): Condition => {
    const parts = [negated()];
    while (accept(isWord('AND'))) parts.push(negated());
    return (fields) => parts.every((part) => part(fields));
  };
  const negated = (): Condition => {
    if (accept(isWord('NOT'))) {
      const inner = negated();
      return (fields) => !inner(fields);
    }
    if (accept(isSign('('))) {
      const inner = either();
      expect(isSign(')'));
      return inner;
    }
    return comparison();
  };
  const comparison = (): Condition => {
    const left = operand();
    if (accept(isWord('IS'))) {
      const not = accept(isWord('NOT'));
      expect(isWord('NULL'));
      return (fields) => (left(fields) === null) !== not;
    }
    const not = accept(isWord('NOT'));
    if (accept(isWord('IN'))) {
      expect(isSign('('));
      const options = [operand()];
      while (accept(isSign(','))) options.push(operand());
      expect(isSign(')'));
      return (fields) => options.some((option) => COMPARES['=']!(left(fields), option(fields))) !== not;
    }
    if (accept(isWord('LIKE'))) {
      if (peek().kind !== 'text') fail();
      const pattern = likePattern(list[next++]!.text);
      return (fields) => pattern.test(String(left(fields) ?? '')) !== not;
    }
    const compare = not || peek().kind !== 'sign' ? undefined : COMPARES[peek().text];
    if (!compare) return fail();
    next++;
    const right = operand();
    return (fields) => compare(left(fields), right(fields));
  };
  const operand = (): ((fields: Fields) => Value) => {
    const minus = accept(isSign('-'));
    const { kind, text } = peek();
    if (kind === 'sign' || kind === 'end' || (minus && kind !== 'number')) fail();
    next++;
    if (kind === 'number') return () => (minus ? -1 : 1) * Number(text);
    if (kind === 'text') return () => text;
    return (fields) => plain(Object.hasOwn(fields, text) ? fields[text] : null);
  };

  const condition = either();
  if (peek().kind !== 'end') fail();
  return condition;
}

const plain = (value: unknown): Value =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;

function likePattern(like: string): RegExp {
  const source = like
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('%', '.*')
    .replaceAll('_', '.');
  return new RegExp(`^${source}$`, 'isu');
}
