import { create } from 'zustand';
import type { SiteSort } from '../../shared/site-page.ts';
import type { Choice } from './use-pages.ts';

const KEY = 'planner.siteColumns';
/** Columns shown until the planner chooses. */
const FIRST: readonly SiteSort[] = [
  ...['name', 'kind', 'mount', 'area', 'capacity', 'annual', 'specific', 'pr', 'p90', 'avoided'],
  ...['tilt', 'azimuth'],
] as SiteSort[];

function remembered(): readonly SiteSort[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    return Array.isArray(stored) && stored.length > 0 ? (stored as SiteSort[]) : FIRST;
  } catch {
    return FIRST;
  }
}

interface TableState {
  choice: Choice;
  /** Ids of the columns shown. */
  columns: readonly SiteSort[];
}

/** What the site table shows, kept while the drawer is closed. */
export const useTable = create<TableState>()(() => ({ choice: {}, columns: remembered() }));

export const choose = (part: Partial<Choice>): void =>
  useTable.setState(({ choice }) => ({ choice: { ...choice, ...part } }));

export function toggleColumn(id: SiteSort): void {
  const { columns } = useTable.getState();
  const next = columns.includes(id) ? columns.filter((other) => other !== id) : [...columns, id];
  if (next.length === 0) return;
  localStorage.setItem(KEY, JSON.stringify(next));
  useTable.setState({ columns: next });
}
