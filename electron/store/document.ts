import {
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename } from 'node:path';
import Database from 'better-sqlite3';
import { PlannerError } from '../../shared/errors.ts';
import {
  APPLICATION_ID,
  FEATURE_TABLES,
  type FeatureTable,
  GEOPACKAGE_VERSION,
  refreshContents,
  registerFeatureTable,
  registerSpatialFunctions,
} from './geopackage.ts';
import { type Journal, openJournal } from './journal.ts';

/** One open project document: a GeoPackage that SQLite, QGIS and ArcGIS read. */
export interface Document {
  readonly path: string;
  readonly db: Database.Database;
  readonly journal: Journal;
  readonly readOnly: boolean;
  readonly schemaVersion: number;
  /** Folds the write-ahead log back so that one clean file remains. */
  close(): void;
}

export interface ProjectRow {
  name: string;
  countyCode: string;
  elevationM: number;
  createdAt: string;
}

const migrationsDir = new URL('./migrations/', import.meta.url);
const migrations = readdirSync(migrationsDir)
  .filter((name) => /^\d{3}-.*\.sql$/.test(name))
  .sort()
  .map((name) => ({
    version: Number(name.slice(0, 3)),
    sql: readFileSync(new URL(name, migrationsDir), 'utf8'),
  }));

/** Schema version this program writes. */
export const LATEST_SCHEMA = migrations[migrations.length - 1].version;

/**
 * Creates a document and leaves it open. An existing file is replaced only once the new one is complete.
 * @throws PlannerError `document.cannot-create` when the place cannot be written.
 */
export function createDocument(path: string, project: Omit<ProjectRow, 'createdAt'>): Document {
  const building = `${path}.new`;
  let db: Database.Database | undefined;
  try {
    rmSync(building, { force: true });
    db = new Database(building);
    db.pragma(`application_id = ${APPLICATION_ID}`);
    db.pragma(`user_version = ${GEOPACKAGE_VERSION}`);
    registerSpatialFunctions(db);
    fillNew(db, project);
    db.close();
    rmSync(`${path}-wal`, { force: true });
    rmSync(`${path}-shm`, { force: true });
    copyFileSync(building, path);
  } catch (error) {
    db?.close();
    throw new PlannerError('document.cannot-create', { reason: (error as Error).message }, { file: path });
  } finally {
    rmSync(building, { force: true });
  }
  return openDocument(path);
}

function fillNew(db: Database.Database, project: Omit<ProjectRow, 'createdAt'>): void {
  db.transaction(() => {
    for (const { sql } of migrations) db.exec(sql);
    for (const table of Object.keys(FEATURE_TABLES) as FeatureTable[]) registerFeatureTable(db, table);
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

/**
 * Opens a document, migrating it (after a backup beside it) when an older version wrote it. One from a newer
 * version, or one that cannot be written, opens read-only.
 * @throws PlannerError `document.missing`, `document.not-a-project`, `document.damaged`, `document.cannot-open`.
 */
export function openDocument(path: string): Document {
  if (!existsSync(path)) throw new PlannerError('document.missing', {}, { file: path });
  assertSqlite(path);
  let db: Database.Database | undefined;
  try {
    db = connect(path);
    const schemaVersion = readSchemaVersion(db, path);
    const readOnly = db.readonly || schemaVersion > LATEST_SCHEMA;
    if (!readOnly) {
      migrate(db, path, schemaVersion);
      db.pragma('journal_mode = WAL');
      db.pragma('synchronous = FULL');
    }
    const open = db;
    return {
      path,
      db,
      readOnly,
      schemaVersion: Math.max(schemaVersion, LATEST_SCHEMA),
      journal: openJournal(db),
      close: () => closeClean(open, readOnly),
    };
  } catch (error) {
    db?.close();
    if (error instanceof PlannerError) throw error;
    const code = (error as { code?: string }).code ?? '';
    const damaged = code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB';
    throw new PlannerError(
      damaged ? 'document.damaged' : 'document.cannot-open',
      { reason: (error as Error).message },
      { file: path },
    );
  }
}

function connect(path: string): Database.Database {
  let db: Database.Database;
  try {
    db = new Database(path, { fileMustExist: true });
    db.exec('BEGIN IMMEDIATE; ROLLBACK');
  } catch (error) {
    if (!/READONLY|CANTOPEN|PERM/.test((error as { code?: string }).code ?? '')) throw error;
    db = new Database(path, { readonly: true });
  }
  registerSpatialFunctions(db);
  db.pragma('temp_store = MEMORY');
  return db;
}

function assertSqlite(path: string): void {
  const magic = Buffer.alloc(16);
  if (statSync(path).isFile()) {
    const file = openSync(path, 'r');
    readSync(file, magic);
    closeSync(file);
  }
  if (magic.toString('latin1') !== 'SQLite format 3\0') {
    throw new PlannerError('document.not-a-project', { name: basename(path) }, { file: path });
  }
}

function readSchemaVersion(db: Database.Database, path: string): number {
  const ours = db.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'planner_project'`).get();
  const version = ours && db.prepare('SELECT schema_version FROM planner_project').pluck().get();
  if (typeof version !== 'number') {
    throw new PlannerError('document.not-a-project', { name: basename(path) }, { file: path });
  }
  return version;
}

function migrate(db: Database.Database, path: string, from: number): void {
  if (from >= LATEST_SCHEMA) return;
  copyFileSync(path, `${path}.v${from}.backup`);
  db.transaction(() => {
    for (const { version, sql } of migrations) if (version > from) db.exec(sql);
    db.prepare('UPDATE planner_project SET schema_version = ?').run(LATEST_SCHEMA);
  })();
}

function closeClean(db: Database.Database, readOnly: boolean): void {
  if (!readOnly) {
    refreshContents(db);
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.pragma('journal_mode = DELETE');
  }
  db.close();
}

/** The one row that says what this project is. */
export function readProject(document: Document): ProjectRow {
  return document.db
    .prepare(
      'SELECT name, county_code AS countyCode, elevation_m AS elevationM, created_at AS createdAt FROM planner_project',
    )
    .get() as ProjectRow;
}
