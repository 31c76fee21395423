import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { barChart } from '../../shared/charts/bars.ts';
import { heatmapChart } from '../../shared/charts/heatmap.ts';
import type { ChartLook } from '../../shared/charts/look.ts';
import { useFormat } from '../base/use-format.ts';
import { Chart, tooltipStyle } from '../ui/Chart.tsx';
import { energyScale, HEIGHT, type ResultProps } from './chart-parts.ts';

const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour));

export function MonthChart({ result }: ResultProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { monthlyKwh, monthlyPoaKwhM2 } = result;
  const { divisor, unit } = energyScale(monthlyKwh);
  const months = monthlyKwh.map((_, index) => format.month(index));
  const option = useCallback(
    (c: ChartLook) => ({
      ...barChart(c, {
        labels: monthlyKwh.map((_, index) => String(index + 1)),
        everyLabel: true,
        bars: { unit, values: monthlyKwh.map((value) => value / divisor) },
        line: { unit: 'kWh/m²', values: monthlyPoaKwhM2, points: true },
      }),
      tooltip: {
        ...tooltipStyle(c),
        trigger: 'axis',
        formatter: ([first]: { dataIndex: number }[]) => {
          const index = first!.dataIndex;
          return `${format.month(index)}<br/>${t('results.monthlyEnergy')} <b>${format.energy(monthlyKwh[index]!)}</b><br/>${t('results.monthlyPoa')} <b>${format.number(monthlyPoaKwhM2[index]!, 1)} kWh/m²</b>`;
        },
      },
    }),
    [monthlyKwh, monthlyPoaKwhM2, divisor, unit, format, t],
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
    (c: ChartLook) => ({
      ...heatmapChart(c, {
        values: days.map((hours) => hours.map((power) => power / divisor)),
        rows: days.map((_, month) => format.month(month)),
        columns: HOURS,
        columnStep: 2,
        scale: { most: largest / divisor, texts: [`${format.number(largest / divisor)} ${unit}`, '0'] },
      }),
      tooltip: {
        ...tooltipStyle(c),
        formatter: ({ value: [hour, month, power] }: { value: [number, number, number] }) =>
          `${format.month(month)} ${String(hour).padStart(2, '0')}:00–${String(hour + 1).padStart(2, '0')}:00<br/><b>${format.number(power)} ${unit}</b>`,
      },
    }),
    [days, largest, divisor, unit, format],
  );
  return (
    <Chart
      title={t('results.dayTitle')}
      height={250}
      option={option}
      table={{
        head: ['', ...HOURS.map((hour) => `${hour}:00`)],
        rows: days.map((hours, month) => [format.month(month), ...hours]),
      }}
    />
  );
}
