import { fill } from '../../../shared/i18n/index.ts';
import type { MoneyOutlook } from '../../../shared/money-figures.ts';
import { addingUp, givingWay } from '../adding.ts';
import type { Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { sinceBegun, table, yuanUnit } from './parts.ts';

const DIGITS = 2;

export const begun = (years: MoneyOutlook['years']) =>
  sinceBegun(
    years,
    (row) => row.capexYuan === 0 && row.equityYuan === 0 && row.feedInYuan === 0 && row.opexYuan === 0,
  );

/** Cash of every year: what comes in less what goes out is the owners', and that less what they put in adds up to the cash so far. */
export function cashYears(writing: Writing, outlook: MoneyOutlook): Html {
  const { ui, format } = writing;
  const t = ui.money;
  const { unit } = yuanUnit(writing);
  const num = (label: string) => ({ label, unit, num: true });
  const years = begun(outlook.years);
  const own = ownMoney(writing, years);
  return html`${table(
    t.yearly,
    [
      { label: t.year },
      ...[t.revenue, t.opex, t.rent, t.vat, t.incomeTax, t.interest, t.principal].map(num),
      ...[t.equityCash, t.cumulative, t.household, t.village].map(num),
    ],
    rowsOf(writing, years, own).map(({ year, amounts }) => [
      String(year),
      ...amounts.map((amount) => format.number(amount, DIGITS)),
    ]),
  )}
<p class="note">${paidIn(writing, years, own)} ${t.note}</p>`;
}

/** What the owners put in by year, in the plan's unit of money. */
function ownMoney(writing: Writing, years: MoneyOutlook['years']): number[] {
  const share = 1 - writing.plan.scenario.assumptions.money.loanShare;
  const { yuan } = yuanUnit(writing);
  return addingUp(
    years.map(({ capexYuan }) => (capexYuan * share) / yuan),
    DIGITS,
  );
}

/** Rows rounded: income, the cash so far and what others receive by themselves, what goes out by what is left. */
function rowsOf(writing: Writing, years: MoneyOutlook['years'], own: readonly number[]) {
  const { yuan } = yuanUnit(writing);
  const rounded = (amount: number) => Number((amount / yuan).toFixed(DIGITS));
  return years.map((row, i) => {
    const before =
      i === 0 ? row.cumulativeYuan - row.equityYuan + own[i]! * yuan : years[i - 1]!.cumulativeYuan;
    const cumulative = rounded(row.cumulativeYuan);
    const change = cumulative - rounded(before) + own[i]!;
    // Where another figure than the owners' cash moves the cash so far, each stands by itself.
    const equity = Math.abs(change - row.equityYuan / yuan) < 0.02 ? change : rounded(row.equityYuan);
    const revenue = rounded(row.feedInYuan + row.selfUseYuan);
    const out = [
      row.opexYuan,
      row.rentYuan,
      row.vatYuan,
      row.incomeTaxYuan,
      row.interestYuan,
      row.principalYuan,
    ];
    const spent = out.map((amount) => amount / yuan);
    const sum = spent.reduce((total, amount) => total + amount, 0);
    const parts =
      Math.abs(revenue - sum - equity) < 0.05 ? givingWay(spent, revenue - equity, DIGITS) : spent;
    return {
      year: row.year,
      amounts: [revenue, ...parts, equity, cumulative, row.householdYuan / yuan, row.villageYuan / yuan],
    };
  });
}

/** What the owners put in by year: without it the cash of the years does not add up to the cash so far. */
function paidIn(writing: Writing, years: MoneyOutlook['years'], own: readonly number[]): string {
  const { text, format } = writing;
  const t = text.chapters.money;
  const { unit } = yuanUnit(writing);
  const paid = years.flatMap(({ year, capexYuan }, i) =>
    capexYuan > 0
      ? [fill(t.paidInYear, { year: String(year), amount: `${format.number(own[i]!, DIGITS)} ${unit}` })]
      : [],
  );
  return fill(t.paidIn, { years: paid.join(text.chapters.comma) });
}
