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

/**
 * Interest and principal of a loan paid off in equal yearly parts (等额本息).
 *
 * @returns one entry for each of `years` operating years; what is owed at their end is paid in the last
 */
export function repayments(
  amountYuan: number,
  loan: { rate: number; years: number },
  years: number,
): { interestYuan: number; principalYuan: number }[] {
  const payment = amountYuan * capitalRecovery(loan.rate, loan.years);
  let owed = amountYuan;
  return Array.from({ length: years }, (_, year) => {
    const interestYuan = owed * loan.rate;
    const last = year === Math.min(loan.years, years) - 1;
    const principalYuan = year >= loan.years ? 0 : last ? owed : payment - interestYuan;
    owed -= principalYuan;
    return { interestYuan, principalYuan };
  });
}

/**
 * Cash of an investment year by year, after tax: as if there were no loan (its income tax then is on profit before
 * interest, 调整所得税) and as the owners get it.
 *
 * Source: 建设项目经济评价方法与参数 (3rd ed., 2006), cash flows of the project and of its capital, simplified:
 * whole years, no working capital, nothing recovered at the end.
 */
export function cashFlow(investment: Investment): CashYear[] {
  const { capexYuan, tax, loan, dividendShare } = investment;
  const count = investment.opexYuan.length;
  const revenue = investment.feedInYuan.map((fed, year) => fed + investment.selfUseYuan[year]!);
  const vat = valueAddedTax(tax, capexYuan, revenue);
  const written = depreciation(tax, capexYuan - vat.inputYuan, count);
  const debt = repayments(capexYuan * loan.share, loan, count);
  const beforeInterest = revenue.map((each, year) => {
    const { outputYuan, surchargeYuan } = vat.years[year]!;
    return (
      each -
      outputYuan -
      surchargeYuan -
      investment.opexYuan[year]! -
      investment.rentYuan[year]! -
      written[year]!
    );
  });
  const adjustedTax = incomeTax(tax, beforeInterest);
  const paidTax = incomeTax(
    tax,
    beforeInterest.map((profit, year) => profit - debt[year]!.interestYuan),
  );
  return revenue.map((each, year) => {
    const { vatYuan, surchargeYuan } = vat.years[year]!;
    const { interestYuan, principalYuan } = debt[year]!;
    const beforeTax =
      each - investment.opexYuan[year]! - investment.rentYuan[year]! - vatYuan - surchargeYuan;
    const owners = beforeTax - paidTax[year]! - interestYuan - principalYuan;
    const dividendYuan = Math.max(0, owners) * dividendShare;
    return {
      vatYuan: vatYuan + surchargeYuan,
      incomeTaxYuan: paidTax[year]!,
      interestYuan,
      principalYuan,
      dividendYuan,
      projectYuan: beforeTax - adjustedTax[year]!,
      equityYuan: owners - dividendYuan,
    };
  });
}
