import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fill } from '../../shared/i18n/index.ts';

const folder = new URL('../../shared/i18n/en/', import.meta.url);
/** Blanks that stand for a number of things which may be one. */
const COUNTED = 'n|sites|consumers|missing|red|hours|records|minutes|rows|total|rules|villages|photos';
/** What takes their number: a word in the plural, up to two words behind. */
const PLURAL = new RegExp(
  `\\{(${COUNTED})\\}{1,2} (?:(?!of |more |in |or |at |s\\b)[a-z-]+ ){0,2}?[a-z-]{2,}s\\b`,
  'g',
);
/** Numbers that are never one, or units that stay as they are. */
const NEVER_ONE = [
  '{n} sites with the most',
  '{n} sites of the highest',
  '{n} sites that keeps',
  '{n} person-years',
  '{n} jobs',
  '{hours} full-load hours',
  '{rows} rows',
  '{n} rows',
  '{n} features',
  '{n} bands',
  '{n} values',
  '{sites} and others',
  '{n} sites overlap',
  '{n} sites into',
  '{rows} values',
  '{n} photos are added at once',
  '{n} characters',
  '{n} years',
  '{rows} cells',
];

describe('English texts with numbers', () => {
  it('have the words for one where they count what may be one', () => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    const found = files
      .filter((name) => name.endsWith('.ts'))
      .flatMap((file) => {
        const text = readFileSync(new URL(file, folder), 'utf8');
        return [...text.matchAll(PLURAL)]
          .map(({ index }) => text.slice(index, index + 60).replace('}}', '}'))
          .filter((words) => !NEVER_ONE.some((known) => words.startsWith(known)))
          .map((words) => `${file}: ${words}`);
      });
    expect(found).toEqual([]);
  });

  it('choose them by the number', () => {
    const text = '{n} {n|site reaches|sites reach} beyond; {n|it counts|they count} whole.';
    expect(fill(text, { n: 1 })).toBe('1 site reaches beyond; it counts whole.');
    expect(fill(text, { n: '1' })).toBe('1 site reaches beyond; it counts whole.');
    for (const n of [0, 2, '1,001'])
      expect(fill(text, { n })).toBe(`${n} sites reach beyond; they count whole.`);
  });
});
