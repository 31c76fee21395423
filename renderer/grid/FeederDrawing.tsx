import { Button } from '@mantine/core';
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GridCheck } from '../../shared/grid.ts';
import { run } from '../app/client.ts';
import classes from './grid.module.css';
import { takeClicks } from './map-clicks.ts';
import { useGrid } from './state.ts';

const SOURCE = 'feeder-drawing';
const INK = '#7a3fc0';
/** A click this near to a substation is on it, pixels. */
const SNAP = 14;

type Place = [number, number];

const stop = () => useGrid.setState({ drawing: false });

/** The line so far, with what a click would add to it. */
function preview(map: MapLibre, line: readonly Place[]): void {
  const data: GeoJSON.FeatureCollection = {
    type: 'FeatureCollection',
    features: [
      ...(line.length > 1
        ? [
            {
              type: 'Feature' as const,
              properties: {},
              geometry: { type: 'LineString' as const, coordinates: [...line] },
            },
          ]
        : []),
      ...line.map((coordinates) => ({
        type: 'Feature' as const,
        properties: {},
        geometry: { type: 'Point' as const, coordinates },
      })),
    ],
  };
  const source = map.getSource<GeoJSONSource>(SOURCE);
  if (source) {
    source.setData(data);
    return;
  }
  map.addSource(SOURCE, { type: 'geojson', data });
  map.addLayer({
    id: `${SOURCE}-line`,
    type: 'line',
    source: SOURCE,
    paint: { 'line-color': INK, 'line-width': 2.4, 'line-dasharray': [2, 1.5] },
  });
  map.addLayer({
    id: `${SOURCE}-point`,
    type: 'circle',
    source: SOURCE,
    filter: ['==', ['geometry-type'], 'Point'],
    paint: {
      'circle-radius': 4,
      'circle-color': INK,
      'circle-stroke-color': '#ffffff',
      'circle-stroke-width': 1.5,
    },
  });
}

/** Where a click is meant to be: on a substation that is near, else where it is. */
function placed(map: MapLibre, check: GridCheck | null, x: number, y: number): Place {
  for (const { position } of check?.stations ?? []) {
    const at = map.project(position);
    if (Math.hypot(at.x - x, at.y - y) <= SNAP) return position;
  }
  const { lng, lat } = map.unproject([x, y]);
  return [lng, lat];
}

/**
 * Draws a feeder by clicks: each adds a place, a double click or Enter ends, Backspace takes the last back, Escape
 * gives up. From the keyboard alone, arrows move the map and Space adds its middle.
 */
export function FeederDrawing({ map, check }: { map: MapLibre; check: GridCheck | null }) {
  const { t } = useTranslation();
  const [line, setLine] = useState<readonly Place[]>([]);
  const latest = useRef({ line, check });
  latest.current = { line, check };
  const finish = () => {
    const { line: places } = latest.current;
    if (places.length < 2) return;
    stop();
    void run('feeder.create', { line: [...places] });
  };
  const finishing = useRef(finish);
  finishing.current = finish;

  useEffect(() => preview(map, line), [map, line]);
  useEffect(() => {
    const keys: Record<string, () => void> = {
      Escape: stop,
      Enter: () => finishing.current(),
      Backspace: () => setLine((before) => before.slice(0, -1)),
    };
    const leave = takeClicks(map, {
      place(x, y) {
        const place = placed(map, latest.current.check, x, y);
        setLine((before) => (String(before.at(-1)) === String(place) ? before : [...before, place]));
      },
      double: () => finishing.current(),
      key(name) {
        keys[name]?.();
        return name in keys;
      },
    });
    return () => {
      leave();
      preview(map, []);
    };
  }, [map]);

  return (
    <div className={classes.drawing} role="status">
      {t('grid.drawing')}
      <Button size="compact-xs" disabled={line.length < 2} onClick={finish}>
        {t('grid.finish')}
      </Button>
      <Button size="compact-xs" variant="default" onClick={stop}>
        {t('grid.give')}
      </Button>
    </div>
  );
}
