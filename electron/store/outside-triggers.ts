import type { Database } from 'better-sqlite3';
import { FEATURE_TABLES, type FeatureTable } from './geopackage.ts';
import { anyDiffers, columnsOf, rowAsJson } from './journal-rows.ts';
import { quoteName } from './sql-text.ts';
import { hasTable } from './stored.ts';

const triggerName = (table: string, event: string) => `planner_outside_${table}_${event.toLowerCase()}`;

/** Usual values of what another program leaves empty in a new site, until this one looks at it. */
const USUAL = {
  name: `''`,
  kind: `'rooftop'`,
  mount: `'fixed'`,
  tilt_deg: '15',
  azimuth_deg: '180',
  usable_share: '0.6',
  module_wp_m2: '220',
  area_m2: '0',
  capacity_kwp: '0',
  notes: `''`,
};

/** SQL that gives a site just written what it must not lack: usual values, or after an UPDATE what it had. */
function filled(event: string): string {
  const names = Object.keys(USUAL) as (keyof typeof USUAL)[];
  const set = names.map(
    (name) => `${name} = coalesce(${name}, ${event === 'INSERT' ? USUAL[name] : `OLD.${name}`})`,
  );
  return `UPDATE sites SET ${set.join(', ')} WHERE id = NEW.id AND (${names.map((name) => `${name} IS NULL`).join(' OR ')});`;
}

/** Triggers that note what other programs change in a table, in the document itself, so that they run there. */
function outsideTriggersSql(table: FeatureTable, columns: string[]): string {
  return ['INSERT', 'UPDATE', 'DELETE']
    .map((event) => {
      const row = rowAsJson(columns, event === 'INSERT' ? 'NEW' : 'OLD');
      const differs = event === 'UPDATE' ? ` AND ${anyDiffers(columns)}` : '';
      const fill = table === 'sites' && event !== 'DELETE' ? filled(event) : '';
      return `CREATE TRIGGER ${triggerName(table, event)} AFTER ${event} ON ${table}
        WHEN (SELECT own FROM planner_writer) = 0${differs} BEGIN
        INSERT INTO planner_outside_changes (table_name, row_id, event, before)
          VALUES ('${table}', ${event === 'DELETE' ? 'OLD' : 'NEW'}.id, '${event}', ${row});
        ${fill} END;`;
    })
    .join('\n');
}

/** Gives every feature table its triggers, where the document is of a version that has them. */
export function installOutside(db: Database): void {
  if (!hasTable(db, 'planner_writer')) return;
  removeOutside(db);
  for (const table of Object.keys(FEATURE_TABLES) as FeatureTable[]) {
    const columns = columnsOf(db, table);
    if (columns.length > 0) db.exec(outsideTriggersSql(table, columns));
  }
}

/** Takes them away, for changes of the schema. */
export function removeOutside(db: Database): void {
  const names = db
    .prepare(`SELECT name FROM sqlite_master WHERE type = 'trigger' AND name GLOB 'planner_outside_*'`)
    .pluck()
    .all() as string[];
  for (const name of names) db.exec(`DROP TRIGGER ${quoteName(name)}`);
}
