import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  assumptionFile,
  assumptionJson,
  readAssumptionFile,
} from '../../../electron/formats/assumption-file.ts';
import { OF_ONE_DOCUMENT } from '../../../shared/assumptions.ts';
import { assumptionsSchema, changedAssumptions } from '../../../shared/domain.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'assumptions-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const defaults = assumptionsSchema.parse({});
const read = (text: string, name = 'a.csv') => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return readAssumptionFile(path);
};

describe('a file of assumptions', () => {
  it('gives another scenario all that was written, in either form and language', () => {
    fc.assert(
      fc.property(
        fc.record({
          albedo: fc.double({ min: 0, max: 1, noNaN: true }),
          discountRate: fc.double({ min: 0, max: 0.2, noNaN: true }),
          fromBalance: fc.boolean(),
          factor: fc.option(fc.double({ min: 0, max: 2, noNaN: true })),
          soiling: fc.double({ min: 0, max: 0.5, noNaN: true }),
        }),
        fc.constantFrom('zh' as const, 'en' as const),
        ({ albedo, discountRate, fromBalance, factor, soiling }, language) => {
          const own = changedAssumptions(defaults, {
            ...{ albedo, gridFactorKgKwh: factor, lossTree: { soiling }, weatherId: 7 },
            money: { discountRate, selfUseFromBalance: fromBalance },
            carbon: { gridPath: [{ year: 2035, factorKgKwh: 0.31 }] },
            supply: { storesKwh: { 3: 900 } },
          });
          const shared = { ...own, weatherId: null, supply: { ...own.supply, storesKwh: {} } };
          expect(changedAssumptions(defaults, read(assumptionFile(own, language)))).toEqual(shared);
          expect(changedAssumptions(defaults, read(assumptionJson(own), 'a.json'))).toEqual(shared);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('says name, unit, default and what differs beside each value, and nothing of one document alone', () => {
    const text = assumptionFile(changedAssumptions(defaults, { albedo: 0.35 }), 'zh');
    expect(text).toContain('\r\nalbedo,0.35,地面反射率,0.35,0.2,是\r\n');
    for (const key of OF_ONE_DOCUMENT) expect(text).not.toContain(`\r\n${key},`);
  });

  it('takes a table of some assumptions as Excel writes it, and leaves the others', () => {
    expect(read('key;value\r\nmoney.discountRate;0.07\r\n;\r\nalbedo;0.3\r\n')).toEqual({
      albedo: 0.3,
      money: { discountRate: 0.07 },
    });
  });

  it('refuses what it does not know or cannot be, with its line', () => {
    const fails = (text: string, code: string, where: object) =>
      expect(() => read(text)).toThrow(
        expect.objectContaining({ code, where: expect.objectContaining(where) }) as unknown as Error,
      );
    fails('key,value\nalbedo,1.5\n', 'assumptions.bad-value', { line: 2, field: 'albedo' });
    fails('key,value\nmoney.unknown,1\n', 'assumptions.unknown', { line: 2, field: 'money.unknown' });
    fails('key,value\nunknown,1\n', 'assumptions.unknown', { line: 2 });
    fails('名称,数\n反射率,1\n', 'assumptions.no-columns', { file: 'a.csv' });
    fails('{"albedo": ', 'assumptions.no-columns', {});
  });
});
