import { type MoneyAssumptions, TAX_RULES, type Tax, type TaxedMoney } from '../../../shared/money.ts';

/**
 * What a scenario assumes about money, with the law's taxes where it sets none.
 *
 * @param figure of the rules in force, by id
 */
export function taxedMoney(figure: (id: string) => number, money: MoneyAssumptions): TaxedMoney {
  const rate = (tax: Tax) => money[tax] ?? figure(TAX_RULES[tax]);
  return {
    ...money,
    vatRate: rate('vatRate'),
    surchargeRate: rate('surchargeRate'),
    incomeTaxRate: rate('incomeTaxRate'),
    lossYears: figure('tax.income.lossYears'),
    freeYears: figure('tax.income.freeYears'),
    halfYears: figure('tax.income.halfYears'),
  };
}
