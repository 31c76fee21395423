import type { FeederCheck, GridCheck, Station, TransformerCheck } from '../../../shared/grid.ts';
import type { GridLevel } from '../../../shared/grid-object.ts';
import type { ChosenStore } from '../../../shared/portfolio.ts';
import { upFrom } from '../../engine/account/wires.ts';
import { serveYear } from '../../engine/grid/serve-year.ts';
import { type Candidate, type Chosen, type Cut, sized } from '../../engine/portfolio/candidates.ts';
import { tightHours } from '../../engine/portfolio/cuts.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { activeScenario } from '../../store/scenarios.ts';
import { siteMirror } from '../../store/site-mirror.ts';
import { type Account, accountFor } from '../account/account.ts';
import { generationOf } from '../account/generation.ts';
import type { PlannedSet } from '../account/input.ts';
import { countyWork } from '../county-work.ts';
import { gridOf } from '../grid/check.ts';
import { connectorOf } from '../grid/connect.ts';
import { feederCapacityKw } from '../grid/feeders.ts';
import { feedingChain, reverseKw } from '../grid/stations.ts';
import { transformerBackKw } from '../grid/transformers.ts';
import { strongerFeeder, strongerStation, strongerTransformer, worksAt } from '../grid/works.ts';
import { plannedSite } from './worth.ts';

/** A battery's curtailment this small beside what its substation's sites give counts as none. */
const NOTHING = 1e-6;
/** A site whose voltage is beyond its limit is tried this much smaller. */
const SMALLER = 0.95;
/** Halvings that find how much of a substation's sites its battery can serve. */
const HALVINGS = 30;

