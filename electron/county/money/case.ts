import type { CountyDetail } from '../../../shared/domain.ts';
import { type MoneyAssumptions, moneyAssumptionsSchema } from '../../../shared/money.ts';
import { CASE_TERMS, type MoneyCase, type MoneyCaseInput } from '../../../shared/money-case.ts';
import type { RuleRow } from '../../../shared/rule-pack.ts';
import { admission } from '../../engine/economics/admission.ts';
import { moneyCase } from '../../engine/economics/case.ts';
import type { MoneyFigures } from '../../engine/economics/site-money.ts';
import type { Session } from '../../session/session.ts';
import { MODULE_WP_M2 } from '../sites/defaults.ts';
import { caseTerms } from './case-terms.ts';

/** Ageing of a case where its assumptions give none, as a new scenario's. */
const AGEING = { degradationPerYear: 0.005, lifetimeYears: 25 };

export function caseOf(
  session: Session,
  county: CountyDetail,
  rules: RuleRow[],
  input: MoneyCaseInput,
): MoneyCase {
  const { ownerClass, mode, capacityKwp, annualKwh, selfUsedShare } = input;
  const { degradationPerYear, lifetimeYears, fourAbilitiesYuan = 0, ...changes } = input.assumptions;
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
      fourAbilitiesYuan,
      ...{ areaM2: central ? capacityKwp * areaM2Kwp : 0, cropChange: null },
    },
  });
  const { modeAllowed, leastSelfUseShare, notes } = admission(rules, input);
  return {
    class: ownerClass,
    ...{ modeAllowed, leastSelfUseShare, notes },
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

/** The case with its sources in one language. */
export function inWords(result: MoneyCase, words: (text: string) => string): MoneyCase {
  const prices = { ...result.prices };
  for (const term of CASE_TERMS) prices[term] = { ...prices[term], source: words(prices[term].source) };
  return { ...result, prices };
}
