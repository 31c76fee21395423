import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartLook } from '../../shared/charts/look.ts';
import { stepShare, waterfall, waterfallChart, waterfallHeight } from '../../shared/charts/waterfall.ts';
import { textOf, texts } from '../base/i18n.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { Chart, tooltipStyle } from '../ui/Chart.tsx';
import type { ResultProps } from './chart-parts.ts';

export function LossChart({ result }: ResultProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const language = useStore((state) => state.language);
  const steps = waterfall(result.losses, result.performanceRatio);
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
    (c: ChartLook) => ({
      ...waterfallChart(c, steps, nameOf, format.percent, 84),
      tooltip: {
        ...tooltipStyle(c),
        trigger: 'axis',
        axisPointer: { type: 'shadow' },
        formatter: ([first]: { dataIndex: number }[]) => {
          const step = steps[first!.dataIndex]!;
          return `${nameOf(step.name)} <b>${format.percent(stepShare(step), 2)}</b>`;
        },
      },
    }),
    [steps, nameOf, format],
  );
  return (
    <Chart
      title={t('results.lossTitle')}
      height={waterfallHeight(steps)}
      option={option}
      table={{
        head: ['', '%'],
        rows: steps.map((step) => [nameOf(step.name), 100 * stepShare(step)]),
      }}
    />
  );
}
