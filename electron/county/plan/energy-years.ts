import { curtailedKwh, deliveredKwh } from '../../engine/account/types.ts';
import type { PlanData } from '../../report/plan-data.ts';
import type { Account } from '../account/account.ts';

/** Later years are shown at this distance. */
const EVERY = 5;

/** Where the energy goes, year by year while sites are being built, then every fifth year to the end. */
export function energyYearsOf(account: Account): PlanData['energyYears'] {
  const { startYear, fullYear, lastYear } = account;
  const years: number[] = [];
  // The scenario may begin before its first site is in service.
  let first = startYear;
  while (first < fullYear && account.year(first).capacityKwp <= 0) first++;
  for (let year = first; year <= lastYear; year += year < fullYear ? 1 : EVERY) years.push(year);
  return years.map((year) => {
    const { total, capacityKwp } = account.year(year);
    const { generatedKwh, usedOnSiteKwh, sharedKwh, fedInKwh, storageLossKwh } = total;
    return {
      ...{
        year,
        capacityKwp,
        generatedKwh,
        usedOnSiteKwh,
        sharedKwh,
        fedInKwh,
        storageLossKwh,
        curtailedKwh: curtailedKwh(total),
      },
      deliveredKwh: deliveredKwh(total),
    };
  });
}
