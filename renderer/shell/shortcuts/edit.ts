import { editable, open, type Shortcut, selecting } from '../../base/shortcut.ts';
import { peek, select } from '../../base/store.ts';
import { copyParameters, pasteParameters } from '../../habits/site-actions.ts';
import { fitSelection, redo, undo } from '../../map/actions.ts';
import { nudgeSelection, rotateSelection } from '../../map/nudge.ts';
import { confirmDeleteSites } from '../../sites/delete.tsx';
import { selectAll } from '../../sites/select-all.ts';

const arrows: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

function step(by: number): void {
  const { sites, selected } = peek();
  if (sites.length === 0) return;
  const at = sites.findIndex((site) => selected.has(site.id));
  const next = at < 0 ? (by > 0 ? 0 : sites.length - 1) : (at + by + sites.length) % sites.length;
  select([sites[next]!.id]);
  fitSelection();
}

/** Keys of the map count only while nothing else has the focus. */
const onMap = (): boolean => {
  const focus = document.activeElement;
  return focus === null || focus === document.body || focus.id === 'map-canvas';
};

/** What changes sites or which of them are selected. */
export const EDIT_SHORTCUTS: readonly Shortcut[] = [
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
];
