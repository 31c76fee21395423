import type { CarbonOutlook } from '../../../shared/carbon.ts';
import type { SiteKind } from '../../../shared/domain.ts';
import { deliveredKwh } from '../../engine/account/types.ts';
import { carbonOutlook } from '../../engine/carbon/outlook.ts';
import type { Steps } from '../../engine/steps.ts';
import { marginsForProvince } from '../../formats/carbon.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { activeScenario } from '../../store/scenarios.ts';
import { allYears, pathOf } from '../account/account.ts';
import { estimatedSites } from '../account/communities.ts';
import { outsideMechanismOf } from './outside-mechanism.ts';

/** Carbon of the sites that count in the active scenario, by the years of the account. */
export function* outlookOf(session: Session, document: Document): Steps<CarbonOutlook> {
  const account = yield* allYears(session, document);
  const { assumptions } = activeScenario(document);
  const { library } = session;
  const { embodiedRooftopKgKwp, embodiedAgrivoltaicKgKwp, startYear } = assumptions.carbon;
  const embodiedOf = (kind: SiteKind, own: number | null) => {
    if (own !== null) return { kgCo2ePerKwp: own, source: 'planner' };
    const row = library.embodied().find(({ item }) => item === kind);
    if (!row) throw new RangeError(`no embodied emissions for ${kind}`);
    return { kgCo2ePerKwp: row.kgCo2ePerKwp, source: `${row.year}: ${row.source}` };
  };
  const years = Array.from({ length: account.lastYear - account.startYear + 1 }, (_, n) =>
    account.year(account.startYear + n),
  );
  return carbonOutlook({
    assumptions: assumptions.carbon,
    lifetimeYears: assumptions.lifetimeYears,
    built: estimatedSites(session, document).map(({ site: { kind, capacityKwp, inService } }) => ({
      ...{ kind, capacityKwp, inService: inService ?? startYear },
    })),
    startYear: account.startYear,
    deliveredKwh: years.map(({ total }) => deliveredKwh(total)),
    usedOnSiteKwh: years.map(({ total }) => total.usedOnSiteKwh),
    outsideMechanism: outsideMechanismOf(session, document, account),
    known: pathOf(session, document).known,
    margins: marginsForProvince(library.gridMargins(), library.countyOf(document).province),
    embodied: {
      rooftop: embodiedOf('rooftop', embodiedRooftopKgKwp),
      agrivoltaic: embodiedOf('agrivoltaic', embodiedAgrivoltaicKgKwp),
    },
  });
}
