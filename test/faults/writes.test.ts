import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
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
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDocument } from '../../electron/store/create-document.ts';
import { writeTogether } from '../../electron/store/write-whole.ts';
import { type CommandName, type CommandSpec, contract } from '../../shared/contract.ts';
import { EXPORT_ENDINGS, EXPORT_FORMATS } from '../../shared/export.ts';
import { digestOf, openDesk, SMALL_COUNTY, square, type TestDesk } from './desk.ts';

let folder: string;
let path: string;
let desk: TestDesk;
let others: ChildProcess[] = [];

beforeEach(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'writes-')));
  path = join(folder, 'a.gpkg');
  desk = openDesk(folder, { shell: 'command-line' });
  await desk.say('project.create', { path, countyCode: SMALL_COUNTY });
  await desk.say('site.create', roof);
  await desk.settled();
});
afterEach(async () => {
  await desk.close();
  for (const other of others) other.kill('SIGKILL');
  others = [];
  chmodSync(folder, 0o755);
  rmSync(folder, { recursive: true, force: true });
});

const roof = { kind: 'rooftop' as const, geometry: square(114.75, 34.5, 0.001) };

async function otherProgram(what: 'open' | 'write-lock', at: string): Promise<void> {
  const script = fileURLToPath(new URL('./other-program.ts', import.meta.url));
  const other = spawn(process.execPath, [script, what, at], { stdio: ['ignore', 'pipe', 'inherit'] });
  others.push(other);
  await new Promise((ready) => other.stdout?.once('data', ready));
}

/** A second document, closed. */
function makeOther(name = 'b.gpkg'): string {
  const other = join(folder, name);
  createDocument(other, { name: '乙', countyCode: SMALL_COUNTY, elevationM: 0 }).close();
  return other;
}

/** A document as a program that was ended leaves it: its last edit is only in its log. */
function leaveLog(other: string): void {
  const source = join(folder, 'source.gpkg');
  copyFileSync(makeOther('source.gpkg'), other);
  const db = new Database(source);
  db.pragma('journal_mode = WAL');
  db.exec(`UPDATE planner_project SET name = '只在日志中'`);
  for (const ending of ['', '-wal', '-shm']) copyFileSync(`${source}${ending}`, `${other}${ending}`);
  db.close();
  rmSync(source);
}

/** A command, the ending of what it writes, and how it is told to. */
type Writer = [string, string, (out: string, overwrite: boolean) => Promise<unknown>];

/** Commands that write one file, each in every format it has. */
const WRITES_FILE: Partial<Record<CommandName, Writer[]>> = {
  'export.run': EXPORT_FORMATS.map((format) => [
    `export.run ${format}`,
    EXPORT_ENDINGS[format],
    (out, overwrite) => desk.say('export.run', { out, format, overwrite }),
  ]),
  'export.hourly': ['csv', 'xlsx', 'parquet'].map((ending) => [
    `export.hourly ${ending}`,
    ending,
    (out, overwrite) => desk.say('export.hourly', { out, overwrite }),
  ]),
  'export.map': ['pdf', 'svg', 'png'].map((ending) => [
    `export.map ${ending}`,
    ending,
    (out, overwrite) => desk.say('export.map', { out, overwrite }),
  ]),
  'plan.export': ['pdf', 'docx'].map((ending) => [
    `plan.export ${ending}`,
    ending,
    (out, overwrite) => desk.say('plan.export', { out, overwrite, sections: [] }),
  ]),
  'scenario.export': ['csv', 'json'].map((ending) => [
    `scenario.export ${ending}`,
    ending,
    (out, overwrite) => desk.say('scenario.export', { id: 1, out, overwrite }),
  ]),
  'rulepack.export': [
    ['rulepack.export', 'csv', (out, overwrite) => desk.say('rulepack.export', { out, overwrite })],
  ],
  'project.take': [
    ['project.take', 'gpkg', (out, overwrite) => desk.say('project.take', { path: out, overwrite })],
  ],
  'project.saveAs': [['project.saveAs', 'gpkg', (out) => desk.say('project.saveAs', { path: out })]],
  'project.create': [
    ['project.create', 'gpkg', (out) => desk.say('project.create', { path: out, countyCode: SMALL_COUNTY })],
  ],
};
/** Commands that write a folder of files, or put a backup in a document's place: they have tests of their own. */
const WRITES_ELSE: ReadonlySet<string> = new Set([
  'results.export',
  'province.plan',
  'province.summarise',
  'project.restore',
]);
const WRITERS = Object.values(WRITES_FILE).flat();

it('every command that writes a file is tried', () => {
  const writing = (Object.entries(contract) as [CommandName, CommandSpec][]).filter(([, { paths = [] }]) =>
    paths.some(({ access }) => access === 'write'),
  );
  expect(writing.map(([name]) => name).sort()).toEqual([...Object.keys(WRITES_FILE), ...WRITES_ELSE].sort());
});

