import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { axisStyle, type ChartLook } from '../../shared/charts/look.ts';
import type { Choice, Goal, PortfolioInput } from '../../shared/portfolio.ts';
import { Chart, tooltipStyle } from '../ui/Chart.tsx';
import { useWorth } from './use-worth.ts';

/** The sets between the best by one goal and by another; a click picks one. */
export function Front({
  front,
  asked,
  onPick,
}: {
  front: Choice[];
  asked: PortfolioInput;
  onPick(index: number): void;
}) {
  const { t } = useTranslation();
  const worth = useWorth();
  const { goal, tradeAgainst } = asked;
  const option = useCallback(
    (c: ChartLook) => {
      if (!tradeAgainst) return {};
      // Both axes in percent of the most that either set reaches: what is given up for what.
      const most = (of: Goal) => Math.max(...front.map((choice) => Math.abs(choice.worth[of])), 1e-9);
      const [x, y] = [most(tradeAgainst), most(goal)];
      const axis = (of: Goal) => ({
        type: 'value',
        scale: true,
        name: `${t(`portfolio.worth.${of}`)} %`,
        nameLocation: 'middle',
        ...axisStyle(c),
      });
      return {
        grid: { left: 64, right: 20, top: 16, bottom: 44 },
        tooltip: {
          ...tooltipStyle(c),
          trigger: 'item',
          formatter: ({ dataIndex }: { dataIndex: number }) => {
            const at = front[dataIndex]!.worth;
            return `${t(`portfolio.worth.${goal}`)} <b>${worth(goal, at[goal])}</b><br/>${t(`portfolio.worth.${tradeAgainst}`)} <b>${worth(tradeAgainst, at[tradeAgainst])}</b>`;
          },
        },
        xAxis: { ...axis(tradeAgainst), nameGap: 26 },
        yAxis: { ...axis(goal), nameGap: 46 },
        series: [
          {
            type: 'line',
            symbolSize: 9,
            data: front.map((choice) => [
              (100 * choice.worth[tradeAgainst]) / x,
              (100 * choice.worth[goal]) / y,
            ]),
            lineStyle: { color: c.main, width: 2 },
            itemStyle: { color: c.second },
          },
        ],
      };
    },
    [front, goal, tradeAgainst, worth, t],
  );
  if (!tradeAgainst) return null;
  return (
    <Chart
      title={t('portfolio.front')}
      height={200}
      option={option}
      onPick={onPick}
      table={{
        head: [t(`portfolio.worth.${goal}`), t(`portfolio.worth.${tradeAgainst}`), t('portfolio.capacity')],
        rows: front.map(({ worth: at, capacityKwp }) => [at[goal], at[tradeAgainst], capacityKwp]),
      }}
    />
  );
}
