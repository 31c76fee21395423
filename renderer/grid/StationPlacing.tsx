import { Button } from '@mantine/core';
import type { Map as MapLibre } from 'maplibre-gl';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { run } from '../app/client.ts';
import { setTool } from '../app/store.ts';
import classes from './grid.module.css';
import { useGrid } from './state.ts';

/** A press that moved further than this is a drag of the map, pixels. */
const DRAG = 4;

const stop = () => useGrid.setState({ placing: null });

async function place(moved: { id: number } | null, position: [number, number]): Promise<void> {
  stop();
  const station = moved
    ? await run('station.update', { id: moved.id, changes: { position } })
    : await run('station.create', { position });
  if (station) useGrid.setState({ chosen: { level: 'station', id: station.id } });
}

/**
 * Places a substation, or moves one, by a click. From the keyboard alone, arrows move the map and Space takes its middle.
 */
export function StationPlacing({
  map,
  moved,
}: {
  map: MapLibre;
  moved: { id: number; name: string } | null;
}) {
  const { t } = useTranslation();
  useEffect(() => {
    setTool('select');
    const container = map.getContainer();
    const canvas = map.getCanvas();
    let pressed: [number, number] = [0, 0];
    const at = (x: number, y: number) => {
      const { lng, lat } = map.unproject([x, y]);
      void place(moved, [lng, lat]);
    };
    const onDown = (event: MouseEvent) => {
      pressed = [event.clientX, event.clientY];
    };
    const onClick = (event: MouseEvent) => {
      if (!canvas.contains(event.target as Node)) return;
      event.stopPropagation();
      if (Math.hypot(event.clientX - pressed[0], event.clientY - pressed[1]) > DRAG) return;
      const { left, top } = canvas.getBoundingClientRect();
      at(event.clientX - left, event.clientY - top);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.target !== canvas && event.target !== document.body) return;
      if (event.key === 'Escape') stop();
      else if (event.key === ' ') at(canvas.clientWidth / 2, canvas.clientHeight / 2);
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    canvas.style.cursor = 'crosshair';
    canvas.focus();
    container.addEventListener('mousedown', onDown, true);
    container.addEventListener('click', onClick, true);
    window.addEventListener('keydown', onKey, true);
    return () => {
      canvas.style.cursor = '';
      container.removeEventListener('mousedown', onDown, true);
      container.removeEventListener('click', onClick, true);
      window.removeEventListener('keydown', onKey, true);
    };
  }, [map, moved]);

  return (
    <div className={classes.drawing} role="status">
      {moved ? t('grid.moving', { name: moved.name }) : t('grid.placing')}
      <Button size="compact-xs" variant="default" onClick={stop}>
        {t('grid.give')}
      </Button>
    </div>
  );
}
