import i18next from 'i18next';
import { create } from 'zustand';
import type { SiteSort } from '../../shared/site-page.ts';
import { run } from '../base/client.ts';
import { notify } from '../base/notify.ts';
import { notifyEdit } from '../base/notify-edit.tsx';
import { cellsIn } from './cell-text.ts';
import { CELLS, type CellChange, together } from './cells.ts';

interface CellState {
  /** Column the keyboard is in. */
  column: SiteSort | null;
  /** Site whose cell of that column is being edited. */
  editing: number | null;
}

/** Where in the table the planner is; the row is the selected one. */
export const useCells = create<CellState>()(() => ({ column: null, editing: null }));

const MOST_ROWS = 5000;

/** Rows as the table shows them, from the first to be filled on: an id and what names it. */
interface Target {
  id: number;
  name: string;
}

/** Writes changes of several sites as one step; the planner is told what was refused, and then nothing is taken. */
export async function writeCells(rows: readonly ({ id: number } & CellChange)[]): Promise<boolean> {
  const result = await run('site.updateEach', { rows: [...rows] });
  if (result) notifyEdit(i18next.t('cells.changed', { n: rows.length }));
  return result !== undefined;
}

const tell = (message: string) => void notify({ message, color: 'orange', autoClose: 12_000 });

/**
 * What a block of cells from a spreadsheet changes, from a row and a column on; a single cell fills all rows given.
 * @returns null, the planner being told why, where one of them cannot be taken: then none is
 */
export function pastedChanges(
  text: string,
  targets: readonly Target[],
  columns: readonly { id: SiteSort; label: string }[],
): ({ id: number } & CellChange)[] | null {
  const block = cellsIn(text);
  const [first] = block;
  if (!first) return null;
  const single = block.length === 1 && first.length === 1;
  const rows = single ? targets.map(() => first) : block;
  if (rows.length > targets.length || first.length > columns.length || rows.length > MOST_ROWS) {
    tell(i18next.t('cells.tooLarge', { rows: rows.length, columns: first.length }));
    return null;
  }
  const all: ({ id: number } & CellChange)[] = [];
  for (const [r, cells] of rows.entries()) {
    const { id, name } = targets[r]!;
    let change: CellChange = {};
    for (const [c, typed] of cells.entries()) {
      const column = columns[c]!;
      const kind = CELLS[column.id];
      const parsed = kind ? kind.parse(typed) : { problem: i18next.t('cells.fixed') };
      if ('problem' in parsed) {
        tell(i18next.t('cells.refused', { name, column: column.label, text: typed, why: parsed.problem }));
        return null;
      }
      change = together(change, parsed.change);
    }
    all.push({ id, ...change });
  }
  return all;
}
