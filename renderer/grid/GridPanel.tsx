import { Group, Text } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '../base/use-query.ts';
import { State } from '../ui/State.tsx';
import { Breaks } from './Breaks.tsx';
import { ExistingPv } from './ExistingPv.tsx';
import { FeederCard } from './FeederCard.tsx';
import { Feeders } from './FeederTable.tsx';
import classes from './grid.module.css';
import { HourChart } from './HourChart.tsx';
import { LowLines } from './LowLines.tsx';
import { OpenCapacity } from './OpenCapacity.tsx';
import { PlaceButton } from './PlaceButton.tsx';
import { PlannedLimits } from './PlannedLimits.tsx';
import { RiseChart } from './RiseChart.tsx';
import { StationCard } from './StationCard.tsx';
import { Stations } from './StationTable.tsx';
import { useGrid } from './state.ts';
import { Transformers } from './Transformers.tsx';
import { TransformerTable } from './TransformerTable.tsx';
import { useConnections } from './use-connections.ts';
import { Works } from './Works.tsx';
import { Zone } from './Zone.tsx';

/** What each substation and feeder carries of the active scenario, what is left, and which site breaks which limit. */
export function GridPanel() {
  const { t } = useTranslation();
  const { read, retry } = useQuery('grid.check', {});
  const chosen = useGrid((state) => state.chosen);
  const opening = useGrid((state) => state.opening);
  useConnections();
  const check = read && 'value' in read ? read.value : null;
  useEffect(() => {
    useGrid.setState({ check });
  }, [check]);
  // A new check ends neither what is being placed nor what is looked at.
  useEffect(() => () => useGrid.setState({ check: null, drawing: null, placing: null, opening: null }), []);
  if (!read) return <State kind="loading" />;
  if ('failure' in read) return <State kind="error" text={read.failure} onRetry={retry} />;
  const { stations, feeders } = read.value;
  const feeder = chosen?.level === 'feeder' ? feeders.find(({ id }) => id === chosen.id) : undefined;
  const station = stations.find(({ id }) => chosen?.level === 'station' && id === chosen.id);
  const shown = station ?? stations[0];
  return (
    <div className={classes.panel}>
      <div className={classes.tables} data-testid="grid-tables">
        <Group gap={8} mb={4}>
          <Text fz="sm" fw={650}>
            {t('grid.stations')}
          </Text>
          <PlaceButton what="station" />
        </Group>
        {shown ? (
          <>
            <Stations check={read.value} chosen={feeder ? undefined : shown.id} />
            <Feeders check={read.value} chosen={feeder?.id} />
          </>
        ) : (
          <Text fz="xs">{t('grid.empty')}</Text>
        )}
        <Transformers />
        <TransformerTable check={read.value} />
        <LowLines />
        <OpenCapacity />
        <PlannedLimits />
        <Works />
        <ExistingPv />
      </div>
      <div>
        {opening && <Zone key={opening} objectId={opening} />}
        {feeder && <FeederCard key={feeder.id} feeder={feeder} check={read.value} />}
        {feeder && <RiseChart feeder={feeder} />}
        {!feeder && shown && <StationCard key={shown.id} station={shown} />}
        {shown && <HourChart station={feeder ?? shown} />}
        <Breaks check={read.value} />
        <Text fz={11.5} c="var(--muted)" mt={6}>
          {t('grid.note')}
        </Text>
      </div>
    </div>
  );
}
