import { COUNTY_OBJECT, gridObjectId } from '../../../shared/grid-object.ts';
import type { GridObject } from '../../../shared/open-capacity.ts';
import { openDevice } from './open-device.ts';
import type { OpenGround, Ungraded } from './open-ground.ts';
import type { LaidTransformer } from './transformers.ts';
import { runsAs, strongerTransformer } from './works.ts';

/** Voltage of the higher side of a village's transformer, kV. */
const TRANSFORMER_KV = 10;

/** Hosting of a transformer of 10/0.4 kV, or of several at one place. */
export function openTransformer(ground: OpenGround, now: LaidTransformer, loadKw: number): Ungraded {
  const works = ground.worksOf('transformer', now.id);
  const each = strongerTransformer(now, works);
  const { id, name, count, feeder, station, stationId } = each;
  if (!feeder && stationId !== station?.id)
    ground.wrong('transformer-without-feeder', gridObjectId('transformer', id), name);
  const missing: GridObject['missing'] = [];
  if (!station) missing.push('station');
  else if (!feeder && stationId === null) missing.push('feeder');
  if (loadKw === 0 && each.peakLoadKw === null) missing.push('load');
  if (each.synthetic) missing.push('survey');
  return openDevice(
    ground,
    'transformer',
    id,
    {
      ...{ name, count, missing },
      operation: each.operation ?? runsAs(count, null),
      voltageKv: TRANSFORMER_KV,
      parentId: feeder
        ? gridObjectId('feeder', feeder.id)
        : station
          ? gridObjectId('station', station.id)
          : COUNTY_OBJECT,
      ratingMva: each.ratingKva / 1000,
      loadMw: loadKw / 1000,
    },
    works,
  );
}
