import type { KeptFigures } from '../../shared/consumers.ts';
import { run } from '../base/client.ts';
import { useStore } from '../base/store.ts';

/** Writes figures of a substation to the active scenario; null takes one away. */
export function useKept() {
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const set = (stationId: number, kept: KeptFigures) => void run('grid.keepStation', { stationId, ...kept });
  return { readOnly, set };
}
