import type { CaseClass, Mode, TaxedMoney } from '../../../shared/money.ts';
import type { Worth } from '../../../shared/money-figures.ts';
import type { Ageing } from '../analysis.ts';
import { cashFlow } from './cash-flow.ts';
import { type MoneyFigures, type MoneySite, noYears, type SiteWorks, type SiteYears } from './money-site.ts';
import { powers } from './powers.ts';
import { soldShares } from './rules.ts';
import { untaxed } from './tax.ts';
import { internalRate, levelisedCost, netPresentValue, paybackTime } from './worth.ts';

/** Square metres in a mu. */
const MU_M2 = 10_000 / 15;

/** Its part of works on the grid that are there from the beginning, yuan. */
export const worksCapex = ({ works }: Pick<MoneySite, 'works'>): number =>
  works?.reduce((sum, { operatingYear, yuan }) => sum + (operatingYear === 0 ? yuan : 0), 0) ?? 0;

/** Spent in an operating year on works that come later, and on the storage of works: run, and renewed when it ends. */
function worksOpex(works: readonly SiteWorks[], year: number, opexGrowth: number): number {
  return works.reduce((sum, { operatingYear, yuan, storeYuan, opexYuan, storeYears }) => {
    const age = year - operatingYear;
    if (age < 0) return sum;
    const bought = age === 0 ? (operatingYear === 0 ? 0 : yuan) : age % storeYears === 0 ? storeYuan : 0;
    return sum + bought + opexYuan * opexGrowth;
  }, 0);
}

/**
 * What a site costs at once, its parts of the battery at its substation and of works on the grid and what the grid steers
 * it by included, yuan.
 */
export const siteCapex = (
  site: Pick<MoneySite, 'kind' | 'capacityKwp' | 'grid' | 'fourAbilitiesYuan' | 'works' | 'own'>,
  figures: MoneyFigures,
): number =>
  site.capacityKwp * (site.own?.capexYuanKwp ?? figures.capexYuanKwp[site.kind]) +
  (site.grid?.batteryYuan ?? 0) +
  worksCapex(site) +
  (site.fourAbilitiesYuan ?? 0);

export const ownerOf = (site: MoneySite, money: TaxedMoney): CaseClass =>
  site.owner ?? (site.kind === 'rooftop' ? money.rooftopOwner : 'central');

export const modeOf = (site: MoneySite, money: TaxedMoney): Mode =>
  site.mode ?? (site.kind === 'rooftop' ? money.rooftopMode : money.agrivoltaicMode);

/** Yearly rent of a site in the first year: of the modules' area or number on roofs, of the land in fields. */
function firstRent(site: MoneySite, money: TaxedMoney): number {
  const { own } = site;
  if (site.kind === 'agrivoltaic') {
    return (site.areaM2 / MU_M2) * (own?.landRentYuanMu ?? money.landRentYuanMu);
  }
  if (ownerOf(site, money) === 'household') return 0;
  const moduleM2 = (site.capacityKwp * 1000) / site.moduleWpM2;
  if (own?.roofRentYuanM2 !== undefined) return moduleM2 * own.roofRentYuanM2;
  return money.roofRentBasis === 'area'
    ? moduleM2 * money.roofRentYuanM2
    : (moduleM2 / money.moduleAreaM2) * money.roofRentYuanModule;
}

/** Change of what is earned on the ground under a site, as a share of it. */
export const grownChange = (
  { pond, cropChange }: Pick<MoneySite, 'pond' | 'cropChange'>,
  money: TaxedMoney,
): number => (pond ? money.pondChange : (cropChange ?? money.cropChange));

/**
 * Cash of one site as its own investment, year by year, with what reaches households and the village collective.
 *
 * Households get the rent of their roofs, land rent less the collective's part, the change of what they grow, what they
 * save under their own roofs, and all cash of a system that is their own; the collective its part of the rent and its
 * dividend; owners of other roofs the rent and what they save there.
 *
 * @param into filled where given, so that the sites of a county share its room
 * @param feedInYuanKwh price of what is fed in in each year, where not the site's own
 */
