import type { ClipboardEvent, KeyboardEvent } from 'react';
import type { SiteLine } from '../../shared/site-page.ts';
import { invoke } from '../base/client.ts';
import { notifyError } from '../base/errors.tsx';
import { peek } from '../base/store.ts';
import { pastedChanges, useCells, writeCells } from './cell-state.ts';
import { CELLS } from './cells.ts';
import type { Column } from './site-columns.ts';
import type { Choice } from './use-pages.ts';

const editable = () => peek().project?.readOnly === false;

/** Keys of cells: arrows go from column to column, F2 edits, Ctrl+D fills down; says whether it took the key. */
export function takeCellKey(
  event: KeyboardEvent,
  site: SiteLine | undefined,
  columns: readonly Column[],
  choice: Choice,
): boolean {
  const at = columns.findIndex(({ id }) => id === useCells.getState().column);
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step !== undefined) {
    const next = columns[Math.max(0, Math.min(columns.length - 1, at + step))];
    useCells.setState({ column: next?.id ?? null });
  } else if (event.key === 'F2' && site && editable()) {
    const column = columns[at]?.id ?? columns.find(({ id }) => CELLS[id])?.id;
    if (!column || !CELLS[column]) return true;
    useCells.setState({ column, editing: site.id });
  } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'd' && editable()) {
    void fillDown(columns[at], choice);
  } else return false;
  return true;
}

/** The selected sites in the order of the table. */
async function selectedInOrder(choice: Choice): Promise<{ id: number; name: string }[]> {
  const { selected, siteById } = peek();
  const { ids } = await invoke('site.ids', choice);
  return ids.filter((id) => selected.has(id)).map((id) => ({ id, name: siteById.get(id)?.name ?? `#${id}` }));
}

/** Gives all selected sites what the first of them has in a column. */
async function fillDown(column: Column | undefined, choice: Choice): Promise<void> {
  const kind = column && CELLS[column.id];
  if (!kind) return;
  try {
    const [first, ...others] = await selectedInOrder(choice);
    if (!first || others.length === 0) return;
    const { rows } = await invoke('site.page', { text: `#${first.id}` });
    const parsed = rows[0] && kind.parse(kind.text(rows[0]));
    if (parsed && 'change' in parsed) await writeCells(others.map(({ id }) => ({ id, ...parsed.change })));
  } catch (error) {
    notifyError(error);
  }
}

/** Takes a block of cells from a spreadsheet, from the row and the column the planner is in. */
export function pasteCells(
  event: ClipboardEvent,
  columns: readonly Column[],
  choice: Choice,
  from: SiteLine | undefined,
): void {
  if (event.target instanceof HTMLInputElement && event.target.type !== 'checkbox') return;
  const text = event.clipboardData.getData('text/plain');
  const at = columns.findIndex(({ id }) => id === useCells.getState().column);
  if (!from || at < 0 || !text || !editable()) return;
  event.preventDefault();
  event.stopPropagation();
  void paste(text, columns.slice(at), choice, from).catch(notifyError);
}

async function paste(
  text: string,
  columns: readonly Column[],
  choice: Choice,
  from: SiteLine,
): Promise<void> {
  const { selected, siteById } = peek();
  const { ids } = await invoke('site.ids', choice);
  const below = ids
    .slice(ids.indexOf(from.id))
    .map((id) => ({ id, name: siteById.get(id)?.name ?? `#${id}` }));
  const single = !/[\t\n]/.test(text.trimEnd());
  const targets = single && selected.size > 1 ? await selectedInOrder(choice) : below;
  const rows = pastedChanges(text, single && selected.size <= 1 ? targets.slice(0, 1) : targets, columns);
  if (rows) await writeCells(rows);
}
