import { describe, expect, it } from 'vitest';
import { rulePackFaults, rulesAt } from '../../../electron/engine/rules/rule-pack.ts';
import { readRulePack } from '../../../electron/formats/rule-pack.ts';
import type { CommandInput } from '../../../shared/contract.ts';
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
    expect(faults(row({}), row({ validFrom: '2026-01-01' }))).toEqual([
      { id: 'a', kind: 'k', region: '全国', why: 'overlap', date: '2026-01-01' },
    ]);
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
    expect(yunnan.after('price.timeOfUse')!.document).toContain('〔2026〕51');
    expect((await at('130102', '2026-11-01'))('price.timeOfUse')!.region).toBe('冀南');
    expect((await at('410225', '2029-12-31'))('direct.selfUsedOfDemand')!.value).toBe(0.3);
    expect((await at('410225', '2030-01-01'))('direct.selfUsedOfDemand')!.value).toBe(0.35);
    // Costs, factors and shares are rules as all others are, each of its own time.
    expect(henan('cost.capex.rooftop')).toMatchObject({ value: 2800, unit: 'yuan/kWp', status: 'judgement' });
    expect(henan('carbon.gridFactor')).toMatchObject({ region: '河南', value: 0.5897, status: 'verified' });
    expect((await at('410225', '2025-12-30'))('carbon.gridFactor')).toMatchObject({ validTo: '2025-12-30' });
    expect((await at('540102', '2026-11-01'))('carbon.gridFactor')).toMatchObject({
      ...{ region: '西藏', value: 0.2472, status: 'judgement' },
    });
    // The margins of 2019 have no Southwest: Sichuan gets none, nor Central's.
    expect(henan('carbon.operatingMargin')!.value).toBe(0.8587);
    expect((await at('510104', '2026-11-01'))('carbon.operatingMargin')).toBeUndefined();
    expect(henan('pilot.roofShare.public')).toMatchObject({ value: 0.4, unit: 'share' });
    await expect(at('999999', '2026-11-01')).rejects.toMatchObject({ code: 'county.unknown' });
  } finally {
    await close();
  }
});

it('has no rules of Hong Kong and Macau, rather than those of the mainland', async () => {
  const { say, close } = startDesk();
  const date = '2026-11-01';
  for (const [countyCode, region] of [
    ['810001', '香港'],
    ['820001', '澳门'],
  ] as const) {
    expect(await say('rulepack.at', { countyCode, date })).toEqual({
      ...{ rows: [], regions: [region], nationalHolds: false },
    });
    for (const tariff of ['household', 'commercial'] as const) {
      await expect(say('price.selfUse', { countyCode, date, tariff })).rejects.toMatchObject({
        code: 'rules.none-here',
        params: { region },
      });
    }
    const project: CommandInput<'money.case'> = {
      ...{ countyCode, ownerClass: 'commercial', mode: 'selfUseSurplus', capacityKwp: 100 },
      ...{ annualKwh: 1e5, selfUsedShare: 0.5, inServiceDate: date },
    };
    await expect(say('money.case', project)).rejects.toMatchObject({ code: 'rules.none-here' });
  }
  await close();
});
