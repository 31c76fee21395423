import type { TariffName } from '../../../shared/rule-pack.ts';
import type { MoneySite } from '../../engine/economics/site-money.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { activeScenario } from '../../store/scenarios.ts';
import type { MirroredSite } from '../../store/site-mirror.ts';
import { fourAbilitiesYuan, siteTermsOf } from '../sites/terms.ts';

/** Class, mode and price on the spot of each site where no consumer is known behind its meter. */
export function moneyTermsOf(
  session: Session,
  document: Document,
): (
  site: MirroredSite,
) => Required<Pick<MoneySite, 'owner' | 'mode' | 'fourAbilitiesYuan' | 'retailYuanKwh'>> {
  const termsOf = siteTermsOf(session, document);
  const fourOf = fourAbilitiesYuan(session, document);
  const { money } = activeScenario(document).assumptions;
  const rows = session.library.retailPrices();
  const tariffOf = (tariff: TariffName): number => {
    const row = rows.find(({ user }) => user === tariff);
    if (!row) throw new RangeError(`no retail price for ${tariff}`);
    return row.priceYuanKwh;
  };
  return (site) => {
    const terms = termsOf(site);
    const own = site.kind === 'rooftop' ? money.retailYuanKwh : money.farmRetailYuanKwh;
    return {
      owner: terms.ownerClass,
      mode: terms.mode,
      fourAbilitiesYuan: fourOf(terms) * site.built,
      retailYuanKwh: own ?? tariffOf(terms.tariff),
    };
  };
}
