import { Button } from '@mantine/core';
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Drawing, startDrawing, useShapes } from '../base/shapes.ts';
import { takeClicks } from '../grid/map-clicks.ts';
import { snapToMap } from '../map/snapping.ts';
import { useMap } from '../map/state.ts';
import { finishDrawing } from './shape-actions.ts';
import classes from './shapes.module.css';

const SOURCE = 'shape-drawing';
const INK = '#b3410a';
type Place = [number, number];

function preview(map: MapLibre, line: readonly Place[], closed: boolean): void {
  const ring = closed && line.length > 2 ? [...line, line[0]!] : [...line];
  const data: GeoJSON.FeatureCollection = {
    type: 'FeatureCollection',
    features: [
      ...(line.length > 1 ? [{ type: 'LineString' as const, coordinates: ring }] : []),
      ...line.map((coordinates) => ({ type: 'Point' as const, coordinates })),
    ].map((geometry) => ({ type: 'Feature', properties: {}, geometry })),
  };
  const source = map.getSource<GeoJSONSource>(SOURCE);
  if (source) return void source.setData(data);
  map.addSource(SOURCE, { type: 'geojson', data });
  map.addLayer({
    ...{ id: `${SOURCE}-line`, type: 'line', source: SOURCE },
    paint: { 'line-color': INK, 'line-width': 2.4, 'line-dasharray': [2, 1.5] },
  });
  map.addLayer({
    ...{ id: `${SOURCE}-point`, type: 'circle', source: SOURCE, filter: ['==', ['geometry-type'], 'Point'] },
    paint: {
      ...{ 'circle-radius': 4, 'circle-color': INK },
      ...{ 'circle-stroke-color': '#ffffff', 'circle-stroke-width': 1.5 },
    },
  });
}

const stop = () => startDrawing(null);

/** Which form a drawing has, and how many corners it needs. */
const formOf = (drawing: Drawing): { closed: boolean; least: number } => {
  if (drawing.what === 'split') return { closed: false, least: 2 };
  if (drawing.what === 'cut') return { closed: true, least: 3 };
  const least = { Point: 1, LineString: 2, Polygon: 3 }[drawing.form];
  return { closed: drawing.form === 'Polygon', least };
};

/**
 * Draws a line, an area or a point by clicks: each adds a corner, a double click or Enter ends, Backspace takes the
 * last back, Escape gives up. From the keyboard alone, arrows move the map and Space adds its middle.
 */
export function ShapeDrawing() {
  const map = useMap((state) => state.map);
  const drawing = useShapes((state) => state.drawing);
  return map && drawing ? <Drawn key={JSON.stringify(drawing)} map={map} drawing={drawing} /> : null;
}

function Drawn({ map, drawing }: { map: MapLibre; drawing: Drawing }) {
  const { t } = useTranslation();
  const [line, setLine] = useState<readonly Place[]>([]);
  const { closed, least } = formOf(drawing);
  const finish = (places = line) => {
    // What cannot be taken stays, to be drawn on.
    if (places.length >= least) void finishDrawing(drawing, [...places]).then((done) => done && stop());
  };
  const latest = useRef({ finish, line });
  latest.current = { finish, line };

  useEffect(() => preview(map, line, closed), [map, line, closed]);
  useEffect(() => {
    const snap = snapToMap(map);
    const keys: Record<string, () => void> = {
      Escape: stop,
      Enter: () => latest.current.finish(),
      Backspace: () => setLine((before) => before.slice(0, -1)),
    };
    const leave = takeClicks(map, {
      place(x, y) {
        const { lng, lat } = map.unproject([x, y]);
        const [lon, north] = snap({ lng, lat } as never, { currentId: undefined } as never) ?? [lng, lat];
        const place: Place = [lon!, north!];
        const { line: before } = latest.current;
        if (String(before.at(-1)) === String(place)) return;
        const next = [...before, place];
        if (least === 1) latest.current.finish(next);
        else setLine(next);
      },
      double: () => latest.current.finish(),
      key(name) {
        keys[name]?.();
        return name in keys;
      },
    });
    return () => {
      leave();
      preview(map, [], false);
    };
  }, [map, least]);

  const hint =
    drawing.what === 'feature'
      ? t(`shapes.draw${drawing.form}`, { layer: t(`layers.${drawing.layer}`) })
      : t(`shapes.${drawing.what}Hint`);
  return (
    <div className={classes.drawing} role="status">
      {hint}
      <Button size="compact-xs" disabled={line.length < least} onClick={() => finish()}>
        {t('grid.finish')}
      </Button>
      <Button size="compact-xs" variant="default" onClick={stop}>
        {t('grid.give')}
      </Button>
    </div>
  );
}
