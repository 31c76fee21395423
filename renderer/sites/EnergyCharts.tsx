import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/use-format.ts';
import { axisStyle, Chart, type ChartColours, tooltipStyle } from '../ui/Chart.tsx';
import { energyScale, GRID, HEIGHT, type ResultProps } from './chart-parts.ts';

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
