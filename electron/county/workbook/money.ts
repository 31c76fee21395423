import { exports as en } from '../../../shared/i18n/en/export.ts';
import { money as moneyEn } from '../../../shared/i18n/en/money.ts';
import type { Language } from '../../../shared/i18n/index.ts';
import { exports as zh } from '../../../shared/i18n/zh/export.ts';
import { money as moneyZh } from '../../../shared/i18n/zh/money.ts';
import type { MoneyOutlook, MoneyYear } from '../../../shared/money-figures.ts';
import { type Cell, type Sheet, type SheetColumn, sumOf } from '../../formats/export/workbook.ts';

const TEXTS = { zh: { text: zh, money: moneyZh }, en: { text: en, money: moneyEn } };

/** Sums of the cash flow, in the order of a year's account. */
const YEARLY = [
  ['energyKwh', 'energy'],
  ['feedInYuan', 'feedIn'],
  ['selfUseYuan', 'selfUse'],
  ['opexYuan', 'opex'],
  ['rentYuan', 'rent'],
  ['vatYuan', 'vat'],
  ['incomeTaxYuan', 'incomeTax'],
  ['interestYuan', 'interest'],
  ['principalYuan', 'principal'],
  ['dividendYuan', 'dividend'],
  ['projectYuan', 'project'],
  ['equityYuan', 'equityCash'],
  ['cumulativeYuan', 'cumulative'],
  ['householdYuan', 'household'],
  ['villageYuan', 'village'],
  ['roofOwnerYuan', 'roofOwner'],
] as const satisfies readonly (readonly [keyof MoneyYear, string])[];

/** Key figures of the money with what they rest on, and the cash flow year by year; empty where nothing counts. */
export function moneySheets(outlook: MoneyOutlook | null, language: Language): Sheet[] {
  return [worthSheet(outlook, language), cashSheet(outlook, language)];
}

function worthSheet(outlook: MoneyOutlook | null, language: Language): Sheet {
  const { text, money } = TEXTS[language];
  const { total, figures, notes } = outlook ?? {};
  const yuan = money.units.yuan;
  const inYear = (label: string) => label.replace('{{year}}', String(total!.headlineYear));
  const row = (label: string, value: Cell, unit: string, basis = ''): Cell[] => [label, value, unit, basis];
  return {
    name: text.sheets.worth,
    columns: [
      { label: text.columns.item, width: 40 },
      { label: text.columns.value, width: 20, format: 'four' },
      { label: text.money.unit, width: 16 },
      { label: text.columns.basis, width: 70 },
    ],
    rows: !total
      ? []
      : [
          row(money.capex, total.capexYuan, yuan),
          row(money.equity, total.equityYuan, yuan),
          row(money.loan, total.loanYuan, yuan),
          row(inYear(money.firstRevenue), total.firstYearRevenueYuan, yuan),
          row(money.lcoe, total.lcoeYuanKwh, money.units.yuanKwh),
          row(money.npv, total.npvYuan, yuan),
          row(money.projectIrr, percent(total.projectIrr, money.noRate), '%'),
          row(money.equityIrr, percent(total.equityIrr, money.noRate), '%'),
          row(money.payback, total.paybackYears ?? money.never, text.money.years),
          row(money.discountedPayback, total.discountedPaybackYears ?? money.never, text.money.years),
          row(money.householdYear, total.householdYuanPerYear, yuan + money.perYear),
          row(money.villageYear, total.villageYuanPerYear, yuan + money.perYear),
          row(money.roofOwnerYear, total.roofOwnerYuanPerYear, yuan + money.perYear),
          row(money.battery, total.batteryYuan, yuan),
          row(money.gridWorks, total.gridWorksYuan, yuan),
          row(money.gridWorksLater, total.gridWorksLaterYuan, yuan),
          row(inYear(money.undelivered), total.undeliveredKwh, 'kWh'),
          ...(Object.keys(figures!) as (keyof MoneyOutlook['figures'])[]).map((key) => {
            const { value, source, approximate } = figures![key];
            const unit = key.endsWith('YuanKwh')
              ? money.units.yuanKwh
              : key.startsWith('opex')
                ? money.units.yuanKwpYear
                : money.units.yuanKwp;
            const basis = { planner: money.planner, mean: money.mean }[source] ?? source;
            return row(
              money.figures[key],
              value,
              unit,
              approximate ? `${money.approximate} · ${basis}` : basis,
            );
          }),
          ...notes!.map((note) => row(text.money.note, null, '', money.notes[note])),
          row(text.money.note, null, '', money.note),
        ],
  };
}

const percent = (rate: number | null, none: string): Cell => (rate === null ? none : rate * 100);

function cashSheet(outlook: MoneyOutlook | null, language: Language): Sheet {
  const { text } = TEXTS[language];
  const years = outlook?.years ?? [];
  const columns: SheetColumn[] = [
    { label: text.columns.year, width: 8 },
    ...YEARLY.map(([, key]): SheetColumn => ({ label: text.money.columns[key], width: 18, format: 'whole' })),
  ];
  const rows = years.map((year): Cell[] => [String(year.year), ...YEARLY.map(([key]) => year[key])]);
  return {
    name: text.sheets.cash,
    columns,
    rows,
    total: [
      text.columns.total,
      ...YEARLY.map(([key], index) => (key === 'cumulativeYuan' ? null : sumOf(index + 1, rows))),
    ],
  };
}
