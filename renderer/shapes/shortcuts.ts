import { editable, type Shortcut, selecting } from '../base/shortcut.ts';
import { peek } from '../base/store.ts';
import { copyShapes, pasteShapes } from './clipboard.ts';
import {
  askDistance,
  clipSelected,
  cutSelected,
  duplicateSelected,
  mergeSelected,
  splitSelected,
} from './shape-actions.ts';

const shape = (
  name: 'split' | 'merge' | 'cut' | 'clipCounty' | 'setback' | 'buffer' | 'duplicate' | 'copy' | 'paste',
  run: () => unknown,
  keys: readonly string[] = [],
  when = selecting,
): Shortcut => ({
  id: `shape.${name}`,
  label: `shapes.${name}`,
  group: 'groupShapes',
  keys,
  when,
  run: () => void run(),
});

const several = () => selecting() && peek().selected.size > 1;
const one = () => selecting() && peek().selected.size === 1;

/** What is done with the outlines of sites. */
export const SHAPE_SHORTCUTS: readonly Shortcut[] = [
  shape('split', splitSelected, ['Shift+X'], one),
  shape('merge', mergeSelected, ['Shift+M'], several),
  shape('cut', cutSelected, ['Shift+H']),
  shape('clipCounty', () => clipSelected('county')),
  shape('setback', () => askDistance('setback')),
  shape('buffer', () => askDistance('buffer')),
  shape('duplicate', duplicateSelected, ['Mod+D']),
  shape('copy', copyShapes, [], () => peek().selected.size > 0),
  shape('paste', pasteShapes, [], editable),
];
