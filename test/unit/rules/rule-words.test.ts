import { afterAll, describe, expect, it } from 'vitest';
import { openLibrary } from '../../../electron/session/library.ts';
import { ruleWords } from '../../../shared/i18n/rule-words.ts';

const library = openLibrary();
afterAll(() => library.close());
const rows = library.rulePack();

describe.each(['zh', 'en'] as const)('rules in %s', (language) => {
  const words = ruleWords(language);

  it('are all named, each otherwise than the others', () => {
    const ids = [...new Set(rows.map(({ id }) => id))];
    const names = ids.map((id) => words.name({ id }));
    expect(ids.filter((id, i) => names[i] === id)).toEqual([]);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
    // No key of the program is left of what a name is made of.
    const key = language === 'zh' ? /[A-Za-z]{3,}/ : /[a-z][.][a-z]|[a-z][A-Z][a-z]/;
    expect(names.filter((name) => key.test(name.replace('CCER', '')))).toEqual([]);
  });

  it('say their values in its words', () => {
    const said = rows.map((row) => words.value(row) ?? '');
    const foreign = language === 'zh' ? /[A-Za-z]{4,}/ : /[\u4e00-\u9fff]/;
    const units = /kgCO2e?|tCO2|yuan/g;
    // Titles of laws stay as they are.
    const strange = rows.filter(
      ({ unit }, i) =>
        unit !== 'law' && foreign.test(language === 'zh' ? said[i]!.replace(units, '') : said[i]!),
    );
    expect(strange.map((row) => words.value(row))).toEqual([]);
  });
});

it('shows shares in percent, and an own rule by its id', () => {
  const { name, value } = ruleWords('zh');
  expect(value({ id: 'mechanism.new.share', value: 0.8, unit: 'share' })).toBe('80%');
  expect(value({ id: 'land.protected-farmland', value: 0.005, unit: 'share of the site' })).toBe(
    '0.5% （占站点面积）',
  );
  expect(value({ id: 'mechanism.new.share', value: null, unit: 'share' })).toBeNull();
  expect(value({ id: 'own.rule', value: 3, unit: 'kW' })).toBe('3 kW');
  expect(name({ id: 'own.rule' })).toBe('own.rule');
  expect(name({ id: 'building.owner.car-park' })).toBe('业主类别：停车场');
});
