import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDocument } from '../../../electron/store/create-document.ts';
import { openDocument } from '../../../electron/store/document.ts';
import { decodeGeometry } from '../../../electron/store/geometry-blob.ts';
import { registerSpatialFunctions } from '../../../electron/store/geopackage.ts';
import { MIGRATIONS } from '../../../electron/store/migrate.ts';
import { deleteSite, getSite, insertSite, listSites, updateSite } from '../../../electron/store/sites.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'document-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const site = {
  geometry: {
    type: 'Polygon' as const,
    coordinates: [
      [
        [114.8, 34.8],
        [114.81, 34.8],
        [114.81, 34.81],
        [114.8, 34.8],
      ] as [number, number][],
    ],
  },
  name: "O'Brien 屋顶",
  kind: 'rooftop' as const,
  mount: 'fixed' as const,
  mounting: null,
  twoFaces: false,
  tiltDeg: 20.1,
  azimuthDeg: 180,
  usableShare: 0.1 + 0.2,
  gcr: null,
  moduleWpM2: 220,
  areaM2: 1234.5678901234567,
  capacityKwp: 81.4814807481481,
  notes: '',
  agrivoltaic: null,
  module: null,
  inverter: null,
  ...{ ownerClass: null, gridMode: null, tariff: null },
};
const project = { name: '兰考县', countyCode: '410225', elevationM: 70 };
const make = () => createDocument(join(folder, 'a.gpkg'), project);
const hasOgr = spawnSync('ogrinfo', ['--version']).status === 0;

it('has one migration for each version, none left out', () => {
  expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, n) => n + 1));
});

describe('a document', () => {
  it('keeps a site exactly through closing and opening', () => {
    const document = make();
    insertSite(document, site);
    document.close();
    const again = openDocument(document.path);
    expect(listSites(again)[0]).toMatchObject(site);
    again.close();
  });

  it('is one file when closed', () => {
    const document = make();
    insertSite(document, site);
    document.close();
    expect(readdirSync(folder)).toEqual(['a.gpkg']);
  });

  it('follows the GeoPackage standard: ids, core tables, foreign keys, index in step with the rows', () => {
    const document = make();
    const id = insertSite(document, site);
    updateSite(document, id, {
      ...site,
      geometry: {
        ...site.geometry,
        coordinates: [site.geometry.coordinates[0].map(([x, y]) => [x + 1, y] as [number, number])],
      },
    });
    const { db } = document;
    expect(db.pragma('application_id', { simple: true })).toBe(0x47504b47);
    expect(db.pragma('user_version', { simple: true })).toBe(10300);
    expect(db.pragma('foreign_key_check')).toEqual([]);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.prepare('SELECT round(minx, 3) AS minx FROM rtree_sites_geom').all()).toEqual([
      { minx: 115.8 },
    ]);
    deleteSite(document, id);
    expect(db.prepare('SELECT count(*) FROM rtree_sites_geom').pluck().get()).toBe(0);
    document.close();
  });

  it.runIf(hasOgr)('is read by GDAL with its attributes', () => {
    const document = make();
    insertSite(document, site);
    document.close();
    const text = execFileSync('ogrinfo', ['-al', document.path, 'sites'], { encoding: 'utf8' });
    expect(text).toContain("name (String) = O'Brien 屋顶");
    expect(text).toContain('MULTIPOLYGON (((114.8 34.8');
    expect(text).not.toMatch(/ERROR|Warning/);
  });
  if (!hasOgr) console.log('skipped "is read by GDAL": ogrinfo is not installed');

  it('sees what another SQLite program wrote', () => {
    const document = make();
    insertSite(document, site);
    document.close();
    const other = new Database(document.path);
    registerSpatialFunctions(other);
    other.exec(`UPDATE sites SET name = '改名'`);
    other.close();
    const again = openDocument(document.path);
    expect(listSites(again)[0].name).toBe('改名');
    again.close();
  });

  it('opens read-only when a newer version wrote it, with nothing changed', () => {
    const document = make();
    document.db.exec('UPDATE planner_project SET schema_version = 999');
    document.close();
    const again = openDocument(document.path);
    expect(again.readOnly).toBe(true);
    expect(again.schemaVersion).toBe(999);
    again.close();
  });

  it.each([
    ['document.missing', () => {}],
    ['document.not-a-project', (path: string) => writeFileSync(path, 'not a database')],
    ['document.not-a-project', (path: string) => new Database(path).exec('CREATE TABLE t (a)').close()],
  ])('refuses with %s', (code, prepare) => {
    const path = join(folder, 'b.gpkg');
    prepare(path);
    expect(() => openDocument(path)).toThrow(expect.objectContaining({ code }));
  });

  it('leaves nothing behind when it cannot be created', () => {
    const path = join(folder, 'no-such-folder', 'a.gpkg');
    expect(() => createDocument(path, project)).toThrow(expect.objectContaining({ code: 'file.no-folder' }));
    expect(existsSync(path)).toBe(false);
  });
});

