import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { registerSpatialFunctions } from '../../electron/store/geopackage.ts';
import { quoteName, quoteText } from '../../electron/store/sql-text.ts';
import { HOSTILE_TEXTS } from './arbitrary-input.ts';
import { openDesk, SMALL_COUNTY, square } from './desk.ts';
import { multiplyPages } from './page-harms.ts';

type Random = () => number;
type Db = Database.Database;

/** Makes the honest document that every hostile one is a copy of: sites, a grid, a consumer, estimates, an undo history. */
export async function makeHonest(folder: string, path: string): Promise<void> {
  const desk = openDesk(folder, { shell: 'command-line' });
  await desk.say('project.create', { path, countyCode: SMALL_COUNTY });
  for (let i = 0; i < 3; i++) {
    await desk.say('site.create', { kind: 'rooftop', geometry: square(114.75 + i * 0.01, 34.5, 0.001) });
  }
  await desk.say('site.delete', { ids: [2] });
  const position: [number, number] = [114.755, 34.505];
  await desk.say('consumer.create', { kind: 'coldStore', position });
  const station = await desk.say('station.create', { name: '城北站', position, ratingMva: 5 });
  const line: [number, number][] = [position, [114.77, 34.51]];
  await desk.say('feeder.create', { line, stationId: station.id });
  await desk.say('transformer.create', { position, ratingKva: 200 });
  await desk.say('existing.create', { position, kwpDc: 1000 });
  await desk.settled();
  await desk.close();
}

/** Alters a closed document past the program, as another program or its author could. */
export function alter(path: string, change: (db: Db) => void): void {
  const db = new Database(path);
  try {
    registerSpatialFunctions(db);
    db.unsafeMode(true);
    change(db);
  } finally {
    db.close();
  }
}

/** Changes sqlite_master itself, as only an author who means harm does. */
export function rewriteSchema(db: Db, change: () => void): void {
  db.pragma('writable_schema = ON');
  change();
  db.pragma(`schema_version = ${(db.pragma('schema_version', { simple: true }) as number) + 1}`);
  db.pragma('writable_schema = OFF');
}

const ENDLESS = 'WITH RECURSIVE e(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM e) SELECT count(*) FROM e';
const JOINED = `SELECT count(*) FROM ${[...'abcdefghijkl'].map((name) => `planner_many ${name}`).join(', ')}`;
const TABLES = [
  'sites',
  'buildings',
  'villages',
  'consumers',
  'planner_scenarios',
  'planner_rules_kept',
  'planner_roofs_left_out',
  'planner_weather',
  'terrain',
];
const KEYED = [
  ...TABLES,
  'feeders',
  'substations',
  'existing_pv',
  'transformers',
  'planner_edit_steps',
  'planner_edit_changes',
  'planner_left_out',
  'site_estimates',
  'site_photos',
];
const IDS = [
  '9007199254740993',
  '9223372036854775807',
  '-9223372036854775808',
  '4503599627370497',
  '0',
  '-1',
];
const NAMES = [
  'owner-name',
  'a b',
  'select',
  "it's",
  'say "so"',
  '][`',
  '数据',
  'constructor',
  '__proto__',
  'x); --',
  `x, quote(OLD.name)); END; ATTACH 'stolen.db' AS stolen; CREATE TABLE stolen.got (a); --`,
  `g", (SELECT 1)), 1; END; --`,
  '\u202e\u0007x',
  'x'.repeat(5000),
];

const pick = <T>(list: readonly T[], random: Random): T => list[Math.floor(list.length * random())] as T;

/** One way in which the author of a document means harm, or another program is careless. */
export interface Harm {
  name: string;
  /** What must come of it: the document opens and can be edited, or it is refused; `either` where that rests on luck. */
  outcome: 'opens' | 'refused' | 'either';
  /** Whether it is in the values that a planner's work is reckoned from. */
  values?: true;
  /** Others are done before it, as each statement takes minutes afterwards, or for ever where it is 2; none by default. */
  last?: 1 | 2;
  change(db: Db, random: Random, path: string): void;
}

const addRows = (db: Db) =>
  db.exec(
    `CREATE TABLE planner_many (n); INSERT INTO planner_many SELECT value FROM json_each('[${'1,'.repeat(999)}1]')`,
  );
const swapFor = (db: Db, table: string, sql: string) => db.exec(`DROP TABLE ${quoteName(table)}; ${sql}`);

