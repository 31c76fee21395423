import type { CountyDetail } from '../../../shared/domain.ts';
import { type MoneyAssumptions, moneyAssumptionsSchema } from '../../../shared/money.ts';
import { CASE_TERMS, type MoneyCase, type MoneyCaseInput } from '../../../shared/money-case.ts';
import type { RuleRow } from '../../../shared/rule-pack.ts';
import { moneyCase } from '../../engine/economics/case.ts';
import { modeNote } from '../../engine/economics/rules.ts';
import type { MoneyFigures } from '../../engine/economics/site-money.ts';
import type { Session } from '../../session/session.ts';
import { MODULE_WP_M2 } from '../sites/defaults.ts';
import { caseTerms, figureIn } from './case-terms.ts';

/** Ageing of a case where its assumptions give none, as a new scenario's. */
const AGEING = { degradationPerYear: 0.005, lifetimeYears: 25 };

export function caseOf(
  session: Session,
  county: CountyDetail,
  rules: RuleRow[],
  input: MoneyCaseInput,
): MoneyCase {
  const { ownerClass, mode, capacityKwp, annualKwh, selfUsedShare } = input;
  const { mechanismYears, degradationPerYear, lifetimeYears, ...changes } = input.assumptions;
  const central = ownerClass === 'central';
  const kind = central ? 'agrivoltaic' : 'rooftop';
  const money = moneyAssumptionsSchema.parse({
    ...changes,
    ...(central ? { agrivoltaicMode: mode } : { rooftopMode: mode, rooftopOwner: ownerClass }),
  });
  const ageing = {
    degradationPerYear: degradationPerYear ?? AGEING.degradationPerYear,
    lifetimeYears: lifetimeYears ?? AGEING.lifetimeYears,
  };
  const { project, terms } = caseTerms(session, county, {
    ...input,
    lifetimeYears: ageing.lifetimeYears,
  });
  const areaM2Kwp = Number(session.library.rulePack().find(({ id }) => id === 'field.areaPerKwp')?.value);
  const { toBeEntered, ...worth } = moneyCase({
    ...{ money, ageing, terms, figures: figuresOf(session, money) },
    site: {
      ...{ id: 1, kind, capacityKwp, annualKwh, moduleWpM2: MODULE_WP_M2, selfUsed: selfUsedShare },
      ...{ areaM2: central ? capacityKwp * areaM2Kwp : 0, cropChange: null },
    },
  });
  return {
    class: ownerClass,
    ...admission(rules, input),
    ...worth,
    prices: { project, ...terms, toBeEntered },
  };
}

/** Costs of the planner, or bundled; prices are given year by year and by the case. */
function figuresOf(session: Session, money: MoneyAssumptions): MoneyFigures {
  const cost = (item: string) => {
    const row = session.library.systemCosts().find((each) => each.item === item);
    if (!row) throw new RangeError(`no cost of ${item}`);
    return row;
  };
  const [roof, field] = [cost('rooftop'), cost('agrivoltaic')];
  return {
    capexYuanKwp: {
      rooftop: money.capexRooftopYuanKwp ?? roof.capexYuanKwp,
      agrivoltaic: money.capexAgrivoltaicYuanKwp ?? field.capexYuanKwp,
    },
    opexYuanKwp: {
      rooftop: money.opexRooftopYuanKwp ?? roof.opexYuanKwpYear,
      agrivoltaic: money.opexAgrivoltaicYuanKwp ?? field.opexYuanKwpYear,
    },
    ...{ feedInYuanKwh: 0, retailYuanKwh: 0, farmRetailYuanKwh: 0, selfUsed: { rooftop: 0, agrivoltaic: 0 } },
  };
}

const KW_PER_MW = 1000;

/** Most capacity of each class, of the highest voltage it may take; households and central plants have none here. */
const LIMIT: Partial<Record<MoneyCaseInput['ownerClass'], string>> = {
  commercial: 'class.commercial.maxCapacity',
  largeCommercial: 'class.largeCommercial.maxCapacity.110kV',
};

/** Whether the rules let the class sell so, what they ask of it, and what speaks against the case. */
function admission(
  rules: readonly RuleRow[],
  { ownerClass, mode, capacityKwp, selfUsedShare }: MoneyCaseInput,
): Pick<MoneyCase, 'modeAllowed' | 'leastSelfUseShare' | 'notes'> {
  const notes: MoneyCase['notes'] = [];
  let modeAllowed: boolean | null;
  if (ownerClass === 'central') {
    modeAllowed = mode === 'fullFeedIn' ? true : null;
    if (modeAllowed === null) notes.push('modeUnknown');
    notes.push('quotaNeeded');
  } else {
    const note = modeNote(ownerClass, mode);
    modeAllowed = note === null ? true : note === 'modeConditional' ? null : false;
    if (note === 'modeConditional' || note === 'modeNotAllowed') notes.push(note);
  }
  const most = figureIn(rules, LIMIT[ownerClass] ?? '');
  if (most !== null && capacityKwp > most * KW_PER_MW) notes.push('overCapacity');
  const shared = ownerClass === 'commercial' || ownerClass === 'largeCommercial';
  const leastSelfUseShare = shared ? figureIn(rules, `selfUseShare.${ownerClass}`) : 0;
  if (leastSelfUseShare === null) notes.push('leastSelfUseUnknown');
  else if (selfUsedShare < leastSelfUseShare) notes.push('selfUseBelowLeast');
  return { modeAllowed, leastSelfUseShare, notes };
}

/** The case with its sources in one language. */
export function inWords(result: MoneyCase, words: (text: string) => string): MoneyCase {
  const prices = { ...result.prices };
  for (const term of CASE_TERMS) prices[term] = { ...prices[term], source: words(prices[term].source) };
  return { ...result, prices };
}
