import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { MoneyYear } from '../../shared/money.ts';
import { scaleYuan } from '../../shared/yuan.ts';
import { useStore } from '../app/store.ts';
import { FONT } from '../app/theme.ts';
import { axisStyle, Chart, type ChartColours, tooltipStyle } from '../ui/Chart.tsx';
import { useYuan } from './use-yuan.ts';

/** Bars of the owners' cash in each year, and a line of all of it so far with the investment. */
export function CashChart({ years }: { years: readonly MoneyYear[] }) {
  const { t } = useTranslation();
  const language = useStore((state) => state.language);
  const yuan = useYuan();
  const option = useCallback(
    (c: ChartColours) => {
      const largest = Math.max(...years.map((row) => Math.abs(row.cumulativeYuan)), 1);
      const { unit, value } = scaleYuan(largest, language);
      const scale = value / largest;
      const scaled = (amount: number) => amount * scale;
      const axis = {
        type: 'value',
        ...axisStyle(c),
        splitNumber: 4,
      };
      return {
        grid: { left: 58, right: 62, top: 52, bottom: 22 },
        legend: { top: 0, textStyle: { color: c.muted, fontSize: 11, fontFamily: FONT } },
        tooltip: {
          ...tooltipStyle(c),
          trigger: 'axis',
          formatter: ([first]: { dataIndex: number }[]) => {
            const row = years[first!.dataIndex]!;
            return `${row.year}<br/>${t('money.equityCash')} <b>${yuan(row.equityYuan)}</b><br/>${t('money.cumulative')} <b>${yuan(row.cumulativeYuan)}</b>`;
          },
        },
        xAxis: {
          type: 'category',
          data: years.map(({ year }) => String(year)),
          ...axisStyle(c),
          axisLine: { onZero: false, lineStyle: { color: c.line } },
        },
        yAxis: [
          { ...axis, name: unit },
          { ...axis, name: unit, splitLine: { show: false } },
        ],
        series: [
          {
            name: t('money.equityCash'),
            type: 'bar',
            data: years.map((row) => scaled(row.equityYuan)),
            itemStyle: { color: c.main, borderRadius: [2, 2, 0, 0] },
          },
          {
            name: t('money.cumulative'),
            type: 'line',
            yAxisIndex: 1,
            symbol: 'none',
            data: years.map((row) => scaled(row.cumulativeYuan)),
            lineStyle: { color: c.second, width: 2 },
            itemStyle: { color: c.second },
          },
        ],
      };
    },
    [years, yuan, language, t],
  );
  return (
    <Chart
      title={t('money.yearly')}
      height={220}
      option={option}
      table={{
        head: [
          t('money.year'),
          `${t('money.energy')} kWh`,
          t('money.feedIn'),
          t('money.selfUse'),
          t('money.opex'),
          t('money.rent'),
          t('money.vat'),
          t('money.incomeTax'),
          t('money.interest'),
          t('money.principal'),
          t('money.dividend'),
          t('money.equityCash'),
          t('money.cumulative'),
          t('money.household'),
          t('money.village'),
        ],
        rows: years.map((row) => [
          row.year,
          row.energyKwh,
          row.feedInYuan,
          row.selfUseYuan,
          row.opexYuan,
          row.rentYuan,
          row.vatYuan,
          row.incomeTaxYuan,
          row.interestYuan,
          row.principalYuan,
          row.dividendYuan,
          row.equityYuan,
          row.cumulativeYuan,
          row.householdYuan,
          row.villageYuan,
        ]),
      }}
    />
  );
}
