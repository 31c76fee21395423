import { civilHour, utcHour } from '../../../shared/civil-time.ts';
import { CONSUMER_KINDS, type StorageInput, type Supply } from '../../../shared/consumers.ts';
import { PlannerError } from '../../../shared/errors.ts';
import { balanceOf, type Flows } from '../../engine/load/balance.ts';
import { dispatchByProgramme } from '../../engine/storage/programme.ts';
import { dispatchByRule, type Part } from '../../engine/storage/rule.ts';
import type { Session } from '../../session/session.ts';
import { listConsumers } from '../../store/consumers.ts';
import type { Document } from '../../store/document.ts';
import { activeScenario } from '../../store/scenarios.ts';
import { balancesOf, countyBalance, type SharingGroup, withFlows } from '../account/balance.ts';
import { countyWork } from '../county-work.ts';
import { feedInByHour } from '../money/feed-in.ts';
import { gridPriceOf } from '../money/on-the-spot.ts';
import { mixesOf } from '../money/tariff-mix.ts';
import { hourPricesOf } from '../rules/figures.ts';

/** Sizes on the curve, as shares of four days' mean of generation or load, whichever is less; dense where it bends. */
export const CURVE = [0, 0.01, 0.02, 0.04, 0.06, 0.09, 0.12, 0.16, 0.2, 0.27, 0.35, 0.45, 0.6, 0.8, 1];
export const TARGETS = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95];

interface Asked {
  community: number | null;
  week: number;
  storage?: StorageInput;
}

/** Hourly balance of the active scenario's communities and of the county, in figures and for one week. */
export async function supplyOf(session: Session, document: Document, asked: Asked): Promise<Supply> {
  const { supply: assumed } = activeScenario(document).assumptions;
  const { groups, total } = await countyWork(session, document, balancesOf(session, document));
  const chosen = chosenOf(groups, asked.community);
  const shown = await chosenFlows(session, document, asked, chosen, groups, total);
  const kinds = listConsumers(document);
  return {
    total: countyBalance(document, total),
    communities: groups.map(({ overGrid, siteIds, consumerIds, flows }, index) => ({
      ...{ id: index + 1, overGrid, siteIds, consumerIds },
      ...balanceOf(flows, assumed.gridCarbonFree),
    })),
    chosen: {
      community: asked.community,
      ...(chosen ? balanceOf(shown, assumed.gridCarbonFree) : countyBalance(document, shown)),
    },
    week: weekOf(shown, asked.week, assumed.calendarYear),
    byKind: CONSUMER_KINDS.flatMap((kind) => {
      const of = kinds.filter((each) => each.kind === kind);
      return of.length === 0
        ? []
        : [{ kind, count: of.length, loadKwh: of.reduce((sum, { annualKwh }) => sum + annualKwh, 0) }];
    }),
  };
}

/** The groups a number names; null for the county. */
export function chosenOf(groups: SharingGroup[], community: number | null): SharingGroup[] | null {
  if (community === null) return null;
  const group = groups[community - 1];
  if (!group) throw new PlannerError('community.unknown', { id: community });
  return [group];
}

/** What is shown: plain, or with storage, which the county's communities get in proportion to their load. */
async function chosenFlows(
  session: Session,
  document: Document,
  { storage }: Asked,
  chosen: SharingGroup[] | null,
  groups: SharingGroup[],
  total: Flows,
): Promise<Flows> {
  const own = chosen ?? groups;
  if (!storage || storage.energyKwh <= 0 || own.length === 0) return chosen ? own[0]!.flows : total;
  const stored = await dispatch(session, document, own, storage);
  return chosen ? stored[0]! : withFlows(total, groups, stored);
}

/** What of the county is in no group: it exports and uses all the same, whatever is stored elsewhere. */
export function apartFrom(total: Flows, groups: readonly SharingGroup[]): Part {
  const less = (key: 'generation' | 'surplus') =>
    total[key].map((kwh, h) => groups.reduce((left, { flows }) => left - flows[key][h]!, kwh));
  const [generation, surplus] = [less('generation'), less('surplus')];
  return { generation, load: generation.map((kwh, h) => Math.max(0, kwh - surplus[h]!)), share: 0 };
}

/** Share of storage that each community gets: that of its load. */
export function sharesOf(groups: readonly SharingGroup[]): number[] {
  const loads = groups.map(({ flows: { load } }) => load.reduce((sum, kwh) => sum + kwh, 0));
  const all = loads.reduce((sum, kwh) => sum + kwh, 0);
  return loads.map((kwh) => (all > 0 ? kwh / all : 0));
}

/**
 * Storage run in every community. By rule, cold stores have run ahead already in the flows; by programme both are run
 * together from the load as it is.
 */
async function dispatch(
  session: Session,
  document: Document,
  groups: readonly SharingGroup[],
  storage: StorageInput,
): Promise<Flows[]> {
  const shares = sharesOf(groups);
  const { supply: assumed } = activeScenario(document).assumptions;
  const storeOf = (share: number) => ({
    energyKwh: storage.energyKwh * share,
    powerKw: (storage.powerKw ?? storage.energyKwh * assumed.storageRate) * share,
    roundTrip: assumed.roundTrip,
  });
  if (storage.method === 'rule') {
    return groups.map(({ flows: { generation, load } }, i) =>
      dispatchByRule(generation, load, storeOf(shares[i]!)),
    );
  }
  const factors = hourPricesOf(session, document);
  const priceOf = gridPriceOf(session, document, (hour) => factors[civilHour(hour) % 24]!);
  const mixOf = mixesOf(document);
  const exportYuanKwh = feedInByHour(session, document);
  return session.jobs.run('supply.balance', async (progress, signal) => {
    const results: Flows[] = [];
    for (const [i, { consumerIds, generation, load, cold }] of groups.entries()) {
      const prices = { importYuanKwh: priceOf(mixOf(consumerIds)), exportYuanKwh };
      const onWeek = (done: number, total: number) => progress(i * total + done, groups.length * total);
      results.push(
        await dispatchByProgramme(generation, load, storeOf(shares[i]!), prices, session.solver.solve, {
          signal,
          onWeek,
          cold: { load: cold, hours: assumed.coldHours },
        }),
      );
    }
    return results;
  });
}

const WEEK_HOURS = 168;
const DAY_MS = 86_400_000;

/** The seven days from the first hour of a week of the year, Beijing time; the last week ends with the year. */
function weekOf(flows: Flows, week: number, year: number): Supply['week'] {
  const first = Math.min(week * WEEK_HOURS, 365 * 24 - WEEK_HOURS);
  const cut = (values: Float64Array) =>
    Array.from({ length: WEEK_HOURS }, (_, hour) => values[utcHour(first + hour)]!);
  return {
    firstDay: new Date(Date.UTC(year, 0, 1) + (first / 24) * DAY_MS).toISOString().slice(0, 10),
    generationKw: cut(flows.generation),
    loadKw: cut(flows.load),
    importKw: cut(flows.imported),
    surplusKw: cut(flows.surplus),
    chargeKw: cut(flows.charge),
    dischargeKw: cut(flows.discharge),
    storedKwh: cut(flows.stored),
  };
}
