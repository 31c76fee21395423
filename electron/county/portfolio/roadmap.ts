import type { Goal, Roadmap } from '../../../shared/portfolio.ts';
import type { Steps } from '../../../shared/steps.ts';
import { worksCapex } from '../../engine/economics/site-money.ts';
import { type Candidate, sized } from '../../engine/portfolio/candidates.ts';
import { type PlannedStore, roadmapOf } from '../../engine/portfolio/roadmap.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { activeScenario } from '../../store/scenarios.ts';
import { accountOf, deliveredOf } from '../account/account.ts';
import { stationsOf } from '../grid/stations.ts';
import { countedRows } from '../land/statuses.ts';
import { worksOfSites } from '../money/works.ts';
import { candidatesOf } from './problem.ts';

/** The batteries of the active scenario at substations that there are, with what they cost. */
export function plannedStores(session: Session, document: Document): PlannedStore[] {
  const { supply } = activeScenario(document).assumptions;
  return stationsOf(session, document).flatMap(({ id }) => {
    const energyKwh = supply.storesKwh[String(id)] ?? 0;
    if (energyKwh <= 0) return [];
    const powerKw = supply.storesKw[String(id)] ?? energyKwh * supply.storageRate;
    const investmentYuan = energyKwh * supply.batteryYuanKwh + powerKw * supply.batteryYuanKw;
    return [{ stationId: id, energyKwh, powerKw, investmentYuan }];
  });
}

/**
 * Years of a scenario's sites in the order they should be built, with what the account delivers of them.
 * @param from first year, else the scenario's
 */
export function* roadmapOfActive(
  session: Session,
  document: Document,
  goal: Goal,
  years: number,
  from?: number,
): Steps<Roadmap> {
  const rows = new Map(countedRows(session, document).map((site) => [site.id, site]));
  const { carbon, supply } = activeScenario(document).assumptions;
  yield;
  const account = yield* accountOf(session, document);
  const { candidates } = yield* candidatesOf(session, document, goal === 'fit', new Set(rows.keys()));
  const works = worksOfSites(supply, account);
  const chosen: Candidate[] = [];
  for (const candidate of candidates) {
    yield;
    const row = rows.get(candidate.id);
    if (!row) continue;
    const site = sized(candidate, row.built);
    const { kwh, tonnes } = deliveredOf(account, site.id);
    const onGrid = worksCapex({ works: works.of(row, row.inService ?? carbon.startYear) });
    chosen.push({
      ...site,
      investmentYuan: site.investmentYuan + onGrid,
      worth: { ...site.worth, energy: kwh, carbon: tonnes },
    });
  }
  // A battery at a substation without sites is paid by no one.
  const served = new Set(chosen.map(({ station }) => station));
  const stores = plannedStores(session, document).filter(({ stationId }) => served.has(stationId));
  return yield* roadmapOf(chosen, stores, goal, from ?? carbon.startYear, years);
}
