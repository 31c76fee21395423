import { expect, it } from 'vitest';
import { FIELDS } from '../../../shared/assumptions.ts';
import { assumptionsSchema } from '../../../shared/domain.ts';
import { assumptionWords } from '../../../shared/i18n/assumption-words.ts';

it.each(['zh', 'en'] as const)('has a name and a value in words for every assumption, %s', (language) => {
  const words = assumptionWords(language);
  const assumptions = assumptionsSchema.parse({});
  const flat = Object.entries(assumptions).flatMap(([key, value]): [string, unknown][] =>
    value !== null && typeof value === 'object'
      ? Object.entries(value).map(([inner, each]) => [`${key}.${inner}`, each])
      : [[key, value]],
  );
  const bare = flat.filter(([key, value]) => {
    const named = words.name(key) !== key;
    const said = words.value(key, value);
    return !named || said === 'null' || said === 'undefined' || /[{}"]/.test(said);
  });
  expect(bare).toEqual([]);
  expect(words.value('money.discountRate', 0.0725)).toBe('7.25%');
  expect(words.value('lossTree.soiling', 0.05)).toBe('5%');
  expect(words.value('gammaPdcPerK', -0.0029)).toBe('−0.29%/°C');
});

it('tells what is set at single objects and how criteria are weighted without keys of the program', () => {
  const zh = assumptionWords('zh');
  const en = assumptionWords('en');
  const works = { 'station:3': { year: 2028 }, 'feeder:2': { year: 2029 } };
  expect(zh.value('supply.gridWorks', works)).toBe('变电站 3（2028）、线路 2（2029）');
  expect(en.value('supply.gridWorks', works)).toBe('substation 3 (2028), feeder 2 (2029)');
  const limits = { county: { by: 'energy', share: 0.05 }, 'feeder:2': { by: 'hours', share: 0.1 } };
  expect(zh.value('supply.plannedLimits', limits)).toBe(
    '全县（未单独选定的对象）（按全年电量 5%）、线路 2（按全年小时数 10%）',
  );
  expect(zh.name('supply.storesKwh')).toBe('变电站储能容量');
  expect(zh.value('supply.storesKwh', { 3: 2000 })).toBe('变电站 3（2000 kWh）');
  expect(zh.value('supply.ratingsMva', {})).toBe('未给出');
  const judged = { method: 'ahp', weights: {}, judgements: { 'jobs>householdIncome': 3 } };
  expect(zh.value('fit.agriculture', judged)).toMatch(/^两两比较（AHP）（.+ 3）$/);
  expect(zh.value('supply.gridWorks', null)).toBe('未给出');
  expect(zh.value('fit.tourism', null)).toBe('未给出');
  for (const words of [zh, en]) expect(words.value('fit.agriculture', judged)).not.toMatch(/[{}"]/);
});

it.each(['zh', 'en'] as const)(
  'explains every field of the table, and names each of its choices, %s',
  (language) => {
    const words = assumptionWords(language);
    for (const [key, field] of FIELDS) {
      expect(words.help(key), key).not.toBe('');
      for (const choice of field.as === 'choice' ? field.values : []) {
        expect(words.value(key, choice), key).not.toContain('"');
      }
    }
  },
);

it('gives a field the limits, whole numbers and empty value of its schema', () => {
  expect(FIELDS.get('money.discountRate')).toMatchObject({ factor: 100, unit: '%', min: 0, max: 30 });
  expect(FIELDS.get('money.loanYears')).toMatchObject({ digits: 0, min: 1, max: 30, empty: false });
  expect(FIELDS.get('money.feedInYuanKwh')).toMatchObject({ min: 0, max: 5, empty: 'none' });
  expect(FIELDS.get('supply.calendarYear')).toMatchObject({ min: 2025, max: 2026, digits: 0 });
  const { min } = FIELDS.get('supply.powerFactor') as { min: number };
  expect(min).toBeGreaterThan(0.5);
  expect(FIELDS.has('weatherId')).toBe(false);
});

it('takes the values at both limits that a field shows', () => {
  const parse = (key: string, value: number) => {
    const [group, inner] = key.includes('.') ? key.split('.') : [null, key];
    return assumptionsSchema.safeParse(group ? { [group]: { [inner!]: value } } : { [inner!]: value })
      .success;
  };
  for (const [key, field] of FIELDS) {
    if (field.as !== 'number') continue;
    const stored = (shown: number) =>
      field.digits === 0 ? Math.round(shown / field.factor) : shown / field.factor;
    expect(parse(key, stored(field.min)), `${key} ${field.min}`).toBe(true);
    expect(parse(key, stored(field.max)), `${key} ${field.max}`).toBe(true);
  }
});
