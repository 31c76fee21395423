import type { MoneySite } from '../../engine/economics/site-money.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { activeScenario } from '../../store/scenarios.ts';
import type { MirroredSite } from '../../store/site-mirror.ts';
import { fourAbilitiesYuan, siteTermsOf } from '../sites/terms.ts';
import { feedInOf } from './feed-in.ts';

type Terms = Required<
  Pick<MoneySite, 'owner' | 'mode' | 'fourAbilitiesYuan' | 'retailYuanKwh' | 'feedInYuanKwh'>
>;

/** Class, mode, what the grid steers it by, and prices of each site where no consumer is known behind its meter. */
export function moneyTermsOf(session: Session, document: Document): (site: MirroredSite) => Terms {
  const termsOf = siteTermsOf(session, document);
  const fourOf = fourAbilitiesYuan(session, document);
  const feedIn = feedInOf(session, document);
  const { money, carbon } = activeScenario(document).assumptions;
  const tariffs = new Map(
    session.library.retailPrices().map(({ user, priceYuanKwh }) => [user, priceYuanKwh]),
  );
  return (site) => {
    const terms = termsOf(site);
    const own = site.kind === 'rooftop' ? money.retailYuanKwh : money.farmRetailYuanKwh;
    return {
      owner: terms.ownerClass,
      mode: terms.mode,
      fourAbilitiesYuan: fourOf(terms) * site.built,
      retailYuanKwh: own ?? tariffs.get(terms.tariff)!,
      feedInYuanKwh: feedIn(terms.ownerClass, site.inService ?? carbon.startYear).prices('middle'),
    };
  };
}
