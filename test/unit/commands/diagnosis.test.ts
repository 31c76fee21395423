import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { CHECKS } from '../../../shared/diagnosis.ts';
import { openDesk, SMALL_COUNTY } from '../../faults/desk.ts';

const folder = mkdtempSync(join(tmpdir(), 'diagnosis-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('looks at everything a helper asks about, and names no file', async () => {
  const desk = openDesk(folder);
  const before = await desk.say('app.diagnose', {});
  expect(before.checks.map(({ name }) => name)).toEqual([...CHECKS]);
  expect(before.checks.filter(({ state }) => state === 'failed')).toEqual([]);
  await desk.say('project.create', { path: join(folder, '王五.gpkg'), countyCode: SMALL_COUNTY });
  await desk.say('app.report', {
    message: 'x is not a function',
    stack: 'at render (app://planner/a.js:1:2)',
  });
  const { checks, log } = await desk.say('app.diagnose', {});
  const detail = (name: string) => checks.find((check) => check.name === name)?.detail;
  expect(detail('document')).toMatch(/^schema \d+, \d+ bytes, sound$/);
  expect(detail('data')).toContain('2885 counties');
  expect(detail('database')).toMatch(/^SQLite 3\./);
  expect(log.at(-1)).toContain('x is not a function');
  expect(JSON.stringify([checks, log])).not.toContain(folder);
  expect(JSON.stringify([checks, log])).not.toContain('王五');
  await desk.close();
});
