import type { Cohort, Lane } from '../../engine/account/types.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { perSite } from '../../store/per-site.ts';
import { activeScenario } from '../../store/scenarios.ts';
import type { MirroredSite } from '../../store/site-mirror.ts';
import type { Connector } from '../grid/connect.ts';
import { siteEquipment } from '../sites/equipment.ts';
import { siteTermsOf } from '../sites/terms.ts';
import { preparedYear } from '../weather/prepared.ts';
import { generationOf } from './generation.ts';

/** What a site's lane and cohort follow from but for the consumers it is tied to; sites alike share it. */
export interface Track
  extends Omit<Lane, 'meter' | 'group'>,
    Pick<Cohort, 'inService' | 'degradationPerYear'> {
  /** Numbers of the lane and of the cohort, by which those alike are known. */
  laneNumber: number;
  number: number;
}

/**
 * The track of each site, kept as long as the site and what it follows from stay.
 *
 * @param planned whether the sites are other than those of the document, of which nothing is kept
 */
export function tracksOf(
  session: Session,
  document: Document,
  connector: Connector,
  fromBalance: boolean,
  planned: boolean,
): (site: MirroredSite) => Track {
  const { assumptions } = activeScenario(document);
  const { carbon } = assumptions;
  const terms = siteTermsOf(session, document);
  const { shapeOf } = generationOf(session, document);
  const { degradationOf } = siteEquipment(session.library, assumptions);
  const indexOf = (list: readonly { id: number }[]) => new Map(list.map(({ id }, index) => [id, index]));
  const begin = () => {
    const [stations, feeders, transformers] = [
      indexOf(connector.nodes),
      indexOf(connector.feeders),
      indexOf(connector.transformers),
    ];
    const shapes = new Map<Float64Array, number>();
    const lanes = new Map<string, number>();
    const tracks = new Map<string, Track>();
    return (site: MirroredSite): Track => {
      const { transformer, on, station } = connector.of(site);
      const shape = shapeOf(site);
      if (!shapes.has(shape)) shapes.set(shape, shapes.size);
      const assumed = site.kind === 'rooftop' ? carbon.selfConsumedRooftop : carbon.selfConsumedAgrivoltaic;
      const lane = {
        ...{ shape, mode: terms(site).mode, assumedUse: fromBalance ? null : assumed },
        transformer: transformer && transformers.get(transformer.id)!,
        feeder: on && feeders.get(on.feeder.id)!,
        station: on ? null : station && stations.get(station.id)!,
      };
      const inService = site.inService ?? carbon.startYear;
      const degradationPerYear = degradationOf(site);
      const laneKey = `${shapes.get(shape)}|${lane.mode}|${lane.assumedUse}|${lane.transformer}|${lane.feeder}|${lane.station}`;
      const key = `${laneKey}|${inService}|${degradationPerYear}`;
      const known = tracks.get(key);
      if (known) return known;
      const laneNumber = lanes.get(laneKey) ?? lanes.size;
      lanes.set(laneKey, laneNumber);
      const track = { ...lane, inService, degradationPerYear, laneNumber, number: tracks.size };
      tracks.set(key, track);
      return track;
    };
  };
  if (planned) return begin();
  const basis = JSON.stringify([
    connector.of.basis,
    terms.basis,
    preparedYear(session, document).key,
    fromBalance,
  ]);
  return perSite(document, tracksOf, basis, begin);
}
