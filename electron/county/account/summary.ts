import { SITE_KINDS, type SiteKind } from '../../../shared/domain.ts';
import type { Steps } from '../../../shared/steps.ts';
import type { Summary } from '../../../shared/summary.ts';
import { addFlow, deliveredKwh, noFlow } from '../../engine/account/types.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { countedRows } from '../land/statuses.ts';
import { unitKwhOf } from '../rules/figures.ts';
import { acrossBorderOf } from '../sites/border.ts';
import { overlapsOf } from '../sites/overlaps.ts';
import { type Account, accountOf, pathOf, tonnesOf, yearFigures } from './account.ts';
import { totalsOf } from './totals.ts';

/**
 * County totals of the sites that count in the active scenario; what is not estimated yet counts no energy. Energies but
 * for `annualKwh` are of the account, in the first year in which all sites are in service.
 */
export function* summaryOf(session: Session, document: Document): Steps<Summary> {
  const account = yield* accountOf(session, document);
  yield;
  const { byKind, avoidedTco2: _atPublished, ...total } = totalsOf(session, document);
  yield;
  const { avoidedTonnes, capacityKwp: _inService, ...figures } = yearFigures(account, account.fullYear);
  const overlapping = yield* overlapsOf(session, document);
  const across = yield* acrossBorderOf(session, document);
  const delivered = deliveredByKind(account);
  return {
    ...total,
    ...figures,
    avoidedTco2: avoidedTonnes,
    gridFactorKgKwh: account.factorKgKwh(account.fullYear),
    gridFactorSource: pathOf(session, document).known.source,
    stale: staleCount(session, document),
    undated: account.input.undated,
    selfUseAssumed: account.input.selfUse.assumed,
    overlapping: overlapping.siteCount,
    overlapUnchecked: overlapping.uncheckedCount,
    acrossBorder: across.sites.length,
    homes: figures.deliveredKwh / unitKwhOf(session, document)('household'),
    byKind: SITE_KINDS.map((kind) => ({
      ...{ kind, ...byKind[kind], deliveredKwh: delivered[kind] },
      avoidedTco2: tonnesOf(account, delivered[kind], account.fullYear),
    })),
  };
}

/** Sites that count and whose estimate is out of date. */
export function staleCount(session: Session, document: Document): number {
  const late = session.estimator.outOfDate(document);
  if (late.size === 0) return 0;
  return countedRows(session, document).reduce((sum, { id }) => sum + (late.has(id) ? 1 : 0), 0);
}

function deliveredByKind({ input, fullYear, year }: Account): Record<SiteKind, number> {
  const { lanes, cohortKwh } = year(fullYear);
  const flows = { rooftop: noFlow(), agrivoltaic: noFlow() };
  for (const [index, { kind, lane }] of input.cohorts.entries()) {
    addFlow(flows[kind], lanes[lane]!, cohortKwh[index]!);
  }
  return { rooftop: deliveredKwh(flows.rooftop), agrivoltaic: deliveredKwh(flows.agrivoltaic) };
}
