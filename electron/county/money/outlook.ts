import { FEED_IN_TERMS, type FeedInTerm, type MoneyOutlook, type Quoted } from '../../../shared/money.ts';
import { curtailedKwh } from '../../engine/account/types.ts';
import { type MoneyInput, moneyOutlook } from '../../engine/economics/outlook.ts';
import type { MoneyFigures, MoneySite } from '../../engine/economics/site-money.ts';
import type { Steps } from '../../engine/steps.ts';
import type { Session } from '../../session/session.ts';
import { cached } from '../../store/cached.ts';
import type { Document } from '../../store/document.ts';
import { activeScenario } from '../../store/scenarios.ts';
import { siteMirror } from '../../store/site-mirror.ts';
import { type Account, allYears } from '../account/account.ts';
import { accountedSites } from '../account/communities.ts';
import { type PlannedSet, storesOf } from '../account/input.ts';
import { staleCount } from '../account/summary.ts';
import { siteTermsOf } from '../sites/terms.ts';
import { grownOf } from './basis.ts';
import { batteriesOf } from './batteries.ts';
import { feedInOf } from './feed-in.ts';
import { weightsOf } from './on-the-spot.ts';
import { salesOf } from './sales.ts';
import { moneyTermsOf } from './terms.ts';

/** Money of the estimated sites that count in the active scenario. */
export function* moneyOf(session: Session, document: Document): Steps<MoneyOutlook> {
  return yield* cached(document, moneyOf, () => makeMoney(session, document));
}

function* makeMoney(session: Session, document: Document): Steps<MoneyOutlook> {
  const input = yield* moneyInputOf(session, document);
  const outlook = yield* moneyOutlook(input);
  if (!input.toBeEntered?.length) return outlook;
  const rows = siteMirror(document).rows();
  const termsOf = siteTermsOf(session, document);
  const feedIn = feedInOf(session, document);
  const { startYear } = activeScenario(document).assumptions.carbon;
  const pricesAt = (end: 'low' | 'high') =>
    input.sites.map(({ id }) => {
      const row = rows.get(id)!;
      return feedIn(termsOf(row).ownerClass, row.inService ?? startYear).prices(end);
    });
  const at = function* (end: 'low' | 'high') {
    return (yield* moneyOutlook(input, false, pricesAt(end))).total;
  };
  const [low, high] = [yield* at('low'), yield* at('high')];
  return {
    ...outlook,
    range: {
      npvYuan: { low: low.npvYuan, high: high.npvYuan },
      projectIrr: { low: low.projectIrr, high: high.projectIrr },
    },
  };
}

/**
 * What the money of the active scenario follows from.
 *
 * @param other sites and batteries with their account, taken instead of its own
 */
export function* moneyInputOf(
  session: Session,
  document: Document,
  other?: { planned: PlannedSet; account: Account },
): Steps<MoneyInput> {
  const { assumptions } = activeScenario(document);
  const { quoted, figures, notes, range, terms } = moneyFiguresOf(session, document);
  const account = other?.account ?? (yield* allYears(session, document));
  const grown = grownOf(session, document);
  const batteries = batteriesOf(
    other ? { ...assumptions.supply, ...storesOf(other.planned.stores) } : assumptions.supply,
    account,
  );
  const termsOf = moneyTermsOf(session, document);
  const classOf = siteTermsOf(session, document);
  const feedIn = feedInOf(session, document);
  const unknown = new Set<FeedInTerm>();
  const soldOf = yield* salesOf(session, document, account);
  const full = account.year(account.fullYear).total;
  const sites: MoneySite[] = [];
  for (const { site, annualKwh } of other?.planned.sites ?? accountedSites(session, document, account)) {
    const { id, kind, capacityKwp, moduleWpM2 } = site;
    const { ownerClass, mode } = classOf(site);
    if (mode !== 'fullSelfUse') {
      for (const term of feedIn(ownerClass, site.inService ?? assumptions.carbon.startYear).unknown) {
        unknown.add(term);
      }
    }
    sites.push({
      ...{ id, kind, capacityKwp, annualKwh, moduleWpM2 },
      areaM2: site.areaM2 * site.built,
      ...grown(site),
      ...batteries.of(site),
      ...termsOf(site),
      ...soldOf(site),
    });
    yield;
  }
  return {
    assumptions: assumptions.money,
    ageing: assumptions,
    startYear: account.startYear,
    sites,
    figures,
    quoted,
    notes: [
      ...notes,
      ...(unknown.size > 0 ? (['mechanismToBeEntered'] as const) : []),
      ...(batteries.idle ? (['idleBattery'] as const) : []),
    ],
    ...(range && { feedInRange: range }),
    terms,
    toBeEntered: FEED_IN_TERMS.filter((term) => unknown.has(term)),
    undeliveredKwh: curtailedKwh(full) + full.storageLossKwh,
    stale: other ? 0 : staleCount(session, document),
  };
}

