import { customPinyin, pinyin } from 'pinyin-pro';
import { PLACE_READINGS } from '../../../shared/place-readings.ts';
import { KINDS, MARKS, OFFICIAL } from './names.ts';

const HAN = /\p{Script=Han}+/gu;
const WIDE = /[\u3000-\u303f\uff00-\uffef]/g;
const KNOWN = new Map([...OFFICIAL, ...KINDS]);
const LONGEST = Math.max(...[...KNOWN.keys()].map((word) => word.length));

let read = false;

/**
 * Chinese names in Latin letters by Hanyu Pinyin without tones, kinds of places and things in English, full-width
 * marks as English texts write them: `示范110千伏变电站01` becomes `Shifan 110 kV Substation 01`. What holds no
 * Chinese stays as it is.
 */
export function romanise(text: string): string {
  if (!read) customPinyin(PLACE_READINGS);
  read = true;
  return text
    .replace(HAN, (run, at: number) => {
      const [before, after] = [text[at - 1] ?? '', text[at + run.length] ?? ''];
      const gap = (beside: string) => (/[\p{L}\p{N}]/u.test(beside) ? ' ' : '');
      return `${gap(before)}${wordsOf(run).join(' ')}${gap(after)}`;
    })
    .replace(WIDE, (mark) => MARKS[mark] ?? String.fromCharCode(Math.max(32, mark.charCodeAt(0) - 0xfee0)))
    .replace(/ {2,}/g, ' ');
}

/** A run of Chinese characters as English words: known ones translated, what stands between them romanised. */
function wordsOf(run: string): string[] {
  const words: string[] = [];
  let stem = '';
  const close = () => {
    if (stem) words.push(romanised(stem));
    stem = '';
  };
  for (let at = 0; at < run.length; ) {
    const known = knownAt(run, at);
    // A kind of place names nothing at a name's beginning: 镇平 is no town called 平.
    if (known && (at > 0 || known.length > 1 || run.length === 1)) {
      close();
      words.push(KNOWN.get(known)!);
      at += known.length;
    } else stem += run[at++];
  }
  close();
  return words;
}

function knownAt(run: string, at: number): string | null {
  for (let length = Math.min(LONGEST, run.length - at); length > 0; length--) {
    const word = run.slice(at, at + length);
    // Single characters are kinds only where a name ends.
    if (KNOWN.has(word) && (length > 1 || at + 1 === run.length)) return word;
  }
  return null;
}

function romanised(stem: string): string {
  const syllables = pinyin(stem, { toneType: 'none', type: 'array' }).map((each) =>
    each.replaceAll('ü', 'u'),
  );
  const word = syllables.map((each, i) => (i > 0 && /^[aeo]/.test(each) ? `'${each}` : each)).join('');
  return word.charAt(0).toUpperCase() + word.slice(1);
}