describe.each(WRITERS)('%s', (name, ending, write) => {
  const named = (out: string) => join(folder, `${out}.${ending}`);
  const isNew = /^project\.(saveAs|create)$/.test(name);

  it('leaves the open document as it is, by whatever name', async () => {
    const before = digestOf(path);
    symlinkSync(path, named('soft'));
    linkSync(path, named('hard'));
    symlinkSync(`${path}-journal`, named('log'));
    const outs = [path, `${path}-wal`, `${path}-journal`, join(folder, 'A.GPKG')];
    for (const out of [...outs, named('soft'), named('hard'), named('log')]) {
      const list = readdirSync(folder).sort();
      for (const overwrite of [false, true]) {
        await expect(write(out, overwrite)).rejects.toMatchObject({
          code: expect.stringMatching(/^(file|project)\./),
        });
      }
      expect(readdirSync(folder).sort()).toEqual(list);
    }
    expect(digestOf(path)).toBe(before);
    await desk.say('site.create', roof);
    expect((await desk.say('site.list', {})).sites).toHaveLength(2);
    expect(desk.events.filter(({ type }) => type === 'project.changed')).toHaveLength(1);
  });

  it('refuses another ending, a folder and a folder that is not there, before any work', async () => {
    mkdirSync(named('folder'));
    const wrong = 'exe';
    for (const [out, code] of [
      [join(folder, `a.${wrong}`), 'file.wrong-ending'],
      [join(folder, 'a'), 'file.wrong-ending'],
      [named('folder'), isNew ? 'project.exists' : 'file.is-folder'],
      [join(folder, 'none', `a.${ending}`), 'file.no-folder'],
    ] as const) {
      desk.events.length = 0;
      await expect(write(out, true)).rejects.toMatchObject({ code, where: { file: out } });
      expect(desk.events.filter(({ type }) => type === 'job')).toEqual([]);
    }
  });

  it('replaces a file only when told to', async () => {
    const out = named('old');
    writeFileSync(out, 'old');
    chmodSync(out, 0o640);
    const code = isNew ? 'project.exists' : 'file.exists';
    await expect(write(out, false)).rejects.toMatchObject({ code });
    expect(readFileSync(out, 'utf8')).toBe('old');
    if (isNew) return;
    await write(out, true);
    expect(readFileSync(out, 'utf8')).not.toBe('old');
    expect(statSync(out).mode & 0o777).toBe(
      ending === 'gpkg' ? 0o640 & (statSync(path).mode & 0o777) : 0o640,
    );
  });

  it('never replaces another document, but for a GeoPackage told to', async () => {
    const other = named('other');
    copyFileSync(makeOther(), other);
    const before = readFileSync(other);
    await expect(write(other, false)).rejects.toMatchObject({
      code: isNew ? 'project.exists' : 'file.exists',
    });
    if (ending !== 'gpkg')
      await expect(write(other, true)).rejects.toMatchObject({ code: 'file.is-document' });
    expect(readFileSync(other).equals(before)).toBe(true);
    if (ending !== 'gpkg' || isNew) return;
    await write(other, true);
    expect(digestOf(other)).toBe(digestOf(path));
  });
});

describe('a GeoPackage written over a document', () => {
  const write = (out: string) => desk.say('export.run', { out, format: 'gpkg', overwrite: true });

  it.each(['open', 'write-lock'] as const)('that another program has (%s) is refused', async (what) => {
    const other = makeOther();
    await otherProgram(what, other);
    const before = readFileSync(other);
    await expect(write(other)).rejects.toMatchObject({ code: 'file.in-use', where: { file: other } });
    expect(readFileSync(other).equals(before)).toBe(true);
  });

  it('that another program has open, but whose file it removed, is refused', async () => {
    const other = makeOther();
    await otherProgram('open', other);
    rmSync(other);
    await expect(write(other)).rejects.toMatchObject({ code: 'file.in-use' });
    await expect(desk.say('project.saveAs', { path: other })).rejects.toMatchObject({ code: 'file.in-use' });
  });

  it.each([
    ['with its log', ['', '-wal', '-shm']],
    ['whose file is gone', ['-wal', '-shm']],
    ['whose log alone is left', ['-wal']],
  ])('%s holds what was written and nothing else', async (_, left) => {
    const other = join(folder, 'b.gpkg');
    leaveLog(other);
    for (const ending of ['', '-wal', '-shm']) if (!left.includes(ending)) rmSync(`${other}${ending}`);
    await write(other);
    expect(digestOf(other)).toBe(digestOf(path));
    expect(readdirSync(folder).filter((name) => /^b\.gpkg.|^~/.test(name))).toEqual([]);
  });

  it('is what save-as and a new document make beside a left log, too', async () => {
    const other = join(folder, 'b.gpkg');
    leaveLog(other);
    rmSync(other);
    const before = digestOf(path);
    await desk.say('project.saveAs', { path: other });
    expect(digestOf(other)).toBe(before);
    const third = join(folder, 'c.gpkg');
    leaveLog(third);
    rmSync(third);
    expect(await desk.say('project.create', { path: third, countyCode: SMALL_COUNTY })).toMatchObject({
      name: expect.not.stringContaining('日志'),
    });
  });

  it('is never readable by more people than the document', async () => {
    chmodSync(path, 0o600);
    const copy = join(folder, 'b.gpkg');
    await write(copy);
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    chmodSync(copy, 0o644);
    await write(copy);
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    await desk.say('project.saveAs', { path: join(folder, 'c.gpkg') });
    expect(statSync(join(folder, 'c.gpkg')).mode & 0o777).toBe(0o600);
  });

  it('never takes the place of a backup', async () => {
    const window = openDesk(folder);
    await window.say('project.open', { path: makeOther() });
    await window.say('project.close', {});
    await window.close();
    const [of] = readdirSync(join(folder, 'settings', 'backups'));
    const backups = join(folder, 'settings', 'backups', of!);
    const [backup] = readdirSync(backups);
    await expect(write(join(backups, backup!))).rejects.toMatchObject({ code: 'file.is-backup' });
    await expect(write(join(backups, 'new.gpkg'))).rejects.toMatchObject({ code: 'file.is-backup' });
    expect(readdirSync(backups)).toEqual([backup]);
  });
});

