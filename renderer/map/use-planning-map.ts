import { useComputedColorScheme } from '@mantine/core';
import type { TFunction } from 'i18next';
import type { Map as MapLibre } from 'maplibre-gl';
import { type RefObject, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CONTEXT_LAYERS } from '../../shared/domain.ts';
import type { Area } from '../../shared/geometry.ts';
import { invoke } from '../base/client.ts';
import { notifyError } from '../base/errors.tsx';
import type { SiteRow, ViewSlice } from '../base/state.ts';
import { useStore } from '../base/store.ts';
import { reshapeSites } from './actions.ts';
import { build, type Parts } from './build.ts';
import { clearWhole, loadLabelFont, put, showAround, showContext } from './data.ts';
import { boundsOf, countyFeatures, roundArea } from './geometry.ts';
import { handlesOn } from './handles.ts';
import { addImages } from './images.ts';
import { colourExpression, type Metric, metricOf, quantileBreaks, RAMP } from './palette.ts';
import { useMap } from './state.ts';
import { applyScheme, setElsewhere, setSourceVisible } from './style.ts';
import { applyTileScheme, bothOf, hideTiles, isLarge, markWhole, showTiles } from './tiles.ts';

const LEAST_EDIT_PX = 28;

/** Whether a shape is large enough on the screen for its vertices to be told apart. */
function hasRoom(map: MapLibre, area: Area): boolean {
  const bounds = boundsOf([area]);
  if (!bounds) return false;
  const a = map.project([bounds[0], bounds[1]]);
  const b = map.project([bounds[2], bounds[3]]);
  return Math.hypot(b.x - a.x, b.y - a.y) > LEAST_EDIT_PX;
}

function showVisibility(map: MapLibre, hidden: ViewSlice['hidden']): void {
  for (const source of [...CONTEXT_LAYERS, 'neighbours', 'graticule'] as const) {
    setSourceVisible(map, source, !hidden.has(source));
  }
}

/** Inner limits of equally full classes of a figure over all sites, those the window has not read as well. */
async function spreadBreaks(by: Metric): Promise<number[]> {
  const { values } = await invoke('site.spread', { by, classes: RAMP.length });
  return values.slice(1, -1).filter((value, i, all) => value > (all[i - 1] ?? values[0]!));
}

/** Handles on a site's corners where it has holes or several parts, which the drawing library cannot edit. */
const siteHandles = ({ map, sites }: Parts, site: SiteRow, t: TFunction): (() => void) =>
  handlesOn(map, site.geometry, {
    label: (corner) => (corner === null ? t('shapes.addCorner') : t('shapes.corner', { n: corner })),
    preview: (geometry) => sites.setPreview(new Map([[site.id, geometry]])),
    done: (geometry) =>
      void reshapeSites(new Map([[site.id, roundArea(geometry)]])).finally(() => sites.setPreview(new Map())),
  });