/** A set with its account. */
type Planned = { planned: PlannedSet; account: Account };

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
  const { shapeOf } = generationOf(session, document);
  const { nodes, feeders, transformers } = connectorOf(session, document);
  const stationsById = new Map(nodes.map((node) => [node.id, node]));
  const backKw = {
    station: new Map(
      nodes.map((node) => {
        const works = worksAt(supply, 'station', node.id);
        return [node.id, reverseKw(document, strongerStation(node, works))];
      }),
    ),
    feeder: new Map(
      feeders.map((feeder) => {
        const works = worksAt(supply, 'feeder', feeder.id);
        return [feeder.id, feederCapacityKw(supply, strongerFeeder(session, feeder, works))];
      }),
    ),
    transformer: new Map(
      transformers.map((each) => {
        const works = worksAt(supply, 'transformer', each.id);
        return [each.id, transformerBackKw(supply, strongerTransformer(each, works))];
      }),
    ),
  };
  /** Candidates there: those of the account as they are built, since where a site connects hangs on its size. */
  const membersOf = ({ input }: Account, level: GridLevel, id: number) => {
    const index = input[`${level}Ids`].indexOf(id);
    return candidates.filter((candidate) => {
      const place = input.sites.get(candidate.id);
      if (!place)
        return level === 'station' && candidate.station !== null
          ? feedingChain(stationsById, candidate.station).includes(id)
          : candidate[level] === id;
      const lane = input.lanes[input.cohorts[place.cohort]!.lane]!;
      if (level !== 'station') return lane[level] === index;
      const at = lane.feeder === null ? lane.station : input.feeders[lane.feeder]!.station;
      return upFrom(input.stations, at).includes(index);
    });
  };
  const accountAs = async (chosen: readonly Chosen[], stores: readonly ChosenStore[]): Promise<Planned> => {
    const sites = chosen.flatMap(({ id, size }) => {
      const row = rows.get(id);
      return row?.estimate ? [plannedSite(row, size)] : [];
    });
    const planned = { sites, stores };
    return { planned, account: await countyWork(session, document, accountFor(session, document, planned)) };
  };
  const seenAt = ({ input, wires }: Account, level: GridLevel, id: number) =>
    wires[`${level}s`][input[`${level}Ids`].indexOf(id)]!;
  const allowedAt = (account: Account, level: GridLevel, id: number): Float64Array =>
    seenAt(account, level, id).load.map((kw) => Math.max(0, kw + backKw[level].get(id)!));
  /** Limits of the tightest hours that a set with this account breaks at one place. */
  const hourly = (account: Account, level: GridLevel, id: number): Cut[] => {
    const { input, wires } = account;
    const { lid } = input[`${level}s`][input[`${level}Ids`].indexOf(id)]!;
    const allowed = allowedAt(account, level, id);
    const members = membersOf(account, level, id);
    return tightHours(seenAt(account, level, id).made, allowed).map((hour) => ({
      parts: new Map(
        members.map((each) => {
          const row = rows.get(each.id)!;
          const place = input.sites.get(each.id);
          const made = place ? wires.madeShare(input.cohorts[place.cohort]!.lane, hour) : 1;
          const kwh = plannedSite(row, 1).annualKwh * supply.simultaneity;
          const kw = kwh * shapeOf(row)[hour]! * made;
          return [each.id, lid == null ? kw : Math.min(kw, lid * each.capacityKwp)];
        }),
      ),
      most: allowed[hour]!,
    }));
  };
  const byCapacity = (account: Account, level: GridLevel, id: number, most: number): Cut => ({
    parts: new Map(membersOf(account, level, id).map((each) => [each.id, each.capacityKwp])),
    most,
  });
  const behindBattery = (
    account: Account,
    chosen: readonly Chosen[],
    { stationId, energyKwh, powerKw }: ChosenStore,
  ): Cut[] => {
    const sites = chosen.filter(({ station }) => station === stationId);
    const generation = seenAt(account, 'station', stationId).made;
    const allowed = allowedAt(account, 'station', stationId);
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
      byCapacity(
        account,
        'station',
        stationId,
        low * sites.reduce((sum, { capacityKwp }) => sum + capacityKwp, 0),
      ),
    ];
  };

  /** Hours that a line or transformer does not carry, else the capacity that the check says it hosts. */
  const below = (
    level: GridLevel,
    { id, class: grade, hostingKwp, installedKwp }: FeederCheck | TransformerCheck,
    account: Account,
    over: boolean,
  ): Cut[] => {
    const cuts = hourly(account, level, id);
    if (cuts.length > 0 || !(over || grade === 'red')) return cuts;
    return [byCapacity(account, level, id, Math.min(hostingKwp ?? Infinity, SMALLER * installedKwp))];
  };
  const ofFeeder = (feeder: FeederCheck, account: Account, { connections }: GridCheck): Cut[] => {
    const over = connections.some((each) => each.feederId === feeder.id && each.breaks.includes('feeder'));
    return below('feeder', feeder, account, over);
  };
  const ofTransformer = (each: TransformerCheck, account: Account, { connections }: GridCheck): Cut[] => {
    const over = connections.some(
      ({ transformerId, breaks }) => transformerId === each.id && breaks.includes('transformer'),
    );
    return below('transformer', each, account, over);
  };

  /**
   * Roofs whose voltage rises above its band: all behind their transformer share its lines, and are held together to the
   * capacity whose rise is as much smaller as the band asks for.
   */
  const ofLowVoltage = ({ id, lowVoltage, installedKwp }: TransformerCheck, account: Account): Cut[] => {
    const { voltageLimit, busPu, lowRatio } = supply;
    if (!lowVoltage || lowVoltage.highest <= voltageLimit) return [];
    const without = busPu * lowRatio - 1;
    const share = (voltageLimit - without) / (lowVoltage.highest - without);
    return [byCapacity(account, 'transformer', id, Math.min(SMALLER, Math.max(0, share)) * installedKwp)];
  };

  return {
    async broken(chosen, stores) {
      const other = await accountAs(chosen, stores);
      const { account } = other;
      const check = await countyWork(session, document, gridOf(session, document, other));
      const stored = new Map(stores.map((store) => [store.stationId, store]));
      const ofStation = ({ id }: Station): Cut[] => {
        const store = stored.get(id);
        return store ? behindBattery(account, chosen, store) : hourly(account, 'station', id);
      };
      const sizes = new Map(chosen.map((each) => [each.id, each.size]));
      return [
        ...check.stations.flatMap(ofStation),
        ...check.feeders.flatMap((feeder) => ofFeeder(feeder, account, check)),
        ...check.transformers.flatMap((each) => ofTransformer(each, account, check)),
        ...check.transformers.flatMap((each) => ofLowVoltage(each, account)),
        ...check.connections
          .filter(({ feederId, breaks }) => feederId === null && breaks.includes('voltage'))
          .map(({ siteId }) => ({ parts: new Map([[siteId, 1]]), most: SMALLER * sizes.get(siteId)! })),
      ];
    },
    async seeds() {
      const { account } = await accountAs(
        candidates.map((each) => sized(each, 1)),
        [],
      );
      const of = (level: GridLevel) =>
        [...new Set(candidates.flatMap((each) => each[level] ?? []))].flatMap((id) =>
          hourly(account, level, id),
        );
      return [...(mostCurtailed === null ? of('station') : []), ...of('feeder'), ...of('transformer')];
    },
  };
}
