import type { CountyDetail } from '../../../shared/domain.ts';
import { PlannerError } from '../../../shared/errors.ts';
import { COLON } from '../../../shared/i18n/in-language.ts';
import type { MoneyAssumptions } from '../../../shared/money.ts';
import type { CaseTerm, MoneyCaseInput } from '../../../shared/money-case.ts';
import type { CasePrice, FeedInTerm } from '../../../shared/money-figures.ts';
import type { RuleRow, TariffName } from '../../../shared/rule-pack.ts';
import { figureIn, NATIONAL, rulesAt } from '../../engine/rules/rule-pack.ts';
import type { Session } from '../../session/session.ts';
import { packNow } from '../rules/in-force.ts';
import { ruleRegions } from '../rules/regions.ts';
import { retailPrice } from './retail-price.ts';
import { selfUsePrice } from './self-use-price.ts';

const planners = (value: number): CasePrice => ({
  ...{ value, low: value, high: value, from: 'planner', status: null, source: 'planner' },
});

const ofRule = ({ status, document, source }: RuleRow, value: number): CasePrice => ({
  ...{ value, low: value, high: value, from: 'rule', status, source: `${document}${COLON}${source}` },
});

/** What the terms of a project follow from. */
export interface Project {
  /** What it connects at. */
  voltageKv: number;
  inServiceDate: string;
  lifetimeYears: number;
  /** The planner's own; null or left out is not given. */
  assumptions: Partial<
    Pick<MoneyAssumptions, 'feedInYuanKwh' | 'mechanismShare' | 'mechanismYears' | 'marketYuanKwh'>
  >;
}

/** The dated rules a project is held to. */
export interface Ruled {
  pack: readonly RuleRow[];
  /** Where what holds whatever the date is looked up, as the program cannot do without; `pack` unless given. */
  needed?: readonly RuleRow[];
  regions: readonly string[];
}

/** A rule of a place whatever the date: the first of its most particular region. */
function everIn(pack: readonly RuleRow[], regions: readonly string[], id: string): RuleRow | undefined {
  const same = pack.filter((each) => each.id === id && each.value !== null);
  for (const region of [...regions, NATIONAL]) {
    const row = same.find((each) => each.region === region);
    if (row) return row;
  }
  return undefined;
}

/** The end of a range that holds whatever the date. */
const endIn =
  (pack: readonly RuleRow[], regions: readonly string[]) =>
  (id: string): number => {
    const row = everIn(pack, regions, id);
    if (typeof row?.value !== 'number') throw new RangeError(`no range ${id}`);
    return row.value;
  };

/** Whether a project in service on a day is an existing one, and on which day its rules are looked up. */
function projectOn(
  { pack, needed = pack, regions }: Ruled,
  inServiceDate: string,
): { existing: boolean; date: string } {
  const before = everIn(needed, regions, 'mechanism.existing.before');
  if (!before) throw new RangeError('no day from which projects bid');
  const firstDay = String(before.value);
  const existing = inServiceDate < firstDay;
  // What is paid to existing projects is ruled from that day on, too.
  return { existing, date: existing ? firstDay : inServiceDate };
}

/**
 * Terms of what a project feeds in: what the planner gives, else what the rules in force say of the province, else null
 * with the range it may lie in. The coal benchmark is the price of projects in operation before bidding began, and of
 * no other.
 */
