import { chordOf, isTyping, showKeys } from '../base/keys.ts';
import type { Shortcut } from '../base/shortcut.ts';
import { SHAPE_SHORTCUTS } from '../shapes/shortcuts.ts';
import { EDIT_SHORTCUTS } from './shortcuts/edit.ts';
import { PROGRAM_SHORTCUTS } from './shortcuts/program.ts';
import { TOOL_SHORTCUTS } from './shortcuts/tools.ts';
import { VIEW_SHORTCUTS } from './shortcuts/view.ts';

export { showKeys } from '../base/keys.ts';
export { SHORTCUT_GROUPS, type Shortcut } from '../base/shortcut.ts';

/** Everything that can be done from the keyboard, the shortcut sheet and the command palette. */
export const SHORTCUTS: readonly Shortcut[] = [
  ...TOOL_SHORTCUTS,
  ...EDIT_SHORTCUTS,
  ...SHAPE_SHORTCUTS,
  ...VIEW_SHORTCUTS,
  ...PROGRAM_SHORTCUTS,
];

const byChord = new Map(
  SHORTCUTS.flatMap((shortcut) => shortcut.keys.map((keys) => [keys, shortcut] as const)),
);

/** The keys of a shortcut as shown to the planner. */
export function keysOf(id: string): string | undefined {
  const keys = SHORTCUTS.find((shortcut) => shortcut.id === id)?.keys[0];
  return keys && showKeys(keys);
}

/** Buttons, tabs and menus keep the keys that work them. */
const works = (target: EventTarget | null, key: string): boolean =>
  target instanceof HTMLElement &&
  /^(Enter| |Arrow.*|Escape|Delete|Backspace)$/.test(key) &&
  target.closest(
    '[role=dialog],[role=menu],[role=listbox],[role=tablist],[role=radiogroup],[role=slider],[role=grid],[role=table],[data-own-keys]',
  ) !== null;

/** A table's rows copy themselves for a spreadsheet, and are chosen as the table shows them. */
const tableKeeps = (target: EventTarget | null, chord: string): boolean =>
  ['Mod+C', 'Mod+A', 'Mod+V', 'Mod+D'].includes(chord) &&
  target instanceof HTMLElement &&
  target.closest('table') !== null;

/** Those of a window without a map, a tool or a dialog. */
const APART: ReadonlySet<string> = new Set(['edit.undo', 'edit.redo']);

/**
 * Listens for shortcuts on the whole window; returns the way to stop.
 * @param apart whether the window holds a panel alone
 */
export function listenForShortcuts(apart = false): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || isTyping(event.target)) return;
    if (document.querySelector('[role=dialog][aria-modal=true]') || works(event.target, event.key)) return;
    const chord = chordOf(event);
    const shortcut = byChord.get(chord);
    if (
      !shortcut ||
      (apart && !APART.has(shortcut.id)) ||
      tableKeeps(event.target, chord) ||
      (shortcut.when && !shortcut.when())
    )
      return;
    event.preventDefault();
    event.stopPropagation();
    shortcut.run(event);
  };
  // What goes on over the window (a drag, something being placed, maps side by side) takes its keys on the window, before.
  document.addEventListener('keydown', onKey, true);
  return () => document.removeEventListener('keydown', onKey, true);
}