describe('the undo journal', () => {
  it('takes back and repeats edits exactly, after a restart too', () => {
    let document = make();
    const { value: id } = document.journal.record('site.create', () => insertSite(document, site));
    document.journal.record('site.update', () =>
      updateSite(document, id, { ...site, tiltDeg: 33.3, gcr: 0.4 }),
    );
    document.journal.record('site.delete', () => deleteSite(document, id));
    document.close();
    document = openDocument(document.path);
    expect([...(document.journal.undo() ?? [])]).toEqual([['sites', [id]]]);
    expect(getSite(document, id)).toMatchObject({ tiltDeg: 33.3, gcr: 0.4 });
    document.journal.undo();
    expect(getSite(document, id)).toMatchObject(site);
    document.journal.undo();
    expect(listSites(document)).toEqual([]);
    expect(document.journal.undo()).toBeNull();
    for (let i = 0; i < 3; i++) document.journal.redo();
    expect(listSites(document)).toEqual([]);
    document.journal.undo();
    expect(getSite(document, id)).toMatchObject({
      name: site.name,
      usableShare: 0.1 + 0.2,
      areaM2: site.areaM2,
    });
    document.close();
  });

  it('rolls back a failed edit whole and keeps no step of it', () => {
    const document = make();
    expect(() =>
      document.journal.record('site.create', () => {
        insertSite(document, site);
        throw new Error('half way');
      }),
    ).toThrow('half way');
    expect(listSites(document)).toEqual([]);
    expect(document.journal.history().steps).toEqual([]);
    document.journal.record('site.create', () => insertSite(document, site));
    expect(document.journal.history().undo?.name).toBe('site.create');
    document.close();
  });

  it('forgets what was undone once a new edit is made', () => {
    const document = make();
    document.journal.record('a', () => insertSite(document, site));
    document.journal.undo();
    document.journal.record('b', () => insertSite(document, site));
    expect(document.journal.redo()).toBeNull();
    expect(document.journal.history().steps.map((step) => step.name)).toEqual(['b']);
    document.close();
  });

  it('runs no SQL that a document brings along', () => {
    const document = make();
    document.journal.record('a', () => insertSite(document, site));
    document.db.exec(
      `UPDATE planner_edit_changes SET table_name = 'sites; DROP TABLE sites', event = 'DELETE', before = '{"name":"1); DROP TABLE sites; --"}'`,
    );
    expect(() => document.journal.undo()).toThrow(expect.objectContaining({ code: 'document.bad-journal' }));
    expect(listSites(document)).toHaveLength(1);
    document.close();
  });

  it.each([
    ['DELETE', '{"geom":"NULL","name":"\'x\'"}'],
    ['DELETE', '{"id":"1"}'],
    ['UPDATE', '{"geom":"NULL"}'],
    ['UPDATE', '{"kind":"\'nuclear\'"}'],
    ['UPDATE', '{}'],
  ])('refuses to take back a %s to what no table can hold: %s', (event, before) => {
    const document = make();
    document.journal.record('a', () => insertSite(document, site));
    const kept = listSites(document);
    document.db.prepare('UPDATE planner_edit_changes SET event = ?, before = ?').run(event, before);
    expect(() => document.journal.undo()).toThrow(expect.objectContaining({ code: 'document.bad-journal' }));
    expect(listSites(document)).toEqual(kept);
    document.close();
  });
});

it('reads big-endian geometry with heights as other programs write it', () => {
  const blob = Buffer.alloc(8 + 5 + 24);
  blob.write('GP', 0, 'latin1');
  blob.writeUInt32BE(4326, 4);
  blob.writeUInt32BE(1001, 9);
  for (const [i, value] of [114.8, 34.8, 70].entries()) blob.writeDoubleBE(value, 13 + 8 * i);
  expect(decodeGeometry(blob)).toEqual({ type: 'Point', coordinates: [114.8, 34.8] });
});
