import type { ErrorParams } from '../../../shared/errors.ts';
import { fill } from '../../../shared/i18n/index.ts';
import { scaleYuan } from '../../../shared/yuan.ts';
import { addingUp } from '../adding.ts';
import type { Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { figureLabel, named, tableLabel } from '../numbering.ts';

export { heading } from '../numbering.ts';

/** Puts values into the blanks of one of the window's texts, which are written `{{name}}`. */
export const filled = (text: string, params: ErrorParams): string =>
  fill(text.replaceAll('{{', '{').replaceAll('}}', '}'), params);

/** The unit of columns of money. */
export const yuanUnit = ({ language }: Pick<Writing, 'language'>): { unit: string; yuan: number } =>
  language === 'zh' ? { unit: '万元', yuan: 1e4 } : { unit: 'm yuan', yuan: 1e6 };

/** Decimals of money in that unit. */
const YUAN_DIGITS = 2;

/** Amounts of yuan rounded so that they add up as they are printed in the unit of columns. */
export function addingYuan(writing: Pick<Writing, 'language'>, amounts: readonly number[]): number[] {
  const { yuan } = yuanUnit(writing);
  return addingUp(
    amounts.map((amount) => amount / yuan),
    YUAN_DIGITS,
  ).map((each) => each * yuan);
}

/**
 * An amount of money: in Chinese always in 万元, so that columns add up, else in the unit that suits it. What is not
 * nothing is never printed as such.
 */
export function yuanIn(writing: Pick<Writing, 'format' | 'language' | 'text'>, amount: number): string {
  const { format, language, text } = writing;
  if (language === 'zh') {
    const { unit, yuan } = yuanUnit(writing);
    const printed = format.number(amount / yuan, YUAN_DIGITS);
    const isLost = amount !== 0 && Number(printed.replace('−', '-').replaceAll(',', '')) === 0;
    return `${isLost ? fill(text.chapters.lessThan, { least: format.number(10 ** -YUAN_DIGITS, YUAN_DIGITS) }) : printed} ${unit}`;
  }
  const { value, unit, digits } = scaleYuan(amount, language);
  return `${format.number(value, digits)} ${unit}`;
}

/** A column of energy or power in one unit for all rows, which stands in its head, and a cell of it. */
export const energyColumn = ({ format }: Writing, label: string) => ({
  ...{ label, unit: format.energyColumn.unit, num: true },
});
export const energyCell = ({ format }: Writing, kwh: number): string =>
  format.number(kwh / format.energyColumn.kwh, format.energyColumn.digits);
export const powerColumn = (label: string) => ({ label, unit: 'MWp', num: true });
export const powerCell = ({ format }: Writing, kwp: number): string => format.number(kwp / 1e3, POWER_DIGITS);
/** Decimals of a megawatt. */
export const POWER_DIGITS = 2;

/**
 * The capacity of all sites and of its kinds, in one unit and with decimals that add up.
 */
export function capacities(writing: Writing): {
  total: string;
  rooftop: string;
  agrivoltaic: string;
  unit: string;
} {
  const { byKind, capacityKwp } = writing.plan.summary;
  const large = capacityKwp >= 1e3;
  const [scale, digits] = large ? [1e3, POWER_DIGITS] : [1, 1];
  const of = (kind: 'rooftop' | 'agrivoltaic') => byKind.find((row) => row.kind === kind)?.capacityKwp ?? 0;
  const [rooftop = 0, agrivoltaic = 0] = addingUp([of('rooftop') / scale, of('agrivoltaic') / scale], digits);
  const shown = (value: number) => writing.format.number(value, value === 0 ? 0 : digits);
  return {
    total: shown(rooftop + agrivoltaic),
    rooftop: shown(rooftop),
    agrivoltaic: shown(agrivoltaic),
    unit: large ? 'MWp' : 'kWp',
  };
}

/** Rows from the first in which something is going on: a scenario may begin years before its first site. */
export const sinceBegun = <T>(rows: readonly T[], isIdle: (row: T) => boolean): T[] =>
  rows.slice(
    Math.max(
      0,
      rows.findIndex((row) => !isIdle(row)),
    ),
  );

/** Words for what is not met: red, and in words for who sees no red. */
export const bad = (text: string): Html => html`<strong class="bad">${text}</strong>`;

/** Two-column facts with row headers; `name` lets texts speak of the table. */
export function facts(caption: string, rows: [string, Html | string][], name?: string): Html {
  return html`<table class="facts whole"><caption>${tableLabel}${name && named(name)}${caption}</caption><tbody>${rows.map(
    ([term, value]) => html`<tr><th scope="row">${term}</th><td class="wrap">${value}</td></tr>`,
  )}</tbody></table>`;
}

/** Tables up to this long stay on one page. */
const WHOLE_ROWS = 10;
/** A cell of so many characters makes its row tall; such rows need more room under the header than others. */
const TALL_CELL = 70;
/** So many make rows of two or three lines. */
const LONG_CELL = 24;
/** Rows that stand together at a table's beginning. */
const FIRST_ROWS = 3;
/** From so many columns on a table is set smaller. */
const DENSE_COLUMNS = 9;

/** A drawing with its numbered caption below; `name` lets texts speak of it, `legend` stands between both. */
export function figure(
  drawing: Html,
  caption: Html | string,
  { name, legend }: { name?: string; legend?: Html } = {},
): Html {
  return html`<figure role="group">${drawing}${legend}<figcaption>${figureLabel}${name && named(name)}${caption}</figcaption></figure>`;
}

/** A title with what is said after it: English captions end the title with a stop, Chinese ones with the gap alone. */
export const titled = ({ language }: Writing, title: string, more: Html | string): Html =>
  html`${title}${language === 'en' && '.'} ${more}`;

/** A cell of nothing has none. */
const charactersOf = (cell: Html | string | undefined): number =>
  (typeof cell === 'string' ? cell : (cell?.markup ?? '').replace(/<[^>]*>/g, '')).length;

/** A table with column headers; `num` columns are set right; the last row may be a total; tight rows are for
 * lists; `name` lets texts speak of it. */
export function table(
  caption: string,
  columns: { label: string; unit?: string; num?: boolean; width?: string }[],
  rows: (Html | string)[][],
  { total = false, tight = false, name }: { total?: boolean; tight?: boolean; name?: string } = {},
): Html {
  const longest = Math.max(0, ...rows.slice(0, FIRST_ROWS).flat().map(charactersOf));
  const classes = [
    rows.length <= WHOLE_ROWS && 'whole',
    columns.length >= DENSE_COLUMNS && 'dense',
    tight && 'tight',
    longest > TALL_CELL ? 'tall' : longest > LONG_CELL && 'long',
  ];
  return html`<table class="${classes.filter(Boolean).join(' ')}"><caption>${tableLabel}${name && named(name)}${caption}</caption>${columns.some(({ width }) => width) && html`<colgroup>${columns.map(({ width }) => html`<col style="width:${width ?? 'auto'}"/>`)}</colgroup>`}<thead><tr>${columns.map(
    ({ label, unit, num }) =>
      html`<th scope="col" class="${num ? 'num' : ''}">${label}${unit && html`<small>${unit}</small>`}</th>`,
  )}</tr></thead><tbody>${rows.map(
    (cells, row) =>
      html`<tr class="${total && row === rows.length - 1 && 'total keep'}">${cells.map((cell, i) =>
        i === 0
          ? html`<th scope="row">${cell}</th>`
          : html`<td class="${columns[i].num ? 'num' : 'wrap'}">${cell}</td>`,
      )}</tr>`,
  )}</tbody></table>`;
}
