import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type BackupReason, MOST_KEPT, surplus } from '../../electron/store/backup-rotation.ts';
import { LATEST_SCHEMA, openDocument } from '../../electron/store/document.ts';
import { FEATURE_TABLES } from '../../electron/store/geopackage.ts';
import { insertSite, listSites } from '../../electron/store/sites.ts';
import { openDesk, SMALL_COUNTY, square, type TestDesk } from './desk.ts';

let folder: string;
let path: string;
let desk: TestDesk;
let others: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'files-'));
  path = join(folder, 'a.gpkg');
  desk = openDesk(folder);
});
afterEach(async () => {
  vi.useRealTimers();
  await desk.close();
  for (const other of others) other.kill('SIGKILL');
  others = [];
  chmodSync(folder, 0o755);
  rmSync(folder, { recursive: true, force: true });
});

const roof = { kind: 'rooftop' as const, geometry: square(114.75, 34.5, 0.001) };
const create = () => desk.say('project.create', { path, countyCode: SMALL_COUNTY });
/** Whether a document of an older version has rents that only fit took. */
function hadFitRents(document: string): boolean {
  const db = new Database(document, { readonly: true });
  const texts = db.prepare('SELECT assumptions FROM planner_scenarios').pluck().all() as string[];
  db.close();
  return texts.some((text) => 'landRentYuanPerMu' in (JSON.parse(text).fit ?? {}));
}
const siteIds = async () => (await desk.say('site.list', {})).sites.map(({ id }) => id);

async function otherProgram(what: 'open' | 'write-lock'): Promise<ChildProcess> {
  const script = fileURLToPath(new URL('./other-program.ts', import.meta.url));
  const other = spawn(process.execPath, [script, what, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  others.push(other);
  await new Promise((ready) => other.stdout?.once('data', ready));
  return other;
}

const gone = (other: ChildProcess) =>
  new Promise((resolve) => {
    other.once('exit', resolve);
    other.kill('SIGKILL');
  });

describe('a document that something else is done to', () => {
  it('takes no edit once its file is removed, and keeps all there was in a copy', async () => {
    await create();
    await desk.say('site.create', roof);
    unlinkSync(path);
    await expect(desk.say('site.create', roof)).rejects.toMatchObject({
      code: 'document.moved',
      where: { file: path },
    });
    const copy = join(folder, 'copy.gpkg');
    expect(await desk.say('project.saveAs', { path: copy })).toMatchObject({ path: copy, readOnly: false });
    await desk.say('site.create', roof);
    expect(await siteIds()).toEqual([1, 2]);
    expect((await desk.say('project.backups', { path })).backups).toHaveLength(1);
  });

  it('takes no edit once its file is replaced, and leaves the other file alone', async () => {
    await create();
    const other = join(folder, 'b.gpkg');
    writeFileSync(other, 'another program’s file');
    renameSync(other, path);
    await expect(desk.say('edit.undo', {})).rejects.toMatchObject({ code: 'document.moved' });
    await expect(desk.say('site.create', roof)).rejects.toMatchObject({ code: 'document.moved' });
    await desk.say('project.close', {});
    expect(readFileSync(path, 'utf8')).toBe('another program’s file');
  });

  it('opens read-only where another program has it open, and editable once that one ended', async () => {
    await create();
    await desk.say('site.create', roof);
    await desk.say('project.close', {});
    const other = await otherProgram('open');
    expect(await desk.say('project.open', { path })).toMatchObject({
      readOnly: true,
      readOnlyReason: 'in-use',
    });
    expect(await siteIds()).toEqual([1]);
    await expect(desk.say('site.create', roof)).rejects.toMatchObject({ code: 'document.in-use' });
    await expect(desk.say('project.restore', { path })).rejects.toMatchObject({ code: 'document.in-use' });
    await gone(other);
    expect(await desk.say('project.open', { path })).toMatchObject({ readOnly: false, readOnlyReason: null });
    await desk.say('site.create', roof);
    await desk.say('project.close', {});
    expect(readdirSync(folder).sort()).toEqual(['a.gpkg', 'settings']);
  });

  it('can go on in a copy of a document that is read-only', async () => {
    await create();
    await desk.say('project.close', {});
    await otherProgram('open');
    await desk.say('project.open', { path });
    const copy = join(folder, 'copy.gpkg');
    expect((await desk.say('project.saveAs', { path: copy })).readOnly).toBe(false);
    await desk.say('site.create', roof);
    await expect(desk.say('project.saveAs', { path: copy })).rejects.toMatchObject({
      code: 'project.exists',
    });
  });

  it('may be opened again while it is open', async () => {
    await create();
    await desk.say('site.create', roof);
    expect(await desk.say('project.open', { path })).toMatchObject({ readOnly: false });
    await desk.say('site.create', roof);
    expect(await siteIds()).toEqual([1, 2]);
  });

  it('refuses an edit while another program writes, and takes it afterwards', async () => {
    await create();
    const other = await otherProgram('write-lock');
    await expect(desk.say('site.create', roof)).rejects.toMatchObject({ code: 'document.busy' });
    expect(await siteIds()).toEqual([]);
    await gone(other);
    await desk.say('site.create', roof);
    expect(await siteIds()).toEqual([1]);
  });

  it('keeps the order of edits and backups when the clock is set back', async () => {
    await create();
    await desk.say('site.create', roof);
    await desk.say('project.close', {});
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2001-01-01T00:00:00Z') });
    await desk.say('project.open', { path });
    await desk.say('site.create', roof);
    await desk.say('edit.undo', {});
    expect(await siteIds()).toEqual([1]);
    await desk.say('edit.redo', {});
    await desk.say('project.close', {});
    const { backups } = await desk.say('project.backups', { path });
    expect(backups.map(({ id }) => Number(id.slice(0, 6)))).toEqual([2, 1]);
    expect(backups[0].at.startsWith('2001')).toBe(true);
    await desk.say('project.restore', { path });
    expect(await siteIds()).toEqual([1, 2]);
  });
});

/** Runs a check as a user who is not the administrator, whom no permission holds back. */
function asOrdinaryUser(script: string): { status: number | null; stdout: string; stderr: string } {
  const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  return spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    ...user,
  });
}
const documentModule = new URL('../../electron/store/document.ts', import.meta.url).pathname;
const permissions =
  process.platform !== 'win32' && asOrdinaryUser(`await import('${documentModule}')`).status === 0;
