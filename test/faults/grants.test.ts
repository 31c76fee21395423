import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type CommandName, type CommandSpec, contract, type PathField } from '../../shared/contract.ts';
import type { Schema } from './arbitrary-input.ts';
import { openDesk, SMALL_COUNTY, square, type TestDesk } from './desk.ts';
import { inputNaming } from './path-inputs.ts';

const CONTENT = 'what the planner keeps in this file\n';

let folder: string;
let desk: TestDesk;
let choice: string | null = null;
let files = 0;

/** How a path comes to be known to the program; what each lets the window do with it. */
type Way = (typeof WAYS)[number];
const WAYS = [
  'never',
  'dropped',
  'chosen as data',
  'chosen as document',
  'chosen to save',
  'recent',
] as const;
const ALLOWED: Record<Way, (field: PathField) => boolean> = {
  never: () => false,
  dropped: ({ access, document }) => access === 'read' && !document,
  'chosen as data': ({ access, document }) => access === 'read' && !document,
  'chosen as document': ({ access }) => access === 'read',
  'chosen to save': ({ access, document }) => access === 'write' && !document,
  recent: ({ access }) => access === 'read',
};

async function choose(purpose: string, path: string): Promise<void> {
  choice = path;
  expect(await desk.fromWindow('shell.choose', { purpose })).toEqual({ path });
  choice = null;
}

/** Makes a path known in some way, as a planner does. */
async function make(way: Way, path: string): Promise<void> {
  if (way === 'dropped') desk.grant(path);
  if (way === 'chosen as data') await choose('open-data', path);
  if (way === 'chosen as document') await choose('open-project', path);
  if (way === 'chosen to save') await choose('export-csv', path);
  if (way === 'recent') {
    const list = [{ path, name: 'a', countyName: 'b' }];
    writeFileSync(join(folder, 'settings', 'recent.json'), JSON.stringify(list));
    await desk.fromWindow('project.recent', {});
  }
}

/** Every path field of every command, with inputs that the schema takes around it. */
const fields = (Object.entries(contract) as [CommandName, CommandSpec][]).flatMap(([name, spec]) =>
  (spec.paths ?? []).map((field) => ({ name, spec, field, label: `${name} ${field.field}` })),
);
type Case = (typeof fields)[number];

/** An input of a command whose path fields are all one path or, but for one, others. */
function inputOf({ spec, field }: Case, path: string, others: (field: PathField) => string): unknown {
  const input = inputNaming(spec, field, path, others);
  expect(input, `no input fits ${field.field}`).toBeDefined();
  return input;
}

const fresh = () => {
  const path = join(folder, `f${files++}.gpkg`);
  writeFileSync(path, CONTENT);
  return path;
};

/** Paths that a command may have whatever the field. */
const granted = (field: PathField) => {
  const path = fresh();
  desk.grant(path, field.access === 'write' ? 'write' : 'read');
  return path;
};