export const HARMS: readonly Harm[] = [
  {
    name: 'a column of any name',
    outcome: 'opens',
    change: (db, random) =>
      db.exec(
        `ALTER TABLE ${pick(TABLES, random)} ADD COLUMN ${quoteName(pick(NAMES, random))} TEXT DEFAULT 'x'`,
      ),
  },
  {
    name: 'a hundred columns',
    outcome: 'opens',
    change: (db) => {
      for (let i = 0; i < 100; i++) db.exec(`ALTER TABLE sites ADD COLUMN "extra ${i}" TEXT`);
    },
  },
  {
    name: 'tables, views and styles of QGIS',
    outcome: 'opens',
    change: (db, random) =>
      db.exec(`DROP TABLE layer_styles;
        CREATE TABLE layer_styles (id INTEGER PRIMARY KEY, f_table_name TEXT, styleQML TEXT);
        INSERT INTO layer_styles VALUES (1, 'sites', '<qgis/>');
        CREATE TABLE ${quoteName(`layer ${pick(NAMES, random)}`)} (fid INTEGER PRIMARY KEY, geom BLOB);
        CREATE VIRTUAL TABLE rtree_other_geom USING rtree(id, minx, maxx, miny, maxy);
        CREATE INDEX sites_by_name ON sites (name COLLATE NOCASE DESC, kind);
        CREATE VIEW large AS SELECT * FROM sites WHERE capacity_kwp > 100;`),
  },
  {
    name: 'an endless view, a fork of views and endless checks beside our tables',
    outcome: 'opens',
    change: (db) => {
      db.exec(`CREATE VIEW endless AS ${ENDLESS}; CREATE TABLE slow (a CHECK (length(hex(zeroblob(400000000))) > a));
        CREATE VIEW fork0 AS SELECT 1 AS a`);
      for (let i = 1; i < 40; i++)
        db.exec(`CREATE VIEW fork${i} AS SELECT x.a FROM fork${i - 1} x, fork${i - 1} y`);
      db.exec(
        `INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES ('endless', 'features', 'endless')`,
      );
    },
  },
  {
    name: 'a trigger that writes, counts or never ends',
    outcome: 'opens',
    change: (db, random) => {
      addRows(db);
      db.exec('CREATE TABLE traces (a)');
      const table = pick([...KEYED, 'gpkg_contents'], random);
      const event = pick(['INSERT', 'UPDATE', 'DELETE'], random);
      const body = pick(
        [
          `INSERT INTO traces VALUES (1)`,
          `INSERT INTO traces ${JOINED}`,
          'DELETE FROM sites',
          `SELECT RAISE(ABORT, 'no')`,
        ],
        random,
      );
      const when = pick(['BEFORE', 'AFTER'], random);
      db.exec(
        `CREATE TRIGGER ${quoteName(`of ${pick(NAMES, random)}`)} ${when} ${event} ON ${table} BEGIN ${body}; END`,
      );
    },
  },
  {
    name: 'a trigger on the own tables of an R*Tree, which SQLite takes in no file',
    outcome: 'refused',
    change: (db) => db.exec('CREATE TRIGGER deep AFTER INSERT ON rtree_sites_geom_rowid BEGIN SELECT 1; END'),
  },
  {
    name: 'one of our triggers altered',
    outcome: 'opens',
    change: (db, random) => {
      addRows(db);
      const name = pick(
        ['rtree_sites_geom_insert', 'rtree_sites_geom_delete', 'planner_terrain_gone'],
        random,
      );
      const table = name.startsWith('rtree') ? 'sites' : 'planner_terrain';
      db.exec(`DROP TRIGGER ${name};
        CREATE TRIGGER ${name} AFTER INSERT ON ${table} BEGIN INSERT INTO planner_many ${JOINED}; END`);
    },
  },
  {
    name: 'our triggers and indexes gone',
    outcome: 'opens',
    change: (db) => db.exec('DROP TRIGGER rtree_sites_geom_insert; DROP INDEX planner_edit_changes_by_step'),
  },
  {
    name: 'a table of another program that deletes along',
    outcome: 'opens',
    change: (db) => {
      db.exec(`CREATE TABLE follows (site REFERENCES sites (id) ON DELETE CASCADE ON UPDATE CASCADE);
        INSERT INTO follows SELECT id FROM sites; CREATE TABLE traces (a);
        CREATE TRIGGER followed AFTER DELETE ON follows BEGIN INSERT INTO traces VALUES (1); END`);
    },
  },
  {
    name: 'triggers said to wait that are no triggers',
    outcome: 'opens',
    change: (db, random) =>
      db.exec(`CREATE TABLE planner_waiting_triggers (name TEXT NOT NULL, sql TEXT NOT NULL);
        INSERT INTO planner_waiting_triggers VALUES ('a', ${quoteText(
          pick(
            [
              `ATTACH 'stolen.db' AS stolen`,
              'DROP TABLE sites',
              `CREATE TRIGGER t AFTER INSERT ON sites BEGIN SELECT 1; END; ATTACH 'stolen.db' AS stolen`,
              'PRAGMA user_version = 7',
            ],
            random,
          ),
        )})`),
  },
  {
    name: 'a view in place of a table',
    outcome: 'refused',
    change: (db, random) => {
      const table = pick(['sites', 'SITES', 'planner_project', 'planner_scenarios', 'gpkg_contents'], random);
      const view = pick([ENDLESS, 'SELECT 1 AS id', 'SELECT * FROM nowhere'], random);
      swapFor(db, table, `CREATE VIEW ${table} AS ${view}`);
    },
  },
  {
    name: 'a virtual table in place of a table',
    outcome: 'refused',
    change: (db, random) =>
      swapFor(
        db,
        'buildings',
        `CREATE VIRTUAL TABLE buildings USING ${pick(['fts5(id, geom)', 'rtree(id, a, b)', 'fts4(id)'], random)}`,
      ),
  },
  {
    name: 'a table gone, renamed or short of columns',
    outcome: 'refused',
    change: (db, random) =>
      db.exec(
        pick(
          [
            'DROP TABLE sites',
            'ALTER TABLE villages RENAME TO towns',
            `DROP TRIGGER planner_outside_consumers_insert; DROP TRIGGER planner_outside_consumers_update;
             DROP TRIGGER planner_outside_consumers_delete; ALTER TABLE consumers DROP COLUMN notes`,
          ],
          random,
        ),
      ),
  },
  {
    name: 'computed columns, checks, defaults and indexes',
    outcome: 'refused',
    change: (db, random) => {
      addRows(db);
      db.exec(
        pick(
          [
            'ALTER TABLE sites ADD COLUMN c AS (hex(zeroblob(400000000)))',
            'ALTER TABLE sites ADD COLUMN c TEXT CHECK (length(hex(zeroblob(400000000))) > 1)',
            'CREATE INDEX slow ON sites (hex(zeroblob(length(name) * 1000000)))',
            'CREATE INDEX part ON planner_scenarios (name) WHERE length(hex(zeroblob(1000000))) > 1',
          ],
          random,
        ),
      );
    },
  },
  {
    name: 'ids no number can hold',
    outcome: 'refused',
    change: (db, random) => {
      const table = pick(
        ['sites', 'planner_edit_steps', 'planner_edit_changes', 'planner_scenarios'],
        random,
      );
      db.exec(
        `UPDATE ${table} SET id = ${pick(IDS.slice(0, 4), random)} WHERE id = (SELECT max(id) FROM ${table})`,
      );
    },
  },
  {
    name: 'numbering at its end',
    outcome: 'refused',
    change: (db, random) =>
      db.exec(
        `UPDATE sqlite_sequence SET seq = ${pick([IDS[1], `'x'`, '1e300', '-5'], random)} WHERE name = 'sites'`,
      ),
  },
  {
    name: 'ids that are odd but can be told apart',
    outcome: 'opens',
    change: (db, random) =>
      db.exec(`UPDATE sites SET id = ${pick(['0', '-1', '4503599627370000'], random)} WHERE id = 1`),
  },
  {
    name: 'an undo history of vast ranges',
    outcome: 'opens',
    change: (db, random) => {
      const before = pick(
        [
          '[[1,9000000000000000]]',
          '[[1,4503599627370000]]',
          '[[-4503599627370000,4503599627370000],[1,2]]',
          '[[2,1]]',
          '[[1,9e99]]',
          '{}',
          '[[',
        ],
        random,
      );
      db.exec(`INSERT INTO planner_edit_steps (name, at, undone) VALUES ('site.create', 'x', 0);
        INSERT INTO planner_edit_changes (step_id, table_name, row_id, event, before)
        VALUES ((SELECT max(id) FROM planner_edit_steps), ${quoteText(pick(TABLES, random))}, ${pick(IDS, random)}, 'PUT', '${before}')`);
    },
  },
  {
    name: 'an undo history of rows set aside',
    outcome: 'opens',
    change: (db, random) => {
      db.exec(`INSERT INTO planner_edit_steps (name, at, undone) VALUES ('site.create', 'x', 0);
        INSERT INTO planner_edit_changes (id, step_id, table_name, row_id, event)
        VALUES (777, (SELECT max(id) FROM planner_edit_steps), 'sites', 1, 'ASIDE');
        CREATE TABLE planner_aside_777 AS SELECT * FROM sites;
        UPDATE planner_aside_777 SET id = ${pick([...IDS, `'x'`, 'NULL'], random)} WHERE rowid = 1;
        UPDATE planner_aside_777 SET rowid = ${pick(IDS, random)} WHERE rowid = 1`);
    },
  },
  {
    name: 'an undo history of hostile rows',
    outcome: 'opens',
    change: (db, random) => {
      const rows = [
        '{"id":"9007199254740993"}',
        `{"name":"'x'); DROP TABLE sites; --"}`,
        '{"toString":"1"}',
        '[1]',
        'null',
      ];
      db.exec(`INSERT INTO planner_edit_steps (name, at, undone) VALUES ('site.update', 'x', 0);
        INSERT INTO planner_edit_changes (step_id, table_name, row_id, event, before)
        VALUES ((SELECT max(id) FROM planner_edit_steps), ${quoteText(pick([...TABLES, 'sqlite_master', 'x; --'], random))},
          ${pick(IDS, random)}, ${quoteText(pick(['UPDATE', 'DELETE', 'INSERT', 'NONE'], random))}, ${quoteText(pick(rows, random))})`);
    },
  },
  {
    name: 'values of the wrong type',
    outcome: 'either',
    values: true,
    change: (db, random) => {
      const tables = [
        ...KEYED,
        'planner_project',
        'gpkg_contents',
        'gpkg_spatial_ref_sys',
        'county_boundary',
      ];
      db.pragma(`ignore_check_constraints = ${random() < 0.5}`);
      for (let times = 1 + Math.floor(4 * random()); times > 0; times--) {
        const table = pick(tables, random);
        const { name } = pick(db.pragma(`table_info(${table})`) as { name: string }[], random);
        const values = [
          ...HOSTILE_TEXTS,
          null,
          -1,
          1e300,
          Infinity,
          -Infinity,
          0,
          'abc',
          Buffer.alloc(0),
          '[]',
          '{}',
          '{"a":',
          Buffer.from('GP'),
          Buffer.alloc(40, 255),
        ];
        try {
          db.prepare(`UPDATE OR IGNORE ${table} SET ${name} = ?`).run(
            pick([...values, 9007199254740993n], random),
          );
        } catch {
          // The schema's own rules refuse it.
        }
      }
    },
  },
  {
    name: 'large texts and blobs',
    outcome: 'either',
    change: (db, random) => {
      const column = pick(['name', 'notes', 'geom', 'module', 'agrivoltaic'], random);
      const value = pick(
        [`zeroblob(8000000)`, `hex(zeroblob(4000000))`, `CAST(randomblob(200000) AS TEXT)`],
        random,
      );
      db.exec(`UPDATE sites SET ${column} = ${value} WHERE id = 1`);
    },
  },
  {
    name: 'values and tables that would take the memory or the day',
    outcome: 'refused',
    change: (db, random) => {
      const rows = (sql: string) =>
        `WITH RECURSIVE e(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM e WHERE n < 20000) ${sql} FROM e`;
      db.pragma('ignore_check_constraints = ON');
      db.exec(
        pick(
          [
            'UPDATE sites SET notes = hex(zeroblob(100000000)) WHERE id = 1',
            'UPDATE planner_project SET name = hex(zeroblob(60000000))',
            'UPDATE sites SET name = hex(zeroblob(1000000)) WHERE id = 1',
            'UPDATE consumers SET name = CAST(zeroblob(4000000) AS TEXT)',
            `UPDATE planner_scenarios SET assumptions = replace(hex(zeroblob(5000000)), '00', '[')`,
            'UPDATE consumers SET series = zeroblob(300000000)',
            'UPDATE sqlite_sequence SET name = hex(zeroblob(50000000))',
            `INSERT INTO planner_scenarios (name, active, assumptions) ${rows(`SELECT 's' || n, 0, '{}'`)}`,
            `CREATE TABLE planner_waiting_triggers (name TEXT NOT NULL, sql TEXT NOT NULL);
             INSERT INTO planner_waiting_triggers ${rows(`SELECT n, 'CREATE TRIGGER t' || n || ' AFTER INSERT ON sites BEGIN SELECT 1; END'`)}`,
          ],
          random,
        ),
      );
    },
  },
  {
    name: 'some thousand triggers on our tables',
    outcome: 'refused',
    last: 1,
    change: (db) =>
      rewriteSchema(db, () =>
        db.exec(`INSERT INTO sqlite_master
          WITH RECURSIVE e(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM e WHERE n < 5000)
          SELECT 'trigger', 't' || n, 'sites', 0,
            'CREATE TRIGGER t' || n || ' AFTER INSERT ON sites BEGIN SELECT 1; END' FROM e`),
      ),
  },
  {
    name: 'an R*Tree that leads back into itself',
    outcome: 'refused',
    change: (db) => {
      db.unsafeMode(true);
      const root = Buffer.from(
        db.prepare('SELECT data FROM rtree_sites_geom_node WHERE nodeno = 1').pluck().get() as Buffer,
      );
      root.writeUInt16BE(30, 0);
      const entries = root.readUInt16BE(2);
      for (let i = 0; i < entries; i++) root.writeBigInt64BE(1n, 4 + 24 * i);
      db.prepare('UPDATE rtree_sites_geom_node SET data = ? WHERE nodeno = 1').run(root);
    },
  },
  {
    name: 'pages that come round for ever',
    outcome: 'refused',
    last: 2,
    change: (db, random, path) => {
      const table = pick([...KEYED, 'planner_project'], random);
      const root = db.prepare('SELECT rootpage FROM sqlite_master WHERE name = ?').pluck().get(table);
      multiplyPages(path, random() < 0.2 ? 1 : (root as number));
    },
  },
  {
    name: 'a schema that says one thing and is another',
    outcome: 'refused',
    change: (db, random) =>
      rewriteSchema(db, () =>
        db.exec(
          pick(
            [
              `INSERT INTO sqlite_master VALUES ('trigger', 'harmless', 'layer', 0, 'CREATE TRIGGER evil AFTER INSERT ON sites BEGIN DELETE FROM sites; END')`,
              `INSERT INTO sqlite_master VALUES ('table', 'layer', 'layer', 0, 'CREATE VIEW layer AS ${ENDLESS}')`,
              `UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'roads') WHERE name = 'sites'`,
              `UPDATE sqlite_master SET sql = replace(sql, 'name TEXT', 'name TEXT CHECK (length(hex(zeroblob(400000000))) > 1)') WHERE name = 'sites'`,
              `UPDATE sqlite_master SET sql = replace(sql, 'PRIMARY KEY AUTOINCREMENT', 'PRIMARY KEY') || ' STRICT' WHERE name = 'sites'`,
              `UPDATE sqlite_master SET sql = replace(sql, 'notes TEXT', 'notes TEXT COLLATE theirs') WHERE name = 'sites'`,
              `UPDATE sqlite_master SET sql = 'CREATE TABLE sites (' WHERE name = 'sites'`,
              `UPDATE sqlite_master SET sql = CAST(sql AS BLOB) || x'00ff' WHERE name = 'villages'`,
            ],
            random,
          ),
        ),
      ),
  },
  {
    name: 'many thousand views',
    last: 1,
    outcome: 'refused',
    change: (db) =>
      rewriteSchema(db, () =>
        db.exec(`WITH RECURSIVE e(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM e WHERE n < 60000)
          INSERT INTO sqlite_master SELECT 'view', 'v' || n, 'v' || n, 0, 'CREATE VIEW v' || n || ' AS SELECT 1' FROM e`),
      ),
  },
  {
    name: 'a folder or a link where SQLite keeps its log',
    outcome: 'refused',
    change: (_db, random, path) => {
      const place = `${path}${pick(['-shm', '-wal', '-journal', '-lock'], random)}`;
      if (random() < 0.5) mkdirSync(place);
      else symlinkSync(`${path}.victim`, place);
    },
  },
  {
    name: 'a journal that names another file',
    outcome: 'refused',
    change: (_db, _random, path) =>
      writeFileSync(
        `${path}-journal`,
        Buffer.concat([
          Buffer.alloc(600, 1),
          Buffer.from(`${path}.victim`),
          Buffer.from('00000010000005a0d9d505f920a163d7', 'hex'),
        ]),
      ),
  },
  {
    name: 'a version no program wrote',
    outcome: 'either',
    change: (db, random) =>
      db.exec(
        `UPDATE planner_project SET schema_version = ${pick(['-3', '0', '1.5', '1', '999', `'x'`, '1e300', IDS[1]], random)}`,
      ),
  },
];
