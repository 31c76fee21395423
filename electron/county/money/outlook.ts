import type { MoneyOutlook, Quoted } from '../../../shared/money.ts';
import { type MoneyInput, moneyOutlook } from '../../engine/economics/outlook.ts';
import type { MoneyFigures, MoneySite } from '../../engine/economics/site-money.ts';
import type { Steps } from '../../engine/steps.ts';
import { coalPriceFor, meanCoalPrice } from '../../formats/economics.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { activeScenario } from '../../store/scenarios.ts';
import { type Account, allYears } from '../account/account.ts';
import { estimatedSites } from '../account/communities.ts';
import { type PlannedSet, storesOf } from '../account/input.ts';
import { grownOf } from './basis.ts';
import { batteriesOf } from './batteries.ts';
import { feedInRange } from './case-terms.ts';
import { salesOf } from './sales.ts';
import { moneyTermsOf } from './terms.ts';

/** Money of the estimated sites that count in the active scenario. */
export function* moneyOf(session: Session, document: Document): Steps<MoneyOutlook> {
  return yield* moneyOutlook(yield* moneyInputOf(session, document));
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
  const { quoted, figures, notes, range } = moneyFiguresOf(session, document);
  const account = other?.account ?? (yield* allYears(session, document));
  const grown = grownOf(session, document);
  const batteries = batteriesOf(
    other ? { ...assumptions.supply, ...storesOf(other.planned.stores) } : assumptions.supply,
    account,
  );
  const termsOf = moneyTermsOf(session, document);
  const soldOf = yield* salesOf(session, document, account);
  const sites: MoneySite[] = [];
  for (const { site, annualKwh } of other?.planned.sites ?? estimatedSites(session, document)) {
    const { id, kind, capacityKwp, moduleWpM2 } = site;
    sites.push({
      ...{ id, kind, capacityKwp, annualKwh, moduleWpM2 },
      areaM2: site.areaM2 * site.built,
      ...grown(site),
      ...batteries.of(site),
      ...termsOf(site),
      ...soldOf(id),
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
    notes: batteries.idle ? [...notes, 'idleBattery'] : notes,
    ...(range && { feedInRange: range }),
  };
}

/** Said of the coal benchmark wherever it is shown. */
const EXISTING_ONLY =
  '⟦；2025-06-01 前投产的存量项目的价格 ‖ ; the price of projects in operation before 2025-06-01⟧';

/** Prices and costs of the active scenario, each the planner's own or the bundled one with its source. */
export function moneyFiguresOf(
  session: Session,
  document: Document,
): {
  quoted: MoneyOutlook['figures'];
  figures: MoneyFigures;
  notes: MoneyOutlook['notes'];
  /** Of the mechanism price, where the benchmark stands in for what new projects are paid. */
  range: MoneyOutlook['feedInRange'] | null;
} {
  const { money, carbon } = activeScenario(document).assumptions;
  const { library } = session;
  const county = library.countyOf(document);
  const { province, city } = county;
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
  const coal = coalPriceFor(library.coalPrices(), province, city);
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
    feedInYuanKwh: own(money.feedInYuanKwh, () =>
      coal
        ? {
            value: coal.priceYuanKwh,
            source: `${coal.region} ${coal.year}: ${coal.source}${EXISTING_ONLY}`,
            approximate: true,
          }
        : { value: meanCoalPrice(library.coalPrices()), source: 'mean', approximate: true },
    ),
    retailYuanKwh: own(money.retailYuanKwh, () => tariffOf(user)),
    farmRetailYuanKwh: own(money.farmRetailYuanKwh, () => tariffOf('agriculture')),
  };
  const typed = money.feedInYuanKwh !== null;
  const range = typed || !coal ? null : feedInRange(session, county, carbon.startYear);
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
      feedInYuanKwh: quoted.feedInYuanKwh.value,
      retailYuanKwh: quoted.retailYuanKwh.value,
      farmRetailYuanKwh: quoted.farmRetailYuanKwh.value,
      selfUsed: { rooftop: carbon.selfConsumedRooftop, agrivoltaic: carbon.selfConsumedAgrivoltaic },
    },
    notes: typed
      ? []
      : [
          coal ? 'benchmarkApproximate' : 'noBenchmark',
          ...(range ? (['mechanismToBeEntered'] as const) : []),
        ],
    range,
  };
}
