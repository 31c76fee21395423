import { countedKwp, type ExistingPv } from '../../../shared/existing-pv.ts';
import { levelLimits } from '../../engine/grid/connection-level.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { listExistingPv } from '../../store/existing-pv.ts';
import { activeScenario } from '../../store/scenarios.ts';
import { planeOf } from '../account/communities.ts';
import { figureOf } from '../rules/in-force.ts';
import { feederAt, type LaidFeeder } from './feeders.ts';
import { feedingChain, type Node, nearestStation } from './stations.ts';
import { type LaidTransformer, transformerAt } from './transformers.ts';
import { perKwpOf } from './typical.ts';

type Level = 'stations' | 'feeders' | 'transformers';

/** PV that is there or filed, summed by what it hangs on, kWp. */
export interface Existing {
  connected: Record<Level, Map<number, number>>;
  filed: Record<Level, Map<number, number>>;
  /** All of it, whether a substation is there or not. */
  connectedKwp: number;
  filedKwp: number;
  count: number;
  /** What is filed, in order of filing, and the numbers of what it hangs on. */
  queue: (Pick<ExistingPv, 'id' | 'name' | 'year'> & { kwp: number; on: Record<Level, number | null> })[];
}

/**
 * What PV is there or filed at each transformer, feeder and substation: on the one that is named, else the nearest as
 * new sites. What hangs on one counts at what that hangs on too. A plant of low voltage, or, where it names no voltage,
 * one small enough for it, is behind the nearest transformer within reach.
 */
export function existingOf(
  session: Session,
  document: Document,
  nodes: readonly Node[],
  feeders: readonly LaidFeeder[],
  transformers: readonly LaidTransformer[],
): Existing {
  const plane = planeOf(session.library.countyOf(document).center);
  const { feederReachM, transformerReachM } = activeScenario(document).assumptions.supply;
  const ruled = figureOf(session, document);
  const limits = levelLimits((id) => ruled(id).value);
  const level = () => ({
    stations: new Map<number, number>(),
    feeders: new Map<number, number>(),
    transformers: new Map<number, number>(),
  });
  const found: Existing = {
    connected: level(),
    filed: level(),
    connectedKwp: 0,
    filedKwp: 0,
    count: 0,
    queue: [],
  };
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const add = (sums: Map<number, number>, id: number, kwp: number) => sums.set(id, (sums.get(id) ?? 0) + kwp);
  for (const plant of listExistingPv(document)) {
    const kwp = countedKwp(plant);
    const { transformer, feeder, station } = placeOf(plant, plane(plant.position), kwp);
    found.count++;
    found[plant.state === 'connected' ? 'connectedKwp' : 'filedKwp'] += kwp;
    if (plant.state === 'filed') {
      const { id, name, year } = plant;
      const on = {
        transformers: transformer?.id ?? null,
        feeders: feeder?.id ?? null,
        stations: station?.id ?? null,
      };
      found.queue.push({ id, name, year, kwp, on });
    }
    const sums = found[plant.state];
    if (transformer) add(sums.transformers, transformer.id, kwp);
    if (feeder) add(sums.feeders, feeder.id, kwp);
    if (station) for (const id of feedingChain(byId, station.id)) add(sums.stations, id, kwp);
  }
  found.queue.sort((a, b) => (a.year ?? Infinity) - (b.year ?? Infinity) || a.id - b.id);
  return found;

  function placeOf(plant: ExistingPv, at: { xM: number; yM: number }, kwp: number) {
    const acKw = plant.kwpAc ?? kwp;
    const low = plant.voltageKv ? plant.voltageKv < 1 : acKw <= limits['380V'];
    const transformer =
      transformers.find(({ id }) => id === plant.transformerId) ??
      (plant.stationId !== null || plant.feederId !== null || !low
        ? null
        : transformerAt(transformers, at, transformerReachM));
    if (transformer) return { transformer, feeder: transformer.feeder, station: transformer.station };
    const named = nodes.find(({ id }) => id === plant.stationId);
    const feeder =
      feeders.find(({ id }) => id === plant.feederId) ??
      (named || acKw > limits['10kV'] ? undefined : feederAt(feeders, at, feederReachM)?.feeder);
    return { transformer, feeder, station: feeder?.station ?? named ?? nearestStation(nodes, at) };
  }
}

/**
 * Loads less what PV that is connected gives in each hour: what new sites find. The hours are those of a plain roof.
 *
 * @param connectedKwp by the same numbers as the loads
 */
export function lessExisting(
  session: Session,
  document: Document,
  loads: ReadonlyMap<number, Float64Array>,
  connectedKwp: ReadonlyMap<number, number>,
): Map<number, Float64Array> {
  if (connectedKwp.size === 0) return new Map(loads);
  const { simultaneity } = activeScenario(document).assumptions.supply;
  const perKwp = perKwpOf(session, document);
  return new Map(
    [...loads].map(([id, load]) => {
      const kw = (connectedKwp.get(id) ?? 0) * simultaneity;
      return [id, kw > 0 ? load.map((kwh, i) => kwh - kw * perKwp[i]!) : load];
    }),
  );
}
