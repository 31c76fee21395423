import Database from 'better-sqlite3';
import { PlannerError } from '../../shared/errors.ts';
import { type Document, openDocument } from './document.ts';
import { APPLICATION_ID, GEOPACKAGE_VERSION, registerSpatialFunctions } from './geopackage.ts';
import { addGisHints } from './gis-hints.ts';
import { LATEST_SCHEMA, MIGRATIONS, registerMissing } from './migrate.ts';
import { installOutside } from './outside-triggers.ts';
import type { ProjectRow } from './project-row.ts';
import { asWriteFault } from './write-target.ts';
import { beginFile, type PendingFile } from './write-whole.ts';

/**
 * Creates a document and leaves it open. The file appears at its place, where there must be none, only once it is
 * complete.
 *
 * @param fill puts the first contents in, in one transaction, before the file appears
 * @throws PlannerError see `writeWhole`; `document.cannot-create`
 */
export function createDocument(
  path: string,
  project: Omit<ProjectRow, 'createdAt'>,
  fill: (document: Document) => void = () => {},
): Document {
  let pending: PendingFile | undefined;
  let db: Database.Database | undefined;
  try {
    pending = beginFile(path, { replace: false, database: true });
    db = new Database(pending.partial);
    db.pragma(`application_id = ${APPLICATION_ID}`);
    db.pragma(`user_version = ${GEOPACKAGE_VERSION}`);
    registerSpatialFunctions(db);
    fillNew(db, project);
    db.close();
    const draft = openDocument(pending.partial);
    try {
      draft.db.transaction(() => {
        draft.db.exec('UPDATE planner_writer SET own = 1');
        fill(draft);
        draft.db.exec('UPDATE planner_writer SET own = 0');
      })();
    } finally {
      draft.close();
    }
    pending.commit();
  } catch (error) {
    db?.close();
    const fault = asWriteFault(error, path);
    if (fault.code !== 'file.cannot-write') throw fault;
    throw new PlannerError('document.cannot-create', { reason: (error as Error).message }, { file: path });
  } finally {
    pending?.discard();
  }
  return openDocument(path);
}

function fillNew(db: Database.Database, project: Omit<ProjectRow, 'createdAt'>): void {
  db.transaction(() => {
    for (const { sql } of MIGRATIONS) db.exec(sql);
    registerMissing(db);
    installOutside(db);
    addGisHints(db);
    db.prepare(
      `INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES ('site_estimates', 'attributes', 'site_estimates')`,
    ).run();
    db.prepare('INSERT INTO planner_project VALUES (1, ?, ?, ?, ?, ?)').run(
      project.name,
      project.countyCode,
      project.elevationM,
      LATEST_SCHEMA,
      new Date().toISOString(),
    );
  })();
}