/** Writes as a user who is not the administrator, whom no permission holds back. */
function writeAsOrdinaryUser(out: string): string {
  const writer = fileURLToPath(new URL('../../electron/store/write-whole.ts', import.meta.url));
  const script = `
    const { writeWhole } = await import(${JSON.stringify(writer)});
    try { writeWhole(process.env.OUT, Buffer.from('new'), { replace: true }); console.log('written'); }
    catch (error) { console.log(error.code); }`;
  const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: { ...process.env, OUT: out },
    ...user,
  });
  return stdout.trim();
}
const canBeOrdinary =
  process.platform !== 'win32' && writeAsOrdinaryUser('/nowhere/at-all') === 'file.no-folder';
if (!canBeOrdinary) {
  console.log('not run: writing where one may not, since no ordinary user can run the program from here');
}

describe.runIf(canBeOrdinary)('a place that may not be written', () => {
  const out = () => join(folder, 'out.csv');

  it('stays as it was: the folder', () => {
    chmodSync(folder, 0o555);
    expect(writeAsOrdinaryUser(out())).toBe('file.no-permission');
    chmodSync(folder, 0o755);
    expect(existsSync(out())).toBe(false);
  });

  it('stays as it was: the file, in a folder that may be', () => {
    writeFileSync(out(), 'old');
    chmodSync(out(), 0o444);
    chmodSync(folder, 0o777);
    expect(writeAsOrdinaryUser(out())).toBe('file.no-permission');
    expect(readFileSync(out(), 'utf8')).toBe('old');
    chmodSync(out(), 0o666);
    expect(writeAsOrdinaryUser(out())).toBe('written');
    expect(readdirSync(folder).filter((name) => name.startsWith('~'))).toEqual([]);
  });
});

describe('a full disk', () => {
  const disk = mkdtempSync(join(tmpdir(), 'disk-'));
  const mounted =
    process.platform === 'linux' &&
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk]).status === 0;
  if (!mounted) console.log('not run: writing to a full disk, since this user may not mount one');
  const unmount = () => {
    spawnSync('umount', [disk]);
    rmSync(disk, { recursive: true, force: true });
  };

  it.runIf(mounted)('takes no file half, and leaves what was there', async () => {
    try {
      writeFileSync(join(disk, 'ballast'), Buffer.alloc(1024 * 1024 - 4096));
      for (let i = 0; i < 40; i++) await desk.say('site.create', { ...roof, notes: '注'.repeat(1900) });
      await desk.settled();
      for (const [name, ending, write] of WRITERS) {
        const out = join(disk, `a.${ending}`);
        const isNew = /^project\.(saveAs|create)$/.test(name);
        if (!isNew) writeFileSync(out, 'old');
        await expect(write(out, true), name).rejects.toMatchObject({
          code: expect.stringMatching(/\.disk-full$/),
          where: { file: out },
        });
        if (!isNew) expect(readFileSync(out, 'utf8')).toBe('old');
        expect(readdirSync(disk).sort(), name).toEqual(isNew ? ['ballast'] : [`a.${ending}`, 'ballast']);
        rmSync(out, { force: true });
      }
      expect((await desk.say('site.list', {})).sites).toHaveLength(41);
    } finally {
      unmount();
    }
  });
  it.runIf(mounted)('takes no plan without its figures', () => {
    const small = mkdtempSync(join(tmpdir(), 'disk-'));
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', small]);
    try {
      const files = ['plan.pdf', 'plan.pdf.figures.json'].map((name) => join(small, name));
      for (const file of files) writeFileSync(file, 'old');
      const bytes = Buffer.alloc(700_000, 'n');
      expect(() =>
        writeTogether(
          files.map((file) => ({ path: file, bytes })),
          { replace: true },
        ),
      ).toThrow(expect.objectContaining({ code: 'file.disk-full', where: { file: files[1] } }));
      for (const file of files) expect(readFileSync(file, 'utf8')).toBe('old');
      expect(readdirSync(small)).toHaveLength(2);
    } finally {
      spawnSync('umount', [small]);
      rmSync(small, { recursive: true, force: true });
    }
  });
  if (!mounted) rmSync(disk, { recursive: true, force: true });
});
