import { Button } from '@mantine/core';
import type { Map as MapLibre } from 'maplibre-gl';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { run } from '../base/client.ts';
import classes from './grid.module.css';
import { takeClicks } from './map-clicks.ts';
import { useGrid } from './state.ts';

type Placing = NonNullable<ReturnType<typeof useGrid.getState>['placing']>;
type Position = [number, number];

const stop = () => useGrid.setState({ placing: null });

/** A transformer and a plant that are placed have these until the planner says their own, kVA and kWp. */
const FIRST_KVA = 200;
const FIRST_KWP = 100;

const CREATE = {
  station: (position: Position) => run('station.create', { position }),
  transformer: (position: Position) => run('transformer.create', { position, ratingKva: FIRST_KVA }),
  existing: (position: Position) => run('existing.create', { position, kwpDc: FIRST_KWP }),
} as const;
const MOVE = {
  station: (id: number, position: Position) => run('station.update', { id, changes: { position } }),
  transformer: (id: number, position: Position) => run('transformer.update', { id, changes: { position } }),
  existing: (id: number, position: Position) => run('existing.update', { id, changes: { position } }),
} as const;

async function place({ what, moved }: Placing, position: Position): Promise<void> {
  stop();
  const placed = moved ? await MOVE[what](moved.id, position) : await CREATE[what](position);
  if (placed && what === 'station') useGrid.setState({ chosen: { level: 'station', id: placed.id } });
}

/**
 * Places a substation, a transformer or a plant, or moves one, by a click. From the keyboard alone, arrows move the map
 * and Space takes its middle.
 */
export function ObjectPlacing({ map, placing }: { map: MapLibre; placing: Placing }) {
  const { t } = useTranslation();
  useEffect(
    () =>
      takeClicks(map, {
        place(x, y) {
          const { lng, lat } = map.unproject([x, y]);
          void place(placing, [lng, lat]);
        },
        key(name) {
          if (name !== 'Escape') return false;
          stop();
          return true;
        },
      }),
    [map, placing],
  );

  return (
    <div className={classes.drawing} role="status">
      {placing.moved ? t('grid.moving', { name: placing.moved.name }) : t(`grid.placing.${placing.what}`)}
      <Button size="compact-xs" variant="default" onClick={stop}>
        {t('grid.give')}
      </Button>
    </div>
  );
}
