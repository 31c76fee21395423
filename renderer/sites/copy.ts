import i18next from 'i18next';
import type { SiteLine } from '../../shared/site-page.ts';
import { pastedCell } from '../../shared/spreadsheet.ts';
import { invoke } from '../base/client.ts';
import { notifyError } from '../base/errors.tsx';
import { notify } from '../base/notify.ts';
import { peek } from '../base/store.ts';
import { type Cell, download, toCsv } from '../ui/download.ts';
import type { Column } from './site-columns.ts';
import type { Choice } from './use-pages.ts';

const PAGE = 500;
/** Rows the clipboard takes without the spreadsheet standing still. */
const MOST_COPIED = 20_000;

/** The rows of the table, or of them the selected ones, in its order. */
async function rowsOf(choice: Choice): Promise<SiteLine[]> {
  const { selected } = peek();
  const rows: SiteLine[] = [];
  for (let offset = 0; ; offset += PAGE) {
    const page = await invoke('site.page', { ...choice, offset, limit: PAGE });
    rows.push(...page.rows.filter(({ id }) => selected.size === 0 || selected.has(id)));
    if (offset + PAGE >= page.total) return rows;
  }
}

function cellsOf(rows: readonly SiteLine[], columns: readonly Column[]): Cell[][] {
  const head = columns.map(({ label, unit }) => (unit ? `${label} (${unit})` : label));
  return [head, ...rows.map((row) => columns.map((column) => column.value(row)))];
}

/** What the planner's system writes between whole and tenths, as a spreadsheet there reads it. */
const systemMark = () =>
  new Intl.NumberFormat().formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ?? '.';

const toTsv = (cells: readonly (readonly Cell[])[], mark = systemMark()): string =>
  cells.map((row) => row.map((cell) => pastedCell(cell, mark)).join('\t')).join('\r\n');

/** Puts the selected rows, or all the table shows, on the clipboard as a spreadsheet takes them. */
export async function copyRows(choice: Choice, columns: readonly Column[], total: number): Promise<void> {
  const count = peek().selected.size || total;
  if (count > MOST_COPIED) {
    return void notify({ message: i18next.t('find.tooMany', { n: MOST_COPIED }), color: 'orange' });
  }
  try {
    const rows = await rowsOf(choice);
    await navigator.clipboard.writeText(toTsv(cellsOf(rows, columns)));
    notify({ message: i18next.t('find.copied', { n: rows.length }), color: 'teal' });
  } catch (error) {
    notifyError(error);
  }
}

/** Hands the planner the selected rows, or all the table shows, as CSV. */
export async function exportRows(choice: Choice, columns: readonly Column[]): Promise<void> {
  try {
    const cells = cellsOf(await rowsOf(choice), columns);
    download(`${peek().project?.name ?? ''} ${i18next.t('sites.title')}.csv`, toCsv(cells));
  } catch (error) {
    notifyError(error);
  }
}
