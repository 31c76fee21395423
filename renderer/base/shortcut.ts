import type { ParseKeys } from 'i18next';
import { peek } from './store.ts';

export const SHORTCUT_GROUPS = ['groupTools', 'groupEdit', 'groupShapes', 'groupMap', 'groupView'] as const;

/** One thing the planner can do from the keyboard, the shortcut sheet and the command palette. */
export interface Shortcut {
  id: string;
  label: ParseKeys;
  group: (typeof SHORTCUT_GROUPS)[number];
  /** As `Mod+Shift+Z`, `P`, `ArrowLeft`; the first is the one shown. */
  keys: readonly string[];
  run(event: KeyboardEvent | null): void;
  /** When false the key is left to whoever else wants it. */
  when?(): boolean;
  /** What the label is about, where it says so in a blank. */
  naming?: ParseKeys;
  /** Left out of the command palette. */
  keyOnly?: boolean;
}

/** Whether the open document can be edited, something is selected in it, or one is open at all. */
export const editable = () => peek().project !== null && !peek().project?.readOnly;
export const selecting = () => editable() && peek().selected.size > 0;
export const open = () => peek().project !== null;
