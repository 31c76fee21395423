import type { Site } from '../../../shared/domain.ts';
import type { Steps } from '../../../shared/steps.ts';
import { type MoneySite, noYears } from '../../engine/economics/money-site.ts';
import { earningsOf } from '../../engine/economics/outlook.ts';
import { earningYears } from '../../engine/economics/site-money.ts';
import type { Session } from '../../session/session.ts';
import { cached } from '../../store/cached.ts';
import type { Document } from '../../store/document.ts';
import { activeScenario } from '../../store/scenarios.ts';
import type { MirroredSite } from '../../store/site-mirror.ts';
import { usesFromBalance } from '../account/input.ts';
import { siteEquipment } from '../sites/equipment.ts';
import { grownOf } from './basis.ts';
import { moneyInputOf } from './outlook.ts';
import { moneyTermsOf } from './terms.ts';

type Earnings = ReturnType<typeof earningsOf>;

/** Who earns what of each site. */
export interface EarningsBySite {
  /**
   * Means over the operating years by the money of the active scenario.
   *
   * @param row one that does not count there is taken as if it did, reaching no consumer
   * @param annualKwh null where it is not estimated
   * @param tried the site with changes that are tried on it
   */
  of(row: MirroredSite, annualKwh: number | null, tried?: Omit<Site, 'geometry'>): Earnings | null;
}

/** What households, villages and owners of other roofs earn of sites, as the money of the active scenario has it. */
export function* earningsBySite(session: Session, document: Document): Steps<EarningsBySite> {
  return yield* cached(document, earningsBySite, () => makeEarnings(session, document));
}

function* makeEarnings(session: Session, document: Document): Steps<EarningsBySite> {
  const { assumptions, figures, sites, ageing } = yield* moneyInputOf(session, document);
  const counted = new Map(sites.map((site) => [site.id, site]));
  const grown = grownOf(session, document);
  const { degradationOf } = siteEquipment(session.library, activeScenario(document).assumptions);
  const termsOf = moneyTermsOf(session, document);
  const selfUsed = usesFromBalance(document) ? 0 : null;
  /** Room for the years of one site after the other. */
  const years = noYears(ageing.lifetimeYears);
  return {
    of(row, annualKwh, site = row) {
      if (annualKwh === null) return null;
      const { id, kind, capacityKwp, moduleWpM2 } = site;
      const own: MoneySite = {
        ...(counted.get(id) ?? { selfUsed, degradationPerYear: degradationOf(row), ...termsOf(row) }),
        ...{ id, kind, capacityKwp, annualKwh, moduleWpM2, ...grown(site) },
        areaM2: site.areaM2 * site.built,
      };
      return earningsOf(earningYears(own, assumptions, figures, ageing, years));
    },
  };
}
