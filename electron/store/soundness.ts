import type { Database } from 'better-sqlite3';
import { PlannerError } from '../../shared/errors.ts';
import { atOnce, type Steps } from '../../shared/steps.ts';
import { assertIdsInBounds, assertTreesEnd } from './document-bounds.ts';
import { assertValuesFit } from './document-values.ts';
import { LATEST_SCHEMA, MIGRATIONS, type Migration } from './migrate.ts';
import { pagesEnd } from './page-trees.ts';
import { checkSchema } from './schema-check.ts';
import type { SchemaFindings } from './schema-findings.ts';
import { knownSchemaSteps } from './schema-known.ts';
import { assertSmallSchema } from './schema-size.ts';
import { quoteName } from './sql-text.ts';

/**
 * Checks of a document to be made before anything else is done with it, in steps: its pages hang together as trees, its
 * schema, the ends of its ids, its R*Trees. All but the first, which looks at each page, take as long for a large
 * document as for a small one.
 *
 * @param migrations see `knownSchema`
 * @throws PlannerError `document.not-a-project`, `document.foreign-schema`, `document.bad-contents`,
 *   `document.damaged`
 */
export function* checkOurs(
  db: Database,
  path: string,
  migrations: readonly Migration[] = MIGRATIONS,
): Steps<SchemaFindings> {
  assertSmallSchema(path);
  yield* pagesEnd(db, path);
  yield* knownSchemaSteps(LATEST_SCHEMA, migrations);
  const findings = checkSchema(db, path, migrations);
  yield;
  assertTreesEnd(db, path);
  yield;
  assertIdsInBounds(db, path);
  return findings;
}

/**
 * Reads a document through.
 * @param readable see {@link SchemaFindings}
 * @throws PlannerError `document.damaged` when pages of the file contradict each other
 */
export function assertSound(db: Database, path: string, readable: SchemaFindings['readable']): void {
  if (readable) {
    assertSoundByTable(db, path, readable, () => {});
    return;
  }
  judge(db.pragma('quick_check(1)'), path);
}

/** All of it: for a copy that is to take a document's place. */
export function assertWhole(db: Database, path: string): void {
  assertSound(db, path, atOnce(checkOurs(db, path)).readable);
  assertValuesFit(db, path, true);
}

/**
 * {@link assertSound}, a table at a time.
 * @param step called between two tables; throws to stop
 */
export function assertSoundByTable(
  db: Database,
  path: string,
  readable: SchemaFindings['readable'],
  step: () => void,
): void {
  const tables =
    readable ?? (db.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).pluck().all() as string[]);
  for (const table of tables) {
    step();
    judge(db.pragma(`quick_check(${quoteName(table)})`), path);
  }
}

function judge(answer: unknown, path: string): void {
  const [finding] = answer as { quick_check: string }[];
  if (finding?.quick_check === 'ok') return;
  throw new PlannerError('document.damaged', { reason: finding?.quick_check ?? '' }, { file: path });
}
