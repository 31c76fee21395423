import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MOST_KEPT } from '../../electron/store/backup-rotation.ts';
import { LATEST_SCHEMA } from '../../electron/store/document.ts';
import { openDesk, SMALL_COUNTY, square, type TestDesk } from './desk.ts';

let folder: string;
let path: string;
let desk: TestDesk;

beforeEach(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'restore-')));
  path = join(folder, 'a.gpkg');
  desk = openDesk(folder);
  await desk.say('project.create', { path, countyCode: SMALL_COUNTY });
});
afterEach(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

const roof = { kind: 'rooftop' as const, geometry: square(114.75, 34.5, 0.001) };
const siteIds = async () => (await desk.say('site.list', {})).sites.map(({ id }) => id);
const backupIds = async () => (await desk.say('project.backups', { path })).backups.map(({ id }) => id);
const folderOfBackups = () => {
  const all = join(folder, 'settings', 'backups');
  return join(all, readdirSync(all)[0]!);
};

/** As many backups as are kept at most, an empty document the oldest, and the open one edited since the newest. */
async function makeFull(): Promise<string[]> {
  await desk.say('project.close', {});
  await desk.say('project.open', { path });
  await desk.say('site.create', roof);
  await desk.say('project.close', {});
  const backups = folderOfBackups();
  const empty = readdirSync(backups).sort()[0]!;
  const bytes = readFileSync(join(backups, empty));
  for (const name of readdirSync(backups)) rmSync(join(backups, name));
  const names = [
    ...Array.from({ length: 7 }, (_, i) => `2020110${i + 1}T080000Z`),
    ...Array.from({ length: 5 }, (_, i) => `20201107T00000${i}Z.bulk`),
    ...Array.from({ length: 6 }, (_, i) => `20201108T0${i}0000Z`),
    ...['20201108T060000Z', '20201108T060001Z'],
  ];
  names.forEach((name, i) => {
    writeFileSync(join(backups, `${String(i + 1).padStart(6, '0')}.${name}.gpkg`), bytes);
  });
  await desk.say('project.open', { path });
  await desk.say('site.create', roof);
  return names.map((name, i) => `${String(i + 1).padStart(6, '0')}.${name}`);
}

describe('a backup', () => {
  it.each([0, 3, 9, 15, 19])(
    'in any place of a full list (%i) is put back and stays in the list',
    async (place) => {
      const ids = await makeFull();
      expect(ids).toHaveLength(MOST_KEPT);
      const info = await desk.say('project.restore', { path, backup: ids[place]! });
      expect(info).toMatchObject({ path, readOnly: false });
      expect(await siteIds()).toEqual([]);
      expect(await backupIds()).toContain(ids[place]);
      expect(desk.events.at(-1)).toBeDefined();
      await desk.say('site.create', roof);
      await desk.say('project.close', {});
      expect(await backupIds()).toContain(ids[place]);
      // What was replaced is beside it, and among the backups.
      await desk.say('project.open', { path: info.kept! });
      expect(await siteIds()).toEqual([1, 2]);
    },
  );

  it('of the work that is replaced is made first, and brings it back', async () => {
    const [oldest] = await makeFull();
    await desk.say('project.restore', { path, backup: oldest! });
    const { backups } = await desk.say('project.backups', { path });
    const before = backups.find(({ reason }) => reason === 'restore');
    await desk.say('project.restore', { path, backup: before!.id });
    expect(await siteIds()).toEqual([1, 2]);
  });

  it('is put back by another name of the open document', async () => {
    const [oldest] = await makeFull();
    const link = join(folder, 'link.gpkg');
    symlinkSync(path, link);
    expect(await desk.say('project.restore', { path: link, backup: oldest! })).toMatchObject({ path });
    expect(await siteIds()).toEqual([]);
  });

  it('is made before a large change, and says so', async () => {
    await desk.say('project.close', {});
    await desk.say('project.open', { path });
    await desk.say('site.create', roof);
    const file = join(folder, 'more.geojson');
    const features = [{ type: 'Feature', properties: {}, geometry: square(114.76, 34.51, 0.001) }];
    writeFileSync(file, JSON.stringify({ type: 'FeatureCollection', features }));
    await desk.say('import.run', { path: file, layers: [{ source: 'more', target: 'sites' }] });
    expect(await siteIds()).toEqual([1, 2]);
    const { backups } = await desk.say('project.backups', { path });
    const bulk = backups.find(({ reason }) => reason === 'bulk');
    await desk.say('project.restore', { path, backup: bulk!.id });
    expect(await siteIds()).toEqual([1]);
  });

  it('made before an upgrade is listed, put back and never replaced by another', async () => {
    await desk.say('project.close', {});
    writeFileSync(path, gunzipSync(readFileSync(new URL('./documents/v3.gpkg.gz', import.meta.url))));
    await desk.say('project.open', { path });
    const before = await siteIds();
    const copy = readFileSync(`${path}.v3.backup`);
    expect((await desk.say('project.backups', { path })).backups.at(-1)).toMatchObject({
      id: 'v3',
      reason: 'migration',
    });
    await desk.say('site.delete', { ids: before });
    const info = await desk.say('project.restore', { path, backup: 'v3' });
    expect(info.schemaVersion).toBe(LATEST_SCHEMA);
    expect(await siteIds()).toEqual(before);
    expect(readFileSync(`${path}.v3.backup`).equals(copy)).toBe(true);
    // Another document of that version at the same place.
    await desk.say('project.close', {});
    writeFileSync(path, gunzipSync(readFileSync(new URL('./documents/v3.gpkg.gz', import.meta.url))));
    const db = new Database(path);
    db.exec(`UPDATE planner_project SET name = '另一个'`);
    db.close();
    await desk.say('project.open', { path });
    expect(readFileSync(`${path}.v3.backup`).equals(copy)).toBe(true);
    expect(readdirSync(folder).filter((name) => name.endsWith('.backup'))).toHaveLength(2);
  });

  it.skipIf(process.platform === 'win32')('is never readable by more people than its document', async () => {
    chmodSync(path, 0o600);
    await makeFull();
    await desk.say('project.close', {});
    const newest = (await backupIds())[0]!;
    expect(statSync(join(folderOfBackups(), `${newest}.gpkg`)).mode & 0o777).toBe(0o600);
    const { kept } = await desk.say('project.restore', { path, backup: newest });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(kept!).mode & 0o777).toBe(0o600);
  });
});

