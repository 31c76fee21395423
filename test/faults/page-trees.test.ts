import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { assertPagesEnd } from '../../electron/store/page-trees.ts';
import { seeded } from './desk.ts';
import { makeHonest } from './hostile-documents.ts';
import { type Judge, openJudge } from './judge-documents.ts';
import { multiplyPages } from './page-harms.ts';

/** Larger than what is read through as it is opened. */
const LARGE =
  "CREATE TABLE of_another_program (b); INSERT INTO of_another_program SELECT zeroblob(13000000) FROM json_each('[1,2,3,4]')";
const rootOf = (db: Database.Database, table: string) =>
  db.prepare('SELECT rootpage FROM sqlite_master WHERE name = ?').pluck().get(table) as number;

describe('a document whose pages come round for ever', { timeout: 300_000 }, () => {
  let judge: Judge;
  beforeAll(async () => {
    judge = await openJudge();
  });
  afterAll(() => judge.close());

  it.each([
    ['sqlite_master', false],
    ['planner_project', false],
    ['sites', false],
    ['sites', true],
    ['planner_scenarios', true],
    ['roads', true],
    ['planner_edit_changes', true],
    ['gpkg_contents', true],
    ['of_another_program', true],
  ])('in %s (large: %s) is refused and hangs nothing', async (table, large) => {
    const harm = {
      name: '',
      outcome: 'refused' as const,
      change(db: Database.Database, _random: unknown, path: string) {
        if (large) db.exec(LARGE);
        multiplyPages(path, table === 'sqlite_master' ? 1 : rootOf(db, table));
      },
    };
    const { hung, refused, grewMb } = await judge.judge([harm], seeded(1));
    expect({ hung, refused }).toEqual({ hung: false, refused: 'document.damaged' });
    expect(grewMb).toBeLessThan(200);
  });
});

describe('the pages of a file', () => {
  let folder: string;
  let path: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pages-'));
    await makeHonest(folder, join(folder, 'honest.gpkg'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  beforeEach(() => {
    path = join(folder, 'a.gpkg');
    copyFileSync(join(folder, 'honest.gpkg'), path);
  });
  afterEach(() => {
    for (const more of ['', '-wal', '-shm']) rmSync(path + more, { force: true });
  });
  const judged = (at: string) => {
    const db = new Database(at, { readonly: true });
    try {
      assertPagesEnd(db, at);
    } finally {
      db.close();
    }
  };

  it('are those of the newest whole transaction in its log', () => {
    const writer = new Database(path);
    writer.pragma('journal_mode = WAL');
    writer.pragma('wal_autocheckpoint = 0');
    writer.exec('CREATE TABLE more (n INTEGER PRIMARY KEY, t)');
    const insert = writer.prepare('INSERT INTO more (t) VALUES (?)');
    try {
      for (let i = 0; i < 40; i++) {
        // Pages move from table to list of free ones and back, so that older versions contradict newer ones.
        writer.transaction(() => {
          for (let n = 0; n < 300; n++) insert.run('x'.repeat(500));
        })();
        if (i % 3 === 0) writer.exec('DELETE FROM more WHERE n % 5 < 4');
        judged(path);
        const cut = join(folder, `cut-${i}.gpkg`);
        for (const more of ['', '-wal']) copyFileSync(path + more, cut + more);
        judged(cut);
        for (const more of ['', '-wal', '-shm']) rmSync(cut + more, { force: true });
      }
      writer.pragma('wal_checkpoint(TRUNCATE)');
    } finally {
      writer.close();
    }
    judged(path);
    multiplyPages(path, 1);
    expect(() => judged(path)).toThrow(/document.damaged/);
  });
});
