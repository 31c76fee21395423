import type { Database } from 'better-sqlite3';
import { CONTEXT_LAYERS } from '../../shared/domain.ts';
import { tablesOf } from './layer-tables.ts';

/** Tables whose rows make up a mirrored site, with the column that names the site. */
const SITE_TABLES = {
  sites: 'id',
  planner_left_out: 'site_id',
  planner_in_service: 'site_id',
  site_estimates: 'site_id',
} as const;
/** What is estimated for another scenario changes no mirrored site. */
const ofActive = (row: 'OLD' | 'NEW') =>
  `AND EXISTS (SELECT 1 FROM planner_scenarios WHERE active = 1 AND id = ${row}.scenario_id)`;
/** Changed sites from which on they are not told apart any more. */
const MANY = 5000;

interface Watch {
  context(): number;
  lines(): number;
  drainSites(): number[] | 'many';
}
const watched = new WeakMap<Database, Watch>();

/**
 * Has TEMP triggers note what changes in a document, for what is kept in memory of it. As it is opened, not when first
 * asked for: an edit that is taken back would take the triggers along.
 */
export function watchChanges(db: Database): void {
  watched.set(db, {
    context: watchTables(db, 'context_version', [
      ...CONTEXT_LAYERS.flatMap(tablesOf),
      'consumers',
      'planner_terrain',
    ]),
    lines: watchTables(db, 'line_version', ['feeders']),
    drainSites: watchSites(db),
  });
}

/** How often rows of the context layers, of what uses power or of the terrain changed since the document was opened. */
export const contextChanges = (db: Database): number => watchOf(db).context();

/** How often feeders changed since the document was opened. */
export const lineChanges = (db: Database): number => watchOf(db).lines();

/** The ids of the sites that changed since they were last asked for. */
export const changedSites = (db: Database): number[] | 'many' => watchOf(db).drainSites();

function watchOf(db: Database): Watch {
  const watch = watched.get(db);
  if (!watch) throw new Error('the document is not watched');
  return watch;
}

/** Counts the rows of some tables that change. */
function watchTables(db: Database, counter: string, tables: readonly string[]): () => number {
  db.exec(`CREATE TEMP TABLE ${counter} (n INTEGER); INSERT INTO ${counter} VALUES (0);`);
  const known = db.prepare('SELECT 1 FROM sqlite_master WHERE name = ?');
  for (const layer of tables) {
    if (!known.get(layer)) continue;
    for (const event of ['INSERT', 'UPDATE', 'DELETE']) {
      db.exec(`CREATE TEMP TRIGGER ${counter}_${layer}_${event} AFTER ${event} ON main.${layer} BEGIN
        UPDATE ${counter} SET n = n + 1; END`);
    }
  }
  const own = db.prepare(`SELECT n FROM ${counter}`).pluck();
  return () => own.get() as number;
}

function watchSites(db: Database): Watch['drainSites'] {
  db.exec('CREATE TEMP TABLE site_changes (id INTEGER PRIMARY KEY)');
  for (const [table, id] of Object.entries(SITE_TABLES)) {
    for (const event of ['INSERT', 'UPDATE', 'DELETE'] as const) {
      const row = event === 'DELETE' ? 'OLD' : 'NEW';
      // Another program may have left any kind of value there; only whole numbers name a site.
      // Not INSERT OR IGNORE: the conflict clause of the statement that fires a trigger replaces the trigger's own.
      db.exec(`CREATE TEMP TRIGGER site_changes_${table}_${event} AFTER ${event} ON main.${table}
        WHEN typeof(${row}.${id}) = 'integer' ${table === 'site_estimates' ? ofActive(row) : ''} AND NOT EXISTS (SELECT 1 FROM site_changes WHERE id = ${row}.${id}) BEGIN
        INSERT INTO site_changes VALUES (${row}.${id}); END`);
    }
  }
  const some = db.prepare(`SELECT id FROM site_changes LIMIT ${MANY}`).pluck();
  const clear = db.prepare('DELETE FROM site_changes');
  return () => {
    const ids = some.all() as number[];
    if (ids.length > 0) clear.run();
    return ids.length === MANY ? 'many' : ids;
  };
}
