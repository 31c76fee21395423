import type { MoneyOutlook, Quoted } from '../../shared/money.ts';
import { type MoneyInput, moneyOutlook } from '../engine/economics/outlook.ts';
import type { MoneyFigures, MoneySite } from '../engine/economics/site-money.ts';
import { coalPriceFor, meanCoalPrice } from '../formats/economics.ts';
import type { Document } from '../store/document.ts';
import { activeScenario } from '../store/scenarios.ts';
import { siteMirror } from '../store/site-mirror.ts';
import { estimatedSites } from './communities.ts';
import { cropChangesOf, selfUseOf } from './money-basis.ts';
import { gridTakesOf } from './money-grid.ts';
import { type HandlersOf, openedDocument, type Session } from './session.ts';
import { siteEquipment } from './site-equipment.ts';

export const money: HandlersOf<'money'> = {
  'money.outlook'(session) {
    const document = openedDocument(session);
    const outlook = moneyOf(session, document);
    const rows = siteMirror(document).rows();
    return {
      ...outlook,
      sites: outlook.sites.map((site) => ({ ...site, name: rows.get(site.siteId)?.name ?? '' })),
    };
  },
};

/** Money of the estimated sites that count in the active scenario. */
export const moneyOf = (session: Session, document: Document): MoneyOutlook =>
  moneyOutlook(moneyInputOf(session, document));

/** What the money of the active scenario follows from. */
export function moneyInputOf(session: Session, document: Document): MoneyInput {
  const { assumptions } = activeScenario(document);
  const { quoted, figures, notes } = moneyFiguresOf(session, document);
  const selfUsedOf = selfUseOf(session, document);
  const cropChangeOf = cropChangesOf(session, document);
  const gridTakes = gridTakesOf(session, document);
  const { degradationOf } = siteEquipment(session.library, assumptions);
  const sites = estimatedSites(session, document).map(
    ({ site, annualKwh }): MoneySite => ({
      ...site,
      areaM2: site.areaM2 * site.built,
      annualKwh,
      selfUsed: selfUsedOf(site),
      cropChange: cropChangeOf(site),
      ...gridTakes.of(site),
      degradationPerYear: degradationOf(site),
    }),
  );
  return {
    assumptions: assumptions.money,
    ageing: assumptions,
    startYear: assumptions.carbon.startYear,
    sites,
    figures,
    quoted,
    notes: gridTakes.idle ? [...notes, 'idleBattery'] : notes,
  };
}

/** Prices and costs of the active scenario, each the planner's own or the bundled one with its source. */
export function moneyFiguresOf(
  session: Session,
  document: Document,
): { quoted: MoneyOutlook['figures']; figures: MoneyFigures; notes: MoneyOutlook['notes'] } {
  const { money, carbon } = activeScenario(document).assumptions;
  const { library } = session;
  const { province, city } = library.countyOf(document);
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
  const quoted = {
    capexRooftopYuanKwp: capex('rooftop', money.capexRooftopYuanKwp),
    capexAgrivoltaicYuanKwp: capex('agrivoltaic', money.capexAgrivoltaicYuanKwp),
    opexRooftopYuanKwp: opex('rooftop', money.opexRooftopYuanKwp),
    opexAgrivoltaicYuanKwp: opex('agrivoltaic', money.opexAgrivoltaicYuanKwp),
    feedInYuanKwh: own(money.feedInYuanKwh, () =>
      coal
        ? {
            value: coal.priceYuanKwh,
            source: `${coal.region} ${coal.year}: ${coal.source}`,
            approximate: true,
          }
        : { value: meanCoalPrice(library.coalPrices()), source: 'mean', approximate: true },
    ),
    retailYuanKwh: own(money.retailYuanKwh, () => {
      const row = library.retailPrices().find((price) => price.user === user);
      if (!row) throw new RangeError(`no retail price for ${user}`);
      return { value: row.priceYuanKwh, source: row.source, approximate: true };
    }),
  };
  const typed = money.feedInYuanKwh !== null;
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
      selfUsed: { rooftop: carbon.selfConsumedRooftop, agrivoltaic: carbon.selfConsumedAgrivoltaic },
    },
    notes: typed ? [] : [coal ? 'benchmarkApproximate' : 'noBenchmark'],
  };
}
