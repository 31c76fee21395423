import type { Choice } from '../../../shared/portfolio.ts';
import type { Steps } from '../../../shared/steps.ts';
import { deliveredKwh } from '../../engine/account/types.ts';
import type { MoneySite } from '../../engine/economics/money-site.ts';
import { moneyOutlook } from '../../engine/economics/outlook.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { type MirroredSite, siteMirror } from '../../store/site-mirror.ts';
import { allYears } from '../account/account.ts';
import { type PlannedSet, usesFromBalance } from '../account/input.ts';
import { moneyInputOf } from '../money/outlook.ts';
import { salesOf } from '../money/sales.ts';
import { siteTermsOf } from '../sites/terms.ts';

/** A site built to a share of its whole, in the year in which a scenario that is adopted starts. */
export function plannedSite(row: MirroredSite, size: number): PlannedSet['sites'][number] {
  const whole = row.estimate!.annualKwh / row.built;
  return {
    site: { ...row, capacityKwp: row.wholeKwp * size, built: size, inService: null },
    annualKwh: whole * size,
  };
}

type Sales = Pick<MoneySite, 'sold' | 'selfUsed' | 'retailYuanKwh' | 'sharedYuanKwh' | 'feedInYuanKwh'>;

/**
 * What each of some sites sells on the spot and over the public grid, by the hours of the consumers it reaches, were all
 * of them built; null where the scenario assumes it. Curtailment is left out, since hosting limits see to it.
 *
 * @param ofActive whether the sites are those of the active scenario, so that its account says it
 */
export function* spotSalesOf(
  session: Session,
  document: Document,
  rows: readonly MirroredSite[],
  ofActive: boolean,
): Steps<{ of(site: MirroredSite): Sales; reached: boolean } | null> {
  if (!usesFromBalance(document)) return null;
  const termsOf = siteTermsOf(session, document);
  const planned = ofActive ? undefined : { sites: rows.map((row) => plannedSite(row, 1)), stores: [] };
  const account = yield* allYears(session, document, planned);
  const salesAt = yield* salesOf(session, document, account);
  return {
    of(site) {
      const { sold, selfUsed, retailYuanKwh, sharedYuanKwh, feedInYuanKwh } = salesAt(site);
      const { mode } = termsOf(site);
      return {
        selfUsed,
        ...(retailYuanKwh !== undefined && { retailYuanKwh }),
        ...(sharedYuanKwh !== undefined && { sharedYuanKwh }),
        ...(feedInYuanKwh && { feedInYuanKwh }),
        sold: sold!.map(({ selfUse, shared }) => ({
          ...{ selfUse, shared },
          feedIn: mode === 'fullSelfUse' ? 0 : 1 - selfUse - shared,
        })),
      };
    },
    reached: account.input.meterTies.length + account.input.groupTies.length > 0,
  };
}

/**
 * A choice with what it is worth as a scenario of its own: what the account and the money of the county say once it is
 * adopted, with its consumers, batteries and curtailment.
 */
export function* asAdopted(session: Session, document: Document, choice: Choice): Steps<Choice> {
  const rows = siteMirror(document).rows();
  const sizes = new Map(choice.siteIds.map((id, index) => [id, choice.sizes[index]!]));
  const planned: PlannedSet = {
    sites: [...rows.values()].flatMap((row) => {
      const size = sizes.get(row.id);
      return size !== undefined && row.estimate ? [plannedSite(row, size)] : [];
    }),
    stores: choice.stores,
  };
  const account = yield* allYears(session, document, planned);
  const { total } = yield* moneyOutlook(yield* moneyInputOf(session, document, { planned, account }), false);
  return {
    ...choice,
    worth: {
      ...choice.worth,
      energy: deliveredKwh(account.year(account.fullYear).total),
      carbon: account.avoidedTco2(account.fullYear),
      income: total.npvYuan,
    },
  };
}
