import { customPinyin, pinyin } from 'pinyin-pro';
import { listedInEnglish, peopleOf } from '../../../shared/county-name.ts';
import { PLACE_READINGS } from '../../../shared/place-readings.ts';
import { KINDS, MARKS, OFFICIAL, POWER_REGIONS } from './names.ts';

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
  const region = POWER_REGIONS.get(run);
  if (region) return [region];
  const autonomous = autonomousPlace(run);
  if (autonomous) return autonomous;
  const words: string[] = [];
  let stem = '';
  const close = () => {
    if (stem) words.push(romanised(stem));
    stem = '';
  };
  for (let at = 0; at < run.length; ) {
    const known = knownAt(run, at);
    // A kind of place names nothing at a name's beginning: 镇平 is no town called 平; nor is 郑州 a prefecture called 郑.
    if (known === '州' && at === 1) stem += run[at++];
    else if (known && (at > 0 || known.length > 1 || run.length === 1)) {
      close();
      words.push(KNOWN.get(known)!);
      at += known.length;
    } else stem += run[at++];
  }
  close();
  return words;
}

/** Kinds of places that are named after the peoples who live there. */
const OF_PEOPLES: readonly [chinese: string, english: string][] = [
  ['自治州', 'Autonomous Prefecture'],
  ['自治县', 'Autonomous County'],
  ['自治旗', 'Autonomous Banner'],
  ['乡', 'Township'],
];
const LONGEST_PEOPLE = 5;

/** `临夏回族自治州` as `Linxia Hui Autonomous Prefecture`; null for a name without a people. */
function autonomousPlace(run: string): string[] | null {
  const kind = OF_PEOPLES.find(([ending]) => run.endsWith(ending));
  if (!kind) return null;
  let name = run.slice(0, -kind[0].length);
  const peoples: string[] = [];
  for (let length = LONGEST_PEOPLE; length >= 2; length--) {
    const people = length < name.length ? peopleOf(pinyinOf(name.slice(-length)).join('')) : undefined;
    if (!people) continue;
    peoples.unshift(people);
    name = name.slice(0, -length);
    length = LONGEST_PEOPLE + 1;
  }
  return peoples.length === 0
    ? null
    : [KNOWN.get(name) ?? romanised(name), listedInEnglish(peoples), kind[1]];
}

function knownAt(run: string, at: number): string | null {
  for (let length = Math.min(LONGEST, run.length - at); length > 0; length--) {
    const word = run.slice(at, at + length);
    // Single characters are kinds only where a name ends.
    if (KNOWN.has(word) && (length > 1 || at + 1 === run.length)) return word;
  }
  return null;
}

const pinyinOf = (words: string): string[] =>
  pinyin(words, { toneType: 'none', type: 'array' }).map((each) => each.replaceAll('ü', 'u'));

function romanised(stem: string): string {
  const syllables = pinyinOf(stem);
  const word = syllables.map((each, i) => (i > 0 && /^[aeo]/.test(each) ? `'${each}` : each)).join('');
  return word.charAt(0).toUpperCase() + word.slice(1);
}