export function siteYears(
  site: MoneySite,
  money: TaxedMoney,
  figures: MoneyFigures,
  ageing: Ageing,
  into: SiteYears = noYears(ageing.lifetimeYears),
  feedInYuanKwh: readonly number[] | undefined = site.feedInYuanKwh,
): SiteYears {
  fillBeforeTax(site, money, figures, ageing, into, feedInYuanKwh);
  addCash(site, money, figures, into);
  return into;
}

/** The same for who needs no more than what households, the village and owners of other roofs get. */
export function earningYears(
  site: MoneySite,
  money: TaxedMoney,
  figures: MoneyFigures,
  ageing: Ageing,
  into: SiteYears,
): SiteYears {
  fillBeforeTax(site, money, figures, ageing, into, site.feedInYuanKwh);
  // The owners' cash is worked out only where a household or the village has part in it.
  if (isHouseholds(site, money) || money.villageEquityShare > 0) addCash(site, money, figures, into);
  return into;
}

const isHouseholds = (site: MoneySite, money: TaxedMoney): boolean =>
  site.kind === 'rooftop' && ownerOf(site, money) === 'household';

/** All that comes before tax and loan. */
function fillBeforeTax(
  site: MoneySite,
  money: TaxedMoney,
  figures: MoneyFigures,
  ageing: Ageing,
  into: SiteYears,
  feedInYuanKwh: readonly number[] | undefined,
): void {
  const rooftop = site.kind === 'rooftop';
  const owner = ownerOf(site, money);
  const owned = isHouseholds(site, money);
  const residents = owned || (rooftop && owner === 'householdLeased');
  const mode = modeOf(site, money);
  const { grid, sold: known, works } = site;
  const assumed = soldShares(mode, site.selfUsed ?? figures.selfUsed[site.kind]);
  const assumedYuanKwh = rooftop ? figures.retailYuanKwh : figures.farmRetailYuanKwh;
  const retailYuanKwh = site.retailYuanKwh ?? assumedYuanKwh;
  const sharedYuanKwh = site.sharedYuanKwh ?? 0;
  const delay = site.delayYears ?? 0;
  const discount = owned ? 0 : money.selfUseDiscount;
  const mu = site.areaM2 / MU_M2;
  const grownYuanMu =
    (site.pond ? money.pondIncomeYuanMu : money.cropIncomeYuanMu) * grownChange(site, money);
  const rent = firstRent(site, money);
  const opexYuanKwp = site.own?.opexYuanKwp ?? figures.opexYuanKwp[site.kind];
  const opex = site.capacityKwp * opexYuanKwp + (grid?.batteryOpexYuan ?? 0);
  const count = ageing.lifetimeYears;
  const left = powers(1 - (site.degradationPerYear ?? ageing.degradationPerYear), count);
  const prices = powers(1 + money.priceGrowth, delay + count);
  const growths = powers(1 + money.rentGrowth, delay + count);
  const opexes = powers(1 + money.opexGrowth, delay + count);

  for (let year = 0; year < count; year++) {
    const kwh = site.annualKwh * left[year]!;
    const price = prices[delay + year]!;
    const sold = known?.[year] ?? assumed;
    const replaced =
      year + 1 === money.replacementYear && year + 1 < count
        ? money.replacementYuanKwp * site.capacityKwp
        : 0;
    const battery = grid && year > 0 && year % grid.batteryYears === 0 ? grid.batteryYuan : 0;
    const used = kwh * sold.selfUse * retailYuanKwh * price;
    const shared = kwh * sold.shared * sharedYuanKwh * price;
    const growth = growths[delay + year]!;
    const villageRent = rooftop ? 0 : rent * growth * money.villageRentShare;
    const roofYuan = rooftop ? rent * growth + used * discount : 0;
    const fieldYuan = rooftop ? 0 : rent * growth - villageRent + mu * grownYuanMu * growth;
    into.energyKwh[year] = kwh * (sold.selfUse + sold.shared + sold.feedIn);
    into.feedInYuan[year] = kwh * sold.feedIn * (feedInYuanKwh?.[year] ?? figures.feedInYuanKwh) * price;
    into.selfUseYuan[year] = used * (1 - discount) + shared;
    const more = works ? worksOpex(works, year, opexes[delay + year]!) : 0;
    into.opexYuan[year] = opex * opexes[delay + year]! + replaced + battery + more;
    into.rentYuan[year] = rent * growth;
    into.householdYuan[year] = fieldYuan + (residents ? roofYuan : 0);
    into.villageYuan[year] = villageRent;
    into.roofOwnerYuan[year] = residents ? 0 : roofYuan;
  }
}

