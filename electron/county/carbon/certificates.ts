import type { CertificateLedger } from '../../../shared/certificates.ts';
import { COLON } from '../../../shared/i18n/in-language.ts';
import { CASE_CLASSES } from '../../../shared/money.ts';
import type { Steps } from '../../../shared/steps.ts';
import { addLines, certificateLines, certificatesIn, noLines } from '../../engine/carbon/certificates.ts';
import { termsAt } from '../../engine/economics/feed-in.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { activeScenario } from '../../store/scenarios.ts';
import { accountOf } from '../account/account.ts';
import { estimatedSites } from '../account/communities.ts';
import { feedInOf } from '../money/feed-in.ts';
import { rulesOf } from '../rules/in-force.ts';
import { siteTermsOf } from '../sites/terms.ts';
import { gridFactorOf } from './grid-factor.ts';

/**
 * Ledger of certificates of the active scenario in a calendar year: each delivered megawatt-hour once, by the project that
 * owns it. Certificates an owner may sell are at most those of what leaves outside the mechanism.
 *
 * @param year the first in which all sites are in service unless given
 */
export function* certificatesOf(
  session: Session,
  document: Document,
  year?: number,
): Steps<CertificateLedger> {
  const account = yield* accountOf(session, document);
  const at = year ?? account.fullYear;
  const { assumptions } = activeScenario(document);
  const termsOf = siteTermsOf(session, document);
  const feedIn = feedInOf(session, document);
  const sites: CertificateLedger['sites'] = [];
  const total = noLines();
  let assumed = false;
  for (const { site } of estimatedSites(session, document)) {
    yield;
    const flow = account.site(site.id, at);
    if (!flow || flow.generatedKwh === 0) continue;
    const own = termsOf(site);
    const { ownerClass, building } = own;
    const inService = site.inService ?? assumptions.carbon.startYear;
    const { terms, unknown } = feedIn(own, inService);
    const { mechanismYears, mechanismShare } = termsAt(terms, 'middle');
    const lines = certificateLines(flow, at - inService < mechanismYears ? mechanismShare : 0);
    assumed ||=
      flow.fedInKwh > 0 && (unknown.includes('mechanismShare') || unknown.includes('mechanismYears'));
    addLines(total, lines);
    sites.push({
      ...{ siteId: site.id, name: site.name, ownerClass, building },
      ...lines,
      deliveredKwh: flow.usedOnSiteKwh + flow.sharedKwh + flow.fedInKwh,
      certificates: certificatesIn(lines.ownersKwh + lines.sharedKwh),
    });
  }
  const owners = CASE_CLASSES.flatMap((ownerClass) => {
    const own = sites.filter((site) => site.ownerClass === ownerClass);
    if (own.length === 0) return [];
    const lines = noLines();
    for (const { selfUsedKwh, sharedKwh, provincialKwh, ownersKwh } of own) {
      addLines(lines, { selfUsedKwh, sharedKwh, provincialKwh, ownersKwh });
    }
    const certificates = own.reduce((sum, each) => sum + each.certificates, 0);
    return [{ ownerClass, sites: own.length, ...lines, certificates }];
  });
  const grid = gridFactorOf(session, document, assumptions);
  const residual = rulesOf(session, document).find(({ id }) => id === 'carbon.residualFactor');
  return {
    year: at,
    deliveredKwh: total.selfUsedKwh + total.sharedKwh + total.provincialKwh + total.ownersKwh,
    ...total,
    provincialCertificates: certificatesIn(total.provincialKwh),
    ownersCertificates: owners.reduce((sum, { certificates }) => sum + certificates, 0),
    mechanismAssumed: assumed,
    owners,
    sites,
    factors: {
      average: { kgKwh: grid.factorKgKwh, source: grid.source },
      residual:
        typeof residual?.value === 'number'
          ? { kgKwh: residual.value, source: `${residual.document}${COLON}${residual.source}` }
          : null,
    },
  };
}
