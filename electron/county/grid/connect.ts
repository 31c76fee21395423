import type { ConnectionLevel } from '../../../shared/connections.ts';
import { connectionKv } from '../../engine/grid/hosting.ts';
import { distanceM, footOn, type Place } from '../../engine/grid/line.ts';
import type { Session } from '../../session/session.ts';
import { listChosenConnections } from '../../store/connections.ts';
import type { Document } from '../../store/document.ts';
import { activeScenario } from '../../store/scenarios.ts';
import { feederAt, feedersOf, type LaidFeeder } from './feeders.ts';
import { type Node, nearestStation, stationsOf } from './stations.ts';
import { type LaidTransformer, transformerAt, transformersOf } from './transformers.ts';

/** Generation of more AC power than this does not connect to one phase (Q/GDW 1480-2015: 8 kW at 220 V), kW. */
const MOST_ONE_PHASE_KW = 8;

/** Where a site connects: to a transformer, a feeder or a substation, and what these hang on. */
export interface Connected {
  level: ConnectionLevel;
  transformer: LaidTransformer | null;
  /** The feeder it reaches the substation by; null where it has a line of its own, or nothing is known. */
  on: { feeder: LaidFeeder; alongM: number; awayM: number } | null;
  station: Node | null;
  /** To what it connects to. */
  distanceM: number | null;
  from: 'rule' | 'hand';
}

/** The grid of a document, and where a site of it connects. */
export interface Connector {
  nodes: readonly Node[];
  feeders: readonly LaidFeeder[];
  transformers: readonly LaidTransformer[];
  /** @param id of a site, for what was chosen for it by hand; null for a place alone */
  at(place: Place, acKw: number, id: number | null): Connected;
}

/**
 * Connection points by size and distance (Q/GDW 1480-2015: 8 kW at 220 V, 400 kW at 380 V, 6 MW at 10 kV, above at
 * 35 kV): at a transformer within reach, else at a feeder within reach, else by a line of its own to the nearest
 * substation; or as the planner chose for a site. A choice whose object is gone takes the nearest of its kind, or the
 * rule where there is none.
 */
export function connectorOf(session: Session, document: Document): Connector {
  const { feederReachM, transformerReachM } = activeScenario(document).assumptions.supply;
  const nodes = stationsOf(session, document);
  const feeders = feedersOf(session, document, nodes);
  const transformers = transformersOf(session, document, nodes, feeders);
  const chosen = listChosenConnections(document);

  const behind = (
    level: ConnectionLevel,
    transformer: LaidTransformer,
    place: Place,
    from: Connected['from'],
  ): Connected => ({
    level,
    transformer,
    on: transformer.feeder && {
      feeder: transformer.feeder,
      ...footOn(transformer.feeder.places, transformer),
    },
    station: transformer.station,
    distanceM: distanceM(transformer, place),
    from,
  });
  const along = (
    on: NonNullable<Connected['on']>,
    level: ConnectionLevel,
    from: Connected['from'],
  ): Connected => ({
    ...{ level, transformer: null, on, station: on.feeder.station, distanceM: on.awayM, from },
  });
  const direct = (
    level: ConnectionLevel,
    station: Node | null,
    place: Place,
    from: Connected['from'],
  ): Connected => ({
    ...{ level, transformer: null, on: null, station, from },
    distanceM: station && distanceM(station, place),
  });

  function byRule(place: Place, acKw: number): Connected {
    const transformer = transformerAt(transformers, place, transformerReachM, acKw);
    if (transformer) return behind(acKw <= MOST_ONE_PHASE_KW ? '220V' : '380V', transformer, place, 'rule');
    const on = feederAt(feeders, place, feederReachM, acKw);
    if (on) return along(on, '10kV', 'rule');
    return direct(`${connectionKv(acKw)}kV` as ConnectionLevel, nearestStation(nodes, place), place, 'rule');
  }

  return {
    ...{ nodes, feeders, transformers },
    at(place, acKw, id) {
      const choice = id === null ? undefined : chosen.get(id);
      if (!choice) return byRule(place, acKw);
      const { level, objectId } = choice;
      const named = <T extends { id: number }>(list: readonly T[]) =>
        list.find((each) => each.id === objectId);
      if (level === '220V' || level === '380V') {
        const transformer = named(transformers) ?? nearestStation(transformers, place);
        return transformer ? behind(level, transformer, place, 'hand') : byRule(place, acKw);
      }
      if (level === '10kV') {
        const feeder = named(feeders);
        const on = feeder
          ? { feeder, ...footOn(feeder.places, place) }
          : feederAt(feeders, place, Number.POSITIVE_INFINITY);
        return on ? along(on, level, 'hand') : direct(level, nearestStation(nodes, place), place, 'hand');
      }
      return direct(level, named(nodes) ?? nearestStation(nodes, place), place, 'hand');
    },
  };
}

/** Numbers of the substation and the feeder that a site reaches. */
export function placedAt(
  session: Session,
  document: Document,
): (at: Place, acKw: number, id: number) => { station: number | null; feeder: number | null } {
  const connector = connectorOf(session, document);
  return (place, acKw, id) => {
    const { on, station } = connector.at(place, acKw, id);
    return { station: station?.id ?? null, feeder: on?.feeder.id ?? null };
  };
}
