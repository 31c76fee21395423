import type { ComparedFigures, Measure, Tornado } from '../../../shared/compare.ts';
import type { Assumptions } from '../../../shared/domain.ts';
import { PlannerError } from '../../../shared/errors.ts';
import type { MoneyOutlook } from '../../../shared/money-figures.ts';
import type { Steps } from '../../../shared/steps.ts';
import { moneyOutlook } from '../../engine/economics/outlook.ts';
import { tornado } from '../../engine/economics/tornado.ts';
import { assertOpen, openedDocument, type Session } from '../../session/session.ts';
import { asScenario } from '../../store/as-scenario.ts';
import type { Document } from '../../store/document.ts';
import { activeScenario, getScenario, listScenarios } from '../../store/scenarios.ts';
import { listWeather } from '../../store/weather.ts';
import { balancesOf, countyBalance } from '../account/balance.ts';
import { summaryOf } from '../account/summary.ts';
import { outlookOf } from '../carbon/outlook.ts';
import { countyWork } from '../county-work.ts';
import { countedRows } from '../land/statuses.ts';
import { moneyInputOf } from '../money/outlook.ts';

/** Every scenario's figures beside each other; those whose estimates are out of date are estimated first. */
export async function compareScenarios(session: Session, ids: readonly number[]): Promise<ComparedFigures[]> {
  const document = openedDocument(session);
  if (document.readOnly) throw new PlannerError('document.read-only');
  const scenarios = [...new Set(ids)].map((id) => getScenario(document, id));
  for (const { id } of scenarios) await session.estimator.estimate(id);
  const first = scenarios[0]!;
  const compared: ComparedFigures[] = [];
  for (const { id, name, active, ...scenario } of scenarios) {
    assertOpen(session, document);
    const { money, ...worked } = await seenAs(session, document, id);
    compared.push({
      ...{ id, name, active, siteIds: worked.siteIds },
      figures: { ...worked.figures, ...moneyFigures(money) },
      ...changedFrom(document, first.assumptions, scenario.assumptions),
      discountRate: scenario.assumptions.money.discountRate,
    });
  }
  return compared;
}

const moneyFigures = ({ total }: MoneyOutlook) => ({
  capexYuan: total.capexYuan,
  npvYuan: total.npvYuan,
  projectIrr: total.projectIrr,
  lcoeYuanKwh: total.lcoeYuanKwh,
  paybackYears: total.paybackYears,
  householdYuanPerYear: total.householdYuanPerYear,
  villageYuanPerYear: total.villageYuanPerYear,
});

/** Scenarios a plan compares at most, its own first. */
const IN_PLAN = 6;

/** The active scenario beside the document's others, for the plan; empty where there is nothing to compare. */
export async function comparisonForPlan(session: Session, document: Document): Promise<ComparedFigures[]> {
  if (document.readOnly) return [];
  const own = activeScenario(document).id;
  const others = listScenarios(document).flatMap(({ id }) => (id === own ? [] : [id]));
  return others.length === 0 ? [] : compareScenarios(session, [own, ...others].slice(0, IN_PLAN));
}

/** The tornado of the active scenario. */
export function tornadoOf(
  session: Session,
  { measure, share }: { measure: Measure; share: number },
): Promise<Tornado> {
  const document = openedDocument(session);
  function* turned(): Steps<Tornado> {
    return yield* tornado(yield* moneyInputOf(session, document), measure, share);
  }
  return countyWork(session, document, turned());
}

/** The figures of a scenario, the window going on meanwhile. */
async function seenAs(session: Session, document: Document, id: number) {
  if (activeScenario(document).id === id) {
    return countyWork(session, document, gathered(session, document));
  }
  const view = asScenario(document, id);
  // The document may be closed meanwhile; the view then counts as closed as well.
  const seeing: Session = Object.create(session, {
    document: { get: () => (session.document === document ? view : null) },
  });
  try {
    return await countyWork(seeing, view, gathered(seeing, view));
  } finally {
    view.close();
  }
}

/** The active scenario's figures. */
function* gathered(session: Session, document: Document) {
  const summary = yield* summaryOf(session, document);
  const { total } = yield* balancesOf(session, document);
  const balance = countyBalance(document, total);
  const { lifetimeTco2 } = yield* outlookOf(session, document);
  return {
    money: yield* moneyOutlook(yield* moneyInputOf(session, document), false),
    siteIds: countedRows(session, document).map(({ id }) => id),
    figures: {
      siteCount: summary.siteCount,
      capacityKwp: summary.capacityKwp,
      deliveredKwh: summary.deliveredKwh,
      avoidedTco2: summary.avoidedTco2,
      lifetimeTco2,
      selfConsumption: balance.selfConsumption,
      selfSufficiency: balance.selfSufficiency,
      curtailedKwh: summary.curtailedKwh,
    },
  };
}

/** Assumptions that differ, those within a block by its name: `money.discountRate`; weather by its name. */
function changedFrom(
  document: Document,
  a: Assumptions,
  b: Assumptions,
): Pick<ComparedFigures, 'changed' | 'changes'> {
  const flat = (assumptions: Assumptions) =>
    new Map(
      Object.entries(assumptions).flatMap(([key, value]): [string, unknown][] =>
        value !== null && typeof value === 'object' && !Array.isArray(value)
          ? Object.entries(value).map(([inner, each]) => [`${key}.${inner}`, each])
          : [[key, value]],
      ),
    );
  const [before, after] = [flat(a), flat(b)];
  const named = (key: string, value: unknown) =>
    key === 'weatherId' && value !== null
      ? (listWeather(document).find(({ id }) => id === value)?.name ?? value)
      : value;
  const changes = [...after].flatMap(([key, value]) => {
    const had = before.get(key);
    return JSON.stringify(had) === JSON.stringify(value)
      ? []
      : [{ key, before: named(key, had), after: named(key, value) }];
  });
  return { changed: changes.map(({ key }) => key), changes };
}
