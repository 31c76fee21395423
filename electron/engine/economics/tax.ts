import type { TaxedMoney } from '../../../shared/money.ts';

export type TaxRules = Pick<
  TaxedMoney,
  | 'vatRate'
  | 'deductibleShare'
  | 'surchargeRate'
  | 'incomeTaxRate'
  | 'taxHoliday'
  | 'depreciationYears'
  | 'residualShare'
  | 'lossYears'
  | 'freeYears'
  | 'halfYears'
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
 * @param into filled with each year's, so that a county's sites need no room of their own
 * @returns the investment's input tax
 * Source: 增值税法 (in force 2026-01-01, in place of 增值税暂行条例; articles to be verified); surcharges as assumed.
 */
export function valueAddedTax(
  rules: TaxRules,
  capexYuan: number,
  revenueYuan: readonly number[],
  into: { outputYuan: number[]; vatYuan: number[]; surchargeYuan: number[] },
): number {
  const part = rules.vatRate / (1 + rules.vatRate);
  const inputYuan = capexYuan * rules.deductibleShare * part;
  let credit = inputYuan;
  for (let year = 0; year < revenueYuan.length; year++) {
    const outputYuan = revenueYuan[year]! * part;
    const used = Math.min(credit, outputYuan);
    credit -= used;
    into.outputYuan[year] = outputYuan;
    into.vatYuan[year] = outputYuan - used;
    into.surchargeYuan[year] = (outputYuan - used) * rules.surchargeRate;
  }
  return inputYuan;
}

/**
 * Income tax of each year on profits that may be losses; a loss is set off against the profits of the years over which
 * it may be carried, the oldest first. With the holiday the first years are free and the next at half rate.
 *
 * @param profitYuan before tax, of each operating year
 * @param into filled with each year's tax
 * Source: 企业所得税法 art. 18; 实施条例 art. 87.
 */
export function incomeTax(
  { incomeTaxRate, taxHoliday, lossYears, freeYears, halfYears }: TaxRules,
  profitYuan: readonly number[],
  into: number[] = [],
): number[] {
  /** What is left of each year's loss. */
  let lost: number[] | null = null;
  for (let year = 0; year < profitYuan.length; year++) {
    let taxable = profitYuan[year]!;
    if (taxable <= 0) {
      lost ??= new Array<number>(profitYuan.length).fill(0);
      lost[year] = -taxable;
      into[year] = 0;
      continue;
    }
    for (let before = Math.max(0, year - lossYears); lost && before < year; before++) {
      const used = Math.min(lost[before]!, taxable);
      lost[before]! -= used;
      taxable -= used;
    }
    const charged = !taxHoliday || year >= freeYears + halfYears ? 1 : year >= freeYears ? 0.5 : 0;
    into[year] = taxable * incomeTaxRate * charged;
  }
  return into;
}

/** Straight-line depreciation of each of the first years down to the residual value. */
export const depreciation = ({ depreciationYears, residualShare }: TaxRules, baseYuan: number): number =>
  (baseYuan * (1 - residualShare)) / depreciationYears;
