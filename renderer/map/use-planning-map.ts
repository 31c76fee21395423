import { useComputedColorScheme } from '@mantine/core';
import { Map as MapLibre, ScaleControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { type RefObject, useEffect, useState } from 'react';
import type { Area } from '../../shared/geometry.ts';
import { notifyError } from '../app/errors.tsx';
import { peek, useStore } from '../app/store.ts';
import { createSite, reshapeSites } from './actions.ts';
import { loadLabelFont, showContext, showCounty } from './data.ts';
import { type DrawTools, drawTools } from './draw.ts';
import { boundsOf } from './geometry.ts';
import { addImages } from './images.ts';
import { setNudgeTarget } from './nudge.ts';
import { colourExpression, metricOf, quantileBreaks } from './palette.ts';
import { pointerActions } from './pointer.ts';
import { type SiteSource, siteSource } from './site-source.ts';
import { snapToMap } from './snapping.ts';
import { useMap } from './state.ts';
import { applyScheme, selectionColour, setSourceVisible, styleFor } from './style.ts';

setWorkerUrl(workerUrl);

const LEAST_EDIT_PX = 28;

interface Parts {
  map: MapLibre;
  sites: SiteSource;
  draw: DrawTools;
}

function build(
  container: HTMLElement,
  dark: boolean,
): { map: MapLibre; ready: Promise<Parts>; destroy(): void } {
  const county = peek().project!.county;
  const map = new MapLibre({
    container,
    style: styleFor(dark),
    bounds: county.bounds,
    fitBoundsOptions: { padding: { top: 40, bottom: 56, left: 76, right: 68 } },
    attributionControl: false,
    boxZoom: false,
    dragRotate: true,
    pitchWithRotate: false,
    maxPitch: 0,
    maxZoom: 21,
    fadeDuration: 120,
    canvasContextAttributes: { antialias: true, preserveDrawingBuffer: false },
    locale: {},
  });
  map.addControl(new ScaleControl({ maxWidth: 110 }), 'bottom-right');
  const undoers: (() => void)[] = [];
  const ready = (async (): Promise<Parts> => {
    await Promise.all([map.once('load'), loadLabelFont(['0123456789.°ENG ', county.name])]);
    addImages(map, dark);
    const sites = siteSource(map);
    const draw = drawTools(map, selectionColour(dark), snapToMap(map), {
      drawn: (polygon) => void createSite(polygon),
      reshaped: (id, polygon) => void reshapeSites(new Map([[id, polygon]])),
      measured: (measure) => useMap.setState({ measure }),
      drawing: (drawing) => useMap.setState({ drawing }),
    });
    setNudgeTarget({
      ...sites,
      setPreview(preview) {
        sites.setPreview(preview);
        const [only] = preview;
        const row = only && peek().siteById.get(only[0]);
        if (preview.size === 1 && row) draw.edit({ ...row, geometry: only[1] });
      },
    });
    undoers.push(
      pointerActions(map, sites),
      () => draw.stop(),
      () => setNudgeTarget(null),
    );
    return { map, sites, draw };
  })();
  return {
    map,
    ready,
    destroy() {
      for (const undo of undoers) undo();
      useMap.setState({ map: null, draw: null, cursor: null, measure: null, drawing: false });
      map.remove();
    },
  };
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
    if (parts)
      void showContext(
        parts.map,
        layers.map(({ name }) => name),
      );
  }, [parts, contextVersion]);

  const hidden = useStore((state) => state.hidden);
  useEffect(() => {
    if (!parts) return;
    for (const source of [
      'farmland',
      'exclusions',
      'roads',
      'buildings',
      'villages',
      'scenic_spots',
      'substations',
      'neighbours',
      'graticule',
    ] as const) {
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
