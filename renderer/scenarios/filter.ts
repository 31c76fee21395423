import { createContext, useContext } from 'react';

/** Which assumptions the editor shows. */
export interface AssumptionFilter {
  text: string;
  onlyChanged: boolean;
  /** Readings of a Chinese name, once the table for them is read. */
  pinyin: ((text: string) => string[]) | null;
}

const Context = createContext<AssumptionFilter>({ text: '', onlyChanged: false, pinyin: null });
export const AssumptionFilterProvider = Context.Provider;

/** Whether an assumption is one of those looked for: by name or explanation, or by pinyin of the name. */
function isLookedFor(
  { text, onlyChanged, pinyin }: AssumptionFilter,
  { label, help, changed }: { label: string; help: string; changed: boolean },
): boolean {
  if (onlyChanged && !changed) return false;
  const sought = text.trim().toLowerCase();
  if (sought === '') return true;
  return [label, help, ...(pinyin?.(label) ?? [])].some((each) => each.toLowerCase().includes(sought));
}

export const useIsLookedFor = (row: { label: string; help: string; changed: boolean }): boolean =>
  isLookedFor(useContext(Context), row);
