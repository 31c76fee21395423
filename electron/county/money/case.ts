import { LEVEL_KV } from '../../../shared/connections.ts';
import type { CountyDetail } from '../../../shared/domain.ts';
import { moneyAssumptionsSchema, type TaxedMoney } from '../../../shared/money.ts';
import { CASE_TERMS, type MoneyCase, type MoneyCaseInput } from '../../../shared/money-case.ts';
import type { RuleRow } from '../../../shared/rule-pack.ts';
import { admission, highestKv } from '../../engine/economics/admission.ts';
import { moneyCase } from '../../engine/economics/case.ts';
import type { MoneyFigures } from '../../engine/economics/money-site.ts';
import { levelFor, levelLimits } from '../../engine/grid/connection-level.ts';
import { figureRow } from '../../engine/rules/rule-pack.ts';
import { TABLE_RULES } from '../../formats/rule-tables.ts';
import type { Session } from '../../session/session.ts';
import { packNow } from '../rules/in-force.ts';
import { ruleRegions } from '../rules/regions.ts';
import { caseTerms } from './case-terms.ts';
import { taxedMoney } from './taxed.ts';

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
  const pack = packNow(session);
  const figure = (id: string): number => {
    const row = figureRow(pack, ruleRegions(county), input.inServiceDate, id);
    if (!row) throw new RangeError(`no rule ${id}`);
    return row.value;
  };
  // No site says where it connects: its size does, as far as its class may go; what is larger is over its capacity.
  const bySizeKv = LEVEL_KV[levelFor(levelLimits(figure), capacityKwp)];
  const voltageKv = Math.min(bySizeKv, highestKv(rules, ownerClass));
  const central = ownerClass === 'central';
  const kind = central ? 'agrivoltaic' : 'rooftop';
  const money = taxedMoney(
    figure,
    moneyAssumptionsSchema.parse({
      ...changes,
      ...(central ? { agrivoltaicMode: mode } : { rooftopMode: mode, rooftopOwner: ownerClass }),
    }),
  );
  const ageing = {
    degradationPerYear: degradationPerYear ?? AGEING.degradationPerYear,
    lifetimeYears: lifetimeYears ?? AGEING.lifetimeYears,
  };
  const { project, terms } = caseTerms(session, county, {
    ...input,
    lifetimeYears: ageing.lifetimeYears,
    voltageKv,
  });
  const areaM2Kwp = figure('field.areaPerKwp');
  const { toBeEntered, ...worth } = moneyCase({
    ...{ money, ageing, terms, figures: figuresOf(figure, money) },
    site: {
      ...{
        id: 1,
        kind,
        capacityKwp,
        annualKwh,
        moduleWpM2: figure('site.modulePower'),
        selfUsed: selfUsedShare,
      },
      fourAbilitiesYuan,
      ...{ areaM2: central ? capacityKwp * areaM2Kwp : 0, cropChange: null },
    },
  });
  const asked = admission(rules, { ...input, voltageKv });
  const { modeAllowed, leastSelfUseShare, leastSelfUseRange, notes } = asked;
  return {
    class: ownerClass,
    ...{ modeAllowed, leastSelfUseShare, leastSelfUseRange, notes },
    ...worth,
    prices: { project, ...terms, toBeEntered },
  };
}

/** Costs of the planner, or of the rules; prices are given year by year and by the case. */
function figuresOf(figure: (id: string) => number, money: TaxedMoney): MoneyFigures {
  const { capex, opex } = TABLE_RULES;
  return {
    capexYuanKwp: {
      rooftop: money.capexRooftopYuanKwp ?? figure(capex('rooftop')),
      agrivoltaic: money.capexAgrivoltaicYuanKwp ?? figure(capex('agrivoltaic')),
    },
    opexYuanKwp: {
      rooftop: money.opexRooftopYuanKwp ?? figure(opex('rooftop')),
      agrivoltaic: money.opexAgrivoltaicYuanKwp ?? figure(opex('agrivoltaic')),
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
