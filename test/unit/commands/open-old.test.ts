import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { LATEST_SCHEMA } from '../../../electron/store/document.ts';
import { copiesBeforeMigration } from '../../../electron/store/migrate.ts';
import { startDesk } from '../desk.ts';

const oldDocument = (version: string) =>
  gunzipSync(readFileSync(new URL(`../../faults/documents/${version}.gpkg.gz`, import.meta.url)));
const versionOf = (path: string) => {
  const db = new Database(path, { readonly: true });
  const version = db.prepare('SELECT schema_version FROM planner_project').pluck().get();
  db.close();
  return version;
};

it('brings an old document up to date beside other work, keeps it as it was, and can be edited', async () => {
  const { say, settled, file, close } = startDesk();
  const path = file('old.gpkg', oldDocument('v9'));
  const opened = say('project.open', { path });
  // Others have their turn while the document is migrated.
  expect((await say('county.list', { query: '兰考' })).counties.length).toBeGreaterThan(0);
  expect(await opened).toMatchObject({ path, readOnly: false });
  const [kept, ...others] = copiesBeforeMigration(path);
  expect(others).toEqual([]);
  expect(versionOf(kept!)).toBe(9);
  const { sites } = await say('site.list', {});
  expect(sites.length).toBeGreaterThan(0);
  await say('site.update', { ids: [sites[0]!.id], changes: { tiltDeg: 17 } });
  await settled();
  await say('project.close', {});
  expect(versionOf(path)).toBe(LATEST_SCHEMA);
  await say('project.open', { path });
  expect((await say('site.list', {})).sites[0]!.tiltDeg).toBe(17);
  expect(copiesBeforeMigration(path)).toEqual([kept]);
  await close();
});

it('says in words why an old document cannot be brought up to date, and leaves it as it was', async () => {
  const { say, file, close } = startDesk();
  const path = file('old.gpkg', oldDocument('v3'));
  const db = new Database(path);
  // A table of another program with the name of one that a later version of this program makes.
  db.exec('CREATE TABLE site_photos (own TEXT)');
  db.close();
  const before = readFileSync(path);
  await expect(say('project.open', { path })).rejects.toMatchObject({
    code: expect.stringMatching(/^document\./),
  });
  expect(readFileSync(path).equals(before)).toBe(true);
  await close();
});
