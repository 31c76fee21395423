import type { ErrorParams } from '../../../shared/errors.ts';
import { fill } from '../../../shared/i18n/index.ts';
import { scaleYuan } from '../../../shared/yuan.ts';
import type { Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { figureLabel, named, tableLabel } from '../numbering.ts';

export { heading } from '../numbering.ts';

/** Puts values into the blanks of one of the window's texts, which are written `{{name}}`. */
export const filled = (text: string, params: ErrorParams): string =>
  fill(text.replaceAll('{{', '{').replaceAll('}}', '}'), params);

/** An amount of money: in Chinese always in 万元, so that columns add up, else in the unit that suits it. */
export function yuanIn({ format, language }: Writing, amount: number): string {
  if (language === 'zh') return `${format.number(amount / 1e4, 2)} 万元`;
  const { value, unit, digits } = scaleYuan(amount, language);
  return `${format.number(value, digits)} ${unit}`;
}

/** Words for what is not met: red, and in words for who sees no red. */
export const bad = (text: string): Html => html`<strong class="bad">${text}</strong>`;

/** Two-column facts with row headers. */
export function facts(caption: string, rows: [string, Html | string][]): Html {
  return html`<table class="facts whole"><caption>${tableLabel}${caption}</caption><tbody>${rows.map(
    ([term, value]) => html`<tr><th scope="row">${term}</th><td class="wrap">${value}</td></tr>`,
  )}</tbody></table>`;
}

/** Tables up to this long stay on one page. */
const WHOLE_ROWS = 10;
/** A cell of so many characters makes its row tall; such rows need more room under the header than others. */
const TALL_CELL = 70;
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

const charactersOf = (cell: Html | string): number =>
  (typeof cell === 'string' ? cell : cell.markup.replace(/<[^>]*>/g, '')).length;

/** A table with column headers; `num` columns are set right; the last row may be a total; tight rows are for lists. */
export function table(
  caption: string,
  columns: { label: string; unit?: string; num?: boolean; width?: string }[],
  rows: (Html | string)[][],
  { total = false, tight = false }: { total?: boolean; tight?: boolean } = {},
): Html {
  const classes = [
    rows.length <= WHOLE_ROWS && 'whole',
    columns.length >= DENSE_COLUMNS && 'dense',
    tight && 'tight',
    rows
      .slice(0, FIRST_ROWS)
      .flat()
      .some((cell) => charactersOf(cell) > TALL_CELL) && 'tall',
  ];
  return html`<table class="${classes.filter(Boolean).join(' ')}"><caption>${tableLabel}${caption}</caption>${columns.some(({ width }) => width) && html`<colgroup>${columns.map(({ width }) => html`<col style="width:${width ?? 'auto'}"/>`)}</colgroup>`}<thead><tr>${columns.map(
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
