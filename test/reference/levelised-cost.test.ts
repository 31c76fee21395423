import { expect, it } from 'vitest';
import { internalRate, levelisedCost } from '../../electron/engine/economics/worth.ts';

/**
 * The plant finance example of NREL's WISDEM, with the screen output that its documentation prints
 * (https://github.com/WISDEM/WISDEM, docs/examples/08_finance/tutorial.rst).
 */
const PLANT = {
  ratingKw: 2320,
  turbines: 87,
  turbineUsdKw: 1093,
  balanceUsdKw: 517,
  opexUsdKwYear: 43.56,
  turbineKwh: 9_915_950,
  wakeLoss: 0.15,
  fixedChargeRate: 0.07921664,
};
const PRINTED = { kwh: 7.33284502e8, lcoe: 0.04709575 };

it('levels the cost of NREL’s example plant to the digits its documentation prints', () => {
  const { ratingKw, turbines, turbineKwh, wakeLoss, fixedChargeRate } = PLANT;
  const kwh = turbines * turbineKwh * (1 - wakeLoss);
  expect(kwh / PRINTED.kwh).toBeCloseTo(1, 8);
  const kw = turbines * ratingKw;
  const investment = kw * (PLANT.turbineUsdKw + PLANT.balanceUsdKw);
  const opex = kw * PLANT.opexUsdKwYear;
  // A fixed charge each year is an annuity; whatever its term, the rate that it pays gives the same level cost.
  for (const years of [20, 25, 30]) {
    const rate = internalRate([-1, ...Array<number>(years).fill(fixedChargeRate)])!;
    const level = levelisedCost(rate, investment, Array(years).fill(opex), Array(years).fill(kwh));
    expect(level).toBeCloseTo(PRINTED.lcoe, 7);
  }
});