if (!permissions) {
  console.log('not run: read-only files and folders, since no ordinary user can run the program from here');
}

describe.runIf(permissions)('a place that may not be written', () => {
  const look = `
    const { openDocument } = await import('${documentModule}');
    const { listSites } = await import('${documentModule.replace('document.ts', 'sites.ts')}');
    try {
      const document = openDocument(process.env.DOC);
      console.log(JSON.stringify([document.readOnlyReason, listSites(document).length, document.schemaVersion]));
      document.close();
    } catch (error) { console.log(JSON.stringify([error.code])); }`;
  const lookAt = (file: string) => {
    const { stdout, stderr } = asOrdinaryUser(`process.env.DOC = ${JSON.stringify(file)};${look}`);
    expect(stderr).toBe('');
    return JSON.parse(stdout) as unknown[];
  };

  it('opens a read-only file for reading', async () => {
    await create();
    await desk.say('site.create', roof);
    await desk.say('project.close', {});
    chmodSync(path, 0o444);
    chmodSync(folder, 0o777);
    expect(lookAt(path)).toEqual(['not-writable', 1, LATEST_SCHEMA]);
  });

  it('opens a file in a read-only folder for reading', async () => {
    await create();
    await desk.say('site.create', roof);
    await desk.say('project.close', {});
    chmodSync(path, 0o666);
    chmodSync(folder, 0o555);
    expect(lookAt(path)).toEqual(['not-writable', 1, LATEST_SCHEMA]);
  });

  it('opens an old document there too, brought up to date in memory', () => {
    writeFileSync(path, gunzipSync(readFileSync(new URL('./documents/v1.gpkg.gz', import.meta.url))));
    const before = readFileSync(path);
    chmodSync(folder, 0o555);
    expect(lookAt(path)).toEqual(['not-writable', 4, LATEST_SCHEMA]);
    expect(readFileSync(path).equals(before)).toBe(true);
  });
});

