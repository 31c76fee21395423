import { describe, expect, it } from 'vitest';
import { combined } from '../../../shared/combined.ts';

describe('handlers of several files as one table', () => {
  it('holds every handler of every file', () => {
    const [one, two, three] = [() => 1, () => 2, () => 3];
    expect(combined({ 'a.one': one, 'a.two': two }, { 'b.three': three })).toEqual({
      'a.one': one,
      'a.two': two,
      'b.three': three,
    });
  });

  it('refuses a command that two files answer, by its name', () => {
    expect(() => combined({ 'a.one': () => 1 }, { 'b.two': () => 2 }, { 'a.one': () => 3 })).toThrow(
      /a\.one/,
    );
  });

  it('takes a file that is given twice as two', () => {
    const file = { 'a.one': () => 1 };
    expect(() => combined(file, file)).toThrow(/a\.one/);
  });
});
