import { SITE_KINDS, type Summary } from '../../shared/domain.ts';
import type { Document } from '../store/document.ts';
import { activeScenario } from '../store/scenarios.ts';
import { gridFactorOf } from './carbon.ts';
import { countedRows } from './land-rules.ts';
import type { Session } from './session.ts';

/** County totals of the sites that count in the active scenario; what is not estimated yet counts no energy. */
export function summarise(session: Session, document: Document): Summary {
  const scenario = activeScenario(document);
  const included = countedRows(session, document);
  const counted = included.flatMap(({ estimate }) => estimate ?? []);
  const grid = gridFactorOf(session, document, scenario.assumptions);
  const sum = <T>(rows: T[], value: (row: T) => number) => rows.reduce((total, row) => total + value(row), 0);
  return {
    siteCount: included.length,
    estimatedCount: counted.length,
    areaM2: sum(included, (site) => site.areaM2),
    capacityKwp: sum(included, (site) => site.capacityKwp),
    annualKwh: sum(counted, (estimate) => estimate.annualKwh),
    p90Kwh: sum(counted, (estimate) => estimate.p90Kwh),
    monthlyKwh: Array.from({ length: 12 }, (_, month) => sum(counted, ({ monthlyKwh }) => monthlyKwh[month])),
    avoidedTco2: sum(counted, (estimate) => estimate.avoidedTco2),
    gridFactorKgKwh: grid.factorKgKwh,
    gridFactorSource: grid.source,
    byKind: SITE_KINDS.map((kind) => {
      const ofKind = included.filter((site) => site.kind === kind);
      return {
        kind,
        siteCount: ofKind.length,
        capacityKwp: sum(ofKind, (site) => site.capacityKwp),
        annualKwh: sum(ofKind, (site) => site.estimate?.annualKwh ?? 0),
      };
    }),
  };
}
