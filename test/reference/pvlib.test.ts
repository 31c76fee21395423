import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Case, families } from './families.ts';
import { mismatch, type Tolerance } from './tolerance.ts';

interface Family {
  family: string;
  tolerance: Tolerance;
  cases: Case[];
}

const ownFolder = new URL('./pvlib', import.meta.url).pathname;
const folder = process.env.REFERENCE_DIR || ownFolder;
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const read = files.map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Family);

/** Every number of a case that is not where it should be. */
function failures({ family, tolerance }: Family, one: Case, index: number): string[] {
  const answer = families[family]!(one.in, folder);
  const found: string[] = [];
  for (const [name, expected] of Object.entries(one.out)) {
    const ours = answer[name];
    if (!Array.isArray(expected)) {
      const why = mismatch(name, expected, ours as number | undefined, tolerance);
      if (why) found.push(`case ${index}: ${why}`);
      continue;
    }
    if (!Array.isArray(ours) || ours.length !== expected.length) {
      found.push(`case ${index}: ${name}: expected ${expected.length} numbers`);
      continue;
    }
    expected.forEach((value, at) => {
      const why = mismatch(name, value, ours[at], tolerance);
      if (why) found.push(`case ${index} [${at}]: ${why}`);
    });
  }
  return found;
}

test('the folder holds families, and only known ones', () => {
  expect(read.length).toBeGreaterThan(0);
  expect(read.map(({ family }) => family).filter((family) => !(family in families))).toEqual([]);
});

test('no family is missing', () => {
  // Another folder may hold fewer families; ours holds all of them.
  if (folder === ownFolder) {
    expect(read.map(({ family }) => family).sort()).toEqual(Object.keys(families).sort());
  }
});

describe.each(read.filter(({ family }) => family in families))('$family', (family) => {
  test(`agrees with all ${family.cases.length} cases`, () => {
    expect(family.cases.length).toBeGreaterThan(0);
    expect(family.cases.flatMap((one, index) => failures(family, one, index))).toEqual([]);
  });
});
