import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDocument } from '../../electron/store/document.ts';
import { registerSpatialFunctions } from '../../electron/store/geopackage.ts';
import { LATEST_SCHEMA } from '../../electron/store/migrate.ts';
import { insertSite, listSites } from '../../electron/store/sites.ts';
import { collection, feature } from '../unit/import/files.ts';
import { digestOf, openDesk, SMALL_COUNTY, seeded, square } from './desk.ts';
import { HEAVY_MIGRATIONS } from './heavy-migrations.ts';
import { killAfter } from './kill.ts';

/** Kills in all; `FAULT_KILLS=200` is the whole suite. */
const KILLS = Number(process.env.FAULT_KILLS ?? 16);
const SEED = Number(process.env.FAULT_SEED ?? 20261124);
/** Edits acknowledged before a kill, at most: the whole suite then makes more than a thousand. */
const MOST_EDITS = 20;
const ROOFS = 4000;
const share = (part: number) => Math.max(2, Math.round(KILLS * part));

const random = seeded(SEED);
const shared = mkdtempSync(join(tmpdir(), 'faults-'));
const small = join(shared, 'small.gpkg');
afterAll(() => rmSync(shared, { recursive: true, force: true }));

beforeAll(async () => {
  const desk = openDesk(shared, { shell: 'command-line' });
  await desk.say('project.create', { path: small, countyCode: SMALL_COUNTY });
  for (let i = 0; i < 3; i++) {
    await desk.say('site.create', { kind: 'rooftop', geometry: square(114.75 + i * 0.01, 34.5, 0.001) });
  }
  await desk.close();
});

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kill-'));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function assertIntact(path: string): void {
  const db = new Database(path);
  registerSpatialFunctions(db);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(db.pragma('foreign_key_check')).toEqual([]);
  expect(db.prepare('SELECT count(*) FROM rtree_sites_geom').pluck().get()).toBe(
    db.prepare('SELECT count(*) FROM sites').pluck().get(),
  );
  db.close();
}