describe('a restore that fails', () => {
  /** What must hold afterwards: the document is open as before, nothing is beside it and no backup is gone. */
  async function expectUntouched(ids: string[]): Promise<void> {
    expect((await desk.say('project.info', {})).project).toMatchObject({ path, readOnly: false });
    expect(await siteIds()).toEqual([1, 2]);
    await desk.say('site.create', roof);
    await desk.say('edit.undo', {});
    expect(readdirSync(folder).filter((name) => /replaced|damaged|^~/.test(name))).toEqual([]);
    for (const id of ids) expect(await backupIds()).toContain(id);
  }

  it('since the backup is damaged leaves the document open', async () => {
    const ids = await makeFull();
    const file = join(folderOfBackups(), `${ids[2]}.gpkg`);
    const bytes = readFileSync(file);
    for (let at = 8192; at < bytes.length; at += 3 * 4096) bytes.fill(0xa5, at, at + 4096);
    writeFileSync(file, bytes);
    await expect(desk.say('project.restore', { path, backup: ids[2]! })).rejects.toMatchObject({
      code: 'document.damaged',
    });
    await expectUntouched(ids.slice(10));
  });

  it('since what it holds cannot be opened brings back the document that was there', async () => {
    const ids = await makeFull();
    const file = join(folderOfBackups(), `${ids[2]}.gpkg`);
    rmSync(file);
    new Database(file).exec('CREATE TABLE something_else (a)').close();
    await expect(desk.say('project.restore', { path, backup: ids[2]! })).rejects.toMatchObject({
      code: 'document.not-a-project',
    });
    await expectUntouched([ids[2]!, ids[15]!]);
  });

  it.each([
    ['write-lock', 'document.busy'],
    ['read', 'file.in-use'],
  ])('since another program is at the document (%s) leaves it open', async (what, code) => {
    const ids = await makeFull();
    const script = fileURLToPath(new URL('./other-program.ts', import.meta.url));
    const other = spawn(process.execPath, [script, what, path], { stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      await once(other.stdout!, 'data');
      await expect(desk.say('project.restore', { path, backup: ids[19]! })).rejects.toMatchObject({ code });
      expect((await desk.say('project.info', {})).project).toMatchObject({ path, readOnly: false });
    } finally {
      other.kill('SIGKILL');
      await once(other, 'exit');
    }
    await expectUntouched([ids[19]!]);
  });

  it('since the backup is gone leaves the document open', async () => {
    const ids = await makeFull();
    await expect(
      desk.say('project.restore', { path, backup: '000099.20200101T000000Z' }),
    ).rejects.toMatchObject({
      code: 'backup.unknown',
    });
    await expectUntouched(ids);
  });

  const disk = mkdtempSync(join(tmpdir(), 'disk-'));
  const mounted =
    process.platform === 'linux' &&
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', disk]).status === 0;
  if (!mounted) {
    rmSync(disk, { recursive: true, force: true });
    console.log('not run: restoring on a full disk, since this user may not mount one');
  }

  it.runIf(mounted)('since the disk is full leaves the document open', async () => {
    try {
      await makeFull();
      const full = join(disk, 'a.gpkg');
      await desk.say('project.close', {});
      copyFileSync(path, full);
      await desk.say('project.open', { path: full });
      await desk.say('site.create', roof);
      await desk.say('project.close', {});
      await desk.say('project.open', { path: full });
      const { backups } = await desk.say('project.backups', { path: full });
      const free =
        4 * 1024 * 1024 - readdirSync(disk).reduce((sum, name) => sum + statSync(join(disk, name)).size, 0);
      writeFileSync(join(disk, 'ballast'), Buffer.alloc(free - 128 * 1024));
      await expect(
        desk.say('project.restore', { path: full, backup: backups.at(-1)!.id }),
      ).rejects.toMatchObject({ code: 'file.disk-full' });
      expect((await desk.say('project.info', {})).project).toMatchObject({ path: full });
      expect(await siteIds()).toHaveLength(3);
      expect(readdirSync(disk).filter((name) => /replaced|damaged|^~/.test(name))).toEqual([]);
    } finally {
      await desk.say('project.close', {});
      spawnSync('umount', [disk]);
      rmSync(disk, { recursive: true, force: true });
    }
  });
});
