import { CloseButton, NativeSelect, useComputedColorScheme } from '@mantine/core';
import type { Map as MapLibre } from 'maplibre-gl';
import {
  type PointerEvent,
  type KeyboardEvent as ReactKeyboardEvent,
  useEffect,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../../shared/geometry.ts';
import { useStore } from '../base/store.ts';
import { useQuery } from '../base/use-query.ts';
import { boundsOf, centreOf } from '../map/geometry.ts';
import classes from './compare.module.css';
import { compareMap, moveTogether, showCompared } from './compare-map.ts';
import { useCompare } from './state.ts';

const STEP = 2;
const BIG_STEP = 10;

const within = (percent: number) => Math.min(100, Math.max(0, percent));

/** The divider between the maps: dragged, or moved from the keyboard. */
function Divider({ frame }: { frame: HTMLElement | null }) {
  const { t } = useTranslation();
  const split = useCompare((state) => state.split);
  const move = (percent: number) => useCompare.setState({ split: within(percent) });
  const onDrag = (event: PointerEvent<HTMLDivElement>) => {
    if (!frame || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const { left, width } = frame.getBoundingClientRect();
    move((100 * (event.clientX - left)) / width);
  };
  const onKey = (event: ReactKeyboardEvent) => {
    const to: Record<string, number> = {
      ArrowLeft: split - STEP,
      ArrowRight: split + STEP,
      PageUp: split + BIG_STEP,
      PageDown: split - BIG_STEP,
      Home: 0,
      End: 100,
    };
    const next = to[event.key];
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    move(next);
  };
  return (
    <div
      className={classes.divider}
      style={{ left: `${split}%` }}
      role="slider"
      tabIndex={0}
      aria-orientation="horizontal"
      aria-label={t('compare.divider')}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(split)}
      title={t('compare.dividerHelp')}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onDrag}
      onKeyDown={onKey}
    />
  );
}

/** Which scenario is on a side. */
function Side({ side, onMap }: { side: 0 | 1; onMap: readonly [number, number] }) {
  const { t } = useTranslation();
  const scenarios = useStore((state) => state.scenarios);
  return (
    <NativeSelect
      size="xs"
      className={side === 0 ? classes.left : classes.right}
      aria-label={t(side === 0 ? 'compare.mapLeft' : 'compare.mapRight')}
      value={onMap[side]}
      data={scenarios.map(({ id, name }) => ({ value: String(id), label: name }))}
      onChange={({ currentTarget }) => {
        const id = Number(currentTarget.value);
        useCompare.setState({ onMap: side === 0 ? [id, onMap[1]] : [onMap[0], id] });
      }}
    />
  );
}

const middleOf = (area: Area): [number, number] => centreOf(boundsOf([area])!);

/** Two scenarios on one map, the right one uncovered by a divider; both move as one. */
export function CompareMaps({ main, onMap }: { main: MapLibre; onMap: readonly [number, number] }) {
  const { t } = useTranslation();
  const dark = useComputedColorScheme('light') === 'dark';
  const split = useCompare((state) => state.split);
  const frame = useRef<HTMLElement>(null);
  const left = useRef<HTMLDivElement>(null);
  const right = useRef<HTMLDivElement>(null);
  const [maps, setMaps] = useState<readonly MapLibre[]>([]);
  const { read } = useQuery('scenario.map', { ids: [...onMap] });

  useEffect(() => {
    if (!left.current || !right.current) return;
    const made = [compareMap(left.current, main, 0, dark), compareMap(right.current, main, 1, dark)] as const;
    const apart = moveTogether(made[0].map, made[1].map);
    let gone = false;
    void Promise.all(made.map(({ ready }) => ready)).then(() => !gone && setMaps(made.map(({ map }) => map)));
    return () => {
      gone = true;
      setMaps([]);
      apart();
      main.jumpTo({ center: made[0].map.getCenter(), zoom: made[0].map.getZoom() });
      for (const { map } of made) map.remove();
    };
  }, [main, dark]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || document.querySelector('[role=dialog][aria-modal=true]')) return;
      event.stopPropagation();
      useCompare.setState({ onMap: null });
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, []);

  useEffect(() => {
    if (!read || !('value' in read)) return;
    const outlines = read.value as GeoJSON.FeatureCollection;
    const points: GeoJSON.FeatureCollection = {
      type: 'FeatureCollection',
      features: outlines.features.map((feature) => ({
        ...feature,
        geometry: { type: 'Point', coordinates: middleOf(feature.geometry as Area) },
      })),
    };
    for (const map of maps) showCompared(map, outlines, points);
  }, [maps, read]);

  return (
    <section ref={frame} className={classes.maps} aria-label={t('compare.map')}>
      <div ref={left} className={classes.map} />
      <div ref={right} className={classes.map} style={{ clipPath: `inset(0 0 0 ${split}%)` }} />
      <Divider frame={frame.current} />
      <Side side={0} onMap={onMap} />
      <Side side={1} onMap={onMap} />
      <CloseButton
        className={classes.close}
        size="sm"
        aria-label={t('compare.closeMap')}
        onClick={() => useCompare.setState({ onMap: null })}
      />
    </section>
  );
}
