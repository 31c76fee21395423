import type { CarbonOutlook } from '../../shared/carbon.ts';
import type { SiteKind } from '../../shared/domain.ts';
import type { Ageing } from '../engine/analysis.ts';
import { carbonOutlook } from '../engine/carbon/outlook.ts';
import { meanDegradation } from '../engine/site-equipment.ts';
import { marginsForProvince } from '../formats/carbon.ts';
import { gridFactorForProvince } from '../formats/facts.ts';
import type { Document } from '../store/document.ts';
import { activeScenario } from '../store/scenarios.ts';
import { gridFactorOf } from './carbon.ts';
import { estimatedSites } from './communities.ts';
import { type HandlersOf, openedDocument, type Session } from './session.ts';
import { siteEquipment } from './site-equipment.ts';
import { summarise } from './summary.ts';

export const carbon: HandlersOf<'carbon'> = {
  'carbon.outlook': (session) => outlookOf(session, openedDocument(session)),
};

/** Carbon of the sites included in the active scenario. A factor the planner set is that of the first operating year. */
export function outlookOf(session: Session, document: Document): CarbonOutlook {
  const { assumptions } = activeScenario(document);
  const { library } = session;
  const { province } = library.countyOf(document);
  const { factorKgKwh, source } = gridFactorOf(session, document, assumptions);
  const year =
    assumptions.gridFactorKgKwh === null
      ? gridFactorForProvince(library.gridFactors(), province).year
      : assumptions.carbon.startYear;
  const { embodiedRooftopKgKwp, embodiedAgrivoltaicKgKwp } = assumptions.carbon;
  const embodiedOf = (kind: SiteKind, own: number | null) => {
    if (own !== null) return { kgCo2ePerKwp: own, source: 'planner' };
    const row = library.embodied().find(({ item }) => item === kind);
    if (!row) throw new RangeError(`no embodied emissions for ${kind}`);
    return { kgCo2ePerKwp: row.kgCo2ePerKwp, source: `${row.year}: ${row.source}` };
  };
  return carbonOutlook({
    assumptions: assumptions.carbon,
    ageing: ageingOf(session, document),
    byKind: summarise(session, document).byKind,
    known: { year, factorKgKwh, source },
    margins: marginsForProvince(library.gridMargins(), province),
    embodied: {
      rooftop: embodiedOf('rooftop', embodiedRooftopKgKwp),
      agrivoltaic: embodiedOf('agrivoltaic', embodiedAgrivoltaicKgKwp),
    },
  });
}

/** The scenario's ageing with the mean rate of the sites that count, each at its module's own. */
function ageingOf(session: Session, document: Document): Ageing {
  const { assumptions } = activeScenario(document);
  const { degradationOf } = siteEquipment(session.library, assumptions);
  const aged = estimatedSites(session, document).map(({ site, annualKwh }) => ({
    annualKwh,
    degradationPerYear: degradationOf(site),
  }));
  return {
    lifetimeYears: assumptions.lifetimeYears,
    degradationPerYear: meanDegradation(aged, assumptions.degradationPerYear),
  };
}
