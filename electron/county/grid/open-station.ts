import { COUNTY_OBJECT, gridObjectId } from '../../../shared/grid-object.ts';
import { partOf } from '../../../shared/grid-works.ts';
import type { GridObject } from '../../../shared/open-capacity.ts';
import type { StationListed } from '../../../shared/stations.ts';
import { openDevice } from './open-device.ts';
import type { OpenGround, Ungraded } from './open-ground.ts';
import type { Node } from './stations.ts';
import { runsAs, strongerStation } from './works.ts';

/** Hosting of a substation by its transformers: what the standard asks of it, and what of that is assumed. */
export function openStation(ground: OpenGround, now: Node, own: StationListed, load: Float64Array): Ungraded {
  const { supply } = ground;
  const works = ground.worksOf('station', now.id);
  const node = strongerStation(now, works);
  const rebuilt = partOf(works, 'transformer')?.count;
  const count = rebuilt ?? own.transformerCount ?? 1;
  const key = String(node.id);
  const storeMw = (supply.storesKw[key] ?? (supply.storesKwh[key] ?? 0) * supply.storageRate) / 1000;
  const least = own.plannedStorageLeastMw ?? 0;
  const missing: GridObject['missing'] = [];
  if (node.ratingFrom === 'assumed') missing.push('rating');
  if (own.transformerCount === null && !rebuilt) missing.push('count');
  if (!load.some((kwh) => kwh > 0)) missing.push('load');
  return openDevice(
    ground,
    'station',
    node.id,
    {
      ...{ name: node.name, voltageKv: own.voltageKv, missing, count },
      parentId: node.parentId === null ? COUNTY_OBJECT : gridObjectId('station', node.parentId),
      operation: rebuilt ? runsAs(rebuilt, own.operation) : (own.operation ?? runsAs(count, null)),
      ratingMva: node.ratingMva / count,
      loadMw: load[ground.hour]! / 1000,
      otherGenerationMw: own.otherGenerationMw ?? 0,
      storageChargingMw: own.storageChargingMw ?? 0,
      reverseLoadRate: own.reverseLoadRate,
      plannedStorageMw: [least, Math.max(least, own.plannedStorageMostMw ?? storeMw)],
    },
    works,
  );
}
