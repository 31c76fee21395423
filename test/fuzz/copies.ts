import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { registerSpatialFunctions } from '../../electron/store/geopackage.ts';
import { quoteName } from '../../electron/store/sql-text.ts';
import { PlannerError } from '../../shared/errors.ts';
import { HOSTILE_TEXTS } from '../faults/arbitrary-input.ts';
import { digestOf, openDesk, square } from '../faults/desk.ts';
import { HARMS, makeHonest } from '../faults/hostile-documents.ts';
import { tolerant } from './hostile.ts';
import { mutateBytes } from './mutate.ts';
import type { Target } from './targets.ts';

type Random = () => number;
const pick = <T>(list: readonly T[], random: Random): T => list[Math.floor(list.length * random())] as T;

function expected(error: unknown): void {
  if (!(error instanceof PlannerError)) throw error;
}

/** Tables whose rows a copy brings back, what a copy remembers of them, and what other programs are seen to change. */
const ROWS = ['sites', 'consumers', 'feeders', 'transformers', 'existing_pv', 'substations', 'villages'];
const VALUES = [
  ...HOSTILE_TEXTS,
  ...[null, -1, 0, 1e300, 2 ** 40, '[]', '{}', '{"a":', Buffer.from('GP'), Buffer.alloc(0), 'rooftop', 7],
];
/** Rows as they are kept in texts: columns with literals, of which any may be a lie. */
const LITERALS = [
  'NULL',
  '1',
  "'a'",
  "x'00'",
  "'); DROP TABLE sites; --",
  '(SELECT 1)',
  'zeroblob(1e9)',
  '1e999',
  '',
];
const COLUMNS = [
  'id',
  'geom',
  'name',
  'kind',
  'station_id',
  'site_ids',
  'no_such',
  'a b',
  'name"; --',
  'rowid',
  '__proto__',
];

function literalRow(random: Random): string {
  const fields = Array.from({ length: Math.floor(6 * random()) }, () => [
    pick(COLUMNS, random),
    pick(LITERALS, random),
  ]);
  return random() < 0.8 ? JSON.stringify(Object.fromEntries(fields)) : String(pick(VALUES, random));
}

/** Alters rows past the program, with this program's notes of them or without. */
function alterRows(db: Database.Database, random: Random): void {
  for (let times = 1 + Math.floor(5 * random()); times > 0; times--) {
    const dice = random();
    const table = pick(ROWS, random);
    const columns = (db.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name);
    const column = quoteName(pick(columns, random));
    try {
      if (dice < 0.45) {
        const every = 1 + Math.floor(3 * random());
        db.prepare(`UPDATE ${table} SET ${column} = ? WHERE rowid % ${every} = 0`).run(pick(VALUES, random));
      } else if (dice < 0.55) db.prepare(`DELETE FROM ${table} WHERE rowid % 2 = 0`).run();
      else if (dice < 0.65) {
        const rest = columns.filter((name) => name !== 'id').map(quoteName);
        db.exec(`INSERT INTO ${table} (${rest}) SELECT ${rest} FROM ${table}`);
      } else if (dice < 0.85) {
        db.prepare('INSERT OR REPLACE INTO planner_base (table_name, row_id, row) VALUES (?, ?, ?)').run(
          pick([...ROWS, '', 'planner_project'], random),
          pick([-1, 0, 1, 2, 3, 2 ** 50], random),
          literalRow(random),
        );
      } else {
        db.prepare(
          'INSERT INTO planner_outside_changes (table_name, row_id, event, before) VALUES (?, ?, ?, ?)',
        ).run(
          pick([...ROWS, 'planner_project'], random),
          pick([-1, 0, 1, 2, 3, 2 ** 50], random),
          pick(['INSERT', 'UPDATE', 'DELETE', 'x'], random),
          literalRow(random),
        );
      }
    } catch {
      // The schema's own checks refuse it.
    }
  }
}

interface Stage {
  path: string;
  copy: string;
  desk: ReturnType<typeof openDesk>;
  reset(): void;
  alter(path: string, random: Random): void;
  close(): Promise<void>;
}

async function stage(): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'fuzz-copies-'));
  const [honest, taken] = [join(folder, 'honest.gpkg'), join(folder, 'taken.gpkg')];
  await makeHonest(folder, honest);
  const desk = openDesk(folder, { shell: 'command-line' });
  await desk.say('project.open', { path: honest });
  await desk.say('project.take', { path: taken });
  await desk.say('project.close', {});
  const [path, copy] = [join(folder, 'a.gpkg'), join(folder, 'copy.gpkg')];
  const bytes = readFileSync(taken);
  return {
    path,
    copy,
    desk,
    reset() {
      for (const file of [path, copy]) {
        for (const more of ['', '-wal', '-shm', '-journal', '-lock', '-lock-journal']) {
          rmSync(file + more, { force: true, recursive: true });
        }
      }
      copyFileSync(honest, path);
      copyFileSync(taken, copy);
    },
    alter(file, random) {
      if (file === copy && random() < 0.1) writeFileSync(file, mutateBytes(bytes, random));
      else {
        const db = new Database(file);
        registerSpatialFunctions(db);
        db.unsafeMode(true);
        alterRows(db, random);
        if (file === copy && random() < 0.3) tolerant(pick(HARMS, random)).change(db, random, file);
        db.close();
      }
    },
    async close() {
      await desk.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Copies that come back from a stranger: nothing but the rows that fit comes in, and one undo takes all of it back. */
export function copies(): Target {
  let made: Stage | null = null;
  return {
    async once(random) {
      made ??= await stage();
      const { path, copy, desk, reset, alter } = made;
      reset();
      alter(copy, random);
      await desk.say('project.open', { path });
      const before = digestOf(path);
      try {
        const choose = random() < 0.5 ? { choose: 'theirs' as const } : {};
        const { merged } = await desk.say('project.merge', { path: copy, ...choose });
        await desk.settled().catch(expected);
        await desk.say('site.list', {});
        await desk.say('project.summary', {});
        if (merged > 0) await desk.say('edit.undo', {});
      } catch (error) {
        expected(error);
      }
      if (digestOf(path) !== before) throw new Error('a merge left something behind');
      await desk.say('project.close', {});
    },
    close: () => made?.close(),
  };
}

/** What other programs change in a document: taken over or put back, and the document stays open to edits. */
export function outside(): Target {
  let made: Stage | null = null;
  const questions = [
    ...['project.outside', 'project.summary', 'site.list', 'consumer.list', 'feeder.list', 'edit.history'],
  ];
  return {
    async once(random) {
      made ??= await stage();
      const { path, desk, reset, alter } = made;
      reset();
      const whileOpen = random() < 0.5;
      if (!whileOpen) alter(path, random);
      try {
        await desk.say('project.open', { path });
      } catch (error) {
        expected(error);
        return;
      }
      if (whileOpen) alter(path, random);
      for (const name of questions) {
        await desk.invoke(name, {}, { language: 'zh', trusted: true }).catch(expected);
      }
      const geometry = square(114.8, 34.52, 0.001);
      await desk.say('site.create', { kind: 'rooftop', geometry });
      await desk.say('edit.undo', {});
      await desk.settled().catch(expected);
      await desk.say('project.close', {});
    },
    close: () => made?.close(),
  };
}
