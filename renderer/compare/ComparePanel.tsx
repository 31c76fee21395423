import { Alert, Button, Checkbox, Group, Table, Text } from '@mantine/core';
import { IconArrowsLeftRight } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { axisStyle, type ChartLook, legendStyle, valueAxis } from '../../shared/charts/look.ts';
import { COMPARED, type Compared, type ComparedScenario, DRAWN, RATES } from '../../shared/compare.ts';
import { run } from '../base/client.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { useQuery } from '../base/use-query.ts';
import { Chart, tooltipStyle } from '../ui/Chart.tsx';
import { State } from '../ui/State.tsx';
import classes from './compare.module.css';
import { useCompare } from './state.ts';
import { TornadoChart } from './TornadoChart.tsx';
import { useFigure } from './use-figure.ts';

/** Assumptions that differ which are listed for each scenario. */
const LISTED = 12;

function Differences({ scenarios }: { scenarios: readonly ComparedScenario[] }) {
  const { t } = useTranslation();
  const figure = useFigure();
  const format = useFormat();
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const [first, ...others] = scenarios;
  const had = new Set(first!.siteIds);
  /** How far a figure lies from the first scenario's; shares and rates in percentage points. */
  const apart = (key: Compared, before: number | null, now: number | null): string => {
    const difference = before === null || now === null ? null : now - before;
    if (difference === null) return '—';
    const shown = RATES.includes(key)
      ? t('compare.points', { n: format.number(100 * difference, 2) })
      : figure(key, difference);
    return /[1-9]/.test(shown) ? `${difference > 0 ? '+' : ''}${shown}` : '—';
  };
  return (
    <Table fz="xs" verticalSpacing={3} captionSide="top" className="num">
      <Table.Caption>{t('compare.table')}</Table.Caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('compare.figure')}</Table.Th>
          <Table.Th ta="right">{first!.name}</Table.Th>
          {others.flatMap(({ id, name }) => [
            <Table.Th key={id} ta="right">
              {name}
            </Table.Th>,
            <Table.Th key={`${id} difference`} ta="right">
              {t('compare.difference')}
            </Table.Th>,
          ])}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {COMPARED.map((key) => (
          <Table.Tr key={key}>
            <Table.Td>{t(`compare.figures.${key}`)}</Table.Td>
            <Table.Td ta="right">{figure(key, first!.figures[key])}</Table.Td>
            {others.flatMap(({ id, figures }) => {
              const [before, now] = [first!.figures[key], figures[key]];
              return [
                <Table.Td key={id} ta="right">
                  {figure(key, now)}
                </Table.Td>,
                <Table.Td key={`${id} difference`} ta="right" c="var(--muted)">
                  {apart(key, before, now)}
                </Table.Td>,
              ];
            })}
          </Table.Tr>
        ))}
        <Table.Tr>
          <Table.Td />
          <Table.Td ta="right">{first!.active && t('compare.active')}</Table.Td>
          {others.map(({ id, active, siteIds, changes }) => (
            <Table.Td key={id} colSpan={2} ta="right">
              <Text fz={11.5} c="var(--muted)">
                {t('compare.sites', {
                  added: siteIds.filter((site) => !had.has(site)).length,
                  dropped: first!.siteIds.filter((site) => !siteIds.includes(site)).length,
                })}
              </Text>
              <Text fz={11.5} c="var(--muted)">
                {changes.length === 0 && t('compare.same')}
                {changes.slice(0, LISTED).map(({ key, name, before, after }) => (
                  <span key={key} style={{ display: 'block' }}>
                    {t('compare.change', { name, before, after })}
                  </span>
                ))}
                {changes.length > LISTED && t('compare.moreChanges', { n: changes.length - LISTED })}
              </Text>
              {active ? (
                t('compare.active')
              ) : (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  disabled={readOnly}
                  onClick={() => void run('scenario.activate', { id })}
                >
                  {t('compare.activate')}
                </Button>
              )}
            </Table.Td>
          ))}
        </Table.Tr>
      </Table.Tbody>
    </Table>
  );
}

