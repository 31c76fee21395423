import { readFileSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { blankPdf } from '../../../electron/report/pdf/blank.ts';
import { drawCounty, randomOf } from '../../random-county.ts';
import { deskOnLankao, type OpenDesk } from '../desk.ts';

interface Figure {
  chapter: string;
  label: string;
  unit: string;
  value: number;
}

let d: OpenDesk;
afterEach(() => d.close());

it.each([880_100, 880_127])('a plan of county %i names no figure twice with two values', async (seed) => {
  d = await deskOnLankao(false, { printPdf: async () => blankPdf() });
  await drawCounty(d.say, randomOf(seed));
  const out = `${d.folder}/plan.pdf`;
  await d.say('plan.export', { out, language: 'zh' });
  const { figures } = JSON.parse(readFileSync(`${out}.figures.json`, 'utf8')) as { figures: Figure[] };
  const apart: string[] = [];
  const twice = Map.groupBy(
    // What begins with a number is one of a list that each chapter has its own of.
    figures.filter(({ label }) => !/^\d/.test(label)),
    ({ label, unit }) => `${label} ${unit}`,
  );
  let shared = 0;
  for (const [name, [first, ...others]] of twice) {
    for (const { chapter, value } of others) {
      if (chapter === first!.chapter) continue;
      shared++;
      const off = Math.abs(value - first!.value);
      if (off > 1e-9 * Math.max(1, Math.abs(value)))
        apart.push(`${name}: ${first!.chapter} ${first!.value}, ${chapter} ${value}`);
    }
  }
  expect(apart).toEqual([]);
  expect(shared).toBeGreaterThan(20);
});
