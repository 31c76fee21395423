import type { FeederCheck, GridCheck, Station } from '../../../shared/grid.ts';
import type { ChosenStore } from '../../../shared/portfolio.ts';
import { serveYear } from '../../engine/grid/serve-year.ts';
import { emptyHours } from '../../engine/load/balance.ts';
import type { Candidate, Chosen, Cut } from '../../engine/portfolio/candidates.ts';
import { tightHours } from '../../engine/portfolio/cuts.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { activeScenario } from '../../store/scenarios.ts';
import { siteMirror } from '../../store/site-mirror.ts';
import { generationOf } from '../account/generation.ts';
import { countyWork } from '../county-work.ts';
import { gridOf } from '../grid/check.ts';
import { feederCapacityKw, feederLoads, feedersOf } from '../grid/feeders.ts';
import { reverseKw, stationLoads, stationsOf } from '../grid/stations.ts';

/** A battery's curtailment this small beside what its substation's sites give counts as none. */
const NOTHING = 1e-6;
/** A site whose voltage is beyond its limit is tried this much smaller. */
const SMALLER = 0.95;
/** Halvings that find how much of a substation's sites its battery can serve. */
const HALVINGS = 30;

/** Holds sets of candidates against the grid as it is checked once they are adopted. */
export interface Refiner {
  /** Limits that a set breaks, as cuts that any set must keep; none when it breaks none. */
  broken(chosen: readonly Chosen[], stores: readonly ChosenStore[]): Promise<Cut[]>;
  /** Limits by the hour that all candidates together would break. */
  seeds(): Promise<Cut[]>;
}

/**
 * Makes ready what is needed to hold sets against the grid by the hours of their own sites.
 *
 * @param mostCurtailed share of a substation's energy that may be curtailed behind a battery; null where there are to be
 *   none, so that the hours hold from the start
 */
export function refinerOf(
  session: Session,
  document: Document,
  candidates: readonly Candidate[],
  mostCurtailed: number | null,
): Refiner {
  const { supply } = activeScenario(document).assumptions;
  const rows = siteMirror(document).rows();
  const made = generationOf(session, document);
  const nodes = stationsOf(session, document);
  const feeders = feedersOf(session, document, nodes);
  const withLoad = (load: Float64Array, back: number) => load.map((kwh) => kwh + back);
  const stationLoad = stationLoads(session, document, nodes);
  const allowedAt = new Map(
    nodes.map((node) => [node.id, withLoad(stationLoad.get(node.id)!, reverseKw(document, node))]),
  );
  const feederLoad = feederLoads(session, document, feeders);
  const allowedOn = new Map(
    feeders.map((feeder) => [
      feeder.id,
      withLoad(feederLoad.get(feeder.id)!, feederCapacityKw(supply, feeder)),
    ]),
  );
  const membersOf = (level: 'station' | 'feeder', id: number) =>
    candidates.filter((candidate) => candidate[level] === id);
  const shapeOf = ({ id }: Candidate) => made.shapeOf(rows.get(id)!);
  const hoursOf = (sites: readonly Candidate[]): Float64Array => {
    const hours = emptyHours();
    made.add(
      sites.map(({ id, worth }) => ({ site: rows.get(id)!, annualKwh: worth.energy })),
      hours,
      supply.simultaneity,
    );
    return hours;
  };
  /** Limits of the tightest hours that sites at one place break. */
  const hourly = (level: 'station' | 'feeder', id: number, sites: readonly Candidate[]): Cut[] => {
    const allowed = (level === 'station' ? allowedAt : allowedOn).get(id)!;
    const members = membersOf(level, id);
    return tightHours(hoursOf(sites), allowed).map((hour) => ({
      parts: new Map(
        members.map((each) => [each.id, each.worth.energy * supply.simultaneity * shapeOf(each)[hour]!]),
      ),
      most: allowed[hour]!,
    }));
  };
  const byCapacity = (level: 'station' | 'feeder', id: number, most: number): Cut => ({
    parts: new Map(membersOf(level, id).map((each) => [each.id, each.capacityKwp])),
    most,
  });
  const groups = (sites: readonly Candidate[], level: 'station' | 'feeder'): Map<number, Candidate[]> => {
    const by = new Map<number, Candidate[]>();
    for (const each of sites) {
      const id = each[level];
      if (id === null) continue;
      const list = by.get(id);
      if (list) list.push(each);
      else by.set(id, [each]);
    }
    return by;
  };

  const behindBattery = (
    chosen: readonly Chosen[],
    { stationId, energyKwh, powerKw }: ChosenStore,
  ): Cut[] => {
    const sites = chosen.filter(({ station }) => station === stationId);
    const generation = hoursOf(sites);
    const allowed = allowedAt.get(stationId)!;
    const total = generation.reduce((sum, kwh) => sum + kwh, 0);
    const store = { energyKwh, powerKw, roundTrip: supply.roundTrip };
    const accepted = (share: number) =>
      serveYear(
        generation.map((kwh) => kwh * share),
        allowed,
        store,
      ).curtailedKwh <=
      Math.max(mostCurtailed ?? 0, NOTHING / 2) * total * share;
    if (accepted(1)) return [];
    let [low, high] = [0, 1];
    for (let k = 0; k < HALVINGS; k++) {
      const middle = (low + high) / 2;
      if (accepted(middle)) low = middle;
      else high = middle;
    }
    return [
      byCapacity('station', stationId, low * sites.reduce((sum, { capacityKwp }) => sum + capacityKwp, 0)),
    ];
  };

  const ofFeeder = (feeder: FeederCheck, chosen: readonly Chosen[], check: GridCheck): Cut[] => {
    const cuts = hourly(
      'feeder',
      feeder.id,
      chosen.filter((each) => each.feeder === feeder.id),
    );
    const over =
      feeder.class === 'red' ||
      check.connections.some(({ feederId, breaks }) => feederId === feeder.id && breaks.includes('feeder'));
    if (cuts.length > 0 || !over) return cuts;
    const hosted = Math.min(feeder.hostingKwp ?? Infinity, SMALLER * feeder.installedKwp);
    return [byCapacity('feeder', feeder.id, hosted)];
  };

  return {
    async broken(chosen, stores) {
      const planned = chosen.flatMap((each) => {
        const row = rows.get(each.id);
        return row
          ? [
              {
                site: { ...row, capacityKwp: each.capacityKwp, built: each.size },
                annualKwh: each.worth.energy,
              },
            ]
          : [];
      });
      const check = await countyWork(
        session,
        document,
        gridOf(session, document, { sites: planned, stores }),
      );
      const stored = new Map(stores.map((store) => [store.stationId, store]));
      const ofStation = ({ id }: Station): Cut[] => {
        const store = stored.get(id);
        if (store) return behindBattery(chosen, store);
        return hourly(
          'station',
          id,
          chosen.filter(({ station }) => station === id),
        );
      };
      const sizes = new Map(chosen.map((each) => [each.id, each.size]));
      return [
        ...check.stations.flatMap(ofStation),
        ...check.feeders.flatMap((feeder) => ofFeeder(feeder, chosen, check)),
        ...check.connections
          .filter(({ feederId, breaks }) => feederId === null && breaks.includes('voltage'))
          .map(({ siteId }) => ({ parts: new Map([[siteId, 1]]), most: SMALLER * sizes.get(siteId)! })),
      ];
    },
    async seeds() {
      const of = (level: 'station' | 'feeder') =>
        [...groups(candidates, level)].flatMap(([id, sites]) => hourly(level, id, sites));
      return [...(mostCurtailed === null ? of('station') : []), ...of('feeder')];
    },
  };
}
