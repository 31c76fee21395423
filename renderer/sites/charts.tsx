import { Text } from '@mantine/core';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { scaleEnergy } from '../app/format.ts';
import { textOf, texts } from '../app/i18n.ts';
import { useStore } from '../app/store.ts';
import { FONT } from '../app/theme.ts';
import { useFormat } from '../app/use-format.ts';
import { axisStyle, Chart, type ChartColours, tooltipStyle } from '../ui/Chart.tsx';
import { Facts } from '../ui/Stat.tsx';
import type { Explanation } from './use-explanation.ts';
import { waterfall } from './waterfall.ts';

const HEIGHT = 196;
const GRID = { left: 46, right: 12, top: 26, bottom: 22 };

interface ResultProps {
  result: Explanation;
}

/** A divisor and unit that make all of these energies readable together. */
const energyScale = (values: readonly number[]) => {
  const largest = Math.max(...values, 1);
  const { value, unit } = scaleEnergy(largest);
  return { divisor: largest / value, unit };
};

export function MonthChart({ result }: ResultProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { monthlyKwh, monthlyPoaKwhM2 } = result;
  const { divisor, unit } = energyScale(monthlyKwh);
  const months = monthlyKwh.map((_, index) => format.month(index));
  const option = useCallback(
    (c: ChartColours) => ({
      grid: { ...GRID, right: 40 },
      tooltip: {
        ...tooltipStyle(c),
        trigger: 'axis',
        formatter: ([first]: { dataIndex: number }[]) => {
          const index = first!.dataIndex;
          return `${format.month(index)}<br/>${t('results.monthlyEnergy')} <b>${format.energy(monthlyKwh[index]!)}</b><br/>${t('results.monthlyPoa')} <b>${format.number(monthlyPoaKwhM2[index]!, 1)} kWh/m²</b>`;
        },
      },
      xAxis: {
        type: 'category',
        data: months,
        ...axisStyle(c),
        axisLabel: {
          ...axisStyle(c).axisLabel,
          interval: 0,
          formatter: (_: string, index: number) => String(index + 1),
        },
      },
      yAxis: [
        { type: 'value', name: unit, ...axisStyle(c), splitNumber: 4 },
        { type: 'value', name: 'kWh/m²', ...axisStyle(c), splitLine: { show: false }, splitNumber: 4 },
      ],
      series: [
        {
          type: 'bar',
          data: monthlyKwh.map((value) => value / divisor),
          itemStyle: { color: c.main, borderRadius: [2, 2, 0, 0] },
          barCategoryGap: '32%',
        },
        {
          type: 'line',
          yAxisIndex: 1,
          data: monthlyPoaKwhM2,
          symbolSize: 5,
          lineStyle: { width: 1.6, color: c.second },
          itemStyle: { color: c.second },
        },
      ],
    }),
    [monthlyKwh, monthlyPoaKwhM2, divisor, unit, months, format, t],
  );
  return (
    <Chart
      title={t('results.monthTitle')}
      height={HEIGHT}
      option={option}
      table={{
        head: ['', `${t('results.monthlyEnergy')} kWh`, `${t('results.monthlyPoa')} kWh/m²`],
        rows: months.map((month, index) => [month, monthlyKwh[index]!, monthlyPoaKwhM2[index]!]),
      }}
    />
  );
}

export function DayChart({ result }: ResultProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const days = result.analysis.typicalDayKwh;
  const largest = Math.max(...days.flat(), 1e-9);
  const unit = largest >= 1000 ? 'MW' : 'kW';
  const divisor = largest >= 1000 ? 1000 : 1;
  const option = useCallback(
    (c: ChartColours) => ({
      grid: { left: 42, right: 10, top: 6, bottom: 58 },
      tooltip: {
        ...tooltipStyle(c),
        formatter: ({ value: [hour, month, power] }: { value: [number, number, number] }) =>
          `${format.month(month)} ${String(hour).padStart(2, '0')}:00–${String(hour + 1).padStart(2, '0')}:00<br/><b>${format.number(power)} ${unit}</b>`,
      },
      xAxis: {
        type: 'category',
        data: Array.from({ length: 24 }, (_, hour) => hour),
        ...axisStyle(c),
        axisLabel: { ...axisStyle(c).axisLabel, interval: 2 },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: days.map((_, month) => format.month(month)),
        ...axisStyle(c),
        axisLabel: { ...axisStyle(c).axisLabel, interval: 0, fontSize: 10 },
      },
      visualMap: {
        min: 0,
        max: largest / divisor,
        calculable: false,
        orient: 'horizontal',
        left: 'center',
        bottom: 0,
        itemHeight: 120,
        itemWidth: 9,
        text: [`${format.number(largest / divisor)} ${unit}`, '0'],
        textStyle: { color: c.muted, fontSize: 11 },
        inRange: { color: [...c.ramp] },
      },
      series: [
        {
          type: 'heatmap',
          data: days.flatMap((hours, month) => hours.map((power, hour) => [hour, month, power / divisor])),
          itemStyle: { borderColor: c.panel, borderWidth: 0.5 },
        },
      ],
    }),
    [days, largest, divisor, unit, format],
  );
  return (
    <Chart
      title={t('results.dayTitle')}
      height={250}
      option={option}
      table={{
        head: ['', ...Array.from({ length: 24 }, (_, hour) => `${hour}:00`)],
        rows: days.map((hours, month) => [format.month(month), ...hours]),
      }}
    />
  );
}

