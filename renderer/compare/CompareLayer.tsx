import type { Map as MapLibre } from 'maplibre-gl';
import { lazy, Suspense } from 'react';
import { useStore } from '../base/store.ts';
import { useCompare } from './state.ts';

const CompareMaps = lazy(() => import('./CompareMaps.tsx').then((file) => ({ default: file.CompareMaps })));

/** The comparison over the planning map while the planner has asked for it and both scenarios are there. */
export function CompareLayer({ main }: { main: MapLibre | null }) {
  const onMap = useCompare((state) => state.onMap);
  const scenarios = useStore((state) => state.scenarios);
  const known = onMap?.every((id) => scenarios.some((scenario) => scenario.id === id));
  if (!main || !onMap || !known) return null;
  return (
    <Suspense>
      <CompareMaps main={main} onMap={onMap} />
    </Suspense>
  );
}
