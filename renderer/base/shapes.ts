import { create } from 'zustand';
import type { ContextLayerName } from '../../shared/domain.ts';
import type { Sketch } from '../../shared/sketches.ts';
import { invoke } from './client.ts';
import { notifyError } from './errors.tsx';
import { on } from './events.ts';
import { peek } from './store.ts';

/** What clicks on the map draw: a line through a site, a piece to take out, or a feature of a layer. */
export type Drawing =
  | { what: 'split' }
  | { what: 'cut' }
  | { what: 'feature'; layer: ContextLayerName; form: 'Point' | 'LineString' | 'Polygon' };

interface ShapesState {
  drawing: Drawing | null;
  sketches: readonly Sketch[];
  /** Sketch whose corners have handles. */
  editing: number | null;
  /** Which distance is asked for. */
  asking: 'buffer' | 'setback' | null;
}

export const useShapes = create<ShapesState>()(() => ({
  drawing: null,
  sketches: [],
  editing: null,
  asking: null,
}));

export const startDrawing = (drawing: Drawing | null): void => useShapes.setState({ drawing });

/** Reads the sketches of the open document. */
export async function refreshSketches(): Promise<void> {
  try {
    const { sketches } = await invoke('sketch.list', {});
    const { editing } = useShapes.getState();
    useShapes.setState({
      sketches,
      ...(!sketches.some(({ id }) => id === editing) && { editing: null }),
    });
  } catch (error) {
    notifyError(error);
  }
}

on('sketches.changed', () => peek().project && refreshSketches());
on('project.read', refreshSketches);
