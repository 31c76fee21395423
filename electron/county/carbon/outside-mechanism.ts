import type { Steps } from '../../../shared/steps.ts';
import { termsAt } from '../../engine/economics/feed-in.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { activeScenario } from '../../store/scenarios.ts';
import type { Account } from '../account/account.ts';
import { estimatedSites } from '../account/communities.ts';
import { feedInOf } from '../money/feed-in.ts';
import { siteTermsOf } from '../sites/terms.ts';

/** Share of what is fed in over all years that the settlement mechanism does not settle, by voltage and year of service. */
export function* outsideMechanismOf(session: Session, document: Document, account: Account): Steps<number> {
  const { carbon, lifetimeYears } = activeScenario(document).assumptions;
  const termsOf = siteTermsOf(session, document);
  const feedIn = feedInOf(session, document);
  let [fed, outside] = [0, 0];
  for (const { site } of estimatedSites(session, document)) {
    yield;
    const kwh = account.site(site.id, account.fullYear)?.fedInKwh ?? 0;
    if (kwh === 0) continue;
    const { terms } = feedIn(termsOf(site), site.inService ?? carbon.startYear);
    const { mechanismShare, mechanismYears } = termsAt(terms, 'middle');
    fed += kwh;
    outside += kwh * (1 - (mechanismShare * Math.min(mechanismYears, lifetimeYears)) / lifetimeYears);
  }
  return fed > 0 ? outside / fed : 1;
}
