import { type Branch, branchesOf, find, hasClass, isBranch, wordsOf } from '../tree.ts';
import { TEXT_MM } from './pictures.ts';

const TWIPS_PER_MM = 1440 / 25.4;
export const TEXT_TWIPS = Math.round(TEXT_MM * TWIPS_PER_MM);
/** Beside the words of a cell, each side. */
export const CELL_MARGIN_TWIPS = 70;

/** An ideograph of a table's text of 8.5 points, twips; other characters are about half as wide. */
const IDEOGRAPH = 172;
const CHARACTER = 92;
/** Of a character in capitals, a percent sign or the like. */
const BROAD = 140;
/** From here on characters are as wide as they are high. */
const WIDE_FROM = 0x2e80;
/** What a column of words is given at most before others have what they ask for: the rest wraps. */
const WIDE = 34 * CHARACTER;
/** Words of a column are at least two ideographs wide. */
const NARROW = 2 * IDEOGRAPH;
/** Facts have a narrow column of names. */
const FACTS = [34, 66];

/** What a column needs so that no word or number is torn, and what it would take, twips. */
interface Need {
  least: number;
  wanted: number;
}

/** Widths of a table's columns, twips: as the plan sets them or by what stands in them, no number or word torn. */
export function columnWidths(table: Branch, rows: readonly Branch[]): number[] {
  const count = Math.max(
    1,
    ...rows.map((row) => branchesOf(row).reduce((sum, cell) => sum + spanOf(cell), 0)),
  );
  const given = hasClass(table, 'facts') ? FACTS : givenShares(table);
  const needs = needsOf(rows, count).map(({ least, wanted }, column) => {
    const share = given[column];
    return share ? { least, wanted: Math.max(least, (share / 100) * TEXT_TWIPS) } : { least, wanted };
  });
  return filling(needs);
}

const spanOf = (cell: Branch): number => Number(cell.attributes.colspan ?? 1);

/** Shares of the columns, per cent, as the plan sets them; null where it does not. */
function givenShares(table: Branch): (number | null)[] {
  const columns = find(table, 'colgroup');
  return (columns ? branchesOf(columns) : []).map(({ attributes }) => {
    const share = Number.parseFloat(/width:([\d.]+)%/.exec(attributes.style ?? '')?.[1] ?? '');
    return Number.isNaN(share) ? null : share;
  });
}

function needsOf(rows: readonly Branch[], count: number): Need[] {
  const needs = Array.from({ length: count }, (): Need => ({ least: NARROW, wanted: NARROW }));
  for (const row of rows) {
    let column = 0;
    for (const cell of branchesOf(row)) {
      const need = needs[column];
      if (need && spanOf(cell) === 1) {
        const { least, wanted } = needOf(cell);
        need.least = Math.max(need.least, least);
        need.wanted = Math.max(need.wanted, wanted);
      }
      column += spanOf(cell);
    }
  }
  return needs.map(({ least, wanted }) => ({
    least: least + 2 * CELL_MARGIN_TWIPS,
    wanted: wanted + 2 * CELL_MARGIN_TWIPS,
  }));
}

/** Figures do not wrap, their headings and other words do between words. */
function needOf(cell: Branch): Need {
  const words = wordsOf(inLines(cell));
  const whole = lengthOf(words);
  const isHead = cell.attributes.scope === 'col';
  const longest = Math.max(...words.split(/[\s\u2e80-\uffff]+/).map(lengthOf));
  if (hasClass(cell, 'num') && !isHead) return { least: Math.min(whole, WIDE), wanted: whole };
  return { least: Math.min(longest, WIDE / 2), wanted: Math.min(WIDE, isHead ? whole / 2 : whole) };
}

/** A unit under a heading and what follows a break begin a line of their own: no word runs into them. */
const inLines = (cell: Branch): Branch => ({
  ...cell,
  children: cell.children.flatMap((child) =>
    isBranch(child) && (child.name === 'small' || child.name === 'br') ? [' ', child] : [child],
  ),
});

const lengthOf = (words: string): number =>
  [...words].reduce(
    (sum, character) =>
      sum +
      (character.charCodeAt(0) > WIDE_FROM ? IDEOGRAPH : /[A-Z%−+–]/.test(character) ? BROAD : CHARACTER),
    0,
  );

/** Widths that fill the text's width: what is over or lacks is shared by what columns take beyond their need. */
function filling(needs: readonly Need[]): number[] {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const least = sum(needs.map((need) => need.least));
  const wanted = sum(needs.map((need) => need.wanted));
  const room = TEXT_TWIPS - least;
  const exact =
    room <= 0
      ? needs.map((need) => (need.least / least) * TEXT_TWIPS)
      : wanted <= TEXT_TWIPS
        ? needs.map((need) => (need.wanted / wanted) * TEXT_TWIPS)
        : needs.map((need) => need.least + (room * (need.wanted - need.least)) / (wanted - least));
  const widths = exact.map(Math.floor);
  widths[widths.length - 1]! += TEXT_TWIPS - sum(widths);
  return widths;
}
