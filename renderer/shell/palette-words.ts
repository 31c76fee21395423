import i18next from 'i18next';
import { useEffect, useState } from 'react';
import type { Language } from '../base/i18n.ts';
import type { Shortcut } from './shortcuts.ts';

/** What an action is called in a language. */
export function nameOf({ label, naming }: Shortcut, language?: Language): string {
  const t = language ? i18next.getFixedT(language) : i18next.t;
  const thing = naming ? (t(naming) as string) : '';
  return String(t(label, { name: thing, layer: thing } as never));
}

type Pinyin = (text: string) => string[];

/** Syllables of Chinese text, whole and by their first letters, once the table for it is read. */
export function usePinyin(): Pinyin | null {
  const [pinyin, setPinyin] = useState<{ of: Pinyin } | null>(null);
  useEffect(() => {
    let gone = false;
    void import('pinyin-pro').then(({ pinyin: read }) => {
      const syllables = (text: string, pattern: 'pinyin' | 'first') =>
        read(text, { toneType: 'none', type: 'array', pattern, nonZh: 'consecutive' });
      const of = (text: string) => [
        syllables(text, 'pinyin').join(''),
        syllables(text, 'pinyin').join(' '),
        syllables(text, 'first').join(''),
      ];
      if (!gone) setPinyin({ of });
    });
    return () => {
      gone = true;
    };
  }, []);
  return pinyin?.of ?? null;
}