/** The cash of a site's owners, and who has part in it. */
function addCash(site: MoneySite, money: TaxedMoney, figures: MoneyFigures, into: SiteYears): void {
  const owned = isHouseholds(site, money);
  const { feedInYuan, selfUseYuan, opexYuan, rentYuan } = into;
  cashFlow(
    {
      ...{ capexYuan: siteCapex(site, figures), feedInYuan, selfUseYuan, opexYuan, rentYuan },
      tax: owned ? untaxed(money) : money,
      loan: { share: money.loanShare, rate: money.loanRate, years: money.loanYears },
      dividendShare: money.villageEquityShare,
    },
    into,
  );
  for (let year = 0; year < into.energyKwh.length; year++) {
    if (owned) into.householdYuan[year]! += into.equityYuan[year]!;
    into.villageYuan[year]! += into.dividendYuan[year]!;
  }
}

/**
 * What investments with these years are worth, before the loan save for the return on equity.
 *
 * @param capexYuan invested before each of the years, the first one first; a number is all before the first
 */
export function worthOf(
  capexYuan: number | readonly number[],
  { energyKwh, opexYuan, rentYuan, projectYuan, equityYuan }: Pick<SiteYears, (typeof WORTH_OF)[number]>,
  { discountRate, loanShare }: Pick<TaxedMoney, 'discountRate' | 'loanShare'>,
): Worth {
  const invested = typeof capexYuan === 'number' ? [capexYuan] : capexYuan;
  const spent = (n: number) => invested[n] ?? 0;
  const [project, equity] = [[-spent(0)], [-spent(0) * (1 - loanShare)]];
  const costs: number[] = [];
  for (let n = 0; n < energyKwh.length; n++) {
    project.push(projectYuan[n]! - spent(n + 1));
    equity.push(equityYuan[n]! - spent(n + 1) * (1 - loanShare));
    costs.push(opexYuan[n]! + rentYuan[n]!);
  }
  return {
    capexYuan: invested.reduce((sum, yuan) => sum + yuan, 0),
    lcoeYuanKwh: levelisedCost(discountRate, netPresentValue(discountRate, invested), costs, energyKwh),
    npvYuan: netPresentValue(discountRate, project),
    projectIrr: internalRate(project),
    equityIrr: internalRate(equity),
    paybackYears: paybackTime(0, project),
    discountedPaybackYears: paybackTime(discountRate, project),
  };
}

const WORTH_OF = ['energyKwh', 'opexYuan', 'rentYuan', 'projectYuan', 'equityYuan'] as const;

/** The present value of one investment alone, as `worthOf` has it. */
export function presentValue(
  capexYuan: number,
  { projectYuan }: Pick<SiteYears, 'projectYuan'>,
  { discountRate }: Pick<TaxedMoney, 'discountRate'>,
): number {
  return netPresentValue(discountRate, [-capexYuan, ...projectYuan]);
}
