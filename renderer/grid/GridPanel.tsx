import { Anchor, Badge, Table, Text, Tooltip } from '@mantine/core';
import { useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { GridCheck, Station } from '../../shared/grid.ts';
import { run } from '../app/client.ts';
import { select, useStore } from '../app/store.ts';
import { FONT } from '../app/theme.ts';
import { useFormat } from '../app/use-format.ts';
import { useQuery } from '../app/use-query.ts';
import { useMap } from '../map/state.ts';
import { axisStyle, Chart, type ChartColours, tooltipStyle } from '../ui/Chart.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { State } from '../ui/State.tsx';
import { CLASS_COLOURS } from './GridLayer.tsx';
import classes from './grid.module.css';
import { useGrid } from './state.ts';

const NO_STATIONS: readonly Station[] = [];

function ClassBadge({ kind }: { kind: Station['class'] }) {
  const { t } = useTranslation();
  return (
    <Tooltip label={t(`grid.classHelp.${kind}`)}>
      <Badge
        size="sm"
        radius="sm"
        tt="none"
        variant="outline"
        style={{ borderColor: CLASS_COLOURS[kind], color: 'var(--mantine-color-text)' }}
        leftSection={
          <span
            style={{
              width: 8,
              height: 8,
              borderRadius: 4,
              display: 'inline-block',
              background: CLASS_COLOURS[kind],
            }}
          />
        }
      >
        {t(`grid.classes.${kind}`)}
      </Badge>
    </Tooltip>
  );
}

function Rating({ station }: { station: Station }) {
  const { t } = useTranslation();
  const scenario = useStore((state) => state.scenarios.find(({ active }) => active));
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const set = (value: number | null) => {
    if (!scenario) return;
    const { supply } = scenario.assumptions;
    const ratingsMva = Object.fromEntries(
      Object.entries(supply.ratingsMva).filter(([id]) => id !== String(station.id)),
    );
    if (value !== null) ratingsMva[String(station.id)] = value;
    void run('scenario.update', { id: scenario.id, assumptions: { supply: { ...supply, ratingsMva } } });
  };
  return (
    <NumberField
      size="xs"
      w={110}
      aria-label={`${t('grid.rating')} ${station.name}`}
      value={station.ratingMva}
      unit="MVA"
      min={0.01}
      max={10000}
      decimalScale={3}
      allowEmpty
      disabled={readOnly}
      onCommit={set}
    />
  );
}

function Stations({ check }: { check: GridCheck }) {
  const { t } = useTranslation();
  const format = useFormat();
  const power = (kwp: number | null) => (kwp === null ? t('grid.unlimited') : format.power(kwp));
  const go = (station: Station) => {
    useGrid.setState({ chosen: station.id });
    useMap.getState().map?.easeTo({ center: station.position });
  };
  const head = [
    t('grid.station'),
    t('grid.rating'),
    t('grid.class'),
    t('grid.installed'),
    t('grid.hosting'),
    t('grid.remaining'),
    t('grid.reverse'),
    t('grid.overloaded'),
    t('grid.curtailed'),
  ];
  return (
    <Table fz="xs" verticalSpacing={2}>
      <Table.Thead>
        <Table.Tr>
          {head.map((label, index) => (
            <Table.Th key={label} ta={index > 2 ? 'right' : undefined}>
              {label}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody className="num">
        {check.stations.map((station) => (
          <Table.Tr key={station.id}>
            <Table.Td>
              <Anchor
                component="button"
                fz="xs"
                ta="left"
                aria-label={t('grid.show', { name: station.name })}
                onClick={() => go(station)}
              >
                {station.name}
              </Anchor>
            </Table.Td>
            <Table.Td>
              <Rating station={station} />
            </Table.Td>
            <Table.Td>
              <ClassBadge kind={station.class} />
            </Table.Td>
            <Table.Td ta="right">{format.power(station.installedKwp)}</Table.Td>
            <Table.Td ta="right">{power(station.hostingKwp)}</Table.Td>
            <Table.Td ta="right">{power(station.remainingKwp)}</Table.Td>
            <Table.Td ta="right">{format.percent(station.reverseRate)}</Table.Td>
            <Table.Td ta="right">{format.integer(station.overloadedHours)}</Table.Td>
            <Table.Td ta="right">{format.energy(station.curtailedKwh)}</Table.Td>
          </Table.Tr>
        ))}
        <Table.Tr fw={650}>
          <Table.Td colSpan={3}>{t('grid.total')}</Table.Td>
          <Table.Td ta="right">{format.power(check.total.installedKwp)}</Table.Td>
          <Table.Td />
          <Table.Td ta="right">{format.power(check.total.remainingKwp)}</Table.Td>
          <Table.Td colSpan={2} />
          <Table.Td ta="right">{format.energy(check.total.curtailedKwh)}</Table.Td>
        </Table.Tr>
      </Table.Tbody>
    </Table>
  );
}

function HourChart({ station }: { station: Station }) {
  const { t } = useTranslation();
  const format = useFormat();
  const option = useCallback(
    (c: ChartColours) => ({
      grid: { left: 52, right: 10, top: 24, bottom: 22 },
      tooltip: {
        ...tooltipStyle(c),
        trigger: 'axis',
        formatter: ([first]: { dataIndex: number }[]) => {
          const kwp = station.hostingByHourKwp[first!.dataIndex];
          return `${first!.dataIndex}:00<br/><b>${kwp == null ? t('grid.unlimited') : format.power(kwp)}</b>`;
        },
      },
      xAxis: {
        type: 'category',
        data: station.hostingByHourKwp.map((_, hour) => String(hour)),
        ...axisStyle(c),
      },
      yAxis: {
        type: 'log',
        name: 'MWp',
        min: 1,
        ...axisStyle(c),
        axisLabel: { ...axisStyle(c).axisLabel, fontFamily: FONT },
      },
      series: [
        {
          type: 'bar',
          data: station.hostingByHourKwp.map((kwp) => (kwp === null ? null : kwp / 1000)),
          itemStyle: { color: c.main, borderRadius: [2, 2, 0, 0] },
        },
      ],
    }),
    [station, format, t],
  );
  return (
    <Chart
      title={`${station.name} · ${t('grid.byHour')}`}
      height={150}
      option={option}
      table={{
        head: ['h', 'kWp'],
        rows: station.hostingByHourKwp.map((kwp, hour) => [hour, kwp ?? '']),
      }}
    />
  );
}

function Breaks({ check }: { check: GridCheck }) {
  const { t } = useTranslation();
  const format = useFormat();
  const siteById = useStore((state) => state.siteById);
  const broken = check.connections.filter(({ breaks }) => breaks.length > 0);
  if (broken.length === 0) {
    return (
      <Text fz="xs" c="var(--muted)">
        {t('grid.none')}
      </Text>
    );
  }
  return (
    <Table fz="xs" verticalSpacing={2} captionSide="top">
      <Table.Caption>{t('grid.breaksTitle')}</Table.Caption>
      <Table.Tbody>
        {broken.slice(0, 50).map((row) => (
          <Table.Tr key={row.siteId}>
            <Table.Td>
              <Anchor component="button" fz="xs" ta="left" onClick={() => select([row.siteId])}>
                {siteById.get(row.siteId)?.name ?? row.siteId}
              </Anchor>
            </Table.Td>
            <Table.Td>{`${row.connectionKv} kV · ${format.length(row.distanceM)} · +${format.percent(row.voltageRise, 2)}`}</Table.Td>
            <Table.Td>{row.breaks.map((limit) => t(`grid.limits.${limit}`)).join(' · ')}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** What each substation carries of the active scenario, what is left, and which site breaks which limit. */
export function GridPanel() {
  const { t } = useTranslation();
  const { read, retry } = useQuery('grid.check', {});
  const chosen = useGrid((state) => state.chosen);
  const stations = read && 'value' in read ? read.value.stations : NO_STATIONS;
  useEffect(() => {
    useGrid.setState({ stations });
    return () => useGrid.setState({ stations: NO_STATIONS });
  }, [stations]);
  if (!read) return <State kind="loading" />;
  if ('failure' in read) return <State kind="error" text={read.failure} onRetry={retry} />;
  if (stations.length === 0) return <State kind="empty" title={t('grid.empty')} />;
  const shown = stations.find(({ id }) => id === chosen) ?? stations[0]!;
  return (
    <div className={classes.panel}>
      <div>
        <Stations check={read.value} />
      </div>
      <div>
        <HourChart station={shown} />
        <Breaks check={read.value} />
        <Text fz={11.5} c="var(--muted)" mt={6}>
          {t('grid.note')}
        </Text>
      </div>
    </div>
  );
}