/** Builds the map in a container and keeps it in step with the store for as long as it is shown. */
export function usePlanningMap(container: RefObject<HTMLDivElement | null>): {
  failed: boolean;
  ready: boolean;
} {
  const [parts, setParts] = useState<Parts | null>(null);
  const [failed, setFailed] = useState(false);
  const drawn = useStore((state) => state.mapDrawn);
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
    void built.drawn.then(() => !gone && useStore.setState({ mapDrawn: true }));
    return () => {
      gone = true;
      setParts(null);
      built.destroy();
    };
  }, [code]);

  useEffect(() => {
    if (!parts || !county) return;
    if (county !== parts.county) void put(parts.map, 'county', countyFeatures(county));
    showAround(parts.map, county).catch(notifyError);
  }, [parts, county]);

  useEffect(() => {
    if (!parts) return;
    addImages(parts.map, dark);
    applyScheme(parts.map, dark);
    applyTileScheme(parts.map, dark, setElsewhere);
  }, [parts, dark]);

  const hidden = useStore((state) => state.hidden);
  const contextVersion = useStore((state) => state.contextVersion);
  const layers = useStore((state) => state.layers);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version of the context is a new read
  useEffect(() => {
    if (!parts) return;
    const [large, small] = [layers.filter(isLarge), layers.filter((layer) => !isLarge(layer))];
    const names = (list: typeof layers) => list.map(({ name }) => name);
    for (const name of names(large)) {
      clearWhole(parts.map, name);
      showTiles(parts.map, name, contextVersion, dark);
    }
    for (const name of names(small)) hideTiles(parts.map, name);
    showVisibility(parts.map, hidden);
    for (const { name, count } of small) if (count === 0) clearWhole(parts.map, name);
    void showContext(parts.map, names(small.filter(({ count }) => count > 0)));
  }, [parts, contextVersion]);

  useEffect(() => {
    if (parts) showVisibility(parts.map, hidden);
  }, [parts, hidden]);

  const rows = useStore((state) => state.sites);
  const sitesInTiles = useStore((state) => state.sitesInTiles);
  const selected = useStore((state) => state.selected);
  /** Those drawn whole over what tiles show of all: only they are edited or dragged. */
  const taken = sitesInTiles ? selected : null;
  const whole = useMemo(() => (taken ? rows.filter(({ id }) => taken.has(id)) : rows), [rows, taken]);
  const sitesVersion = useStore((state) => state.sitesVersion);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version of the sites is a new read
  useEffect(() => {
    if (!parts) return;
    if (sitesInTiles) showTiles(parts.map, 'sites', sitesVersion, dark);
    else hideTiles(parts.map, 'sites');
  }, [parts, sitesInTiles, sitesVersion]);
  useEffect(() => {
    if (parts && sitesInTiles)
      markWhole(
        parts.map,
        whole.map(({ id }) => id),
      );
  }, [parts, sitesInTiles, whole]);
  useEffect(() => {
    if (!parts) return;
    let stale = false;
    void loadLabelFont(whole.map(({ name }) => name)).then(() => !stale && parts.sites.setRows(whole));
    return () => {
      stale = true;
    };
  }, [parts, whole]);

  const colourBy = useStore((state) => state.colourBy);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version of the sites has other figures
  useEffect(() => {
    if (!parts) return;
    let stale = false;
    const paint = (breaks: readonly number[]) => {
      if (stale) return;
      useMap.setState({ breaks });
      const colour = colourExpression(colourBy, breaks);
      for (const id of bothOf(parts.map, ['sites-fill']))
        parts.map.setPaintProperty(id, 'fill-color', colour);
      for (const id of bothOf(parts.map, ['site-points']))
        parts.map.setPaintProperty(id, 'circle-color', colour);
    };
    if (colourBy === 'kind') paint([]);
    else if (sitesInTiles) void spreadBreaks(colourBy).then(paint, notifyError);
    else paint(quantileBreaks(rows.flatMap((row) => metricOf(row, colourBy) ?? [])));
    return () => {
      stale = true;
    };
  }, [parts, sitesInTiles ? null : rows, sitesInTiles, sitesVersion, colourBy]);

  const [zoomed, setZoomed] = useState(0);
  useEffect(() => {
    if (!parts) return;
    const { map } = parts;
    const onZoom = () => setZoomed(Math.round(map.getZoom() * 4));
    map.on('zoomend', onZoom);
    return () => void map.off('zoomend', onZoom);
  }, [parts]);

  const { t } = useTranslation();
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const tool = useStore((state) => state.tool);
  // biome-ignore lint/correctness/useExhaustiveDependencies: zooming decides whether the vertices have room
  useEffect(() => {
    if (!parts) return;
    parts.draw.setTool(tool);
    const [id] = selected;
    const only = selected.size === 1 ? (rows.find((row) => row.id === id) ?? null) : null;
    const editing = parts.draw.edit(
      tool === 'select' && only && hasRoom(parts.map, only.geometry) ? only : null,
    );
    const handled = !editing && tool === 'select' && !readOnly && only && hasRoom(parts.map, only.geometry);
    const dropHandles = handled ? siteHandles(parts, only, t) : undefined;
    for (const source of ['sites', 'site-points']) {
      parts.map.removeFeatureState({ source });
      for (const each of selected) {
        parts.map.setFeatureState({ source, id: each }, { selected: true, editing: editing && each === id });
      }
    }
    return dropHandles;
  }, [parts, tool, selected, rows, zoomed, readOnly, t]);

  return { failed, ready: drawn && parts !== null };
}
