import { MODES, type MoneyAssumptions, OWNERS } from './money.ts';

/** How an assumption about money is shown and set. */
export type Field =
  | {
      as: 'number';
      factor: number;
      unit: '' | '%' | 'm²' | 'a' | Priced;
      min: number;
      max: number;
      empty?: true;
    }
  | { as: 'choice'; of: 'modes' | 'owners' | 'bases'; values: readonly string[] }
  | { as: 'switch' };
/** Units that are words. */
export type Priced = 'yuanKwh' | 'yuanKwp' | 'yuanKwpYear' | 'yuan';

const amount = (unit: Priced | 'm²', max: number, empty?: true): Field => ({
  as: 'number',
  factor: 1,
  unit,
  min: 0,
  max,
  ...(empty && { empty }),
});
const percent = (min = 0, max = 100): Field => ({ as: 'number', factor: 100, unit: '%', min, max });
const years = (max: number): Field => ({ as: 'number', factor: 1, unit: 'a', min: 1, max });
const MODE: Field = { as: 'choice', of: 'modes', values: MODES };

export const FIELDS: Record<keyof MoneyAssumptions, Field> = {
  rooftopOwner: { as: 'choice', of: 'owners', values: OWNERS },
  rooftopMode: MODE,
  agrivoltaicMode: MODE,
  capexRooftopYuanKwp: amount('yuanKwp', 100000, true),
  capexAgrivoltaicYuanKwp: amount('yuanKwp', 100000, true),
  opexRooftopYuanKwp: amount('yuanKwpYear', 100000, true),
  opexAgrivoltaicYuanKwp: amount('yuanKwpYear', 100000, true),
  opexGrowth: percent(-20, 20),
  replacementYuanKwp: amount('yuanKwp', 100000),
  replacementYear: years(50),
  feedInYuanKwh: amount('yuanKwh', 5, true),
  mechanismShare: { ...percent(), empty: true } as Field,
  mechanismYears: { as: 'number', factor: 1, unit: 'a', min: 0, max: 50, empty: true },
  marketYuanKwh: amount('yuanKwh', 5, true),
  captureRate: percent(0, 200),
  demandYuanKwMonth: amount('yuan', 200, true),
  retailYuanKwh: amount('yuanKwh', 5, true),
  farmRetailYuanKwh: amount('yuanKwh', 5, true),
  selfUseDiscount: percent(),
  selfUseFromBalance: { as: 'switch' },
  priceGrowth: percent(-20, 20),
  roofRentBasis: { as: 'choice', of: 'bases', values: ['area', 'module'] },
  roofRentYuanM2: amount('yuan', 1000),
  roofRentYuanModule: amount('yuan', 1000),
  moduleAreaM2: { as: 'number', factor: 1, unit: 'm²', min: 0.5, max: 5 },
  rentGrowth: percent(-20, 20),
  landRentYuanMu: amount('yuan', 100000),
  cropIncomeYuanMu: amount('yuan', 100000),
  cropFromModel: { as: 'switch' },
  cropChange: percent(-100, 100),
  pondIncomeYuanMu: amount('yuan', 100000),
  pondChange: percent(-100, 100),
  villageRentShare: percent(),
  villageEquityShare: percent(),
  vatRate: percent(0, 30),
  deductibleShare: percent(),
  surchargeRate: percent(),
  incomeTaxRate: percent(),
  taxHoliday: { as: 'switch' },
  depreciationYears: years(50),
  residualShare: percent(),
  loanShare: percent(0, 95),
  loanRate: percent(0, 30),
  loanYears: years(30),
  discountRate: percent(0, 30),
};
