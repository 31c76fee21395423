import { depreciation, incomeTax, type TaxRules, valueAddedTax } from './tax.ts';
import { capitalRecovery } from './worth.ts';

/** One investment. Arrays hold one entry for each operating year; all money in yuan. */
export interface Investment {
  capexYuan: number;
  feedInYuan: readonly number[];
  selfUseYuan: readonly number[];
  /** Operation and replacements. */
  opexYuan: readonly number[];
  rentYuan: readonly number[];
  tax: TaxRules;
  loan: { share: number; rate: number; years: number };
  /** Share of the owners' positive cash paid to others who put in no money. */
  dividendShare: number;
}

/** An operating year of one investment. */
export interface CashYear {
  vatYuan: number;
  incomeTaxYuan: number;
  interestYuan: number;
  principalYuan: number;
  dividendYuan: number;
  projectYuan: number;
  equityYuan: number;
}

/** Operating years of an investment, a list for each figure. */
export type CashColumns = Record<keyof CashYear, number[]>;

/**
 * Interest and principal of a loan paid off in equal yearly parts (等额本息), one entry for each of `years` operating
 * years; what is owed at their end is paid in the last.
 *
 * @param into filled with them
 */
export function repayments(
  amountYuan: number,
  loan: { rate: number; years: number },
  years: number,
  into: Pick<CashColumns, 'interestYuan' | 'principalYuan'>,
): void {
  const payment = amountYuan * recovery(loan);
  let owed = amountYuan;
  for (let year = 0; year < years; year++) {
    const interestYuan = owed * loan.rate;
    const last = year === Math.min(loan.years, years) - 1;
    const principalYuan = year >= loan.years ? 0 : last ? owed : payment - interestYuan;
    owed -= principalYuan;
    into.interestYuan[year] = interestYuan;
    into.principalYuan[year] = principalYuan;
  }
}

let lastLoan = { rate: Number.NaN, years: Number.NaN, part: Number.NaN };
/** Sites of a county all have the same loan. */
function recovery({ rate, years }: { rate: number; years: number }): number {
  if (lastLoan.rate !== rate || lastLoan.years !== years) {
    lastLoan = { rate, years, part: capitalRecovery(rate, years) };
  }
  return lastLoan.part;
}

/** Room for what is worked out on the way, used again for each site. */
const room = {
  revenue: [] as number[],
  vat: { outputYuan: [] as number[], vatYuan: [] as number[], surchargeYuan: [] as number[] },
  profit: [] as number[],
  taxable: [] as number[],
  adjusted: [] as number[],
};

/**
 * Cash of an investment year by year, after tax: as if there were no loan (its income tax then is on profit before
 * interest, 调整所得税) and as the owners get it.
 *
 * Source: 建设项目经济评价方法与参数 (3rd ed., 2006), cash flows of the project and of its capital, simplified:
 * whole years, no working capital, nothing recovered at the end.
 *
 * @param into filled with it
 */
export function cashFlow(investment: Investment, into: CashColumns): void {
  const { capexYuan, feedInYuan, selfUseYuan, opexYuan, rentYuan, tax, loan, dividendShare } = investment;
  const count = opexYuan.length;
  const { revenue, vat, profit, taxable, adjusted } = room;
  for (const list of [revenue, profit, taxable]) list.length = count;
  for (let year = 0; year < count; year++) revenue[year] = feedInYuan[year]! + selfUseYuan[year]!;
  const inputYuan = valueAddedTax(tax, capexYuan, revenue, vat);
  const written = depreciation(tax, capexYuan - inputYuan);
  repayments(capexYuan * loan.share, loan, count, into);
  for (let year = 0; year < count; year++) {
    profit[year] =
      revenue[year]! -
      vat.outputYuan[year]! -
      vat.surchargeYuan[year]! -
      opexYuan[year]! -
      rentYuan[year]! -
      (year < tax.depreciationYears ? written : 0);
    taxable[year] = profit[year]! - into.interestYuan[year]!;
  }
  incomeTax(tax, profit, adjusted);
  incomeTax(tax, taxable, into.incomeTaxYuan);
  for (let year = 0; year < count; year++) {
    const vatYuan = vat.vatYuan[year]! + vat.surchargeYuan[year]!;
    const beforeTax = revenue[year]! - opexYuan[year]! - rentYuan[year]! - vatYuan;
    const owners =
      beforeTax - into.incomeTaxYuan[year]! - into.interestYuan[year]! - into.principalYuan[year]!;
    const dividendYuan = Math.max(0, owners) * dividendShare;
    into.vatYuan[year] = vatYuan;
    into.dividendYuan[year] = dividendYuan;
    into.projectYuan[year] = beforeTax - adjusted[year]!;
    into.equityYuan[year] = owners - dividendYuan;
  }
}
