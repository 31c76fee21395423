import type { CaseClass, Mode, TaxedMoney } from '../../../shared/money.ts';
import type { MONEY_NOTES, MoneyOutlook, MoneyYear, SiteMoney } from '../../../shared/money-figures.ts';
import type { Steps } from '../../../shared/steps.ts';
import type { Ageing } from '../analysis.ts';
import {
  type MoneyFigures,
  type MoneySite,
  noYears,
  SITE_YEAR,
  type SiteYears,
  yearRows,
} from './money-site.ts';
import { grownChange, modeOf, ownerOf, siteCapex, siteYears, worksCapex, worthOf } from './site-money.ts';

/** What the money of a county's sites needs to know. */
export interface MoneyInput {
  assumptions: TaxedMoney;
  ageing: Ageing;
  startYear: number;
  sites: readonly MoneySite[];
  figures: MoneyFigures;
  /** The figures as shown, with sources. */
  quoted: MoneyOutlook['figures'];
  notes: readonly (typeof MONEY_NOTES)[number][];
  feedInRange?: MoneyOutlook['feedInRange'];
  /** Of what is fed in, as shown, and those of them that no one knows. */
  terms?: MoneyOutlook['terms'];
  toBeEntered?: MoneyOutlook['toBeEntered'];
  market?: MoneyOutlook['market'];
  timeOfUse?: MoneyOutlook['timeOfUse'];
  /** What the rules say against a way of selling of a class; left out, they are not asked. */
  modeNote?: (owner: CaseClass, mode: Mode) => (typeof MONEY_NOTES)[number] | null;
  /** Of the first year in which all sites are in service, what the account has curtailed or lost in batteries. */
  undeliveredKwh?: number;
  /** Sites whose energy is out of date. */
  stale?: number;
}

/** Sites between two steps: each takes some microseconds. */
const AT_ONCE = 32;

const EARNINGS = ['householdYuanPerYear', 'villageYuanPerYear', 'roofOwnerYuanPerYear'] as const;

const laterWorks = (site: MoneySite) =>
  (site.works?.reduce((sum, { yuan }) => sum + yuan, 0) ?? 0) - worksCapex(site);

/** What households, villages and owners of other roofs earn a year, as a mean of some operating years. */
export function earningsOf(years: SiteYears): Pick<SiteMoney, (typeof EARNINGS)[number]> {
  const mean = (key: 'householdYuan' | 'villageYuan' | 'roofOwnerYuan') =>
    years[key].reduce((total, yuan) => total + yuan, 0) / years[key].length;
  return {
    householdYuanPerYear: mean('householdYuan'),
    villageYuanPerYear: mean('villageYuan'),
    roofOwnerYuanPerYear: mean('roofOwnerYuan'),
  };
}

/** What a site's money rests on, and where each is from. */
function basisOf(
  site: MoneySite,
  { figures, assumptions }: MoneyInput,
): Pick<SiteMoney, 'selfUsed' | 'selfUsedFrom' | 'cropChange' | 'cropFrom'> {
  const farmed = site.kind === 'agrivoltaic';
  return {
    selfUsed: site.sold?.[0]?.selfUse ?? site.selfUsed ?? figures.selfUsed[site.kind],
    selfUsedFrom: site.selfUsed === null ? 'assumed' : 'balance',
    cropChange: farmed ? grownChange(site, assumptions) : null,
    cropFrom: farmed ? (site.pond || site.cropChange === null ? 'assumed' : 'model') : null,
  };
}

/**
 * Money of a county's sites: each is an investment and a taxpayer of its own, and the county is their sum, so that
 * adding a site changes no other. Losses of one are not set off against profits of another.
 *
 * @param eachSite false leaves out what each site is worth, where only the county counts
 * @param feedInOf price of what each site feeds in in each year, where not its own
 */
