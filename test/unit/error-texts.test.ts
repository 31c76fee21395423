import { describe, expect, it } from 'vitest';
import { errors as en } from '../../shared/i18n/en/errors.ts';
import { fill } from '../../shared/i18n/index.ts';
import { errors as zh } from '../../shared/i18n/zh/errors.ts';

const blanks = (message: string) => [...message.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);

describe('the messages of errors', () => {
  it.each([
    ['zh', zh],
    ['en', en],
  ] as [string, Record<string, string>][])('have blanks that are filled whole in %s', (_, messages) => {
    for (const [code, message] of Object.entries(messages)) {
      const params = Object.fromEntries(blanks(message).map((name) => [name, '7']));
      expect([code, fill(message, params)]).toEqual([code, expect.not.stringMatching(/[{}]/)]);
    }
  });

  it('tell the same in both languages', () => {
    const texts: Record<string, string> = en;
    for (const [code, message] of Object.entries(zh)) {
      expect([code, new Set(blanks(texts[code]!))]).toEqual([code, new Set(blanks(message))]);
    }
  });
});
