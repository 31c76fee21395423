import type { ParseKeys } from 'i18next';
import { copyParameters, pasteParameters } from '../habits/site-actions.ts';
import { openTerms } from '../habits/terms.ts';
import { startTour } from '../habits/tour.ts';
import { fitCounty, fitSelection, redo, undo } from '../map/actions.ts';
import { nudgeSelection, rotateSelection } from '../map/nudge.ts';
import { useMap } from '../map/state.ts';
import { confirmDeleteSites } from '../sites/delete.tsx';
import { selectAll } from '../sites/select-all.ts';
import type { Tool } from './slices/types.ts';
import { peek, select, setTool, update } from './store.ts';

export const SHORTCUT_GROUPS = ['groupTools', 'groupEdit', 'groupMap', 'groupView'] as const;

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
  /** Left out of the command palette. */
  keyOnly?: boolean;
}

const editable = () => peek().project !== null && !peek().project?.readOnly;
const selecting = () => editable() && peek().selected.size > 0;
const open = () => peek().project !== null;

const tool = (name: Tool, key: string, when = editable): Shortcut => ({
  id: `tool.${name}`,
  label: `tools.${name}`,
  group: 'groupTools',
  keys: [key],
  run: () => setTool(name),
  when,
});

const arrows: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** Escape: first what is being drawn, then the tool, then the selection. */
function leave(): void {
  if (useMap.getState().draw?.cancel()) return;
  if (peek().tool !== 'select') setTool('select');
  else select([]);
}

function step(by: number): void {
  const { sites, selected } = peek();
  if (sites.length === 0) return;
  const at = sites.findIndex((site) => selected.has(site.id));
  const next = at < 0 ? (by > 0 ? 0 : sites.length - 1) : (at + by + sites.length) % sites.length;
  select([sites[next]!.id]);
  fitSelection();
}

export const SHORTCUTS: readonly Shortcut[] = [
  tool('select', 'V', open),
  tool('box', 'B', open),
  tool('polygon', 'P'),
  tool('rectangle', 'R'),
  tool('angledRectangle', 'T'),
  tool('move', 'M'),
  tool('rotate', 'O'),
  tool('distance', 'D', open),
  tool('area', 'A', open),
  {
    id: 'tool.coordinates',
    label: 'tools.coordinates',
    group: 'groupTools',
    keys: ['K'],
    when: editable,
    run: () => update({ dialog: 'coordinates' }),
  },
  {
    id: 'tool.kind',
    label: 'shortcuts.toggleKind',
    group: 'groupTools',
    keys: ['X'],
    when: editable,
    run: () => update({ newKind: peek().newKind === 'rooftop' ? 'agrivoltaic' : 'rooftop' }),
  },
  {
    id: 'tool.snap',
    label: 'shortcuts.toggleSnap',
    group: 'groupTools',
    keys: ['S'],
    when: open,
    run: () => update({ snap: !peek().snap }),
  },
  {
    id: 'tool.escape',
    label: 'shortcuts.escape',
    group: 'groupTools',
    keys: ['Escape'],
    when: open,
    run: leave,
    keyOnly: true,
  },
  {
    id: 'tool.finish',
    label: 'shortcuts.finish',
    group: 'groupTools',
    keys: ['Enter'],
    keyOnly: true,
    when: () => useMap.getState().drawing && document.activeElement?.id !== 'map-canvas',
    run: () => useMap.getState().draw?.finish(),
  },
  {
    id: 'edit.undo',
    label: 'app.undo',
    group: 'groupEdit',
    keys: ['Mod+Z'],
    when: editable,
    run: () => void undo(),
  },
  {
    id: 'edit.redo',
    label: 'app.redo',
    group: 'groupEdit',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    when: editable,
    run: () => void redo(),
  },
  {
    id: 'edit.delete',
    label: 'tools.delete',
    group: 'groupEdit',
    keys: ['Delete', 'Backspace'],
    when: selecting,
    run: confirmDeleteSites,
  },
  {
    id: 'edit.copy',
    label: 'habits.copy',
    group: 'groupEdit',
    keys: ['Mod+C'],
    when: () => peek().selected.size > 0 && !window.getSelection()?.toString(),
    run: copyParameters,
  },
  {
    id: 'edit.paste',
    label: 'habits.paste',
    group: 'groupEdit',
    keys: ['Mod+V'],
    when: selecting,
    run: () => void pasteParameters(),
  },
  {
    id: 'edit.selectAll',
    label: 'shortcuts.selectAll',
    group: 'groupEdit',
    keys: ['Mod+A'],
    when: open,
    run: () => void selectAll(),
  },
  {
    id: 'edit.nudge',
    label: 'shortcuts.nudge',
    group: 'groupEdit',
    keys: [
      'ArrowLeft',
      'ArrowRight',
      'ArrowUp',
      'ArrowDown',
      'Shift+ArrowLeft',
      'Shift+ArrowRight',
      'Shift+ArrowUp',
      'Shift+ArrowDown',
    ],
    keyOnly: true,
    when: () => selecting() && onMap(),
    run: (event) => {
      const [east, north] = arrows[event!.key]!;
      const metres = event!.shiftKey ? 10 : 1;
      nudgeSelection(east * metres, north * metres);
    },
  },
  {
    id: 'edit.rotate',
    label: 'shortcuts.rotateBy',
    group: 'groupEdit',
    keys: ['[', ']', 'Shift+[', 'Shift+]', 'Shift+{', 'Shift+}'],
    keyOnly: true,
    when: selecting,
    run: (event) => rotateSelection(('[{'.includes(event!.key) ? -1 : 1) * (event!.shiftKey ? 15 : 1)),
  },
  {
    id: 'edit.next',
    label: 'shortcuts.next',
    group: 'groupEdit',
    keys: ['.', ','],
    when: open,
    keyOnly: true,
    run: (event) => step(event?.key === ',' ? -1 : 1),
  },
  {
    id: 'map.zoomIn',
    label: 'map.zoomIn',
    group: 'groupMap',
    keys: ['+', '=', 'Shift++'],
    when: open,
    run: () => void useMap.getState().map?.zoomIn(),
  },
  {
    id: 'map.zoomOut',
    label: 'map.zoomOut',
    group: 'groupMap',
    keys: ['-'],
    when: open,
    run: () => void useMap.getState().map?.zoomOut(),
  },
  { id: 'map.fit', label: 'map.fit', group: 'groupMap', keys: ['0'], when: open, run: fitCounty },
  {
    id: 'map.fitSelection',
    label: 'map.fitSelection',
    group: 'groupMap',
    keys: ['F'],
    when: open,
    run: fitSelection,
  },
  {
    id: 'map.focus',
    label: 'shortcuts.focusMap',
    group: 'groupMap',
    keys: ['G'],
    when: open,
    run: () => useMap.getState().map?.getCanvas().focus(),
  },
  {
    id: 'view.left',
    label: 'shortcuts.toggleLeft',
    group: 'groupView',
    keys: ['Mod+B'],
    when: open,
    run: () => update({ leftOpen: !peek().leftOpen }),
  },
  {
    id: 'view.right',
    label: 'shortcuts.toggleRight',
    group: 'groupView',
    keys: ['Mod+I'],
    when: open,
    run: () => update({ rightOpen: !peek().rightOpen }),
  },
  {
    id: 'view.drawer',
    label: 'shortcuts.toggleDrawer',
    group: 'groupView',
    keys: ['Mod+J'],
    when: open,
    run: () => update({ drawerOpen: !peek().drawerOpen }),
  },
  {
    id: 'data.import',
    label: 'imports.button',
    group: 'groupView',
    keys: ['I'],
    when: editable,
    run: () => update({ dialog: 'import' }),
  },
  {
    id: 'data.export',
    label: 'exports.button',
    group: 'groupView',
    keys: ['E'],
    when: open,
    run: () => update({ dialog: 'export' }),
  },
  {
    id: 'data.roofs',
    label: 'roofs.button',
    group: 'groupView',
    keys: ['Shift+B'],
    when: editable,
    run: () => update({ dialog: 'roofs' }),
  },
  {
    id: 'view.plan',
    label: 'app.exportPlan',
    group: 'groupView',
    keys: ['Mod+P'],
    when: open,
    run: () => update({ dialog: 'plan' }),
  },
  {
    id: 'view.terms',
    label: 'habits.termsTitle',
    group: 'groupView',
    keys: ['F1'],
    run: openTerms,
  },
  {
    id: 'view.tour',
    label: 'habits.tour.start',
    group: 'groupView',
    keys: [],
    when: open,
    run: startTour,
  },
  {
    id: 'view.about',
    label: 'app.about',
    group: 'groupView',
    keys: [],
    run: () => update({ dialog: 'about' }),
  },
  {
    id: 'view.palette',
    label: 'app.commandPalette',
    group: 'groupView',
    keys: ['Mod+K'],
    keyOnly: true,
    run: () => {},
    when: () => false,
  },
  {
    id: 'view.shortcuts',
    label: 'shortcuts.sheet',
    group: 'groupView',
    keys: ['Shift+?', '?'],
    run: () => update({ dialog: 'shortcuts' }),
  },
];

