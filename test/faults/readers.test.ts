import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDesk, SMALL_COUNTY } from './desk.ts';

const PROGRAM = fileURLToPath(new URL('odd-readers.ts', import.meta.url));
/** Far more than all of it takes; a reader that waits for ever is ended after it. */
const MOST_MS = 900_000;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'readers-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What every command that reads a path answers to each of some paths: lines of command and path, then the answer. */
function answers(paths: readonly string[]): [what: string, answer: string][] {
  const { stdout, stderr, signal } = spawnSync(process.execPath, [PROGRAM, folder, ...paths], {
    encoding: 'utf8',
    timeout: MOST_MS,
    killSignal: 'SIGKILL',
  });
  expect(signal, `ended after: ${stdout.trimEnd().split('\n').at(-1)}`).toBeNull();
  expect(stderr).toBe('');
  const lines = stdout.trimEnd().split('\n');
  return lines.flatMap((line, i) =>
    line.startsWith('  ') ? [[lines[i - 1]!, line.trim()] as const] : [],
  ) as [string, string][];
}

const fifo = (path: string) => {
  expect(spawnSync('mkfifo', [path]).status).toBe(0);
  return path;
};

describe('a path that is to be read', { timeout: MOST_MS + 30_000 }, () => {
  it.runIf(process.platform === 'linux')('is refused where it is a pipe, a device or endless', () => {
    const pipes = ['csv', 'gpkg', 'tif', 'pdf'].map((ending) => fifo(join(folder, `pipe.${ending}`)));
    const said = answers([...pipes, '/dev/zero', '/proc/kmsg']);
    expect(said.length).toBeGreaterThan(100);
    expect(said.filter(([, answer]) => answer !== 'file.not-plain')).toEqual([]);
  });

  it('is refused by name where it is missing, empty or a folder', () => {
    mkdirSync(join(folder, 'folder.csv'));
    writeFileSync(join(folder, 'empty.csv'), '');
    const said = answers(['none.csv', 'folder.csv', 'empty.csv'].map((name) => join(folder, name)));
    expect(said.length).toBeGreaterThan(50);
    expect(said.filter(([, answer]) => !/^([a-zA-Z]+\.[a-z-]+$|answered )/.test(answer))).toEqual([]);
  });
});

describe.runIf(process.platform !== 'win32')(
  'a folder of a province from elsewhere',
  { timeout: MOST_MS },
  () => {
    it('with pipes and links among its results is told, and waits for nobody', async () => {
      const desk = openDesk(folder, { shell: 'command-line' });
      try {
        await desk.say('project.create', { path: join(folder, 'a.gpkg'), countyCode: SMALL_COUNTY });
        const out = join(folder, 'results');
        await desk.say('results.export', { out });
        const sites = join(
          out,
          `province=${SMALL_COUNTY.slice(0, 2)}`,
          `county=${SMALL_COUNTY}`,
          'sites.parquet',
        );
        const summed = async () =>
          (await desk.say('province.summarise', { paths: [out] })).counties.map(
            ({ error }) => error?.code ?? null,
          );
        expect(await summed()).toEqual([null]);
        rmSync(sites);
        fifo(sites);
        expect(await summed()).toEqual(['file.not-plain']);
        rmSync(sites);
        symlinkSync('/dev/zero', sites);
        expect(await summed()).toEqual(['file.not-plain']);
      } finally {
        await desk.close();
      }
    });

    it('names files in its table that are pipes, and finishes the other counties', async () => {
      const desk = openDesk(folder, { shell: 'command-line' });
      try {
        const pipe = fifo(join(folder, 'pipe.json'));
        const columns = ['layers', 'weather', 'terrain', 'assumptions', 'solve', 'boundary'];
        const codes = ['410221', '410222', '410223', '410304', '410225', '410302'];
        const lines = columns.map((column, i) =>
          [codes[i], ...columns.map((c) => (c === column ? pipe : ''))].join(),
        );
        const table = join(folder, 'province.csv');
        writeFileSync(table, [['county', ...columns].join(), ...lines, '410303,,,,,,'].join('\n'));
        const { counties } = await desk.say('province.plan', { table, out: join(folder, 'out') });
        expect(counties.map(({ error }) => error?.code ?? null)).toEqual([
          ...columns.map(() => 'file.not-plain'),
          null,
        ]);
      } finally {
        await desk.close();
      }
    });
  },
);