export function LossChart({ result }: ResultProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const language = useStore((state) => state.language);
  const steps = waterfall(result.losses, result.performanceRatio);
  const floor = Math.max(0, Math.floor((Math.min(...steps.slice(1).map(({ to }) => to)) - 0.08) * 10) / 10);
  const nameOf = useCallback(
    (name: string) =>
      name === 'reference'
        ? t('results.lossReference')
        : name === 'delivered'
          ? t('results.lossDelivered')
          : textOf(texts[language].loss, name),
    [language, t],
  );
  const option = useCallback(
    (c: ChartColours) => ({
      grid: { left: 92, right: 44, top: 4, bottom: 20 },
      tooltip: {
        ...tooltipStyle(c),
        trigger: 'axis',
        axisPointer: { type: 'shadow' },
        formatter: ([first]: { dataIndex: number }[]) => {
          const step = steps[first!.dataIndex]!;
          return `${nameOf(step.name)} <b>${format.percent(step.total ? step.to : step.to - step.from, 2)}</b>`;
        },
      },
      xAxis: {
        type: 'value',
        min: floor,
        max: 1,
        ...axisStyle(c),
        axisLabel: { ...axisStyle(c).axisLabel, formatter: (value: number) => format.percent(value, 0) },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: steps.map(({ name }) => nameOf(name)),
        ...axisStyle(c),
        axisLabel: { ...axisStyle(c).axisLabel, interval: 0, width: 84, overflow: 'truncate' },
      },
      series: [
        {
          type: 'bar',
          stack: 'w',
          silent: true,
          data: steps.map(({ from, to, total }) => (total ? 0 : Math.min(from, to))),
          itemStyle: { color: 'transparent' },
        },
        {
          type: 'bar',
          stack: 'w',
          barCategoryGap: '28%',
          data: steps.map(({ from, to, total }) => ({
            value: total ? to : Math.abs(to - from),
            itemStyle: { color: total ? c.main : to < from ? c.loss : c.second, borderRadius: 1 },
          })),
          label: {
            show: true,
            position: 'right',
            fontSize: 10.5,
            color: c.muted,
            fontFamily: FONT,
            formatter: ({ dataIndex }: { dataIndex: number }) => {
              const { from, to, total } = steps[dataIndex]!;
              return total ? format.percent(to, 1) : format.percent(to - from, 1);
            },
          },
        },
      ],
    }),
    [steps, floor, nameOf, format],
  );
  return (
    <Chart
      title={t('results.lossTitle')}
      height={34 + steps.length * 19}
      option={option}
      table={{
        head: ['', '%'],
        rows: steps.map(({ name, from, to, total }) => [nameOf(name), 100 * (total ? to : to - from)]),
      }}
    />
  );
}

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
    (c: ChartColours) => ({
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
            color: c.text,
            fontFamily: FONT,
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
        {t('results.whySource')}: {[...new Set(parts.map(({ source }) => source).filter(Boolean))].join('; ')}
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
    (c: ChartColours) => ({
      grid: GRID,
      tooltip: {
        ...tooltipStyle(c),
        trigger: 'axis',
        formatter: ([first]: { dataIndex: number }[]) =>
          `${t('results.year', { n: first!.dataIndex + 1 })} <b>${format.energy(yearlyKwh[first!.dataIndex]!)}</b>`,
      },
      xAxis: {
        type: 'category',
        data: yearlyKwh.map((_, index) => index + 1),
        ...axisStyle(c),
        axisLabel: { ...axisStyle(c).axisLabel, interval: 4 },
      },
      yAxis: { type: 'value', name: unit, ...axisStyle(c), splitNumber: 4 },
      series: [
        {
          type: 'bar',
          data: yearlyKwh.map((value) => value / divisor),
          itemStyle: { color: c.main, borderRadius: [1, 1, 0, 0] },
          barCategoryGap: '25%',
        },
      ],
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
