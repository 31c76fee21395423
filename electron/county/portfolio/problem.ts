import { PILOT_OF } from '../../../shared/building-classes.ts';
import { PlannerError } from '../../../shared/errors.ts';
import type { PortfolioInput } from '../../../shared/portfolio.ts';
import type { Steps } from '../../../shared/steps.ts';
import { noYears } from '../../engine/economics/money-site.ts';
import { presentValue, siteCapex, siteYears } from '../../engine/economics/site-money.ts';
import type { Candidate, HostingLimits, RoofAreas } from '../../engine/portfolio/candidates.ts';
import type { Problem } from '../../engine/portfolio/model.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { activeScenario } from '../../store/scenarios.ts';
import { type MirroredSite, siteMirror } from '../../store/site-mirror.ts';
import { getSite } from '../../store/sites.ts';
import { factorOf, tonnesOf } from '../account/account.ts';
import { countyWork } from '../county-work.ts';
import { scoresOf, warmFit } from '../fit/fit.ts';
import { placedAt } from '../grid/connect.ts';
import { landStatuses } from '../land/statuses.ts';
import { grownOf } from '../money/basis.ts';
import { moneyFiguresOf, taxedMoneyOf } from '../money/outlook.ts';
import { moneyTermsOf } from '../money/terms.ts';
import { buildingClasses } from '../sites/building-under.ts';
import { siteEquipment } from '../sites/equipment.ts';
import { roofProgress } from '../sites/roofs.ts';
import { townBySite } from '../sites/towns.ts';
import { refinerOf } from './refine.ts';
import { storageOf } from './storage.ts';
import { spotSalesOf } from './worth.ts';

/** What the optimiser is asked: the candidates of the active scenario and what limits them. */
export async function problemOf(
  session: Session,
  document: Document,
  asked: PortfolioInput,
): Promise<Problem & { reached: boolean }> {
  const { goal, limits, tradeAgainst } = asked;
  for (const id of [...limits.excluded, ...limits.required]) getSite(document, id);
  const withFit = goal === 'fit' || tradeAgainst === 'fit';
  if (withFit) await warmFit(session, document, activeScenario(document).assumptions.fit);
  const { candidates, reached } = await countyWork(
    session,
    document,
    candidatesOf(session, document, withFit),
  );
  const known = new Set(candidates.map(({ id }) => id));
  const impossible = limits.required.find((id) => !known.has(id) || limits.excluded.includes(id));
  if (impossible !== undefined) {
    throw new PlannerError('portfolio.cannot-require', { name: getSite(document, impossible).name });
  }
  const withStores = limits.hosting && limits.storage;
  const refiner = limits.hosting
    ? refinerOf(session, document, candidates, withStores ? limits.mostCurtailed : null)
    : null;
  return {
    candidates,
    reached,
    goal,
    limits,
    hosting: NO_LIMITS,
    cuts: refiner ? await refiner.seeds() : [],
    ...(refiner && { refine: refiner.broken }),
    roofM2: await roofAreas(session, document),
    storage:
      limits.hosting && limits.storage ? storageOf(session, document, candidates, limits.storeHours) : null,
  };
}

/** Substations and feeders are held to what each hour of the sites there gives, and not to a capacity. */
const NO_LIMITS: HostingLimits = { station: new Map(), feeder: new Map() };

const roofAreas = async (session: Session, document: Document): Promise<RoofAreas> =>
  new Map((await roofProgress(session, document)).map((row) => [row.class, row.roofM2]));

/**
 * Every estimated site that breaks no land rule, whether the active scenario includes it or not. What is used on the spot
 * is the assumed share, or with consumers what it would be with all of these built: it depends on which are chosen.
 *
 * @param withFit whether to score them, which takes long the first time
 * @param only the sites of the active scenario, where no others may be candidates
 * @returns with whether any of them reaches a consumer
 */
export function* candidatesOf(
  session: Session,
  document: Document,
  withFit: boolean,
  only?: ReadonlySet<number>,
): Steps<{ candidates: Candidate[]; reached: boolean }> {
  const { assumptions } = activeScenario(document);
  const money = taxedMoneyOf(session, document);
  const { figures } = moneyFiguresOf(session, document);
  const scored = withFit ? (yield* scoresOf(session, document, assumptions.fit)).scores.sites : [];
  const scoreOf = new Map(scored.map(({ siteId, combined }) => [siteId, combined.low]));
  const placeOf = placedAt(session, document);
  const { degradationOf } = siteEquipment(session.library, assumptions);
  const townOf = townBySite(session, document);
  const grown = grownOf(session, document);
  const termsOf = moneyTermsOf(session, document);
  const classUnder = buildingClasses(document);
  const rows = siteMirror(document).rows();
  const statusOf = landStatuses(session, document);
  const eligible = new Map<number, MirroredSite>();
  for (const row of rows.values()) {
    yield;
    const may = row.estimate && (only?.has(row.id) ?? true) && statusOf(row) !== 'broken';
    if (may) eligible.set(row.id, row);
  }
  const factor = { factorKgKwh: factorOf(session, document) };
  const { startYear } = assumptions.carbon;
  const sales = yield* spotSalesOf(session, document, [...eligible.values()], only !== undefined);
  const candidates: Candidate[] = [];
  /** For the years of one site after the other. */
  const room = noYears(assumptions.lifetimeYears);
  for (const row of eligible.values()) {
    yield;
    const estimate = row.estimate!;
    // What the active scenario builds of it does not bind the choice.
    const capacityKwp = row.wholeKwp;
    const annualKwh = estimate.annualKwh / row.built;
    const whole = row.built === 1 ? row : { ...row, capacityKwp, built: 1 };
    const terms = termsOf(whole);
    const investmentYuan = siteCapex({ kind: row.kind, capacityKwp, ...terms }, figures);
    const years = siteYears(
      {
        ...{ id: row.id, kind: row.kind, areaM2: row.areaM2, moduleWpM2: row.moduleWpM2 },
        ...{ capacityKwp, annualKwh, selfUsed: null, ...grown(row) },
        degradationPerYear: degradationOf(row),
        ...terms,
        ...sales?.of(row),
      },
      money,
      figures,
      assumptions,
      room,
    );
    // Under full self-use what is not used is not delivered.
    const deliveredKwh = years.energyKwh[0]!;
    const under = classUnder(row);
    const roofClass = under && PILOT_OF[under];
    candidates.push({
      id: row.id,
      kind: row.kind,
      capacityKwp,
      investmentYuan,
      worth: {
        energy: deliveredKwh,
        carbon: tonnesOf(factor, deliveredKwh, startYear),
        fit: capacityKwp * (scoreOf.get(row.id) ?? 0),
        income: presentValue(investmentYuan, years, money),
      },
      ...placeOf(whole),
      town: townOf(row),
      roof: roofClass && { class: roofClass, coveredM2: row.areaM2 * row.usableShare },
    });
  }
  return { candidates, reached: sales?.reached ?? false };
}
