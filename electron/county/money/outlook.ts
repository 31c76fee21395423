import type { TaxedMoney } from '../../../shared/money.ts';
import {
  FEED_IN_TERMS,
  type FeedInTerm,
  type MoneyOutlook,
  type Quoted,
} from '../../../shared/money-figures.ts';
import type { TariffName } from '../../../shared/rule-pack.ts';
import type { Steps } from '../../../shared/steps.ts';
import { curtailedKwh } from '../../engine/account/types.ts';
import { modeNote } from '../../engine/economics/admission.ts';
import type { MoneyFigures, MoneySite } from '../../engine/economics/money-site.ts';
import { type MoneyInput, moneyOutlook } from '../../engine/economics/outlook.ts';
import { nationalHolds } from '../../engine/rules/rule-pack.ts';
import { TABLE_RULES } from '../../formats/rule-tables.ts';
import type { Session } from '../../session/session.ts';
import { cached } from '../../store/cached.ts';
import type { Document } from '../../store/document.ts';
import { activeScenario } from '../../store/scenarios.ts';
import { siteMirror } from '../../store/site-mirror.ts';
import { type Account, allYears } from '../account/account.ts';
import { accountedSites } from '../account/communities.ts';
import { type PlannedSet, storesOf } from '../account/input.ts';
import { staleCount } from '../account/summary.ts';
import { figureOf, rulesOf } from '../rules/in-force.ts';
import { ruleRegions } from '../rules/regions.ts';
import { siteTermsOf } from '../sites/terms.ts';
import { grownOf } from './basis.ts';
import { batteriesOf } from './batteries.ts';
import { feedInOf, plainFeedIn } from './feed-in.ts';
import { cohortMarkets, marketShown } from './market.ts';
import { timeOfUseIn } from './on-the-spot.ts';
import { retailPricesOf } from './retail-price.ts';
import { salesOf } from './sales.ts';
import type { TimeOfUse } from './self-use-price.ts';
import { taxedMoney } from './taxed.ts';
import { moneyTermsOf } from './terms.ts';
import { worksOfSites } from './works.ts';

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
  const account = yield* allYears(session, document);
  const markets = cohortMarkets(account);
  const at = function* (end: 'low' | 'high') {
    const prices: number[][] = [];
    for (const { id } of input.sites) {
      const row = rows.get(id)!;
      const market = markets?.(account.input.sites.get(id)!.cohort).fedIn;
      prices.push(feedIn(termsOf(row), row.inService ?? startYear).prices(end, market));
      yield;
    }
    return (yield* moneyOutlook(input, false, prices)).total;
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
  const works = worksOfSites(assumptions.supply, account);
  const termsOf = moneyTermsOf(session, document);
  const classOf = siteTermsOf(session, document);
  const feedIn = feedInOf(session, document);
  const rules = rulesOf(session, document);
  const unknown = new Set<FeedInTerm>();
  const soldOf = yield* salesOf(session, document, account);
  const full = account.year(account.fullYear).total;
  const sites: MoneySite[] = [];
  const anyWorks = Object.keys(assumptions.supply.gridWorks).length > 0;
  for (const { site, annualKwh } of other?.planned.sites ?? accountedSites(session, document, account)) {
    const { id, kind, capacityKwp, moduleWpM2 } = site;
    const own = classOf(site);
    if (own.mode !== 'fullSelfUse') {
      for (const term of feedIn(own, site.inService ?? assumptions.carbon.startYear).unknown) {
        unknown.add(term);
      }
    }
    sites.push({
      ...{ id, kind, capacityKwp, annualKwh, moduleWpM2 },
      areaM2: site.areaM2 * site.built,
      ...grown(site),
      ...batteries.of(site),
      ...(anyWorks && { works: works.of(site, site.inService ?? assumptions.carbon.startYear) }),
      ...termsOf(site),
      ...soldOf(site),
    });
    yield;
  }
  return {
    assumptions: taxedMoneyOf(session, document),
    ageing: assumptions,
    startYear: account.startYear,
    sites,
    figures,
    quoted,
    notes: [
      ...notes,
      ...(unknown.size > 0 ? (['mechanismToBeEntered'] as const) : []),
      ...(batteries.idle ? (['idleBattery'] as const) : []),
      ...(works.idle ? (['idleWorks'] as const) : []),
    ],
    ...(range && { feedInRange: range }),
    terms,
    toBeEntered: FEED_IN_TERMS.filter((term) => unknown.has(term)),
    market: marketShown(document, account),
    timeOfUse: noticeShown(timeOfUseIn(session, document)),
    modeNote: (owner, mode) => (owner === 'central' ? null : modeNote(rules, owner, mode)),
    undeliveredKwh: curtailedKwh(full) + full.storageLossKwh,
    stale: other ? 0 : staleCount(session, document),
  };
}

const noticeShown = (prices: TimeOfUse | null): MoneyOutlook['timeOfUse'] => {
  if (!prices) return null;
  const { document, status, source } = prices.notice;
  return { document, status, source };
};

/** What is not known of the hours of commerce and industry. */
const selfUseNotes = (prices: TimeOfUse | null): MoneyOutlook['notes'] =>
  !prices
    ? ['selfUseUnknown']
    : prices.holidays === 'notKnown'
      ? ['holidayPricesUnknown']
      : prices.holidays === 'twoPartOnly'
        ? ['holidayPricesTwoPart']
        : [];

/** What the active scenario assumes about money, with the taxes of the rules in force where it sets none. */
export function taxedMoneyOf(session: Session, document: Document): TaxedMoney {
  const figure = figureOf(session, document);
  return taxedMoney((id) => figure(id).value, activeScenario(document).assumptions.money);
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
  const own = (value: number | null, bundled: () => Quoted): Quoted =>
    value === null ? bundled() : { value, source: 'planner', approximate: false };
  const ruled = figureOf(session, document);
  const cost = (id: string, value: number | null) =>
    own(value, () => {
      const row = ruled(id);
      return { value: row.value, source: row.source, approximate: row.status !== 'verified' };
    });
  const { project, terms, prices } = plainFeedIn(session, document);
  const price = terms.mechanismYuanKwh;
  const user = money.rooftopOwner.startsWith('household') ? 'household' : 'commercial';
  const retailOf = retailPricesOf(session, document);
  const tariffOf = (name: TariffName): Quoted => {
    const row = retailOf(name);
    return { value: row.priceYuanKwh, source: row.source, approximate: true };
  };
  const quoted = {
    capexRooftopYuanKwp: cost(TABLE_RULES.capex('rooftop'), money.capexRooftopYuanKwp),
    capexAgrivoltaicYuanKwp: cost(TABLE_RULES.capex('agrivoltaic'), money.capexAgrivoltaicYuanKwp),
    opexRooftopYuanKwp: cost(TABLE_RULES.opex('rooftop'), money.opexRooftopYuanKwp),
    opexAgrivoltaicYuanKwp: cost(TABLE_RULES.opex('agrivoltaic'), money.opexAgrivoltaicYuanKwp),
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
      ...selfUseNotes(timeOfUseIn(session, document)),
      ...(nationalHolds(ruleRegions(session.library.countyOf(document))) ? [] : (['noRulesHere'] as const)),
    ],
    range: price.value === null ? { low: price.low, high: price.high } : null,
    terms: { project, ...terms },
  };
}
