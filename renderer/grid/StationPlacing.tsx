import { Button } from '@mantine/core';
import type { Map as MapLibre } from 'maplibre-gl';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { run } from '../app/client.ts';
import classes from './grid.module.css';
import { takeClicks } from './map-clicks.ts';
import { useGrid } from './state.ts';

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
  useEffect(
    () =>
      takeClicks(map, {
        place(x, y) {
          const { lng, lat } = map.unproject([x, y]);
          void place(moved, [lng, lat]);
        },
        key(name) {
          if (name !== 'Escape') return false;
          stop();
          return true;
        },
      }),
    [map, moved],
  );

  return (
    <div className={classes.drawing} role="status">
      {moved ? t('grid.moving', { name: moved.name }) : t('grid.placing')}
      <Button size="compact-xs" variant="default" onClick={stop}>
        {t('grid.give')}
      </Button>
    </div>
  );
}