export function* moneyOutlook(
  input: MoneyInput,
  eachSite = true,
  feedInOf?: readonly (readonly number[])[],
): Steps<MoneyOutlook> {
  const { assumptions, ageing, figures } = input;
  /** Years until all sites are in service. */
  const lastDelay = input.sites.reduce((most, { delayYears = 0 }) => Math.max(most, delayYears), 0);
  const totals = noYears(lastDelay + ageing.lifetimeYears);
  const invested = totals.energyKwh.map(() => 0);
  const sites: SiteMoney[] = [];
  const earnings = { householdYuanPerYear: 0, villageYuanPerYear: 0, roofOwnerYuanPerYear: 0 };
  const years = noYears(ageing.lifetimeYears);
  const columns = SITE_YEAR.map((key) => [totals[key], years[key]] as const);
  // A function of its own, since the engine makes the body of a generator fast only where it ends.
  const addSite = (site: MoneySite, feedInYuanKwh: readonly number[] | undefined) => {
    siteYears(site, assumptions, figures, ageing, years, feedInYuanKwh);
    const delay = site.delayYears ?? 0;
    for (const [total, own] of columns) {
      for (let n = 0; n < own.length; n++) total[delay + n]! += own[n]!;
    }
    const earned = earningsOf(years);
    for (const key of EARNINGS) earnings[key] += earned[key];
    const capex = siteCapex(site, figures);
    invested[delay]! += capex;
    if (!eachSite) return;
    const worth = worthOf(capex, years, assumptions);
    sites.push({
      siteId: site.id,
      gridYuan: (site.grid?.batteryYuan ?? 0) + worksCapex(site),
      ...worth,
      npvYuan: worth.npvYuan / (1 + assumptions.discountRate) ** delay,
      firstYearRevenueYuan: years.feedInYuan[0]! + years.selfUseYuan[0]!,
      ...basisOf(site, input),
      ...earned,
    });
  };
  for (const [index, site] of input.sites.entries()) {
    if (index % AT_ONCE === 0) yield;
    addSite(site, feedInOf?.[index]);
  }
  const worth = worthOf(invested, totals, assumptions);
  const equityYuan = worth.capexYuan * (1 - assumptions.loanShare);
  let cumulativeYuan = 0;
  const rows = yearRows(totals).map((year, n): MoneyYear => {
    cumulativeYuan += year.equityYuan - invested[n]! * (1 - assumptions.loanShare);
    return { ...year, year: input.startYear + n, capexYuan: invested[n]!, cumulativeYuan };
  });
  const basis = {
    batteryYuan: 0,
    gridWorksYuan: 0,
    gridWorksLaterYuan: 0,
    balance: 0,
    assumed: 0,
    cropModel: 0,
    cropAssumed: 0,
  };
  const against = new Set<(typeof MONEY_NOTES)[number]>();
  /** Whose sites sell how, of which the rules are asked once. */
  const asked = new Set<string>();
  const addBasis = (site: MoneySite) => {
    basis.batteryYuan += site.grid?.batteryYuan ?? 0;
    basis.gridWorksYuan += worksCapex(site);
    basis.gridWorksLaterYuan += laterWorks(site);
    basis[site.selfUsed === null ? 'assumed' : 'balance']++;
    if (site.kind === 'agrivoltaic' && !site.pond) {
      basis[site.cropChange === null ? 'cropAssumed' : 'cropModel']++;
    }
    const [owner, mode] = [ownerOf(site, assumptions), modeOf(site, assumptions)];
    if (asked.has(`${owner} ${mode}`)) return;
    asked.add(`${owner} ${mode}`);
    const note = input.modeNote?.(owner, mode);
    if (note) against.add(note);
  };
  for (const [index, site] of input.sites.entries()) {
    if (index % AT_ONCE === 0) yield;
    addBasis(site);
  }
  return {
    total: {
      ...worth,
      equityYuan,
      loanYuan: worth.capexYuan - equityYuan,
      batteryYuan: basis.batteryYuan,
      gridWorksYuan: basis.gridWorksYuan,
      gridWorksLaterYuan: basis.gridWorksLaterYuan,
      headlineYear: input.startYear + lastDelay,
      undeliveredKwh: input.undeliveredKwh ?? 0,
      firstYearRevenueYuan: totals.feedInYuan[lastDelay]! + totals.selfUseYuan[lastDelay]!,
      ...earnings,
    },
    years: rows,
    sites,
    figures: input.quoted,
    basis: {
      stale: input.stale ?? 0,
      selfUse: { balance: basis.balance, assumed: basis.assumed },
      crop: { model: basis.cropModel, assumed: basis.cropAssumed },
    },
    notes: [...input.notes, ...against],
    ...(input.feedInRange && { feedInRange: input.feedInRange }),
    terms: input.terms ?? null,
    toBeEntered: input.toBeEntered ?? [],
    market: input.market ?? null,
    timeOfUse: input.timeOfUse ?? null,
    range: null,
  };
}
