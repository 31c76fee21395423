import { execFileSync, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { feature, square, written } from '../unit/import/files.ts';
import { openDesk, SMALL_COUNTY, type TestDesk } from './desk.ts';

const ENDLESS = 'WITH RECURSIVE e(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM e)';

describe('a map file from a stranger that is a database', () => {
  const disk = mkdtempSync(join(tmpdir(), 'disk-'));
  const mounted =
    process.platform === 'linux' &&
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]).status === 0;
  if (!mounted) console.log('not run: a full folder for temporary files, since this user may not mount one');

  let root: string;
  let desk: TestDesk;
  let honest: string;
  let path: string;
  let made = 0;
  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'hostile-imports-'));
    desk = openDesk(root, { shell: 'command-line' });
    await desk.say('project.create', { path: join(root, 'p.gpkg'), countyCode: SMALL_COUNTY });
    honest = await written(root, 'a.gpkg', [feature(square(114.75, 34.5), { name: 'a' })], ['-f', 'GPKG']);
  });
  beforeEach(() => {
    const folder = join(root, `${++made}`);
    mkdirSync(folder);
    path = join(folder, 'a.gpkg');
    copyFileSync(honest, path);
  });
  afterAll(async () => {
    await desk.close();
    rmSync(root, { recursive: true, force: true });
    if (mounted) spawnSync('umount', ['-l', disk]);
    rmSync(disk, { recursive: true, force: true });
  });
  const alter = (sql: string) => {
    const db = new Database(path);
    db.unsafeMode(true);
    db.exec(sql);
    db.close();
  };
  const listed = (name: string) =>
    `INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('${name}', 'attributes', '${name}', 4326)`;
  const inspected = () =>
    desk.say('import.inspect', { path }).then(
      ({ layers }) => layers.map(({ count }) => count),
      (error) => error.code as string,
    );

  it('is given up where a view in it never ends, and the next file is read', async () => {
    const sound = path.replace('a.gpkg', 'sound.gpkg');
    copyFileSync(path, sound);
    alter(`CREATE VIEW v AS ${ENDLESS} SELECT count(*) AS fid FROM e; ${listed('v')}`);
    expect(await inspected()).toBe('import.endless');
    path = sound;
    expect(await inspected()).toEqual([1]);
  });

  it('is looked into where a view has rows without end', async () => {
    alter(`CREATE VIEW v AS ${ENDLESS} SELECT n AS fid FROM e; ${listed('v')}`);
    expect(await inspected()).toHaveLength(2);
  });

  it.each(['-wal', '-shm', '-journal'])('is read though %s is a folder or a pipe', async (ending) => {
    mkdirSync(path + ending);
    expect(await inspected()).toEqual([1]);
    if (process.platform === 'win32') return;
    rmSync(path + ending, { recursive: true });
    execFileSync('mkfifo', [path + ending]);
    expect(await inspected()).toEqual([1]);
  });

  it('deletes no file that its journal names', async () => {
    const victim = `${path}.victim`;
    writeFileSync(victim, 'mine');
    const end = Buffer.from('00000010000005a0d9d505f920a163d7', 'hex');
    writeFileSync(`${path}-journal`, Buffer.concat([Buffer.alloc(600, 1), Buffer.from(victim), end]));
    expect(await inspected()).toBe('document.bad-sibling');
    expect(existsSync(victim)).toBe(true);
  });

  it.runIf(mounted)('is refused by name where the folder for temporary files is full', async () => {
    vi.stubEnv('TMPDIR', disk);
    const refused = await inspected();
    vi.unstubAllEnvs();
    expect(refused).toBe('scratch.full');
    expect(readdirSync(disk)).toEqual([]);
    expect(await inspected()).toEqual([1]);
  });
});
