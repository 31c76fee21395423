import { Button } from '@mantine/core';
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { run } from '../base/client.ts';
import classes from './grid.module.css';
import { takeClicks } from './map-clicks.ts';
import { useGrid } from './state.ts';

const SOURCE = 'feeder-drawing';
const INK = '#7a3fc0';
/** A click this near to a substation is on it, pixels. */
const SNAP = 14;
/** Voltage of a line of low voltage that is drawn, kV. */
const LOW_KV = 0.4;

type Place = [number, number];

const stop = () => useGrid.setState({ drawing: null });

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

/** Where a click is meant to be: on what the line may lead from, where that is near, else where it is. */
function placed(map: MapLibre, from: readonly { position: Place }[], x: number, y: number): Place {
  for (const { position } of from) {
    const at = map.project(position);
    if (Math.hypot(at.x - x, at.y - y) <= SNAP) return position;
  }
  const { lng, lat } = map.unproject([x, y]);
  return [lng, lat];
}

/**
 * Draws a feeder or a line of low voltage by clicks: each adds a place, a double click or Enter ends, Backspace takes the last back, Escape
 * gives up. From the keyboard alone, arrows move the map and Space adds its middle.
 */
export function FeederDrawing(props: {
  map: MapLibre;
  drawing: 'feeder' | 'low';
  /** What it may lead from. */
  from: readonly { position: Place }[];
}) {
  const { map, drawing, from } = props;
  const { t } = useTranslation();
  const [line, setLine] = useState<readonly Place[]>([]);
  const latest = useRef({ line, from });
  latest.current = { line, from };
  const finish = () => {
    const { line: places } = latest.current;
    if (places.length < 2) return;
    stop();
    void run('feeder.create', {
      line: [...places],
      ...(drawing === 'low' && { voltageKv: LOW_KV }),
    });
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
        const place = placed(map, latest.current.from, x, y);
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
