import { type MoneyAssumptions, moneyAssumptionsSchema, type TaxedMoney } from '../../../shared/money.ts';

/** What a scenario assumes about money where taxes are those of 2026, unless it sets them. */
export function taxed(money: Partial<MoneyAssumptions> = {}): TaxedMoney {
  const { vatRate, surchargeRate, incomeTaxRate, ...rest } = moneyAssumptionsSchema.parse(money);
  return {
    ...rest,
    vatRate: vatRate ?? 0.13,
    surchargeRate: surchargeRate ?? 0.1,
    incomeTaxRate: incomeTaxRate ?? 0.25,
    ...{ lossYears: 5, freeYears: 3, halfYears: 3 },
  };
}
