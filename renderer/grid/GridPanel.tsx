import { Group, Text } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '../app/use-query.ts';
import { State } from '../ui/State.tsx';
import { Breaks } from './Breaks.tsx';
import { ExistingPv } from './ExistingPv.tsx';
import { FeederCard } from './FeederCard.tsx';
import { Feeders } from './FeederTable.tsx';
import classes from './grid.module.css';
import { HourChart } from './HourChart.tsx';
import { OpenCapacity } from './OpenCapacity.tsx';
import { PlaceStation } from './PlaceStation.tsx';
import { RiseChart } from './RiseChart.tsx';
import { StationCard } from './StationCard.tsx';
import { Stations } from './StationTable.tsx';
import { useGrid } from './state.ts';
import { Transformers } from './Transformers.tsx';
import { TransformerTable } from './TransformerTable.tsx';

/** What each substation and feeder carries of the active scenario, what is left, and which site breaks which limit. */
export function GridPanel() {
  const { t } = useTranslation();
  const { read, retry } = useQuery('grid.check', {});
  const chosen = useGrid((state) => state.chosen);
  const check = read && 'value' in read ? read.value : null;
  useEffect(() => {
    useGrid.setState({ check });
    return () => useGrid.setState({ check: null, drawing: false, placing: null });
  }, [check]);
  if (!read) return <State kind="loading" />;
  if ('failure' in read) return <State kind="error" text={read.failure} onRetry={retry} />;
  const { stations, feeders } = read.value;
  if (stations.length === 0) {
    return (
      <State kind="empty" title={t('grid.empty')}>
        <PlaceStation />
      </State>
    );
  }
  const feeder = chosen?.level === 'feeder' ? feeders.find(({ id }) => id === chosen.id) : undefined;
  const station = stations.find(({ id }) => chosen?.level === 'station' && id === chosen.id);
  const shown = station ?? stations[0]!;
  return (
    <div className={classes.panel}>
      <div className={classes.tables} data-testid="grid-tables">
        <Group gap={8} mb={4}>
          <Text fz="sm" fw={650}>
            {t('grid.stations')}
          </Text>
          <PlaceStation />
        </Group>
        <Stations check={read.value} chosen={feeder ? undefined : shown.id} />
        <Feeders check={read.value} chosen={feeder?.id} />
        <Transformers />
        <TransformerTable check={read.value} />
        <OpenCapacity />
        <ExistingPv />
      </div>
      <div>
        {feeder && <FeederCard key={feeder.id} feeder={feeder} check={read.value} />}
        {feeder && <RiseChart feeder={feeder} />}
        {!feeder && <StationCard key={shown.id} station={shown} />}
        <HourChart station={feeder ?? shown} />
        <Breaks check={read.value} />
        <Text fz={11.5} c="var(--muted)" mt={6}>
          {t('grid.note')}
        </Text>
      </div>
    </div>
  );
}
