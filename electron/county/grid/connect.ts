import { CONNECTION_LEVELS, type ConnectionLevel, LEVEL_KV } from '../../../shared/connections.ts';
import { atOnce } from '../../../shared/steps.ts';
import { levelFor, levelLimits } from '../../engine/grid/connection-level.ts';
import { distanceM, footOn, type Place } from '../../engine/grid/line.ts';
import { middleOf } from '../../engine/terrain/site-middle.ts';
import type { Session } from '../../session/session.ts';
import { cached } from '../../store/cached.ts';
import { listChosenConnections } from '../../store/connections.ts';
import type { Document } from '../../store/document.ts';
import { type PerSite, perSite } from '../../store/per-site.ts';
import { activeScenario } from '../../store/scenarios.ts';
import type { MirroredSite } from '../../store/site-mirror.ts';
import { planeOf } from '../account/communities.ts';
import { figureOf } from '../rules/in-force.ts';
import { acPowerOf } from '../sites/equipment.ts';
import { feederAt, feedersOf, type LaidFeeder } from './feeders.ts';
import { type Node, nearestStation, stationsOf } from './stations.ts';
import { type LaidTransformer, transformerAt, transformersOf } from './transformers.ts';

/** The highest level that a line of a voltage carries, kV: at least 10 kV, 66 kV counts as 35 kV. */
const levelOfLine = (kv: number): ConnectionLevel =>
  CONNECTION_LEVELS.findLast((level) => LEVEL_KV[level] <= Math.max(10, kv)) ?? '10kV';

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
  /** Of a site where it stands; the whole of it decides, whatever share of it a scenario builds. */
  of: PerSite<Connected>;
}

/**
 * Connection points by size and distance, up to which power at which voltage the rules in force say: at a transformer
 * within reach, else at a feeder within reach, else by a line of its own to the nearest substation; or as the planner
 * chose for a site. A building is served at low voltage, so a roof that is small enough for it connects there, even where
 * the transformer is not among those known. A choice whose object is gone takes the nearest of its kind, or the rule where
 * there is none.
 */
export function connectorOf(session: Session, document: Document): Connector {
  return atOnce(
    cached(document, connectorOf, function* () {
      yield;
      return makeConnector(session, document);
    }),
  );
}

function makeConnector(session: Session, document: Document): Connector {
  const { assumptions } = activeScenario(document);
  const { feederReachM, transformerReachM } = assumptions.supply;
  const acKwOf = acPowerOf(session, assumptions);
  const plane = planeOf(session.library.countyOf(document).center);
  const nodes = stationsOf(session, document);
  const feeders = feedersOf(session, document, nodes);
  const transformers = transformersOf(session, document, nodes, feeders);
  const chosen = listChosenConnections(document);
  const ruled = figureOf(session, document);
  const limits = levelLimits((id) => ruled(id).value);

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

  function byRule(place: Place, acKw: number, roof: boolean): Connected {
    const low = acKw <= limits['380V'];
    const transformer = low ? transformerAt(transformers, place, transformerReachM) : null;
    const level = levelFor(limits, acKw, low && (roof || transformer) ? '220V' : '10kV');
    if (transformer) return behind(level, transformer, place, 'rule');
    const on = acKw <= limits['10kV'] ? feederAt(feeders, place, feederReachM) : null;
    if (!on) return direct(level, nearestStation(nodes, place), place, 'rule');
    return along(on, level === '10kV' ? levelOfLine(on.feeder.voltageKv) : level, 'rule');
  }

  function at(site: MirroredSite): Connected {
    const place = plane(middleOf(site.bounds));
    const acKw = acKwOf({ ...site, capacityKwp: site.wholeKwp });
    const choice = chosen.get(site.id);
    const ruled = () => byRule(place, acKw, site.kind === 'rooftop');
    if (!choice) return ruled();
    const { level, objectId } = choice;
    const named = <T extends { id: number }>(list: readonly T[]) => list.find((each) => each.id === objectId);
    if (level === '220V' || level === '380V') {
      const transformer = named(transformers) ?? nearestStation(transformers, place);
      return transformer ? behind(level, transformer, place, 'hand') : ruled();
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

  const hung = transformers.map(({ feeder, station, ...each }) => [each, feeder?.id, station?.id]);
  const basis = JSON.stringify([assumptions, nodes, feeders, hung, [...chosen], Object.values(limits)]);
  const of = perSite(document, connectorOf, basis, () => at);
  return { nodes, feeders, transformers, of };
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
