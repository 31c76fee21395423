import type { CarbonOutlook } from '../../../shared/carbon.ts';
import type { SiteKind } from '../../../shared/domain.ts';
import { COLON } from '../../../shared/i18n/in-language.ts';
import type { Steps } from '../../../shared/steps.ts';
import { deliveredKwh } from '../../engine/account/types.ts';
import { carbonOutlook, type OutlookInput } from '../../engine/carbon/outlook.ts';
import { TABLE_RULES } from '../../formats/rule-tables.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { activeScenario } from '../../store/scenarios.ts';
import { allYears, pathOf } from '../account/account.ts';
import { estimatedSites } from '../account/communities.ts';
import { figureOf, rulesOf } from '../rules/in-force.ts';
import { outsideMechanismOf } from './outside-mechanism.ts';

/** Margins of the county's grid; null where none is in force. */
function marginsOf(session: Session, document: Document): OutlookInput['margins'] {
  const rules = rulesOf(session, document);
  const operating = rules.find(({ id }) => id === TABLE_RULES.operatingMargin);
  const build = rules.find(({ id }) => id === TABLE_RULES.buildMargin);
  if (typeof operating?.value !== 'number' || typeof build?.value !== 'number') return null;
  return { operatingMargin: operating.value, buildMargin: build.value, source: operating.source };
}

/** Carbon of the sites that count in the active scenario, by the years of the account. */
export function* outlookOf(session: Session, document: Document): Steps<CarbonOutlook> {
  const account = yield* allYears(session, document);
  const { assumptions } = activeScenario(document);
  const ruled = figureOf(session, document);
  const { embodiedRooftopKgKwp, embodiedAgrivoltaicKgKwp, startYear } = assumptions.carbon;
  const embodiedOf = (kind: SiteKind, own: number | null) => {
    if (own !== null) return { kgCo2ePerKwp: own, source: 'planner' };
    const { value, validFrom, source } = ruled(TABLE_RULES.embodied(kind));
    return { kgCo2ePerKwp: value, source: `${validFrom.slice(0, 4)}${COLON}${source}` };
  };
  const years = Array.from({ length: account.lastYear - account.startYear + 1 }, (_, n) =>
    account.year(account.startYear + n),
  );
  const built: OutlookInput['built'][number][] = [];
  for (const { site } of estimatedSites(session, document)) {
    const { kind, capacityKwp, inService } = site;
    built.push({ kind, capacityKwp, inService: inService ?? startYear });
    yield;
  }
  return carbonOutlook({
    assumptions: assumptions.carbon,
    lifetimeYears: assumptions.lifetimeYears,
    built,
    startYear: account.startYear,
    deliveredKwh: years.map(({ total }) => deliveredKwh(total)),
    usedOnSiteKwh: years.map(({ total }) => total.usedOnSiteKwh),
    outsideMechanism: yield* outsideMechanismOf(session, document, account),
    known: pathOf(session, document).known,
    margins: marginsOf(session, document),
    embodied: {
      rooftop: embodiedOf('rooftop', embodiedRooftopKgKwp),
      agrivoltaic: embodiedOf('agrivoltaic', embodiedAgrivoltaicKgKwp),
    },
  });
}
