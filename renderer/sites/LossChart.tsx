import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { textOf, texts } from '../app/i18n.ts';
import { useStore } from '../app/store.ts';
import { FONT } from '../app/theme.ts';
import { useFormat } from '../app/use-format.ts';
import { axisStyle, Chart, type ChartColours, tooltipStyle } from '../ui/Chart.tsx';
import type { ResultProps } from './chart-parts.ts';
import { waterfall } from './waterfall.ts';

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
