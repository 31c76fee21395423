import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { barChart } from '../../shared/charts/bars.ts';
import type { ChartLook } from '../../shared/charts/look.ts';
import type { MoneyYear } from '../../shared/money-figures.ts';
import { yuanScale } from '../../shared/yuan.ts';
import { useStore } from '../base/store.ts';
import { useYuan } from '../base/use-yuan.ts';
import { Chart, tooltipStyle } from '../ui/Chart.tsx';

/** Bars of the owners' cash in each year, and a line of all of it so far with the investment. */
export function CashChart({ years }: { years: readonly MoneyYear[] }) {
  const { t } = useTranslation();
  const language = useStore((state) => state.language);
  const yuan = useYuan();
  const option = useCallback(
    (c: ChartLook) => {
      const { unit, scaled } = yuanScale(
        years.map((row) => row.cumulativeYuan),
        language,
      );
      return {
        ...barChart(c, {
          labels: years.map(({ year }) => String(year)),
          bars: { name: t('money.equityCash'), unit, values: years.map((row) => scaled(row.equityYuan)) },
          line: { name: t('money.cumulative'), unit, values: years.map((row) => scaled(row.cumulativeYuan)) },
        }),
        tooltip: {
          ...tooltipStyle(c),
          trigger: 'axis',
          formatter: ([first]: { dataIndex: number }[]) => {
            const row = years[first!.dataIndex]!;
            return `${row.year}<br/>${t('money.equityCash')} <b>${yuan(row.equityYuan)}</b><br/>${t('money.cumulative')} <b>${yuan(row.cumulativeYuan)}</b>`;
          },
        },
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
          t('money.roofOwner'),
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
          row.roofOwnerYuan,
        ]),
      }}
    />
  );
}
