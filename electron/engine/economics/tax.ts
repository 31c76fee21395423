import type { MoneyAssumptions } from '../../../shared/money.ts';

export type TaxRules = Pick<
  MoneyAssumptions,
  | 'vatRate'
  | 'deductibleShare'
  | 'surchargeRate'
  | 'incomeTaxRate'
  | 'taxHoliday'
  | 'depreciationYears'
  | 'residualShare'
>;

/** Rules under which nothing is taxed: a household's own roof, simplified (small-scale exemption). */
export const untaxed = (rules: TaxRules): TaxRules => ({ ...rules, vatRate: 0, incomeTaxRate: 0 });

/**
 * Value-added tax and surcharges of each year.
 *
 * Output tax is what lies in the price, revenue · v / (1 + v); the input tax of the investment is set off against
 * it until used up. Input tax of operation is left out, which is on the safe side.
 *
 * @param revenueYuan with tax, of each operating year
 * @returns `outputYuan`, `vatYuan` and `surchargeYuan` by year, and the investment's input tax
 * Source: 增值税法 (in force 2026-01-01, in place of 增值税暂行条例; articles to be verified); surcharges as assumed.
 */
export function valueAddedTax(rules: TaxRules, capexYuan: number, revenueYuan: readonly number[]) {
  const part = rules.vatRate / (1 + rules.vatRate);
  const inputYuan = capexYuan * rules.deductibleShare * part;
  let credit = inputYuan;
  const years = revenueYuan.map((revenue) => {
    const outputYuan = revenue * part;
    const used = Math.min(credit, outputYuan);
    credit -= used;
    const vatYuan = outputYuan - used;
    return { outputYuan, vatYuan, surchargeYuan: vatYuan * rules.surchargeRate };
  });
  return { inputYuan, years };
}

/** Years a loss may be carried forward (企业所得税法 art. 18). */
const LOSS_YEARS = 5;

/**
 * Income tax of each year on profits that may be losses; a loss is set off against the profits of the next five
 * years, the oldest first. With the holiday the first three years are free and the next three at half rate.
 *
 * @param profitYuan before tax, of each operating year
 * Source: 企业所得税法 art. 18; 实施条例 art. 87.
 */
export function incomeTax({ incomeTaxRate, taxHoliday }: TaxRules, profitYuan: readonly number[]): number[] {
  const losses: { year: number; left: number }[] = [];
  return profitYuan.map((profit, year) => {
    if (profit <= 0) {
      losses.push({ year, left: -profit });
      return 0;
    }
    let taxable = profit;
    for (const loss of losses) {
      if (year - loss.year > LOSS_YEARS) continue;
      const used = Math.min(loss.left, taxable);
      loss.left -= used;
      taxable -= used;
    }
    const charged = !taxHoliday || year >= 6 ? 1 : year >= 3 ? 0.5 : 0;
    return taxable * incomeTaxRate * charged;
  });
}

/** Straight-line depreciation of each year down to the residual value. */
export function depreciation(
  { depreciationYears, residualShare }: TaxRules,
  baseYuan: number,
  years: number,
): number[] {
  const each = (baseYuan * (1 - residualShare)) / depreciationYears;
  return Array.from({ length: years }, (_, year) => (year < depreciationYears ? each : 0));
}
