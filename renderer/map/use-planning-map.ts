import { useComputedColorScheme } from '@mantine/core';
import type { Map as MapLibre } from 'maplibre-gl';
import { type RefObject, useEffect, useState } from 'react';
import { CONTEXT_LAYERS } from '../../shared/domain.ts';
import type { Area } from '../../shared/geometry.ts';
import { notifyError } from '../app/errors.tsx';
import { useStore } from '../app/store.ts';
import { build, type Parts } from './build.ts';
import { loadLabelFont, showContext, showCounty } from './data.ts';
import { boundsOf } from './geometry.ts';
import { addImages } from './images.ts';
import { followView, isLarge } from './large-layers.ts';
import { colourExpression, metricOf, quantileBreaks } from './palette.ts';
import { useMap } from './state.ts';
import { applyScheme, setSourceVisible } from './style.ts';

const LEAST_EDIT_PX = 28;

/** Whether a shape is large enough on the screen for its vertices to be told apart. */
function hasRoom(map: MapLibre, area: Area): boolean {
  const bounds = boundsOf([area]);
  if (!bounds) return false;
  const a = map.project([bounds[0], bounds[1]]);
  const b = map.project([bounds[2], bounds[3]]);
  return Math.hypot(b.x - a.x, b.y - a.y) > LEAST_EDIT_PX;
}

/** Builds the map in a container and keeps it in step with the store for as long as it is shown. */
export function usePlanningMap(container: RefObject<HTMLDivElement | null>): {
  failed: boolean;
  ready: boolean;
} {
  const [parts, setParts] = useState<Parts | null>(null);
  const [failed, setFailed] = useState(false);
  const dark = useComputedColorScheme('light') === 'dark';
  const county = useStore((state) => state.project?.county);
  const code = county?.code;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the map is built once per county; colours follow below
  useEffect(() => {
    if (!container.current || !code) return;
    let built: ReturnType<typeof build>;
    try {
      built = build(container.current, dark);
    } catch {
      setFailed(true);
      return;
    }
    let gone = false;
    useMap.setState({ map: built.map });
    void built.ready.then((value) => {
      if (gone) return;
      setParts(value);
      useMap.setState({ draw: value.draw });
    });
    return () => {
      gone = true;
      setParts(null);
      built.destroy();
    };
  }, [code]);

  useEffect(() => {
    if (parts && county) showCounty(parts.map, county).catch(notifyError);
  }, [parts, county]);

  useEffect(() => {
    if (!parts) return;
    addImages(parts.map, dark);
    applyScheme(parts.map, dark);
  }, [parts, dark]);

  const contextVersion = useStore((state) => state.contextVersion);
  const layers = useStore((state) => state.layers);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version of the context is a new read
  useEffect(() => {
    if (!parts) return;
    const [large, small] = [layers.filter(isLarge), layers.filter((layer) => !isLarge(layer))];
    const names = (list: typeof layers) => list.map(({ name }) => name);
    void showContext(parts.map, names(small));
    return followView(parts.map, names(large));
  }, [parts, contextVersion]);

  const hidden = useStore((state) => state.hidden);
  useEffect(() => {
    if (!parts) return;
    for (const source of [...CONTEXT_LAYERS, 'neighbours', 'graticule'] as const) {
      setSourceVisible(parts.map, source, !hidden.has(source));
    }
  }, [parts, hidden]);

  const rows = useStore((state) => state.sites);
  useEffect(() => {
    if (!parts) return;
    let stale = false;
    void loadLabelFont(rows.map(({ name }) => name)).then(() => !stale && parts.sites.setRows(rows));
    return () => {
      stale = true;
    };
  }, [parts, rows]);

  const colourBy = useStore((state) => state.colourBy);
  useEffect(() => {
    if (!parts) return;
    const values = colourBy === 'kind' ? [] : rows.flatMap((row) => metricOf(row, colourBy) ?? []);
    const breaks = quantileBreaks(values);
    useMap.setState({ breaks });
    const colour = colourExpression(colourBy, breaks);
    parts.map.setPaintProperty('sites-fill', 'fill-color', colour);
    parts.map.setPaintProperty('site-points', 'circle-color', colour);
  }, [parts, rows, colourBy]);

  const [zoomed, setZoomed] = useState(0);
  useEffect(() => {
    if (!parts) return;
    const { map } = parts;
    const onZoom = () => setZoomed(Math.round(map.getZoom() * 4));
    map.on('zoomend', onZoom);
    return () => void map.off('zoomend', onZoom);
  }, [parts]);

  const tool = useStore((state) => state.tool);
  const selected = useStore((state) => state.selected);
  // biome-ignore lint/correctness/useExhaustiveDependencies: zooming decides whether the vertices have room
  useEffect(() => {
    if (!parts) return;
    parts.draw.setTool(tool);
    const [id] = selected;
    const only = selected.size === 1 ? (rows.find((row) => row.id === id) ?? null) : null;
    const editing = parts.draw.edit(
      tool === 'select' && only && hasRoom(parts.map, only.geometry) ? only : null,
    );
    for (const source of ['sites', 'site-points']) {
      parts.map.removeFeatureState({ source });
      for (const each of selected) {
        parts.map.setFeatureState({ source, id: each }, { selected: true, editing: editing && each === id });
      }
    }
  }, [parts, tool, selected, rows, zoomed]);

  return { failed, ready: parts !== null };
}
