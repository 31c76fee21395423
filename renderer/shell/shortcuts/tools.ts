import { editable, open, type Shortcut } from '../../base/shortcut.ts';
import type { Tool } from '../../base/state.ts';
import { peek, select, setTool, update } from '../../base/store.ts';
import { useMap } from '../../map/state.ts';

const tool = (name: Tool, key: string, when = editable): Shortcut => ({
  id: `tool.${name}`,
  label: `tools.${name}`,
  group: 'groupTools',
  keys: [key],
  run: () => setTool(name),
  when,
});

/** Escape: first what is being drawn, then the tool, then the selection. */
function leave(): void {
  if (useMap.getState().draw?.cancel()) return;
  if (peek().tool !== 'select') setTool('select');
  else select([]);
}

/** Tools of the map, and what ends their work. */
export const TOOL_SHORTCUTS: readonly Shortcut[] = [
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
];