describe('a program killed at any moment', { timeout: 3_600_000 }, () => {
  it('has every acknowledged edit, no half of another, and undo that still works', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'a.gpkg');
      copyFileSync(small, path);
      let edits = 0;
      let unheard = 0;
      for (let kill = 0; kill < share(0.5); kill++) {
        const { ready, done } = await killAfter(
          'edits',
          folder,
          SEED + kill,
          250 * random(),
          Math.floor((MOST_EDITS + 1) * random()),
        );
        edits += done.length;
        assertIntact(path);
        const desk = openDesk(folder);
        await desk.say('project.open', { path });
        const acknowledged = done.at(-1) ?? ready;
        const found = digestOf(path);
        if (found !== acknowledged) {
          // The kill fell between an edit's commit and its acknowledgement: the edit is whole, so that
          // one step back is exactly what had been acknowledged.
          unheard++;
          await desk.say('edit.undo', {});
          expect(digestOf(path), `kill ${kill}`).toBe(acknowledged);
        }
        // An edit that changed nothing is no step: undo goes to the last state that was another.
        const earlier = [ready, ...done].findLast((digest) => digest !== acknowledged);
        if (found === acknowledged && earlier) {
          await desk.say('edit.undo', {});
          expect(digestOf(path), `kill ${kill}`).toBe(earlier);
          await desk.say('edit.redo', {});
          expect(digestOf(path), `kill ${kill}`).toBe(acknowledged);
        }
        await desk.close();
      }
      console.log(`${share(0.5)} kills during ${edits} edits; ${unheard} edits committed but unheard of`);
      expect(edits).toBeGreaterThan(10 * share(0.5));
      expect(readdirSync(folder).sort()).toEqual(['a.gpkg', 'settings']);
    }));

  it('has all of an import or nothing of it', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'a.gpkg');
      copyFileSync(small, path);
      const roofs = Array.from({ length: ROOFS }, (_, i) =>
        feature(square(114.75 + (i % 80) * 0.001, 34.5 + Math.floor(i / 80) * 0.001, 0.0005)),
      );
      writeFileSync(join(folder, 'roofs.geojson'), collection(roofs));
      const outcomes = { all: 0, nothing: 0 };
      for (let kill = 0; kill < share(0.1); kill++) {
        await killAfter('import', folder, SEED, 1500 * random(), Math.floor(2 * random()));
        assertIntact(path);
        const db = new Database(path, { readonly: true });
        const count = db.prepare('SELECT count(*) FROM buildings').pluck();
        const found = count.get() as number;
        expect([0, ROOFS]).toContain(found);
        expect(db.prepare('SELECT count(*) FROM rtree_buildings_geom').pluck().get()).toBe(found);
        outcomes[found ? 'all' : 'nothing']++;
        const desk = openDesk(folder);
        await desk.say('project.open', { path });
        if (found) {
          await desk.say('edit.undo', {});
          expect(count.get()).toBe(0);
        }
        await desk.close();
        db.close();
      }
      console.log(`${share(0.1)} kills during an import: ${JSON.stringify(outcomes)}`);
    }));

  it('leaves an exported file as it was or whole', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'a.gpkg');
      const out = join(folder, 'sites.geojson');
      copyFileSync(small, path);
      for (let kill = 0; kill < share(0.06); kill++) {
        await killAfter('export', folder, SEED, 400 * random());
        assertIntact(path);
        if (existsSync(out)) expect(JSON.parse(readFileSync(out, 'utf8')).features).toHaveLength(3);
      }
    }));

  it('leaves the plan as it was or whole, and the document untouched by printing it', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'a.gpkg');
      const out = join(folder, 'plan.pdf');
      copyFileSync(small, path);
      for (let kill = 0; kill < share(0.12); kill++) {
        await killAfter('plan', folder, SEED, 1200 * random());
        assertIntact(path);
        if (!existsSync(out)) continue;
        const pdf = readFileSync(out);
        expect(pdf.length).toBeGreaterThan(400_000);
        expect(pdf.subarray(-6).toString()).toBe('%%EOF\n');
      }
      const desk = openDesk(folder);
      await desk.say('project.open', { path });
      await desk.say('plan.export', { out, language: 'en', overwrite: true });
      await desk.close();
      expect(readdirSync(folder).sort()).toEqual(['a.gpkg', 'plan.pdf', 'plan.pdf.figures.json', 'settings']);
    }));

  it('leaves a document that is wholly of the old or wholly of the new schema', () =>
    inFolder(async (folder) => {
      const old = join(folder, 'old.gpkg');
      copyFileSync(small, old);
      const filled = openDocument(old);
      const [site] = listSites(filled);
      filled.db.transaction(() => {
        for (let i = 0; i < 8000; i++) insertSite(filled, { ...site, name: `站点 ${i}` });
      })();
      const before = listSites(filled);
      filled.close();
      const path = join(folder, 'a.gpkg');
      const outcomes = { old: 0, new: 0 };
      for (let kill = 0; kill < share(0.14); kill++) {
        copyFileSync(old, path);
        await killAfter('migration', folder, SEED, 500 * random());
        assertIntact(path);
        const db = new Database(path, { readonly: true });
        const version = db.prepare('SELECT schema_version FROM planner_project').pluck().get();
        const migrated = db.prepare(`SELECT count(*) FROM pragma_table_info('sites') WHERE name = 'proof'`);
        expect([LATEST_SCHEMA, LATEST_SCHEMA + 1]).toContain(version);
        expect(migrated.pluck().get()).toBe(version === LATEST_SCHEMA + 1 ? 1 : 0);
        outcomes[version === LATEST_SCHEMA ? 'old' : 'new']++;
        db.close();
        const document = openDocument(path, HEAVY_MIGRATIONS);
        expect(listSites(document)).toEqual(before);
        expect(
          document.db.prepare('SELECT count(*) FROM sites WHERE proof = hex(id * 7919)').pluck().get(),
        ).toBe(before.length);
        document.close();
        const backup = openDocument(`${path}.v${LATEST_SCHEMA}.backup`);
        expect(listSites(backup)).toHaveLength(before.length);
        backup.close();
        for (const name of readdirSync(folder)) if (name.startsWith('a.')) rmSync(join(folder, name));
      }
      console.log(`${share(0.14)} kills during a migration: ${JSON.stringify(outcomes)}`);
    }));

  it('leaves a document that a thread was bringing up to date wholly old or wholly new, and whole when opened again', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'a.gpkg');
      const old = gunzipSync(readFileSync(new URL('./documents/v16.gpkg.gz', import.meta.url)));
      const outcomes = { old: 0, new: 0 };
      for (let kill = 0; kill < share(0.06); kill++) {
        writeFileSync(path, old);
        await killAfter('upgrade', folder, SEED, 2500 * random());
        const db = new Database(path, { readonly: true });
        const version = db.prepare('SELECT schema_version FROM planner_project').pluck().get();
        db.close();
        expect([16, LATEST_SCHEMA]).toContain(version);
        outcomes[version === 16 ? 'old' : 'new']++;
        const desk = openDesk(folder);
        await desk.say('project.open', { path });
        expect((await desk.say('site.list', {})).sites).toHaveLength(4);
        await desk.close();
        assertIntact(path);
        expect(readdirSync(folder).filter((name) => name.startsWith('~'))).toEqual([]);
        for (const name of readdirSync(folder)) if (name.startsWith('a.')) rmSync(join(folder, name));
      }
      console.log(`${share(0.06)} kills during an upgrade in a thread: ${JSON.stringify(outcomes)}`);
    }));

  it('leaves copies, maps, Word plans and hours as they were or whole', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'a.gpkg');
      copyFileSync(small, path);
      const before = digestOf(path);
      for (let kill = 0; kill < share(0.06); kill++) {
        await killAfter('copies', folder, SEED + kill, 1500 * random(), Math.floor(6 * random()));
        for (const name of readdirSync(folder)) {
          const file = join(folder, name);
          if (name.startsWith('copy-') || name === 'field.gpkg' || name === 'a.gpkg') {
            if (!name.endsWith('.gpkg')) continue;
            expect(digestOf(file), name).toBe(before);
            assertIntact(file);
          }
          if (name === 'plan.docx') expect(readFileSync(file).includes('word/document.xml')).toBe(true);
          if (name === 'map.svg') expect(readFileSync(file, 'utf8').trimEnd()).toMatch(/<\/svg>$/);
          if (name === 'hours.csv')
            expect(readFileSync(file, 'utf8').trimEnd().split('\n')).toHaveLength(8761);
        }
      }
    }));

  it('leaves no project or a complete one where one was being made', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'new.gpkg');
      copyFileSync(small, join(folder, 'a.gpkg'));
      let complete = 0;
      for (let kill = 0; kill < share(0.08); kill++) {
        await killAfter('create', folder, SEED, 1800 * random());
        const desk = openDesk(folder);
        if (existsSync(path)) {
          complete++;
          assertIntact(path);
          await desk.say('project.open', { path });
        } else await desk.say('project.create', { path, countyCode: '410225' });
        expect((await desk.say('context.list', {})).layers.every(({ count }) => count > 0)).toBe(true);
        expect((await desk.say('scenario.list', {})).scenarios).toMatchObject([{ active: true }]);
        await desk.close();
        for (const name of readdirSync(folder)) if (name.startsWith('new.')) rmSync(join(folder, name));
      }
      console.log(`${share(0.08)} kills while making a project: ${complete} complete`);
    }));

  it('has a sound document while backups are made and put back', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'a.gpkg');
      copyFileSync(small, path);
      for (let kill = 0; kill < share(0.06); kill++) {
        await killAfter('restore', folder, SEED + kill, 1000 * random());
        assertIntact(path);
        const desk = openDesk(folder);
        await desk.say('project.open', { path });
        expect((await desk.say('site.list', {})).sites.length).toBeGreaterThanOrEqual(2);
        await desk.close();
      }
    }));
});