describe('a full disk', () => {
  const fill = (store: { db: Database.Database }) => {
    const pages = store.db.pragma('page_count', { simple: true }) as number;
    store.db.pragma(`max_page_count = ${pages + 4}`);
  };

  it('takes an edit back whole and goes on once there is room', async () => {
    await create();
    await desk.say('site.create', roof);
    await desk.say('project.close', {});
    const document = openDocument(path);
    fill(document);
    const [first] = listSites(document);
    const row = { ...first, notes: 'x'.repeat(3000) };
    const addMany = () =>
      document.journal.record('site.create', () => {
        for (let i = 0; i < 50; i++) insertSite(document, row);
      });
    expect(addMany).toThrow(expect.objectContaining({ code: 'SQLITE_FULL' }));
    expect(listSites(document)).toEqual([first]);
    expect(document.journal.history().steps).toHaveLength(1);
    document.db.pragma('max_page_count = 1000000');
    addMany();
    expect(listSites(document)).toHaveLength(51);
    document.journal.undo();
    expect(listSites(document)).toEqual([first]);
    document.close();
  });

  const disk = mkdtempSync(join(tmpdir(), 'disk-'));
  const mounted =
    process.platform === 'linux' &&
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk]).status === 0;
  if (!mounted) console.log('not run: a disk of 2 MB, since this user may not mount one');

  it.runIf(mounted)('of a real file system: says so, loses nothing, goes on once there is room', async () => {
    try {
      path = join(disk, 'a.gpkg');
      await create();
      const notes = 'x'.repeat(9000);
      let kept = 0;
      let failure: unknown = null;
      while (failure === null && kept < 1000) {
        try {
          await desk.say('site.create', { ...roof, notes });
          kept++;
        } catch (error) {
          failure = error;
        }
      }
      expect(failure).toMatchObject({ code: 'document.disk-full' });
      expect(await siteIds()).toHaveLength(kept);
      await desk.say('project.close', {});
      expect(await desk.say('project.open', { path })).toMatchObject({ path });
      expect(await siteIds()).toHaveLength(kept);
      spawnSync('mount', ['-o', 'remount,size=8m', disk]);
      await desk.say('project.open', { path });
      await desk.say('site.create', { ...roof, notes });
      await desk.say('project.close', {});
      const document = openDocument(path);
      expect(listSites(document)).toHaveLength(kept + 1);
      document.close();
    } finally {
      await desk.close();
      spawnSync('umount', [disk]);
      rmSync(disk, { recursive: true, force: true });
      desk = openDesk(folder);
    }
  });
});

