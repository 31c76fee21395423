import { centroid } from '@turf/turf';
import { type StationListed, stationModeOf } from '../../../shared/stations.ts';
import { readContext } from '../../store/context.ts';
import type { Document } from '../../store/document.ts';
import { positive } from './stations.ts';

/** The substations as the layer tells of them, in the order of their numbers. */
export function listedStations(document: Document): StationListed[] {
  return readContext(document, 'substations').features.map((feature) => {
    const { name, ratingMva, voltageKv, peakLoadMva, synthetic, ...more } = feature.properties ?? {};
    const [lon, lat] = centroid(feature).geometry.coordinates;
    return {
      id: Number(feature.id),
      name: String(name ?? feature.id),
      position: [lon!, lat!],
      ratingMva: positive(ratingMva),
      voltageKv: positive(voltageKv),
      peakLoadMva: positive(peakLoadMva),
      ...stationModeOf(more),
      synthetic: synthetic === true,
    };
  });
}
