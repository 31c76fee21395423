import { type Measure, type Tornado, TURNED, type Turned } from '../../../shared/compare.ts';
import type { OwnTerm } from '../../../shared/own-terms.ts';
import type { Steps } from '../../../shared/steps.ts';
import type { MoneySite, SiteGrid, SiteWorks } from './money-site.ts';
import { type MoneyInput, moneyOutlook } from './outlook.ts';
import type { SoldShares } from './rules.ts';

const scaled = <T extends Record<string, number>>(values: T, factor: number): T =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value * factor])) as T;

/** Sites with their part of a battery changed. */
const batteries = ({ sites }: MoneyInput, change: (grid: SiteGrid) => SiteGrid) =>
  sites.map((site) => (site.grid ? { ...site, grid: change(site.grid) } : site));

/** Sites with their part of works on the grid changed. */
const worksBy = (sites: readonly MoneySite[], change: (works: SiteWorks) => SiteWorks) =>
  sites.map((site) => (site.works ? { ...site, works: site.works.map(change) } : site));

/** Sites with terms of their own multiplied. */
const ownBy = (sites: readonly MoneySite[], factor: number, ...terms: readonly OwnTerm[]) =>
  sites.map((site) => {
    if (!site.own) return site;
    const own = { ...site.own };
    for (const term of terms) if (own[term] !== undefined) own[term] *= factor;
    return { ...site, own };
  });

/** What is used on the spot by a factor, as far as there is something to be fed in instead. */
function moreUsed({ selfUse, shared, feedIn }: SoldShares, factor: number): SoldShares {
  const used = Math.min(selfUse + feedIn, selfUse * factor);
  return { selfUse: used, shared, feedIn: selfUse + feedIn - used };
}

/** The same county with one figure multiplied. Shares stay at most 1. */
const TURN: Record<Turned, (input: MoneyInput, factor: number) => MoneyInput> = {
  energy: (input, factor) => ({
    ...input,
    sites: input.sites.map((site) => ({ ...site, annualKwh: site.annualKwh * factor })),
  }),
  capex: (input, factor) => ({
    ...input,
    figures: { ...input.figures, capexYuanKwp: scaled(input.figures.capexYuanKwp, factor) },
    sites: ownBy(
      worksBy(
        batteries(input, (grid) => ({ ...grid, batteryYuan: grid.batteryYuan * factor })),
        (works) => ({ ...works, yuan: works.yuan * factor, storeYuan: works.storeYuan * factor }),
      ),
      factor,
      'capexYuanKwp',
    ),
  }),
  opex: (input, factor) => ({
    ...input,
    figures: { ...input.figures, opexYuanKwp: scaled(input.figures.opexYuanKwp, factor) },
    sites: ownBy(
      worksBy(
        batteries(input, (grid) => ({ ...grid, batteryOpexYuan: grid.batteryOpexYuan * factor })),
        (works) => ({ ...works, opexYuan: works.opexYuan * factor }),
      ),
      factor,
      'opexYuanKwp',
    ),
  }),
  feedIn: (input, factor) => ({
    ...input,
    figures: { ...input.figures, feedInYuanKwh: input.figures.feedInYuanKwh * factor },
    sites: input.sites.map((site) => ({
      ...site,
      ...(site.feedInYuanKwh && { feedInYuanKwh: site.feedInYuanKwh.map((yuan) => yuan * factor) }),
    })),
  }),
  retail: (input, factor) => ({
    ...input,
    figures: {
      ...input.figures,
      retailYuanKwh: input.figures.retailYuanKwh * factor,
      farmRetailYuanKwh: input.figures.farmRetailYuanKwh * factor,
    },
    sites: input.sites.map((site) => ({
      ...site,
      ...(site.retailYuanKwh !== undefined && { retailYuanKwh: site.retailYuanKwh * factor }),
      ...(site.sharedYuanKwh !== undefined && { sharedYuanKwh: site.sharedYuanKwh * factor }),
    })),
  }),
  selfUsed: (input, factor) => ({
    ...input,
    sites: input.sites.map((site) => ({
      ...site,
      selfUsed: site.selfUsed === null ? null : Math.min(1, site.selfUsed * factor),
      ...(site.sold && { sold: site.sold.map((sold) => moreUsed(sold, factor)) }),
    })),
    figures: {
      ...input.figures,
      selfUsed: {
        rooftop: Math.min(1, input.figures.selfUsed.rooftop * factor),
        agrivoltaic: Math.min(1, input.figures.selfUsed.agrivoltaic * factor),
      },
    },
  }),
  rent: (input, factor) => ({
    ...input,
    assumptions: {
      ...input.assumptions,
      roofRentYuanM2: input.assumptions.roofRentYuanM2 * factor,
      roofRentYuanModule: input.assumptions.roofRentYuanModule * factor,
      landRentYuanMu: input.assumptions.landRentYuanMu * factor,
    },
    sites: ownBy(input.sites, factor, 'roofRentYuanM2', 'landRentYuanMu'),
  }),
  discount: (input, factor) => ({
    ...input,
    assumptions: { ...input.assumptions, discountRate: input.assumptions.discountRate * factor },
  }),
  loanRate: (input, factor) => ({
    ...input,
    assumptions: { ...input.assumptions, loanRate: input.assumptions.loanRate * factor },
  }),
  degradation: (input, factor) => ({
    ...input,
    ageing: { ...input.ageing, degradationPerYear: input.ageing.degradationPerYear * factor },
    sites: input.sites.map((site) =>
      site.degradationPerYear === undefined
        ? site
        : { ...site, degradationPerYear: site.degradationPerYear * factor },
    ),
  }),
};

