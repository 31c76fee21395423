import { expect, it } from 'vitest';
import { assumptionsSchema } from '../../../shared/domain.ts';
import { assumptionWords } from '../../../shared/i18n/assumption-words.ts';

/** Of these a scenario holds one for each substation, layer or judgement: they are told as they are stored. */
const WITHOUT_UNIT = /ratingsMva|storesKwh|storesKw|weights|judgements|^fit\.(agriculture|tourism)$/;

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
    return (
      !WITHOUT_UNIT.test(key) && (!named || said === 'null' || said === 'undefined' || /[{}"]/.test(said))
    );
  });
  expect(bare).toEqual([]);
  expect(words.value('money.discountRate', 0.0725)).toBe('7.25 %');
  expect(words.value('lossTree.soiling', 0.05)).toBe('5 %');
  expect(words.value('gammaPdcPerK', -0.0029)).toBe('−0.29 %/°C');
});
