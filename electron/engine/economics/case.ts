import type { TaxedMoney } from '../../../shared/money.ts';
import { CASE_TERMS, type CaseTerm, type MoneyCase } from '../../../shared/money-case.ts';
import type { CasePrice, Worth } from '../../../shared/money-figures.ts';
import type { Ageing } from '../analysis.ts';
import { feedInPrices, unknownTerms } from './feed-in.ts';
import { type MoneyFigures, type MoneySite, type SiteYears, yearRows } from './money-site.ts';
import { soldShares } from './rules.ts';
import { modeOf, siteCapex, siteYears, worthOf } from './site-money.ts';

/** One project with prices that may not be known. */
export interface CaseInput {
  site: Omit<MoneySite, 'selfUsed'> & { selfUsed: number };
  money: TaxedMoney;
  figures: MoneyFigures;
  ageing: Ageing;
  terms: Record<CaseTerm, CasePrice>;
}

type Terms = Record<CaseTerm, number>;

/** What a case needs that is not known: nothing of feed-in where nothing is fed in, no market price without need. */
function toBeEntered({ site, money, ageing, terms }: CaseInput): CaseTerm[] {
  const sold = soldShares(modeOf(site, money), site.selfUsed);
  const fedIn = sold.feedIn > 0 ? unknownTerms(terms, ageing.lifetimeYears) : [];
  return sold.selfUse > 0 && terms.selfUseYuanKwh.value === null ? [...fedIn, 'selfUseYuanKwh'] : fedIn;
}

function* corners(terms: CaseInput['terms'], open: readonly CaseTerm[]): Generator<Terms> {
  for (let corner = 0; corner < 2 ** open.length; corner++) {
    yield Object.fromEntries(
      CASE_TERMS.map((term) => {
        const bit = open.indexOf(term);
        const { value, low, high } = terms[term];
        return [term, value ?? (bit >= 0 && corner & (1 << bit) ? high : low)];
      }),
    ) as Terms;
  }
}

function worthAt(input: CaseInput, terms: Terms): { worth: Worth; capexYuan: number; years: SiteYears } {
  const { money, figures, ageing } = input;
  const site = {
    ...input.site,
    retailYuanKwh: terms.selfUseYuanKwh,
    feedInYuanKwh: feedInPrices(terms, ageing.lifetimeYears),
  };
  const years = siteYears(site, money, figures, ageing);
  const capexYuan = siteCapex(site, figures);
  return { worth: worthOf(capexYuan, years, money), capexYuan, years };
}

/** Least and most of what is known. */
function spanOf(values: readonly (number | null)[]): { low: number | null; high: number | null } {
  const known = values.filter((value) => value !== null);
  return known.length === 0
    ? { low: null, high: null }
    : { low: Math.min(...known), high: Math.max(...known) };
}

/** Cash and worth of one project, or their range over the ends of every price and term that is to be entered. */
export function moneyCase(input: CaseInput): Pick<
  MoneyCase,
  'cashFlow' | 'npvYuan' | 'projectIrr' | 'lcoeYuanKwh' | 'range'
> & {
  toBeEntered: CaseTerm[];
} {
  const open = toBeEntered(input);
  const all = [...corners(input.terms, open)].map((terms) => worthAt(input, terms));
  const { worth, capexYuan, years } = all[0]!;
  const { lcoeYuanKwh } = worth;
  if (open.length > 0) {
    const range = {
      npvYuan: spanOf(all.map((each) => each.worth.npvYuan)),
      projectIrr: spanOf(all.map((each) => each.worth.projectIrr)),
    };
    return { cashFlow: [], npvYuan: null, projectIrr: null, lcoeYuanKwh, range, toBeEntered: open };
  }
  const nothing = {
    energyKwh: 0,
    feedInYuan: 0,
    selfUseYuan: 0,
    opexYuan: 0,
    rentYuan: 0,
    vatYuan: 0,
    incomeTaxYuan: 0,
  };
  const invested = {
    ...{ operatingYear: 0, capexYuan, ...nothing, projectYuan: -capexYuan },
    equityYuan: -capexYuan * (1 - input.money.loanShare),
  };
  const cashFlow = [
    invested,
    ...yearRows(years).map(
      (
        {
          energyKwh,
          feedInYuan,
          selfUseYuan,
          opexYuan,
          rentYuan,
          vatYuan,
          incomeTaxYuan,
          projectYuan,
          equityYuan,
        },
        n,
      ) => ({
        ...{ operatingYear: n + 1, capexYuan: 0, energyKwh, feedInYuan, selfUseYuan, opexYuan, rentYuan },
        ...{ vatYuan, incomeTaxYuan, projectYuan, equityYuan },
      }),
    ),
  ];
  return {
    cashFlow,
    npvYuan: worth.npvYuan,
    projectIrr: worth.projectIrr,
    lcoeYuanKwh,
    range: null,
    toBeEntered: [],
  };
}