describe('a damaged document', () => {
  /** Overwrites pages in the middle of a closed document, as a failing disk does. */
  function damage(file: string): void {
    const handle = openSync(file, 'r+');
    const noise = Buffer.alloc(4096, 0xa5);
    const { size } = statSync(file);
    for (let at = 8192; at < size; at += 3 * 4096) writeSync(handle, noise, 0, 4096, at);
    fsyncSync(handle);
    closeSync(handle);
  }

  it('is recognised on opening and comes back from the newest backup; the damaged file is kept', async () => {
    await create();
    await desk.say('site.create', roof);
    await desk.say('project.close', {});
    await desk.say('project.open', { path });
    await desk.say('site.create', roof);
    await desk.say('project.close', {});
    damage(path);
    const damaged = readFileSync(path);
    await expect(desk.say('project.open', { path })).rejects.toMatchObject({ code: 'document.damaged' });
    const { backups } = await desk.say('project.backups', { path });
    expect(backups).toHaveLength(2);
    const info = await desk.say('project.restore', { path });
    expect(readFileSync(info.kept ?? '').equals(damaged)).toBe(true);
    expect(await siteIds()).toEqual([1, 2]);
    await desk.say('edit.undo', {});
    expect(await siteIds()).toEqual([1]);
    await desk.say('project.restore', { path, backup: backups[1].id });
    expect(await siteIds()).toEqual([1]);
    await expect(desk.say('project.restore', { path, backup: '../../etc' })).rejects.toMatchObject({
      code: 'backup.unknown',
    });
  });

  it('never pushes a sound backup out', async () => {
    await create();
    await desk.say('project.close', {});
    for (let i = 0; i < 8; i++) {
      await desk.say('project.open', { path });
      await desk.say('site.create', roof);
      if (i === 7) damage(path);
      await desk.say('project.close', {}).catch(() => {});
    }
    const { backups } = await desk.say('project.backups', { path });
    expect(backups.length).toBeGreaterThanOrEqual(2);
    await desk.say('project.restore', { path });
    expect((await siteIds()).length).toBeGreaterThanOrEqual(7);
  });

  it('says so when there is no backup', async () => {
    writeFileSync(path, 'SQLite format 3\0 and then nothing that makes sense');
    await expect(desk.say('project.open', { path })).rejects.toMatchObject({ code: 'document.damaged' });
    await expect(desk.say('project.restore', { path })).rejects.toMatchObject({ code: 'backup.none' });
    expect(existsSync(path)).toBe(true);
  });

  it('keeps backups that lie apart in time, and those from before large changes', () => {
    const at = (day: number, hour: number, minute = 0, reason: BackupReason = 'work') => ({
      at: `2026-11-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00Z`,
      reason,
    });
    const backups = [
      // One every five minutes for four hours.
      ...Array.from({ length: 48 }, (_, i) => at(24, 16 - Math.floor(i / 12), 55 - 5 * (i % 12))),
      ...Array.from({ length: 7 }, (_, i) => at(24, 12, 40 - i, i % 2 ? 'bulk' : 'restore')),
      ...Array.from({ length: 10 }, (_, i) => at(23 - i, 12)),
    ];
    const gone = surplus(backups);
    const kept = backups.filter((backup) => !gone.includes(backup));
    expect(kept.map((backup) => backups.indexOf(backup))).toEqual([
      ...[0, 1, 12, 24, 36],
      ...[48, 49, 50, 51, 52],
      ...[55, 56, 57, 58, 59, 60],
    ]);
    expect(kept.length).toBeLessThanOrEqual(MOST_KEPT);
  });

  it('never keeps more backups than are promised', () => {
    const many = Array.from({ length: 2000 }, (_, i) => ({
      at: new Date(Date.UTC(2026, 10, 29) - i * 1_700_000).toISOString(),
      reason: (['work', 'bulk', 'restore'] as const)[i % 3]!,
    }));
    expect(many.length - surplus(many).length).toBeLessThanOrEqual(MOST_KEPT);
  });
});

