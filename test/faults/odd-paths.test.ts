import { mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CommandName, type CommandSpec, contract } from '../../shared/contract.ts';
import { PlannerError } from '../../shared/errors.ts';
import { digestOf, openDesk, SMALL_COUNTY, type TestDesk } from './desk.ts';
import { inputNaming } from './path-inputs.ts';

let folder: string;
let document: string;
let desk: TestDesk;
beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'odd-paths-')));
  document = join(folder, 'a.gpkg');
  desk = openDesk(folder, { shell: 'command-line' });
  await desk.say('project.create', { path: document, countyCode: SMALL_COUNTY });
  await desk.settled();
  if (process.platform === 'win32') return;
  symlinkSync('there', join(folder, 'here'));
  symlinkSync('here', join(folder, 'there'));
});
afterAll(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

const ODD: [what: string, path: () => string][] = [
  ['longer than any name', () => join(folder, `${'x'.repeat(300)}.csv`)],
  ['with a sign that ends texts', () => join(folder, 'a\0b.csv')],
  ['beneath a file', () => join(document, 'a.csv')],
  ['of a folder that is not there', () => join(folder, 'none', 'b.csv')],
  ...(process.platform === 'win32'
    ? []
    : ([
        ['of a link to itself', () => join(folder, 'here')],
        ['beneath a link to itself', () => join(folder, 'here', 'a.csv')],
      ] as [string, () => string][])),
];

it.each(ODD)('every command refuses by name a path %s', { timeout: 300_000 }, async (_, path) => {
  const before = digestOf(document);
  const untyped: string[] = [];
  let tried = 0;
  for (const [name, spec] of Object.entries(contract) as [CommandName, CommandSpec][]) {
    for (const field of spec.paths ?? []) {
      const input = inputNaming(spec, field, path(), ({ access }) =>
        join(folder, access === 'write' ? `${name}.out` : 'none.csv'),
      );
      if (input === undefined) continue;
      tried++;
      await desk.say(name, input as never).catch((error: unknown) => {
        if (!(error instanceof PlannerError)) untyped.push(`${name} ${field.field}: ${error}`);
      });
    }
  }
  expect(untyped).toEqual([]);
  expect(tried).toBeGreaterThan(25);
  expect(digestOf(document)).toBe(before);
});
