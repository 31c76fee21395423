import type { ConnectionLevel } from '../../../shared/connections.ts';
import { connectionKv } from '../../engine/grid/hosting.ts';
import { distanceM, footOn, type Place } from '../../engine/grid/line.ts';
import { middleOf } from '../../engine/terrain/site-middle.ts';
import type { Session } from '../../session/session.ts';
import { listChosenConnections } from '../../store/connections.ts';
import type { Document } from '../../store/document.ts';
import { type PerSite, perSite } from '../../store/per-site.ts';
import { activeScenario } from '../../store/scenarios.ts';
import type { MirroredSite } from '../../store/site-mirror.ts';
import { planeOf } from '../account/communities.ts';
import { acPowerOf } from '../sites/equipment.ts';
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
  /** The same of a site where it stands. */
  of: PerSite<Connected>;
}

/**
 * Connection points by size and distance (Q/GDW 1480-2015: 8 kW at 220 V, 400 kW at 380 V, 6 MW at 10 kV, above at
 * 35 kV): at a transformer within reach, else at a feeder within reach, else by a line of its own to the nearest
 * substation; or as the planner chose for a site. A choice whose object is gone takes the nearest of its kind, or the
 * rule where there is none.
 */
export function connectorOf(session: Session, document: Document): Connector {
  const { assumptions } = activeScenario(document);
  const { feederReachM, transformerReachM } = assumptions.supply;
  const acKwOf = acPowerOf(session, assumptions);
  const plane = planeOf(session.library.countyOf(document).center);
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

  function at(place: Place, acKw: number, id: number | null): Connected {
    const choice = id === null ? undefined : chosen.get(id);
    if (!choice) return byRule(place, acKw);
    const { level, objectId } = choice;
    const named = <T extends { id: number }>(list: readonly T[]) => list.find((each) => each.id === objectId);
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
  }

  const basis = JSON.stringify([assumptions, nodes, feeders, transformers, [...chosen]]);
  const of = perSite(
    document,
    connectorOf,
    basis,
    () => (site) => at(plane(middleOf(site.bounds)), acKwOf(site), site.id),
  );
  return { nodes, feeders, transformers, at, of };
}

/** Numbers of the substation, the feeder and the transformer that a site reaches. */
export function placedAt(
  session: Session,
  document: Document,
): (site: MirroredSite) => Record<'station' | 'feeder' | 'transformer', number | null> {
  const connector = connectorOf(session, document);
  return (site) => {
    const { transformer, on, station } = connector.of(site);
    return {
      station: station?.id ?? null,
      feeder: on?.feeder.id ?? null,
      transformer: transformer?.id ?? null,
    };
  };
}
