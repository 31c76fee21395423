import type { Database } from 'better-sqlite3';
import { errorMessage, type Language } from '../../shared/i18n/index.ts';
import type { MergeChoice, MergeConflict, MergeReport, RefusedRow } from '../../shared/merge.ts';
import type { Session } from '../session/session.ts';
import { baseHolds, changedRows, type LiteralRow, literalRow, MERGED_TABLES } from '../store/base-rows.ts';
import type { Document } from '../store/document.ts';
import { duplicateFinder } from '../store/duplicates.ts';
import { decodeGeometry, envelope } from '../store/geometry-blob.ts';
import type { FeatureTable } from '../store/geopackage.ts';
import { parseLiteral } from '../store/journal-rows.ts';
import { layerOf, tablesOf } from '../store/layer-tables.ts';
import { insertRow, writeRow } from '../store/literal-rows.ts';
import { deletePhotosOf } from '../store/photos.ts';
import { quoteText } from '../store/sql-text.ts';
import { type Choose, shapeKey, threeWay } from '../store/three-way.ts';
import { attempted, settleRow } from './settle-row.ts';

/** One feature's part of a merge. */
interface Task {
  table: FeatureTable;
  id: number;
  name: string | null;
  action: 'add' | 'change' | 'delete' | 'put';
  columns: Record<string, string>;
}

/** What a merge would do, with the conflicts that no choice settles. */
export interface MergePlan {
  tasks: Task[];
  conflicts: MergeConflict[];
}

/** Columns that name features of other tables by their ids. */
const REFERENCES: Partial<Record<FeatureTable, Readonly<Record<string, FeatureTable>>>> = {
  feeders: { station_id: 'substations', transformer_id: 'transformers' },
  transformers: { station_id: 'substations', feeder_id: 'feeders' },
  existing_pv: { station_id: 'substations', feeder_id: 'feeders', transformer_id: 'transformers' },
  consumers: { site_ids: 'sites' },
};

/**
 * Ids that features new in the copy have here. What has none yet goes by its id there as a negative number, which no
 * other feature here goes by, until it is added.
 */
type Renamed = Map<string, number>;
const keyOf = (table: FeatureTable, id: number) => `${table} ${id}`;

/**
 * Works out what a returned copy changes in a document, by feature and field, without changing anything.
 * @throws PlannerError `document.bad-contents`
 */
export function planMerge(document: Document, copy: Database, choose: MergeChoice | undefined): MergePlan {
  const renamed: Renamed = new Map();
  const plan: MergePlan = { tasks: [], conflicts: [] };
  const changed = new Map(MERGED_TABLES.map((table) => [table, changedRows(copy, table)]));
  for (const table of MERGED_TABLES) {
    const sameHere = newHere(document.db, copy, table);
    // A place that became an area, or the other way round, is in the other table of its layer by the same id.
    const other = tablesOf(layerOf(table)).find((each) => each !== table);
    const elsewhere = new Map(changed.get(other ?? table)!.map((row) => [row.id, row]));
    for (const { id, base: own, theirs: given } of changed.get(table)!) {
      const there = other ? elsewhere.get(id) : undefined;
      if (!given && there?.theirs && !there.base) continue;
      const base = own ?? (there && !there.theirs ? there.base : null);
      const theirs = given && withReferences(table, given, renamed);
      const found =
        base && [table, ...(other ? [other] : [])].find((each) => literalRow(document.db, each)(id));
      const home = found ?? table;
      const mine = found ? literalRow(document.db, found)(id) : null;
      const name = nameIn(theirs ?? mine ?? base);
      if (!base) {
        const known = sameHere(theirs!);
        renamed.set(keyOf(table, id), known ?? -id);
        if (known === null) plan.tasks.push({ table, id, name, action: 'add', columns: { ...theirs } });
        continue;
      }
      const outcome = threeWay({ base, mine, theirs }, chosenFor(choose, home, id));
      plan.conflicts.push(...outcome.conflicts.map((conflict) => ({ table: home, id, name, ...conflict })));
      const { action, columns } = outcome;
      if (action !== 'none') plan.tasks.push({ table: home, id, name, action, columns });
    }
  }
  // A line of low voltage names a transformer, which may be new and comes after the feeders it may itself name.
  for (const { table, columns } of plan.tasks)
    if (namesTransformer(table, columns)) Object.assign(columns, withReferences(table, columns, renamed));
  return plan;
}

