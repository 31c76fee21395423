import type { CarbonOutlook } from '../../../shared/carbon.ts';
import type { GridCheck } from '../../../shared/grid.ts';
import type { MoneyOutlook } from '../../../shared/money-figures.ts';
import type { OpenCapacity } from '../../../shared/open-capacity.ts';
import type { CountyFigures } from '../../../shared/province.ts';
import type { Steps } from '../../../shared/steps.ts';
import type { Summary } from '../../../shared/summary.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { activeScenario } from '../../store/scenarios.ts';
import { type Account, allYears } from '../account/account.ts';
import { summaryOf } from '../account/summary.ts';
import { outlookOf } from '../carbon/outlook.ts';
import { gridOf } from '../grid/check.ts';
import { openCapacityOf } from '../grid/open.ts';
import { moneyOf } from '../money/outlook.ts';

/** What the read models say of the active scenario; null where nothing is estimated, so that nothing can be said. */
export interface CountyResults {
  account: Account;
  summary: Summary;
  money: MoneyOutlook | null;
  carbon: CarbonOutlook | null;
  grid: GridCheck | null;
  openCapacity: OpenCapacity | null;
  figures: CountyFigures;
}

/** The figures that the pages and the plan of a county show, of the same read models. */
export function* countyResults(session: Session, document: Document): Steps<CountyResults> {
  const summary = yield* summaryOf(session, document);
  const account = yield* allYears(session, document);
  const known = summary.annualKwh > 0;
  const money = known ? yield* moneyOf(session, document) : null;
  const carbon = known ? yield* outlookOf(session, document) : null;
  const grid = known ? yield* gridOf(session, document) : null;
  const openCapacity = known ? yield* openCapacityOf(session, document, 'all') : null;
  const { countyLeastMw, countyMostMw } = activeScenario(document).assumptions.supply;
  const ofKind = (kind: Summary['byKind'][number]['kind']) =>
    summary.byKind.find((each) => each.kind === kind)!;
  const county = openCapacity?.objects.find(({ kind }) => kind === 'county');
  const onWires = grid !== null && grid.stations.length > 0;
  const worth = money?.total;
  return {
    ...{ account, summary, money, carbon, grid, openCapacity },
    figures: {
      siteCount: summary.siteCount,
      estimatedCount: summary.estimatedCount,
      areaM2: summary.areaM2,
      capacityKwp: summary.capacityKwp,
      annualKwh: summary.annualKwh,
      p90Kwh: summary.p90Kwh,
      generatedKwh: summary.generatedKwh,
      usedOnSiteKwh: summary.usedOnSiteKwh,
      sharedKwh: summary.sharedKwh,
      curtailedKwh: summary.curtailedKwh,
      storageLossKwh: summary.storageLossKwh,
      fedInKwh: summary.fedInKwh,
      deliveredKwh: summary.deliveredKwh,
      p90DeliveredKwh: summary.p90DeliveredKwh,
      avoidedTco2: summary.avoidedTco2,
      broken: summary.broken,
      overridden: summary.overridden,
      unchecked: summary.unchecked,
      overlapping: summary.overlapping,
      undated: summary.undated,
      selfUseAssumed: summary.selfUseAssumed,
      rooftopKwp: ofKind('rooftop').capacityKwp,
      agrivoltaicKwp: ofKind('agrivoltaic').capacityKwp,
      rooftopDeliveredKwh: ofKind('rooftop').deliveredKwh,
      agrivoltaicDeliveredKwh: ofKind('agrivoltaic').deliveredKwh,
      capexYuan: worth?.capexYuan ?? null,
      equityYuan: worth?.equityYuan ?? null,
      loanYuan: worth?.loanYuan ?? null,
      npvYuan: worth?.npvYuan ?? null,
      firstYearRevenueYuan: worth?.firstYearRevenueYuan ?? null,
      householdYuanPerYear: worth?.householdYuanPerYear ?? null,
      villageYuanPerYear: worth?.villageYuanPerYear ?? null,
      roofOwnerYuanPerYear: worth?.roofOwnerYuanPerYear ?? null,
      embodiedTco2: carbon?.embodiedTco2 ?? null,
      lifetimeTco2: carbon?.lifetimeTco2 ?? null,
      netTco2: carbon?.netTco2 ?? null,
      remainingKwp: onWires ? grid.total.remainingKwp : null,
      gridRed: onWires ? grid.total.red : null,
      gridYellow: onWires ? grid.total.yellow : null,
      gridGreen: onWires ? grid.total.green : null,
      connectedMw: county?.connectedMw ?? null,
      filedMw: county?.filedMw ?? null,
      hostingLeastMw: county?.hostingMw[0] ?? null,
      hostingMostMw: county?.hostingMw[1] ?? null,
      allottedLeastMw: countyLeastMw,
      allottedMostMw: countyMostMw,
    },
  };
}