describe('a document of another version', () => {
  it('of a newer one opens for reading and says why it takes no edit', async () => {
    await create();
    await desk.say('site.create', roof);
    await desk.say('project.close', {});
    const db = new Database(path);
    db.exec(
      'UPDATE planner_project SET schema_version = 999; ALTER TABLE planner_scenarios ADD COLUMN more TEXT',
    );
    db.close();
    const before = readFileSync(path);
    expect(await desk.say('project.open', { path })).toMatchObject({
      readOnly: true,
      readOnlyReason: 'newer-version',
      schemaVersion: 999,
    });
    expect(await siteIds()).toEqual([1]);
    await expect(desk.say('site.create', roof)).rejects.toMatchObject({ code: 'document.newer-version' });
    await desk.say('project.close', {});
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  const documents = fileURLToPath(new URL('./documents/', import.meta.url));
  /** From this version on they hold villages, a station, a feeder and a transformer besides sites. */
  const WITH_FEATURES = 21;
  const versions = readdirSync(documents).filter((name) => name.endsWith('.gpkg.gz'));
  it.each(versions)('%s opens, with all that was in it, and can be edited and undone', async (name) => {
    const kept = JSON.parse(readFileSync(join(documents, name.replace('.gpkg.gz', '.json')), 'utf8'));
    writeFileSync(path, gunzipSync(readFileSync(join(documents, name))));
    const version = Number(/^v(\d+)/.exec(name)?.[1]);
    const original = join(folder, 'original.gpkg');
    copyFileSync(path, original);

    expect(await desk.say('project.open', { path })).toMatchObject({
      readOnly: false,
      schemaVersion: LATEST_SCHEMA,
    });
    const { sites } = await desk.say('site.list', {});
    // How sites stand to the land rules is no content: the rules of today judge them, and no layer is there to check.
    // Nor are estimates, which today's model makes anew meanwhile.
    type Kept = { land?: string; stale?: boolean; estimate?: unknown };
    const contents = kept.sites.map(({ land: _, stale: _stale, estimate: _estimate, ...site }: Kept) => site);
    expect(sites).toMatchObject(contents);
    expect(new Set(sites.map(({ land }) => land))).toEqual(new Set(['unchecked']));
    const { scenarios } = await desk.say('scenario.list', {});
    expect(scenarios.map((s) => ({ name: s.name, albedo: s.assumptions.albedo }))).toEqual(kept.scenarios);
    if (version >= WITH_FEATURES) {
      expect((await desk.say('station.list', {})).stations.map((each) => each.name)).toEqual(['站甲']);
      expect((await desk.say('feeder.list', {})).feeders.map((each) => each.name)).toEqual(['10kV 甲线']);
      expect((await desk.say('transformer.list', {})).transformers.map((each) => each.name)).toEqual([
        '台区甲',
      ]);
      const villages = (await desk.say('context.list', {})).layers.find(({ name }) => name === 'villages');
      expect(villages).toMatchObject({ count: 3 });
    }
    // Batteries go on costing what they cost before their power had a price.
    const prices = version < 8 ? { batteryYuanKwh: 900, batteryYuanKw: 0 } : {};
    for (const { assumptions } of scenarios) expect(assumptions.supply).toMatchObject(prices);
    // Taxes that stood at what the law says follow the rule pack.
    const law = { vatRate: null, surchargeRate: null, incomeTaxRate: null };
    for (const { assumptions } of scenarios) expect(assumptions.money).toMatchObject(law);
    // Where a scenario had rents of its own for fit, the history says that those of money hold.
    const noted = (await desk.say('edit.history', {})).steps.filter((step) => step.name.startsWith('note.'));
    expect(noted.map((step) => step.name)).toEqual(hadFitRents(original) ? ['note.fitTakesMoney'] : []);
    await desk.say('site.create', roof);
    await desk.say('edit.undo', {});
    // The last edit made in the old version.
    await desk.say('edit.undo', {});
    expect(await siteIds()).toEqual([...kept.sites.map((site: { id: number }) => site.id), 5]);
    await desk.settled();
    await desk.say('project.close', {});
    expect(existsSync(`${path}.v${version}.backup`)).toBe(version < LATEST_SCHEMA);

    const db = new Database(path, { readonly: true });
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.pragma('foreign_key_check')).toEqual([]);
    const layers = db.prepare('SELECT table_name FROM gpkg_geometry_columns').pluck().all();
    expect(new Set(layers)).toEqual(new Set(Object.keys(FEATURE_TABLES)));
    // From byte 41 on our shapes say what they are: areas and lines of parts, those that undoing brought back too.
    for (const [table, declared] of Object.entries(FEATURE_TABLES)) {
      const types = db.prepare(`SELECT DISTINCT hex(substr(geom, 42, 4)) FROM ${table}`).pluck().all();
      if (declared === 'MULTIPOLYGON') expect(types.filter((type) => type !== '06000000')).toEqual([]);
      if (declared === 'MULTILINESTRING') expect(types.filter((type) => type !== '05000000')).toEqual([]);
    }
    db.close();
  });
});
