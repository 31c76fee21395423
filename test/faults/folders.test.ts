import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { partitionOf } from '../../electron/commands/results.ts';
import { digestOf, openDesk, SMALL_COUNTY, square, type TestDesk } from './desk.ts';

let folder: string;
let path: string;
let table: string;
let desk: TestDesk;

beforeEach(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'folders-')));
  path = join(folder, 'a.gpkg');
  table = join(folder, 'province.csv');
  writeFileSync(table, `county\n${SMALL_COUNTY}\n`);
  desk = openDesk(folder, { shell: 'command-line' });
  await desk.say('project.create', { path, countyCode: SMALL_COUNTY, demonstration: false });
  await desk.say('site.create', { kind: 'rooftop', geometry: square(114.75, 34.5, 0.001) });
  await desk.settled();
});
afterEach(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

const partition = partitionOf(SMALL_COUNTY);

/**
 * Writes to a folder, and tells every failure that there was: a county of a province that fails does not end the others.
 */
type Writer = (out: string) => Promise<{ code: string; where: { file?: string } }[]>;
const failure = (work: () => Promise<unknown>) =>
  work().then(
    () => [],
    (error: { code: string; where: { file?: string } }) => [error],
  );
const exportResults: Writer = (out) => failure(() => desk.say('results.export', { out, overwrite: true }));
const summarise: Writer = (out) =>
  failure(() => desk.say('province.summarise', { paths: [path], out, overwrite: true }));
const plan: Writer = async (out) => {
  try {
    const { counties } = await desk.say('province.plan', { table, out, print: false });
    return counties.flatMap(({ error }) => error ?? []);
  } catch (error) {
    return [error as { code: string; where: { file?: string } }];
  }
};
const WRITERS: [string, Writer, inside: string[]][] = [
  ['results.export', exportResults, [partition[0]!, partition.join('/')]],
  ['province.summarise', summarise, []],
  ['province.plan', plan, ['documents', 'state', 'log', 'results']],
];
const codes = (found: { code: string }[]) => [...new Set(found.map(({ code }) => code))];

describe.each(WRITERS)('the folder of %s', (_, write, inside) => {
  it('is never the open document or its log, by whatever name', async () => {
    const before = digestOf(path);
    symlinkSync(path, join(folder, 'soft'));
    linkSync(path, join(folder, 'hard'));
    const list = readdirSync(folder).sort();
    for (const out of [path, join(folder, 'soft'), join(folder, 'hard'), `${path}-wal/x`])
      expect([out, codes(await write(out))]).toEqual([
        out,
        [expect.stringMatching(/^(folder\.is-file|file\.no-folder)$/)],
      ]);
    expect(readdirSync(folder).sort()).toEqual(list);
    expect(digestOf(path)).toBe(before);
  });

  it('is named where a file, a broken link or nothing is in its way', async () => {
    writeFileSync(join(folder, 'file'), 'mine');
    symlinkSync(join(folder, 'gone'), join(folder, 'broken'));
    for (const [out, code] of [
      [join(folder, 'file'), 'folder.is-file'],
      [join(folder, 'file', 'below'), 'file.no-folder'],
      [join(folder, 'none', 'below'), 'file.no-folder'],
      [join(folder, 'broken'), 'file.broken-link'],
      [join(folder, 'settings', 'backups', 'x'), /^file\.(is-backup|no-folder)$/],
    ] as const)
      expect([out, codes(await write(out))]).toEqual([
        out,
        [typeof code === 'string' ? code : expect.stringMatching(code)],
      ]);
    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('mine');
  });

  it.each(inside)('may hold a file where its folder %s would be, and that is named', async (name) => {
    const out = join(folder, 'out');
    mkdirSync(join(out, name, '..'), { recursive: true });
    writeFileSync(join(out, name), 'mine');
    const found = await write(out);
    expect(codes(found)).toEqual(['folder.is-file']);
    expect(found[0]!.where.file).toContain(join(out, name));
    expect(readFileSync(join(out, name), 'utf8')).toBe('mine');
  });
});

describe('results', () => {
  it('take no place of a file that this program has open, and none of another’s', async () => {
    const out = join(folder, 'out');
    const place = join(out, ...partition);
    mkdirSync(place, { recursive: true });
    linkSync(path, join(place, 'county.parquet'));
    expect(await exportResults(out)).toMatchObject([{ code: 'file.is-open' }]);
    rmSync(join(place, 'county.parquet'));
    writeFileSync(join(place, '备忘.txt'), 'mine');
    expect(await exportResults(out)).toMatchObject([{ code: 'folder.not-ours' }]);
    expect(readFileSync(join(place, '备忘.txt'), 'utf8')).toBe('mine');
    expect(readdirSync(join(place, '..'))).toEqual([partition[1]]);
  });
});

/** A disk of its own, where this user may mount one. */
function withDisk(options: string): { disk: string; remount(to: string): void; end(): void } | null {
  const disk = realpathSync(mkdtempSync(join(tmpdir(), 'disk-')));
  const mount = (how: string) => spawnSync('mount', ['-t', 'tmpfs', '-o', how, 'tmpfs', disk]).status === 0;
  const end = () => {
    spawnSync('umount', [disk]);
    rmSync(disk, { recursive: true, force: true });
  };
  if (process.platform === 'linux' && mount(options)) return { disk, remount: (to) => void mount(to), end };
  rmSync(disk, { recursive: true, force: true });
  return null;
}
const probe = withDisk('size=1m');
probe?.end();
if (!probe) console.log('not run: folders on a full or read-only disk, since this user may not mount one');

describe.runIf(probe)('a disk of results and provinces', () => {
  it.each(WRITERS)('that may only be read is named: %s', async (_, write) => {
    const { disk, remount, end } = withDisk('size=1m')!;
    try {
      mkdirSync(join(disk, 'there'));
      remount('remount,ro');
      for (const out of [join(disk, 'new'), join(disk, 'there')])
        expect(codes(await write(out))).toEqual(['file.no-permission']);
    } finally {
      end();
    }
  });

  it.each(WRITERS)('that is full is named, and nothing half is left: %s', async (name, write) => {
    const { disk, end } = withDisk('size=1m')!;
    try {
      writeFileSync(join(disk, 'ballast'), Buffer.alloc(1024 * 1024 - 4096));
      const out = join(disk, 'out');
      const found = await write(out);
      expect([name, codes(found)]).toEqual([name, [expect.stringMatching(/\.disk-full$/)]]);
      const left = readdirSync(disk, { recursive: true }).map(String);
      expect(left.filter((each) => /~|\.(parquet|xlsx|pdf|gpkg)$/.test(each))).toEqual([]);
    } finally {
      chmodSync(disk, 0o755);
      end();
    }
  });
});
