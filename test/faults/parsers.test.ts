import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { decodeGeometry } from '../../electron/store/geometry-blob.ts';
import { registerSpatialFunctions } from '../../electron/store/geopackage.ts';
import { TARGETS } from '../fuzz/targets.ts';
import { openDesk, seeded } from './desk.ts';

/** Inputs for each reader here; `npm run fuzz` goes on for a minute each. */
const INPUTS: Record<string, number> = {
  weather: 60,
  geometry: 100,
  documents: 20,
  prices: 40,
  rules: 60,
  settings: 30,
  imports: 8,
  results: 15,
  copies: 8,
  outside: 8,
};

describe('readers of files', () => {
  // Hostile documents are a suite of their own here.
  const readers = Object.keys(TARGETS).filter((name) => name !== 'hostile');
  it('are all attacked', () => expect(Object.keys(INPUTS).sort()).toEqual(readers.sort()));
  it.each(readers)('%s: refuse mutated input or read it, and never break', async (name) => {
    const target = TARGETS[name]();
    try {
      for (let seed = 1; seed <= INPUTS[name]; seed++) await target.once(seeded(seed));
    } finally {
      await target.close();
    }
  });
});

it('ten bytes with an envelope of no known kind are no shape, and do not fill the memory', () => {
  expect(() => decodeGeometry(Buffer.from('4750afcafb2f00000000', 'hex'))).toThrow(
    expect.objectContaining({ code: 'document.bad-geometry' }),
  );
});

/** What fuzzing found, each kept as the change to a sound document that once broke the program. */
const FINDINGS: [what: string, sql: string, command: string, code: string][] = [
  ['a shape that is a text', `UPDATE sites SET geom = 'POINT'`, 'site.list', 'document.bad-geometry'],
  [
    'assumptions that are no JSON',
    `UPDATE planner_scenarios SET assumptions = 'CON'`,
    'scenario.list',
    'document.bad-contents',
  ],
  [
    'assumptions of another kind',
    `UPDATE planner_scenarios SET assumptions = '[]'`,
    'project.summary',
    'document.bad-contents',
  ],
  ['no active scenario', 'UPDATE planner_scenarios SET active = 0', 'site.list', 'document.bad-contents'],
  [
    'estimates that are no JSON',
    `UPDATE site_estimates SET monthly_kwh = '{"a":'`,
    'site.list',
    'document.bad-contents',
  ],
  [
    'weather without its hours',
    `INSERT INTO planner_weather (name, meta, series) VALUES ('x', '{}', X'00')`,
    'weather.list',
    'document.bad-contents',
  ],
  [
    'an undo step that is no JSON',
    `UPDATE planner_edit_changes SET before = '{"a":'`,
    'edit.undo',
    'document.bad-contents',
  ],
];

it.each(FINDINGS)('a document with %s is refused with words', async (_, sql, command, code) => {
  const { say, close, path } = damaged(sql);
  const opened = say('project.open', { path }).then(() => say(command, {}));
  await expect(opened).rejects.toMatchObject({ code });
  await close();
});

it('a document with an estimate of what is no site opens, and every site gets its own', async () => {
  const { say, close, settled, path } = damaged(
    `UPDATE site_estimates SET site_id = 'x' WHERE site_id = (SELECT min(site_id) FROM site_estimates)`,
  );
  await say('project.open', { path });
  await settled();
  const { sites } = (await say('site.list', {})) as { sites: { estimate: object | null }[] };
  expect(sites.length).toBeGreaterThan(0);
  expect(sites.every(({ estimate }) => estimate !== null)).toBe(true);
  await close();
});

/** The program, and a sound document that another program changed. */
function damaged(sql: string) {
  const folder = mkdtempSync(join(tmpdir(), 'finding-'));
  const path = join(folder, 'a.gpkg');
  writeFileSync(path, gunzipSync(readFileSync(new URL('./documents/v1.gpkg.gz', import.meta.url))));
  const db = new Database(path);
  registerSpatialFunctions(db);
  // The index of shapes cannot follow what is not a shape.
  for (const trigger of db
    .prepare(`SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'sites'`)
    .pluck()
    .all()) {
    db.exec(`DROP TRIGGER ${trigger}`);
  }
  db.exec(sql);
  db.close();
  const desk = openDesk(folder, { shell: 'command-line' });
  return {
    path,
    say: (name: string, input: object) => desk.invoke(name, input, { language: 'zh', trusted: true }),
    settled: () => desk.settled(),
    async close() {
      await desk.settled().catch(() => {});
      await desk.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