function RatioChart({ scenarios }: { scenarios: readonly ComparedScenario[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const ratio = useCallback(
    (scenario: ComparedScenario, key: (typeof DRAWN)[number]) => {
      const [before, now] = [scenarios[0]!.figures[key], scenario.figures[key]];
      return before && now !== null ? (100 * now) / before : null;
    },
    [scenarios],
  );
  const option = useCallback(
    (c: ChartLook) => {
      const colours = [c.muted, c.main, c.second, c.loss, ...c.ramp.slice(2)];
      return {
        grid: { left: 44, right: 10, top: 34, bottom: 24 },
        legend: legendStyle(c),
        tooltip: {
          ...tooltipStyle(c),
          trigger: 'axis',
          valueFormatter: (value: number | null) => (value === null ? '—' : `${format.number(value, 1)} %`),
        },
        xAxis: { type: 'category', data: DRAWN.map((key) => t(`compare.figures.${key}`)), ...axisStyle(c) },
        yAxis: valueAxis(c, '%'),
        series: scenarios.map((scenario, index) => ({
          name: scenario.name,
          type: 'bar',
          data: DRAWN.map((key) => ratio(scenario, key)),
          itemStyle: { color: colours[index % colours.length], borderRadius: [2, 2, 0, 0] },
        })),
      };
    },
    [scenarios, ratio, format, t],
  );
  return (
    <Chart
      title={t('compare.chart')}
      height={210}
      option={option}
      table={{
        head: [t('compare.figure'), ...scenarios.map(({ name }) => name)],
        rows: DRAWN.map((key) => [
          t(`compare.figures.${key}`),
          ...scenarios.map((scenario) => ratio(scenario, key) ?? ''),
        ]),
      }}
    />
  );
}

function ComparedPart({ ids }: { ids: number[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { read, retry } = useQuery('scenario.compare', { ids });
  const ratesOf = (scenarios: readonly ComparedScenario[]) =>
    scenarios
      .map(({ name, discountRate }) => `${name} ${format.percent(discountRate, 2)}`)
      .join(t('compare.listed'));
  if (!read) return <State kind="loading" />;
  if ('failure' in read) return <State kind="error" text={read.failure} onRetry={retry} />;
  return (
    <>
      {read.value.discountRatesDiffer && (
        <Alert color="yellow" p={8} mb={6}>
          <Text fz={11.5}>{t('compare.discountRates', { rates: ratesOf(read.value.scenarios) })}</Text>
        </Alert>
      )}
      <Differences scenarios={read.value.scenarios} />
      <RatioChart scenarios={read.value.scenarios} />
    </>
  );
}

/** Scenarios beside each other, and what the active one rests on most. */
export function ComparePanel() {
  const { t } = useTranslation();
  const scenarios = useStore((state) => state.scenarios);
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const ids = scenarios.map(({ id }) => id).filter((id) => !left.has(id));
  const toggle = (id: number) => {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    setLeft(next);
  };
  return (
    <div className={classes.panel}>
      <div>
        <Group gap={12} mb={6} role="group" aria-label={t('compare.choose')}>
          {scenarios.map(({ id, name }) => (
            <Checkbox key={id} size="xs" label={name} checked={!left.has(id)} onChange={() => toggle(id)} />
          ))}
        </Group>
        {ids.length >= 2 && (
          <Button
            size="compact-xs"
            variant="light"
            mb={6}
            leftSection={<IconArrowsLeftRight size={14} />}
            onClick={() => {
              // The scenario at work is on the left, whatever is compared with it.
              const active = scenarios.find((scenario) => scenario.active)?.id ?? ids[0]!;
              const other = ids.find((id) => id !== active) ?? ids[0]!;
              useCompare.setState({ onMap: [active, other], split: 50 });
            }}
          >
            {t('compare.map')}
          </Button>
        )}
        {ids.length < 2 ? (
          <State kind="empty" title={t('compare.empty')} />
        ) : (
          <ComparedPart ids={ids.slice(0, 6)} />
        )}
      </div>
      <TornadoChart />
    </div>
  );
}
