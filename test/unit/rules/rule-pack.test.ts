import { describe, expect, it } from 'vitest';
import { rulePackFaults, rulesAt } from '../../../electron/engine/rules/rule-pack.ts';
import { readRulePack } from '../../../electron/formats/rule-pack.ts';
import { type RuleRow, ruleRowSchema } from '../../../shared/rule-pack.ts';
import { startDesk } from '../desk.ts';

const pack = readRulePack(new URL('../../../data', import.meta.url).pathname);
const row = (changes: Partial<RuleRow>): RuleRow => ({
  ...{ id: 'a', kind: 'k', region: '全国', value: 1, unit: 'm', validFrom: '2025-01-01', validTo: null },
  ...{ document: 'd', status: 'verified', source: 's' },
  ...changes,
});

describe('the rule pack', () => {
  it('has no overlaps, and nothing that ended without a successor', () => {
    expect(pack.length).toBeGreaterThan(150);
    expect(rulePackFaults(pack, new Date().toISOString().slice(0, 10))).toEqual([]);
  });

  it('takes no row without source, document, dates or status', () => {
    for (const missing of ['source', 'document', 'validFrom', 'status'] as const) {
      expect(ruleRowSchema.safeParse({ ...row({}), [missing]: '' }).success, missing).toBe(false);
    }
    expect(ruleRowSchema.safeParse(row({ validTo: '2025-13-01' })).success).toBe(false);
  });

  it('finds overlaps, reversed dates and ends that nothing follows', () => {
    const faults = (...rows: RuleRow[]) => rulePackFaults(rows, '2026-11-29');
    expect(faults(row({}), row({ validFrom: '2026-01-01' }))).toHaveLength(1);
    expect(faults(row({}), row({ validFrom: '2026-01-01', region: '河南' }))).toEqual([]);
    expect(faults(row({ validTo: '2024-01-01' }))).toHaveLength(2);
    expect(faults(row({ validTo: '2026-06-30' }))).toHaveLength(1);
    expect(faults(row({ validTo: '2026-11-29' }))).toEqual([]);
    expect(faults(row({ validTo: '2026-06-30' }), row({ validFrom: '2026-07-01' }))).toEqual([]);
    expect(faults(row({ validTo: '2026-06-30' }), row({ validFrom: '2026-07-02' }))).toHaveLength(1);
  });

  it('puts a province before the country, and looks at both ends of the dates', () => {
    const rows = [row({}), row({ region: '河南', value: 2, validFrom: '2026-01-01', validTo: '2026-12-31' })];
    const at = (region: string, date: string) => rulesAt(rows, [region], date).map(({ value }) => value);
    expect(at('河南', '2025-12-31')).toEqual([1]);
    expect(at('河南', '2026-01-01')).toEqual([2]);
    expect(at('河南', '2026-12-31')).toEqual([2]);
    expect(at('河南', '2027-01-01')).toEqual([1]);
    expect(at('山东', '2026-06-01')).toEqual([1]);
    expect(at('河南', '2024-12-31')).toEqual([]);
  });
});

it('answers for a county on a date, and says what is not known', async () => {
  const { say, close } = startDesk();
  const at = async (countyCode: string, date: string) => {
    const { rows } = await say('rulepack.at', { countyCode, date });
    return (id: string) => rows.find((each) => each.id === id);
  };
  try {
    const henan = await at('410225', '2026-11-01');
    expect(henan('mechanism.new.price')).toMatchObject({
      region: '河南',
      value: null,
      status: 'second-hand',
    });
    expect(henan('price.coalBenchmark')).toMatchObject({ value: 0.3779, status: 'second-hand' });
    expect(henan('law.natureReserve')).toMatchObject({ validFrom: '2026-03-15', status: 'verified' });
    expect((await at('410225', '2026-03-14'))('law.natureReserve')).toBeUndefined();
    expect((await at('370102', '2026-11-01'))('selfUseShare.commercial')).toMatchObject({
      ...{ region: '山东', value: 0.5, status: 'draft' },
    });
    const yunnan = { before: await at('530102', '2026-02-28'), after: await at('530102', '2026-03-01') };
    expect(yunnan.before('price.timeOfUse')!.value).toContain('peak');
    expect(yunnan.after('price.timeOfUse')!.value).toBeNull();
    expect((await at('130102', '2026-11-01'))('price.timeOfUse')!.region).toBe('冀南');
    expect((await at('410225', '2029-12-31'))('direct.selfUsedOfDemand')!.value).toBe(0.3);
    expect((await at('410225', '2030-01-01'))('direct.selfUsedOfDemand')!.value).toBe(0.35);
    await expect(at('999999', '2026-11-01')).rejects.toMatchObject({ code: 'county.unknown' });
  } finally {
    await close();
  }
});