/** Prices and costs of the active scenario, each the planner's own or the bundled one with its source. */
export function moneyFiguresOf(
  session: Session,
  document: Document,
): {
  quoted: MoneyOutlook['figures'];
  figures: MoneyFigures;
  notes: MoneyOutlook['notes'];
  /** Of the mechanism price, where it is to be entered. */
  range: MoneyOutlook['feedInRange'] | null;
  terms: MoneyOutlook['terms'];
} {
  const { money, carbon } = activeScenario(document).assumptions;
  const { library } = session;
  const own = (value: number | null, bundled: () => Quoted): Quoted =>
    value === null ? bundled() : { value, source: 'planner', approximate: false };
  const costOf = (item: string) => {
    const row = library.systemCosts().find((cost) => cost.item === item);
    if (!row) throw new RangeError(`no cost of ${item}`);
    return row;
  };
  const capex = (item: string, value: number | null) =>
    own(value, () => ({ value: costOf(item).capexYuanKwp, source: costOf(item).source, approximate: true }));
  const opex = (item: string, value: number | null) =>
    own(value, () => ({
      value: costOf(item).opexYuanKwpYear,
      source: costOf(item).source,
      approximate: true,
    }));
  // A new roof of the scenario's class, in its start year.
  const { project, terms, prices } = feedInOf(session, document)(money.rooftopOwner, carbon.startYear);
  const price = terms.mechanismYuanKwh;
  const user = money.rooftopOwner.startsWith('household') ? 'household' : 'commercial';
  const tariffOf = (name: string): Quoted => {
    const row = library.retailPrices().find((price) => price.user === name);
    if (!row) throw new RangeError(`no retail price for ${name}`);
    return { value: row.priceYuanKwh, source: row.source, approximate: true };
  };
  const quoted = {
    capexRooftopYuanKwp: capex('rooftop', money.capexRooftopYuanKwp),
    capexAgrivoltaicYuanKwp: capex('agrivoltaic', money.capexAgrivoltaicYuanKwp),
    opexRooftopYuanKwp: opex('rooftop', money.opexRooftopYuanKwp),
    opexAgrivoltaicYuanKwp: opex('agrivoltaic', money.opexAgrivoltaicYuanKwp),
    feedInYuanKwh: own(money.feedInYuanKwh, () => ({
      value: price.value ?? (price.low + price.high) / 2,
      source: price.source,
      approximate: true,
    })),
    retailYuanKwh: own(money.retailYuanKwh, () => tariffOf(user)),
    farmRetailYuanKwh: own(money.farmRetailYuanKwh, () => tariffOf('agriculture')),
  };
  return {
    quoted,
    figures: {
      capexYuanKwp: {
        rooftop: quoted.capexRooftopYuanKwp.value,
        agrivoltaic: quoted.capexAgrivoltaicYuanKwp.value,
      },
      opexYuanKwp: {
        rooftop: quoted.opexRooftopYuanKwp.value,
        agrivoltaic: quoted.opexAgrivoltaicYuanKwp.value,
      },
      feedInYuanKwh: prices('middle')[0]!,
      retailYuanKwh: quoted.retailYuanKwh.value,
      farmRetailYuanKwh: quoted.farmRetailYuanKwh.value,
      selfUsed: { rooftop: carbon.selfConsumedRooftop, agrivoltaic: carbon.selfConsumedAgrivoltaic },
    },
    notes: [
      ...(project === 'existing' && price.from === 'rule' ? (['benchmarkApproximate'] as const) : []),
      ...(weightsOf(session, document) ? [] : (['selfUseUnknown'] as const)),
    ],
    range: price.value === null ? { low: price.low, high: price.high } : null,
    terms: { project, ...terms },
  };
}