const refusal = (name: CommandName, input: unknown) =>
  desk.fromWindow(name, input).then(
    () => null,
    (error: { code?: string; where?: { field?: string } }) =>
      error.code === 'path.not-granted' ? error.where : null,
  );

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'grants-'));
  desk = openDesk(folder, { choose: () => choice, shell: 'command-line' });
});
beforeEach(async () => {
  // The document the planner works on, which commands that come before closed or left.
  await desk.say('project.close', {});
});
afterAll(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('what a planner chose a path for', { timeout: 120_000 }, () => {
  it('is asked of every field that names one', () => {
    const unnamed: string[] = [];
    const walk = (name: string, schema: Schema, spec: CommandSpec, at: string[]) => {
      for (const [key, of] of Object.entries(schema.properties ?? {})) {
        const here = [...at, key];
        const options = [of, ...(of.anyOf ?? []), ...(of.oneOf ?? [])];
        const listed = options.map((each) => (typeof each.items === 'object' ? each.items : each));
        const text = listed.some((each) => each.type === 'string' && each.maxLength === 4096);
        const called =
          /^(path|out|file|logo|folder|dir)$/.test(key) && options.some(({ type }) => type === 'string');
        if ((text || called) && !spec.paths?.some(({ field }) => field === here.join('.'))) {
          unnamed.push(`${name} ${here.join('.')}`);
        }
        for (const option of options) walk(name, option, spec, here);
      }
    };
    for (const [name, spec] of Object.entries(contract) as [CommandName, CommandSpec][]) {
      walk(name, z.toJSONSchema(spec.input, { io: 'input', unrepresentable: 'any' }) as Schema, spec, []);
    }
    expect(unnamed).toEqual([]);
  });

  it.each(fields.flatMap((field) => WAYS.map((way) => ({ ...field, way }))))(
    '$label, $way',
    async ({ way, ...of }) => {
      const path = fresh();
      await make(way, path);
      const refused = await refusal(of.name, inputOf(of, path, granted));
      // The first field that is refused is named.
      const first = of.spec.paths!.find(
        (field) => field.trustedOnly || (field.field === of.field.field && !ALLOWED[way](field)),
      );
      expect(refused).toEqual(first ? { field: first.field } : null);
    },
  );
});

describe('a script in the window', { timeout: 240_000 }, () => {
  const open = async () => {
    const path = join(folder, `open-${files++}.gpkg`);
    await desk.say('project.create', { path, countyCode: SMALL_COUNTY });
    await desk.say('site.create', { kind: 'rooftop', geometry: square(114.75, 34.5, 0.001) });
    await desk.settled();
    return path;
  };

  it.each(WAYS.filter((way) => way !== 'chosen to save'))(
    'overwrites no file that is known as %s, by any command',
    async (way) => {
      await open();
      const path = fresh();
      await make(way, path);
      for (const of of fields) {
        await desk.fromWindow(of.name, inputOf(of, path, granted)).catch(() => {});
        if ((await desk.say('project.info', {})).project === null) await open();
        expect(readFileSync(path, 'utf8'), of.label).toBe(CONTENT);
      }
    },
  );

  it('opens documents of a province only where the planner chose its folder', async () => {
    const province = join(folder, 'province');
    mkdirSync(province);
    const path = join(province, 'county.gpkg');
    const other = openDesk(join(folder, 'other'), { shell: 'command-line' });
    await other.say('project.create', { path, countyCode: SMALL_COUNTY });
    await other.close();
    const look = () => desk.fromWindow('province.summarise', { paths: [province] });
    const openIt = () => desk.fromWindow('project.open', { path });
    await expect(look()).rejects.toMatchObject({ code: 'path.not-granted' });
    desk.grant(province);
    await expect(look()).resolves.toMatchObject({ totals: { counties: 1 } });
    await expect(openIt()).rejects.toMatchObject({ code: 'path.not-granted' });
    await choose('open-province', province);
    await look();
    await expect(openIt()).resolves.toMatchObject({ path });
  });

  it('writes once what the planner chose once', async () => {
    await open();
    const path = join(folder, 'once.csv');
    const write = () =>
      desk.fromWindow('export.run', { out: path, format: 'csv', what: 'sites', overwrite: true });
    await choose('export-csv', path);
    await expect(write()).resolves.toMatchObject({ out: path });
    const { mtimeMs } = statSync(path);
    await expect(write()).rejects.toMatchObject({ code: 'path.not-granted', where: { field: 'out' } });
    expect(statSync(path).mtimeMs).toBe(mtimeMs);
    // What was written is no source either, until it is chosen as one.
    await expect(desk.fromWindow('import.inspect', { path })).rejects.toMatchObject({
      code: 'path.not-granted',
    });
    await choose('export-csv', path);
    await expect(write()).resolves.toMatchObject({ out: path });
  });

  it('cannot use one choice in two commands at once', async () => {
    await open();
    const path = join(folder, 'race.csv');
    await choose('export-csv', path);
    const tries = await Promise.allSettled(
      ['csv', 'geojson', 'kml'].map((format) =>
        desk.fromWindow('export.run', { out: path, format, what: 'sites' }),
      ),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
  });

  it('may try again what failed and so wrote nothing', async () => {
    const path = join(folder, 'again.csv');
    await choose('export-csv', path);
    const write = () => desk.fromWindow('export.run', { out: path, format: 'csv', what: 'sites' });
    await expect(write()).rejects.toMatchObject({ code: 'project.none-open' });
    await open();
    await expect(write()).resolves.toMatchObject({ out: path });
  });

  it('uses up nothing where another path of the same command is refused', async () => {
    await open();
    const out = join(folder, 'plan.pdf');
    await choose('save-plan', out);
    const logo = fresh();
    await expect(desk.fromWindow('plan.export', { out, logo })).rejects.toMatchObject({
      code: 'path.not-granted',
      where: { field: 'logo' },
    });
    await expect(desk.fromWindow('plan.export', { out })).resolves.toMatchObject({ out });
  });

  it('replaces the figures beside a plan by those of the next, and nothing else of that name', async () => {
    await open();
    const out = join(folder, 'figures.pdf');
    const write = async (overwrite = true) => {
      await choose('save-plan', out);
      return desk.fromWindow('plan.export', { out, overwrite });
    };
    const beside = `${out}.figures.json`;
    writeFileSync(beside, CONTENT);
    await expect(write()).rejects.toMatchObject({ code: 'file.exists', where: { file: beside } });
    expect([existsSync(out), readFileSync(beside, 'utf8')]).toEqual([false, CONTENT]);
    rmSync(beside);
    await write();
    const first = readFileSync(beside, 'utf8');
    expect(JSON.parse(first).figures).not.toHaveLength(0);
    await desk.say('site.delete', { ids: (await desk.say('site.list', {})).sites.map(({ id }) => id) });
    await write();
    const second = readFileSync(beside, 'utf8');
    expect(second).not.toBe(first);
    rmSync(out);
    await expect(write(false)).rejects.toMatchObject({ code: 'file.exists', where: { file: beside } });
    expect(readFileSync(beside, 'utf8')).toBe(second);
  });

  it('may leave a path out where none is needed', async () => {
    await open();
    const { id } = await desk.say('consumer.create', { kind: 'homestay', position: [114.75, 34.5] });
    const taken = await desk.fromWindow('consumer.importLoad', { id, path: null });
    expect(taken).toMatchObject({ id, seriesName: null });
  });
});

describe('documents a planner worked on', () => {
  const digest = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

  it('are opened again and edited from the list, and replaced by nothing', async () => {
    const path = join(folder, 'work.gpkg');
    await desk.say('project.create', { path, countyCode: SMALL_COUNTY });
    const other = join(folder, 'other.gpkg');
    await desk.say('project.create', { path: other, countyCode: SMALL_COUNTY });
    await desk.fromWindow('project.recent', {});
    const before = digest(path);
    for (const [name, input] of [
      ['export.run', { out: path, format: 'gpkg' }],
      ['export.run', { out: path, format: 'csv' }],
      ['plan.export', { out: path }],
      ['project.saveAs', { path }],
      ['project.create', { path, countyCode: SMALL_COUNTY }],
      ['project.restore', { path }],
    ] as const) {
      await expect(desk.fromWindow(name, input), name).rejects.toMatchObject({ code: 'path.not-granted' });
    }
    expect(digest(path)).toBe(before);
    await desk.fromWindow('project.open', { path });
    const roof = { kind: 'rooftop', geometry: square(114.75, 34.5, 0.001) };
    await expect(desk.fromWindow('site.create', roof)).resolves.toMatchObject({ kind: 'rooftop' });
    // While it is open its backups may be put back, which keeps what they replace.
    await expect(desk.fromWindow('project.restore', { path })).rejects.toMatchObject({ code: 'backup.none' });
    await desk.settled();
  });

  const inSql = (sql: string) => (path: string) => {
    const db = new Database(path);
    db.unsafeMode(true);
    db.exec(sql);
    db.close();
  };
  it.each([
    ['damaged', (path: string) => writeFileSync(path, readFileSync(path).fill(0xa5, 8192))],
    ['foreign-schema', inSql('ALTER TABLE sites ADD COLUMN more AS (hex(name))')],
    ['bad-contents', inSql(`UPDATE sqlite_sequence SET seq = 'many' WHERE name = 'sites'`)],
  ])('are put back from a backup once, where they turn out %s', async (what, harm) => {
    const browser = openDesk(join(folder, what), { shell: 'browser' });
    const path = join(folder, `${what}.gpkg`);
    await browser.say('project.create', { path, countyCode: SMALL_COUNTY });
    await browser.say('site.create', { kind: 'rooftop', geometry: square(114.75, 34.5, 0.001) });
    await browser.say('project.close', {});
    expect((await browser.say('project.backups', { path })).backups).not.toHaveLength(0);
    await browser.fromWindow('project.recent', {});
    await expect(browser.fromWindow('project.restore', { path })).rejects.toMatchObject({
      code: 'path.not-granted',
    });
    harm(path);
    await expect(browser.fromWindow('project.open', { path })).rejects.toMatchObject({
      code: `document.${what}`,
    });
    await expect(browser.fromWindow('project.restore', { path })).resolves.toMatchObject({ path });
    await browser.fromWindow('project.close', {});
    await expect(browser.fromWindow('project.restore', { path })).rejects.toMatchObject({
      code: 'path.not-granted',
    });
    await browser.close();
    expect(readdirSync(folder)).toContain(`${what}.damaged-1.gpkg`);
  });
});

describe('names suggested to a dialog', () => {
  it.each([
    ['../../.bashrc', '-..-.bashrc'],
    ['/etc/cron.d/x', '-etc-cron.d-x'],
    ['C:\\Windows\\win.ini', 'C--Windows-win.ini'],
    ['.profile', 'profile'],
    ['兰考/2026.pdf', '兰考-2026.pdf'],
  ])('%j stays in the dialog’s folder', async (suggestedName, shown) => {
    const seen: (string | undefined)[] = [];
    const other = openDesk(join(folder, 'dialogs'), { seen });
    await other.fromWindow('shell.choose', { purpose: 'save-plan', suggestedName });
    await other.close();
    expect(seen).toEqual([shown]);
  });
});