/** Keys of the map count only while nothing else has the focus. */
const onMap = (): boolean => {
  const focus = document.activeElement;
  return focus === null || focus === document.body || focus.id === 'map-canvas';
};

/** The name of the keys held down, as the shortcut table writes it. */
export function chordOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>,
): string {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const held = [
    (event.ctrlKey || event.metaKey) && 'Mod',
    event.altKey && 'Alt',
    event.shiftKey && 'Shift',
  ].filter(Boolean);
  return [...held, key].join('+');
}

const byChord = new Map(
  SHORTCUTS.flatMap((shortcut) => shortcut.keys.map((keys) => [keys, shortcut] as const)),
);

/** The keys of a shortcut as shown to the planner. */
export function keysOf(id: string): string | undefined {
  const keys = SHORTCUTS.find((shortcut) => shortcut.id === id)?.keys[0];
  return keys && showKeys(keys);
}

const SYMBOLS: Record<string, string> = {
  Mod: 'Ctrl',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  Delete: 'Del',
};
export const showKeys = (keys: string): string => {
  if (keys === 'Shift+?') return '?';
  return keys
    .split(/\+(?=.)/)
    .map((key) => SYMBOLS[key] ?? key)
    .join('+');
};

/** Whether the planner is typing: then single keys are text. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

/** Buttons, tabs and menus keep the keys that work them. */
const works = (target: EventTarget | null, key: string): boolean =>
  target instanceof HTMLElement &&
  /^(Enter| |Arrow.*|Escape|Delete|Backspace)$/.test(key) &&
  target.closest(
    '[role=dialog],[role=menu],[role=listbox],[role=tablist],[role=radiogroup],[role=slider],[role=grid],[role=table]',
  ) !== null;

/** Listens for shortcuts on the whole window; returns the way to stop. */
export function listenForShortcuts(): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || isTyping(event.target)) return;
    if (document.querySelector('[role=dialog][aria-modal=true]') || works(event.target, event.key)) return;
    const shortcut = byChord.get(chordOf(event));
    if (!shortcut || (shortcut.when && !shortcut.when())) return;
    event.preventDefault();
    event.stopPropagation();
    shortcut.run(event);
  };
  window.addEventListener('keydown', onKey, true);
  return () => window.removeEventListener('keydown', onKey, true);
}
