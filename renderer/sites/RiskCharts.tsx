import { Text } from '@mantine/core';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { barChart } from '../../shared/charts/bars.ts';
import { axisStyle, type ChartLook, valueText } from '../../shared/charts/look.ts';
import { textOf, texts } from '../base/i18n.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { Chart, tooltipStyle } from '../ui/Chart.tsx';
import { Facts } from '../ui/Stat.tsx';
import { energyScale, HEIGHT, type ResultProps } from './chart-parts.ts';

export function RiskChart({ result }: ResultProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const language = useStore((state) => state.language);
  const { parts, combinedFraction, p50Kwh, p75Kwh, p90Kwh, p99Kwh } = result.analysis.uncertainty;
  const levels = [
    ['P50', p50Kwh],
    ['P75', p75Kwh],
    ['P90', p90Kwh],
    ['P99', p99Kwh],
  ] as const;
  const { divisor, unit } = energyScale([p50Kwh]);
  const option = useCallback(
    (c: ChartLook) => ({
      grid: { left: 40, right: 70, top: 4, bottom: 6 },
      xAxis: { type: 'value', show: false, min: 0 },
      yAxis: {
        type: 'category',
        inverse: true,
        data: levels.map(([name]) => name),
        ...axisStyle(c),
        axisLine: { show: false },
      },
      series: [
        {
          type: 'bar',
          barWidth: 15,
          data: levels.map(([, value], index) => ({
            value: value / divisor,
            itemStyle: { color: c.ramp[4 - index]!, borderRadius: 2 },
          })),
          label: {
            show: true,
            position: 'right',
            ...valueText(c),

            formatter: ({ value }: { value: number }) => `${format.number(value)} ${unit}`,
          },
        },
      ],
    }),
    [levels, divisor, unit, format],
  );
  return (
    <>
      <Chart
        title={t('results.riskTitle')}
        height={112}
        option={option}
        table={{ head: ['', 'kWh'], rows: levels.map(([name, value]) => [name, value]) }}
      />
      <Text size="xs" fw={600} mt="sm" mb={4}>
        {t('results.riskParts')}
      </Text>
      <Facts
        rows={[
          ...parts.map(
            ({ name, fraction }) =>
              [textOf(texts[language].uncertainty, name), `±${format.percent(fraction)}`] as const,
          ),
          [t('results.riskCombined'), `±${format.percent(combinedFraction)}`],
        ]}
      />
      <Text fz={11} c="var(--muted)" mt={6}>
        {t('results.whySource')}:{' '}
        {[...new Set(parts.map(({ source }) => format.source(source)).filter(Boolean))].join('; ')}
      </Text>
    </>
  );
}

export function YearsChart({ result }: ResultProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { yearlyKwh, degradationPerYear } = result.analysis;
  const { divisor, unit } = energyScale(yearlyKwh);
  const total = yearlyKwh.reduce((sum, value) => sum + value, 0);
  const title = t('results.yearsTitleN', { n: yearlyKwh.length });
  const option = useCallback(
    (c: ChartLook) => ({
      ...barChart(c, {
        labels: yearlyKwh.map((_, index) => String(index + 1)),
        bars: { unit, values: yearlyKwh.map((value) => value / divisor) },
      }),
      tooltip: {
        ...tooltipStyle(c),
        trigger: 'axis',
        formatter: ([first]: { dataIndex: number }[]) =>
          `${t('results.year', { n: first!.dataIndex + 1 })} <b>${format.energy(yearlyKwh[first!.dataIndex]!)}</b>`,
      },
    }),
    [yearlyKwh, divisor, unit, format, t],
  );
  return (
    <>
      <Chart
        title={title}
        height={HEIGHT}
        option={option}
        table={{ head: ['', 'kWh'], rows: yearlyKwh.map((value, index) => [index + 1, value]) }}
      />
      <Facts
        rows={[
          [t('results.yearsTotal'), format.energy(total)],
          [t('results.degradation'), format.percent(degradationPerYear, 2)],
        ]}
      />
    </>
  );
}
