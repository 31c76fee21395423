import type { MoneySite } from '../../engine/economics/money-site.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { activeScenario } from '../../store/scenarios.ts';
import type { MirroredSite } from '../../store/site-mirror.ts';
import { fourAbilitiesYuan, siteTermsOf } from '../sites/terms.ts';
import { feedInOf } from './feed-in.ts';
import { ownTermsOf } from './own-terms.ts';
import { retailPricesOf } from './retail-price.ts';

type Terms = Required<
  Pick<MoneySite, 'owner' | 'mode' | 'fourAbilitiesYuan' | 'retailYuanKwh' | 'feedInYuanKwh'>
> &
  Pick<MoneySite, 'own'>;

/** Class, mode, what the grid steers it by, and prices of each site where no consumer is known behind its meter. */
export function moneyTermsOf(session: Session, document: Document): (site: MirroredSite) => Terms {
  const termsOf = siteTermsOf(session, document);
  const fourOf = fourAbilitiesYuan(session, document);
  const feedIn = feedInOf(session, document);
  const { money, carbon } = activeScenario(document).assumptions;
  const retailOf = retailPricesOf(session, document);
  return (site) => {
    const terms = termsOf(site);
    const all = site.kind === 'rooftop' ? money.retailYuanKwh : money.farmRetailYuanKwh;
    const own = ownTermsOf(money, site.id, terms.ownerClass);
    return {
      ...(own && { own }),
      owner: terms.ownerClass,
      mode: terms.mode,
      fourAbilitiesYuan: fourOf(terms) * site.built,
      retailYuanKwh: own?.retailYuanKwh ?? all ?? retailOf(terms.tariff).priceYuanKwh,
      feedInYuanKwh: feedIn(terms, site.inService ?? carbon.startYear).prices('middle'),
    };
  };
}
