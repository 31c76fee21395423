import { type MergeConflict, WHOLE_FEATURE } from '../../shared/merge.ts';
import type { LiteralRow } from './base-rows.ts';
import { decodeGeometry } from './geometry-blob.ts';
import { parseLiteral } from './journal-rows.ts';

/** What a field is called outside the document: as in the commands, and `geometry` for the shape. */
const fieldName = (column: string): string =>
  column === 'geom' ? 'geometry' : column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Columns that follow from others. */
const FOLLOWS: ReadonlySet<string> = new Set(['id', 'area_m2', 'capacity_kwp']);

/** What becomes of a feature: the columns to write, `delete`, `put` where it is to be there again, or nothing. */
export interface Outcome {
  action: 'none' | 'change' | 'delete' | 'put';
  columns: Record<string, string>;
  conflicts: Omit<MergeConflict, 'table' | 'id' | 'name'>[];
}

/** Says whose side a conflict about a field takes; undefined where that is not said. */
export type Choose = (field: string) => 'mine' | 'theirs' | undefined;

/**
 * Compares a feature as it was when a copy was taken, as it is here and as it is in the copy. What only the copy
 * changed is taken; where both changed a field differently, the choice decides, or it is a conflict.
 */
export function threeWay(
  { base, mine, theirs }: Record<'base' | 'mine' | 'theirs', LiteralRow | null>,
  choose: Choose,
): Outcome {
  const outcome: Outcome = { action: 'none', columns: {}, conflicts: [] };
  const whole = (own: string, other: string): 'mine' | 'theirs' | undefined => {
    const use = choose(WHOLE_FEATURE);
    if (!use) outcome.conflicts.push({ field: WHOLE_FEATURE, base: 'there', mine: own, theirs: other });
    return use;
  };
  if (!base) return outcome;
  if (!theirs) {
    if (!mine) return outcome;
    const untouched = changedColumns(base, mine).length === 0;
    if (untouched || whole('changed', 'deleted') === 'theirs') outcome.action = 'delete';
    return outcome;
  }
  const changed = changedColumns(base, theirs);
  if (!mine) {
    if (changed.length > 0 && whole('deleted', 'changed') === 'theirs') {
      return { ...outcome, action: 'put', columns: { ...theirs } };
    }
    return outcome;
  }
  for (const column of changed) {
    if (!Object.hasOwn(mine, column) || same(column, mine[column]!, theirs[column]!)) continue;
    const field = fieldName(column);
    const use = same(column, mine[column]!, base[column]!) ? 'theirs' : choose(field);
    if (use === 'theirs') outcome.columns[column] = theirs[column]!;
    else if (!use) {
      outcome.conflicts.push({
        field,
        base: shown(column, base[column]!),
        mine: shown(column, mine[column]!),
        theirs: shown(column, theirs[column]!),
      });
    }
  }
  if (Object.keys(outcome.columns).length > 0) outcome.action = 'change';
  return outcome;
}

const changedColumns = (before: LiteralRow, after: LiteralRow): string[] =>
  Object.keys(after).filter(
    (column) =>
      !FOLLOWS.has(column) && Object.hasOwn(before, column) && !same(column, before[column]!, after[column]!),
  );

/** Shapes are the same where their corners are, however another program wrote them. */
function same(column: string, a: string, b: string): boolean {
  if (a === b) return true;
  return column === 'geom' && shapeKey(a) !== null && shapeKey(a) === shapeKey(b);
}

/** Type and corners of a shape as one text; null where it is none. */
export function shapeKey(literal: string): string | null {
  const blob = parseLiteral(literal);
  if (!(blob instanceof Buffer)) return null;
  try {
    return JSON.stringify(decodeGeometry(blob));
  } catch {
    return null;
  }
}

/** A value as a planner is shown it. */
function shown(column: string, literal: string): unknown {
  if (column === 'geom') return JSON.parse(shapeKey(literal) ?? 'null');
  const value = parseLiteral(literal);
  if (value instanceof Buffer) return `${value.length} B`;
  return typeof value === 'bigint' ? String(value) : value;
}
