import { SITE_KINDS, type Summary } from '../../shared/domain.ts';
import type { Document } from '../store/document.ts';
import { activeScenario } from '../store/scenarios.ts';
import { gridFactorOf } from './carbon.ts';
import type { Session } from './session.ts';
import { totalsOf } from './totals.ts';

/** County totals of the sites that count in the active scenario; what is not estimated yet counts no energy. */
export function summarise(session: Session, document: Document): Summary {
  const scenario = activeScenario(document);
  const grid = gridFactorOf(session, document, scenario.assumptions);
  const { byKind, ...total } = totalsOf(session, document);
  return {
    ...total,
    gridFactorKgKwh: grid.factorKgKwh,
    gridFactorSource: grid.source,
    homes: total.annualKwh / session.library.supply().loads.household.unitKwh,
    byKind: SITE_KINDS.map((kind) => ({ kind, ...byKind[kind] })),
  };
}
