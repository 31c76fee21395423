import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { reportError } from '../../electron/commands/report-error.ts';
import { type CommandName, contract } from '../../shared/contract.ts';
import { PlannerError } from '../../shared/errors.ts';
import { fitting, inputFor, type Schema } from './arbitrary-input.ts';
import { openDesk, SMALL_COUNTY, square, type TestDesk } from './desk.ts';

const names = Object.keys(contract) as CommandName[];
/** At least 10,000 inputs over all commands. */
const RUNS = Math.ceil(10_500 / names.length);
const SEED = Number(process.env.FAULT_SEED ?? 20261124);

let folder: string;
let path: string;
let weather: string;
let desk: TestDesk;
let choice: string | null = null;
let inputs = 0;
const roots = [Object.prototype, Array.prototype, Function.prototype];
const before = roots.map((root) => Reflect.ownKeys(root).length);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hostile-'));
  path = join(folder, 'a.gpkg');
  weather = join(folder, 'bad.csv');
  writeFileSync(weather, 'a,__proto__,c\n1,2,3\n');
  desk = openDesk(folder, { choose: () => choice, shell: 'command-line' });
  await desk.say('project.create', { path, countyCode: SMALL_COUNTY });
  for (let i = 0; i < 3; i++) {
    await desk.say('site.create', { kind: 'rooftop', geometry: square(114.75 + i * 0.01, 34.5, 0.001) });
  }
});
afterAll(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The planner's document open, whatever the commands before did to it. */
async function opened(): Promise<void> {
  const { project } = await desk.say('project.info', {});
  if (project?.path !== path) await desk.say('project.open', { path });
}

async function judge(name: CommandName, input: unknown): Promise<void> {
  inputs++;
  try {
    const value = await desk.fromWindow(name, input);
    JSON.stringify(value);
  } catch (error) {
    const report = reportError(error, 'en');
    if (!(error instanceof PlannerError) || report.code === 'internal') throw error;
    expect(report.message).toMatch(/\S/);
    expect(report.message).not.toMatch(/\{[a-z]+\w*\}/);
  }
}

describe('commands said by a window that someone else has taken over', { timeout: 300_000 }, () => {
  it.each(names)('%s never breaks', async (name) => {
    await opened();
    const schema = z.toJSONSchema(contract[name].input, { io: 'input', unrepresentable: 'any' }) as Schema;
    await fc.assert(
      fc.asyncProperty(inputFor(schema), (input) => judge(name, input)),
      { numRuns: RUNS, seed: SEED },
    );
    await desk.settled();
  });

  it('were many, changed no prototype, wrote no file and left the document sound', async () => {
    console.log(`${inputs} inputs over ${names.length} commands`);
    expect(inputs).toBeGreaterThanOrEqual(10_000);
    expect(roots.map((root) => Reflect.ownKeys(root).length)).toEqual(before);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    await opened();
    await desk.say('project.close', {});
    expect(readdirSync(folder).sort()).toEqual(['a.gpkg', 'bad.csv', 'settings']);
    const db = new Database(path, { readonly: true });
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.prepare(`SELECT count(*) FROM sqlite_master WHERE name = 'sites'`).pluck().get()).toBe(1);
    db.close();
  });
});

describe('files a window names', () => {
  const withPaths = names.filter((name) => 'paths' in contract[name]);
  const victims = [
    fileURLToPath(import.meta.url),
    '/etc/passwd',
    '/etc/cron.d/x',
    '../../x.gpkg',
    'C:\\Windows\\win.ini',
    '\\\\server\\share\\x',
  ];
  it.each(withPaths)('%s refuses unless a dialog granted them', async (name) => {
    await opened();
    const spec = contract[name] as { input: z.ZodType; paths: { field: string }[] };
    const schema = z.toJSONSchema(spec.input, { io: 'input', unrepresentable: 'any' }) as Schema;
    const around = fc.sample(fitting(schema), { numRuns: 200, seed: SEED }) as object[];
    for (const victim of victims) {
      for (const { field } of spec.paths) {
        const [outer, inner] = field.split('.');
        // A field holds one path or several; the rest of the input is anything that the schema takes, so that the path
        // alone is in the way.
        const input = [victim, [victim]]
          .map((value) => ({ [outer]: inner ? { [inner]: value } : value }))
          .flatMap((named) => around.map((rest) => ({ ...rest, ...named })))
          .find((one) => spec.input.safeParse(one).success);
        expect(input, `no input fits ${name}`).toBeDefined();
        await expect(desk.fromWindow(name, input)).rejects.toMatchObject({ code: 'path.not-granted' });
      }
    }
  });

  it('are granted one by one, by their exact name', async () => {
    await opened();
    choice = weather;
    await desk.fromWindow('shell.choose', { purpose: 'open-weather' });
    await expect(desk.fromWindow('weather.inspect', { path: weather })).resolves.toBeDefined();
    for (const near of [
      join(folder, 'settings', '..', 'BAD.csv'),
      `${weather}\0`,
      `${folder}//bad.csv`,
      folder,
    ]) {
      await expect(desk.fromWindow('weather.inspect', { path: near })).rejects.toMatchObject({
        code: 'path.not-granted',
      });
    }
  });
});