const namesTransformer = (table: FeatureTable, { transformer_id: named }: Record<string, string>): boolean =>
  table === 'feeders' && named !== undefined && named !== 'NULL';

/**
 * Does what was planned, inside recorded work. A row that would not fit the document is left as it is here.
 * @param language of the reasons
 */
export function mergePlanned(
  session: Session,
  document: Document,
  { tasks }: MergePlan,
  language: Language,
): MergeReport {
  const added: Renamed = new Map();
  const refused: RefusedRow[] = [];
  const counts = { add: 0, put: 0, change: 0, delete: 0 };
  const late = ({ table, columns }: Task) => Number(namesTransformer(table, columns));
  for (const { table, id, name, action, columns } of [...tasks].sort((a, b) => late(a) - late(b))) {
    const fault = attempted(document, () => {
      if (action === 'delete') {
        deleteRow(document, table, id);
        return;
      }
      const row = withReferences(table, columns, added);
      if (action === 'change') writeRow(document.db, table, id, row);
      const at = action === 'change' ? id : insertRow(document.db, table, row, action === 'put' ? id : null);
      settleRow(session, document, table, at);
      if (action === 'add') added.set(keyOf(table, -id), at);
    });
    if (!fault) counts[action]++;
    else refused.push({ table, id, name, code: fault.code, message: errorMessage(fault, language) });
  }
  return {
    merged: counts.add + counts.put + counts.change + counts.delete,
    added: counts.add + counts.put,
    changed: counts.change,
    deleted: counts.delete,
    conflicts: [],
    refused,
  };
}

function chosenFor(choose: MergeChoice | undefined, table: FeatureTable, id: number): Choose {
  if (!Array.isArray(choose)) return () => choose;
  const own = choose.filter((each) => each.table === table && each.id === id);
  return (field) => own.find((each) => each.field === field)?.use;
}

/**
 * Finds the feature of the document that a new one of the copy is already: just the same shape, not there when the
 * copy was taken. Each counts once, so that two shapes on one another stay two.
 */
function newHere(db: Database, copy: Database, table: FeatureTable): (theirs: LiteralRow) => number | null {
  const near = duplicateFinder(db, table);
  const geometry = db.prepare(`SELECT 'X''' || hex(geom) || '''' FROM ${table} WHERE id = ?`).pluck();
  const held = baseHolds(copy, table);
  const taken = new Set<number>();
  return ({ geom }) => {
    const key = shapeKey(geom ?? 'NULL');
    if (key === null) return null;
    const box = envelope(decodeGeometry(parseLiteral(geom!) as Buffer));
    const found = near(
      box,
      (id) => !held(id) && !taken.has(id) && shapeKey(geometry.get(id) as string) === key,
    );
    if (found !== null) taken.add(found);
    return found;
  };
}

/** A row that names features by the ids they have here. */
function withReferences(table: FeatureTable, row: LiteralRow, renamed: Renamed): Record<string, string> {
  const result = { ...row };
  for (const [column, target] of Object.entries(REFERENCES[table] ?? {})) {
    const literal = result[column];
    if (literal === undefined || literal === 'NULL') continue;
    const value = parseLiteral(literal);
    const here = (id: unknown) =>
      tablesOf(target)
        .map((each) => renamed.get(keyOf(each, id as number)))
        .find((found) => found !== undefined) ?? id;
    if (typeof value === 'number') result[column] = String(here(value));
    if (typeof value === 'string') result[column] = quoteText(renamedList(value, here));
  }
  return result;
}

function renamedList(text: string, here: (id: unknown) => unknown): string {
  try {
    const ids: unknown = JSON.parse(text);
    return Array.isArray(ids) ? JSON.stringify(ids.map(here)) : text;
  } catch {
    return text;
  }
}

function nameIn(row: LiteralRow | null): string | null {
  const name = row?.name === undefined ? null : parseLiteral(row.name);
  return typeof name === 'string' ? name : null;
}

function deleteRow(document: Document, table: FeatureTable, id: number): void {
  document.db.prepare(`DELETE FROM ${table} WHERE id = ?`).run(id);
  if (table === 'sites') deletePhotosOf(document, id);
}
