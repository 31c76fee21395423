import { type Measure, type Tornado, TURNED, type Turned } from '../../../shared/compare.ts';
import { type MoneyInput, moneyOutlook } from './outlook.ts';
import type { SiteGrid } from './site-money.ts';

const scaled = <T extends Record<string, number>>(values: T, factor: number): T =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value * factor])) as T;

/** Sites with their part of a battery changed. */
const batteries = ({ sites }: MoneyInput, change: (grid: SiteGrid) => SiteGrid) =>
  sites.map((site) => (site.grid ? { ...site, grid: change(site.grid) } : site));

/** The same county with one figure multiplied. Shares stay at most 1. */
const TURN: Record<Turned, (input: MoneyInput, factor: number) => MoneyInput> = {
  energy: (input, factor) => ({
    ...input,
    sites: input.sites.map((site) => ({ ...site, annualKwh: site.annualKwh * factor })),
  }),
  capex: (input, factor) => ({
    ...input,
    figures: { ...input.figures, capexYuanKwp: scaled(input.figures.capexYuanKwp, factor) },
    sites: batteries(input, (grid) => ({ ...grid, batteryYuan: grid.batteryYuan * factor })),
  }),
  opex: (input, factor) => ({
    ...input,
    figures: { ...input.figures, opexYuanKwp: scaled(input.figures.opexYuanKwp, factor) },
    sites: batteries(input, (grid) => ({ ...grid, batteryOpexYuan: grid.batteryOpexYuan * factor })),
  }),
  feedIn: (input, factor) => ({
    ...input,
    figures: { ...input.figures, feedInYuanKwh: input.figures.feedInYuanKwh * factor },
    assumptions: { ...input.assumptions, marketYuanKwh: input.assumptions.marketYuanKwh * factor },
  }),
  retail: (input, factor) => ({
    ...input,
    figures: { ...input.figures, retailYuanKwh: input.figures.retailYuanKwh * factor },
  }),
  selfUsed: (input, factor) => ({
    ...input,
    sites: input.sites.map((site) => ({
      ...site,
      selfUsed: site.selfUsed === null ? null : Math.min(1, site.selfUsed * factor),
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

/**
 * What matters: a county's present value, return or cost of energy with each figure in turn lower and higher by a share,
 * the widest bar first.
 *
 * @param share of each figure's own value, such as 0.2
 */
export function tornado(input: MoneyInput, measure: Measure, share: number): Tornado {
  const at = (each: MoneyInput) => moneyOutlook(each, false).total[measure];
  const width = ({ low, high }: Tornado['bars'][number]) =>
    low === null || high === null ? -1 : Math.abs(high - low);
  return {
    measure,
    base: at(input),
    bars: TURNED.map((turned) => ({
      turned,
      low: at(TURN[turned](input, 1 - share)),
      high: at(TURN[turned](input, 1 + share)),
    })).sort((a, b) => width(b) - width(a)),
  };
}