/** Sites whose energy for each kWp differs by less than this share are taken together. */
const ALIKE = 1e-3;

/**
 * Sites that are alike but for their size as one: all money of a site is in proportion to its size. What the county's
 * money loses by that is only that losses and profits of sites so near each other meet before tax.
 */
export function* alikeTogether(sites: readonly MoneySite[]): Steps<MoneySite[]> {
  const bin = (value: number) => Math.round(Math.log(value) / ALIKE);
  const together = new Map<string, MoneySite>();
  const lists = new Map<unknown, number>();
  const numberOf = (list: unknown) => {
    if (!lists.has(list)) lists.set(list, lists.size);
    return lists.get(list)!;
  };
  for (const site of sites) {
    yield;
    const { kind, moduleWpM2, selfUsed, cropChange, degradationPerYear, capacityKwp, grid, works } = site;
    const key = [
      ...[kind, moduleWpM2, selfUsed, cropChange, degradationPerYear, bin(site.annualKwh / capacityKwp)],
      ...[site.delayYears, site.retailYuanKwh, site.sharedYuanKwh, site.sold && numberOf(site.sold)],
      kind === 'agrivoltaic' && bin(site.areaM2 / capacityKwp),
      ...[site.owner, site.mode, site.pond, site.feedInYuanKwh && numberOf(site.feedInYuanKwh)],
      ...(grid ? [grid.batteryYears, bin(grid.batteryYuan / capacityKwp)] : []),
      ...(works ?? []).flatMap((each) => [
        ...['works', each.operatingYear, each.storeYears],
        ...[each.yuan, each.storeYuan].map((yuan) => bin(yuan / capacityKwp)),
      ]),
    ].join();
    const sum = together.get(key);
    together.set(
      key,
      sum
        ? {
            ...sum,
            capacityKwp: sum.capacityKwp + capacityKwp,
            annualKwh: sum.annualKwh + site.annualKwh,
            areaM2: sum.areaM2 + site.areaM2,
            ...(site.fourAbilitiesYuan !== undefined && {
              fourAbilitiesYuan: (sum.fourAbilitiesYuan ?? 0) + site.fourAbilitiesYuan,
            }),
            ...(works && {
              works: works.map((each, i) => ({
                ...each,
                yuan: sum.works![i]!.yuan + each.yuan,
                storeYuan: sum.works![i]!.storeYuan + each.storeYuan,
                opexYuan: sum.works![i]!.opexYuan + each.opexYuan,
              })),
            }),
            ...(grid && {
              grid: {
                ...grid,
                batteryYuan: sum.grid!.batteryYuan + grid.batteryYuan,
                batteryOpexYuan: sum.grid!.batteryOpexYuan + grid.batteryOpexYuan,
              },
            }),
          }
        : site,
    );
  }
  return [...together.values()];
}

/**
 * What matters: a county's present value, return or cost of energy with each figure in turn lower and higher by a share,
 * the widest bar first.
 *
 * @param share of each figure's own value, such as 0.2
 */
export function* tornado(county: MoneyInput, measure: Measure, share: number): Steps<Tornado> {
  const input = { ...county, sites: yield* alikeTogether(county.sites) };
  function* at(each: MoneyInput): Steps<number | null> {
    return (yield* moneyOutlook(each, false)).total[measure];
  }
  const width = ({ low, high }: Tornado['bars'][number]) =>
    low === null || high === null ? -1 : Math.abs(high - low);
  const bars: Tornado['bars'] = [];
  for (const turned of TURNED) {
    bars.push({
      turned,
      low: yield* at(TURN[turned](input, 1 - share)),
      high: yield* at(TURN[turned](input, 1 + share)),
    });
  }
  return { measure, base: yield* at(input), bars: bars.sort((a, b) => width(b) - width(a)) };
}
