import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PLAN_STEPS, type PlanStep, RESULT_TABLES } from '../../../shared/province.ts';
import { square, startDesk } from '../desk.ts';

/** A county's inputs change, or its work is cut off: it must come to what it comes to when made at once. */
let d: ReturnType<typeof startDesk>;
/** Told each line of the log, when the step is written down and the next one not begun. */
let noted: (step: PlanStep) => void = () => {};
beforeEach(() => {
  noted = () => {};
  d = startDesk({ note: (line) => noted((line as { step: PlanStep }).step) });
  const features = [0, 1, 2, 3].map((i) => ({
    type: 'Feature',
    properties: { name: `${i + 1}号楼`, class: '党政机关', floors: 2 },
    geometry: square(114.82 + 0.001 * i, 34.82, 0.0004 + 0.0001 * i),
  }));
  d.file('a.geojson', JSON.stringify({ type: 'FeatureCollection', features }));
});
afterEach(() => d.close());

const CODE = '410225';
const plan = async (out: string, columns: string, cells: string) => {
  const table = d.file(
    'province.csv',
    `county,rulesdate,layers,${columns}\n${CODE},2026-06-30,buildings=a.geojson,${cells}`,
  );
  const { counties } = await d.say('province.plan', { table, out: join(d.folder, out) });
  expect(counties[0]!.error).toBeNull();
  return counties[0]!;
};
/** The tables of results that differ between two folders. */
const differing = (one: string, other: string) =>
  RESULT_TABLES.filter((name) => {
    const [a, b] = [one, other].map((out) =>
      readFileSync(join(d.folder, out, 'results', 'province=41', `county=${CODE}`, `${name}.parquet`)),
    );
    return !a!.equals(b!);
  });
const least = (kwp: number) => `"{""goal"":""energy"",""limits"":{""mostKwp"":${kwp}}}"`;

describe('a county whose inputs changed', { timeout: 600_000 }, () => {
  it('comes to what it comes to when made at once', async () => {
    for (const [i, [column, first, then, step]] of (
      [
        ['solve', least(400), least(200), 'solve'],
        ['survey', 'heights', 'none', 'import'],
      ] as const
    ).entries()) {
      await plan(`changed-${i}`, column, first);
      const changed = await plan(`changed-${i}`, column, then);
      expect(changed.steps.find(({ state }) => state === 'done')!.step).toBe(step);
      await plan(`fresh-${i}`, column, then);
      expect(differing(`changed-${i}`, `fresh-${i}`), `${column} ${first} → ${then}`).toEqual([]);
    }
  });

  it('keeps what a planner did to its document since beside the new one', async () => {
    const { document } = await plan('worked', 'solve', least(400));
    await d.say('project.open', { path: document! });
    await d.say('site.create', { kind: 'rooftop', geometry: square(114.84, 34.82, 0.001), name: '自己画的' });
    await d.say('project.close', {});
    await plan('worked', 'solve', least(200));
    await plan('fresh', 'solve', least(200));
    expect(differing('worked', 'fresh')).toEqual([]);
    await d.say('project.open', { path: join(d.folder, 'worked', 'replaced', `${CODE}-1.gpkg`) });
    const { sites } = await d.say('site.list', {});
    expect(sites.map(({ name }) => name)).toContain('自己画的');
  });

  it('keeps a document of an older version as that left it', async () => {
    const old = gunzipSync(readFileSync(new URL('../../faults/documents/v3.gpkg.gz', import.meta.url)));
    mkdirSync(join(d.folder, 'old', 'documents'), { recursive: true });
    writeFileSync(join(d.folder, 'old', 'documents', '410221.gpkg'), old);
    const table = d.file('old.csv', 'county\n410221');
    const { failed } = await d.say('province.plan', { table, out: join(d.folder, 'old') });
    expect(failed).toBe(0);
    const folder = join(d.folder, 'old', 'replaced');
    expect(readdirSync(folder)).toEqual(['410221-1.gpkg']);
    expect(readFileSync(join(folder, '410221-1.gpkg')).equals(old)).toBe(true);
  });

  it('comes to the same bytes wherever it was cut off', async () => {
    const steps = PLAN_STEPS.filter((step) => step !== 'print');
    noted = (step) => cpSync(join(d.folder, 'whole'), join(d.folder, `cut-${step}`), { recursive: true });
    await plan('whole', 'solve', least(400));
    noted = () => {};
    for (const [i, step] of steps.entries()) {
      // As a program that was ended leaves it that had done the step and not written that down.
      const file = join(d.folder, `cut-${step}`, 'state', `${CODE}.json`);
      const state = JSON.parse(readFileSync(file, 'utf8'));
      writeFileSync(file, JSON.stringify({ ...state, running: step, steps: state.steps.slice(0, i) }));
      const again = await plan(`cut-${step}`, 'solve', least(400));
      expect(again.steps.map(({ state }) => state)).toEqual(steps.map((_, at) => (at < i ? 'kept' : 'done')));
      expect(differing(`cut-${step}`, 'whole'), step).toEqual([]);
      expect(readdirSync(join(d.folder, `cut-${step}`, 'state'))).toEqual([`${CODE}.json`]);
    }
  });
});