export function feedInTerms(
  { pack, needed = pack, regions }: Ruled,
  { voltageKv, inServiceDate, assumptions, lifetimeYears }: Project,
): { project: 'existing' | 'new'; terms: Record<FeedInTerm, CasePrice> } {
  const { existing, date } = projectOn({ pack, needed, regions }, inServiceDate);
  const rules = rulesAt(pack, regions, date);
  const end = endIn(needed, regions);
  /** The planner's, the first rule that has a figure, or what lies between two rules of a range. */
  const term = (own: number | null | undefined, ids: string[], low: number, high: number): CasePrice => {
    if (own !== null && own !== undefined) return planners(own);
    for (const id of ids) {
      const row = rules.find((each) => each.id === id);
      if (typeof row?.value === 'number') return ofRule(row, row.value);
    }
    return { value: null, low, high, from: 'toBeEntered', status: 'judgement', source: RANGE };
  };
  const voltage = voltageKv < 1 ? 'lowVoltage' : '10kV';
  const whole: CasePrice = {
    ...{ value: lifetimeYears, low: lifetimeYears, high: lifetimeYears, from: 'rule', status: 'judgement' },
    source: EXISTING,
  };
  const all: CasePrice = { ...whole, value: 1, low: 1, high: 1 };
  const share = term(
    assumptions.mechanismShare,
    existing ? [`mechanism.existing.share.${voltage}`] : ['mechanism.new.share'],
    end('mechanism.new.shareLow'),
    figureIn(rules, 'mechanism.new.shareMost') ?? end('mechanism.new.shareHigh'),
  );
  const years = term(
    assumptions.mechanismYears,
    existing ? [] : ['mechanism.new.term'],
    end('mechanism.new.termLow'),
    end('mechanism.new.termHigh'),
  );
  const assumed = (found: CasePrice, instead: CasePrice) =>
    existing && found.value === null ? instead : found;
  return {
    project: existing ? 'existing' : 'new',
    terms: {
      mechanismYuanKwh: term(
        assumptions.feedInYuanKwh,
        existing ? ['mechanism.existing.price', 'price.coalBenchmark'] : ['mechanism.new.price'],
        figureIn(rules, 'mechanism.new.priceLimitLow') ?? end('mechanism.new.priceLow'),
        figureIn(rules, 'mechanism.new.priceLimitHigh') ?? end('mechanism.new.priceHigh'),
      ),
      mechanismShare: assumed(share, all),
      mechanismYears: assumed(years, whole),
      marketYuanKwh: term(assumptions.marketYuanKwh, [], end('market.priceLow'), end('market.priceHigh')),
    },
  };
}

/** Prices and terms of one project: those of what it feeds in, and what a kilowatt-hour used on the spot saves. */
export function caseTerms(
  session: Session,
  county: CountyDetail,
  input: MoneyCaseInput & Pick<Project, 'voltageKv' | 'lifetimeYears'>,
): { project: 'existing' | 'new'; terms: Record<CaseTerm, CasePrice> } {
  const pack = packNow(session);
  const { marketYuanKwh, captureRate = 1 } = input.assumptions;
  const ofPv = typeof marketYuanKwh === 'number' ? marketYuanKwh * captureRate : undefined;
  const { project, terms } = feedInTerms(
    { pack, regions: ruleRegions(county) },
    { ...input, assumptions: { ...input.assumptions, marketYuanKwh: ofPv } },
  );
  const { date } = projectOn({ pack, regions: ruleRegions(county) }, input.inServiceDate);
  const selfUseYuanKwh = selfUseTerm(
    session,
    county,
    pack,
    { ...input, date },
    endIn(pack, ruleRegions(county)),
  );
  return { project, terms: { ...terms, selfUseYuanKwh } };
}

const RANGE =
  '⟦未查到本省结果，待填写；区间为工程判断，见规则包 ‖ not known for this province, to be entered; the range is a judgement of the rule pack⟧';
const EXISTING =
  '⟦存量项目：本省未查到比例与期限时按全部电量、全寿命计，工程判断 ‖ existing project: where the province’s share and term are not known, all energy over its life, a judgement⟧';

const TARIFF: Record<MoneyCaseInput['ownerClass'], TariffName> = {
  household: 'household',
  householdLeased: 'household',
  commercial: 'commercial',
  largeCommercial: 'commercial',
  central: 'agriculture',
};

/** What is used on the spot saves the price of its hours; where they are not known, a range of the mean price. */
function selfUseTerm(
  session: Session,
  county: CountyDetail,
  pack: readonly RuleRow[],
  { ownerClass, date, assumptions }: Pick<MoneyCaseInput, 'ownerClass' | 'assumptions'> & { date: string },
  end: (id: string) => number,
): CasePrice {
  const own = ownerClass === 'central' ? assumptions.farmRetailYuanKwh : assumptions.retailYuanKwh;
  if (own !== null && own !== undefined) return planners(own);
  const tariff = TARIFF[ownerClass];
  try {
    const { yuanKwh, status, source } = selfUsePrice(session, county, pack, { date, tariff });
    return { value: yuanKwh, low: yuanKwh, high: yuanKwh, from: 'rule', status, source };
  } catch (error) {
    if (!(error instanceof PlannerError)) throw error;
    const mean = retailPrice(pack, ruleRegions(county), date, tariff).priceYuanKwh;
    return {
      ...{ value: null, low: mean * end('selfUse.factorLow'), high: mean * end('selfUse.factorHigh') },
      ...{ from: 'toBeEntered', status: 'judgement', source: RANGE },
    };
  }
}
