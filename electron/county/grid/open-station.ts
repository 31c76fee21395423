import { type AdoptedWorks, partOf } from '../../../shared/grid-works.ts';
import type { GridObject } from '../../../shared/open-capacity.ts';
import type { StationListed } from '../../../shared/stations.ts';
import { deviceHosting } from '../../engine/grid/device-hosting.ts';
import {
  asRun,
  COUNTY,
  factorAt,
  movedMw,
  type OpenGround,
  stationKey,
  storedMw,
  type Ungraded,
  usedMwAt,
} from './open-ground.ts';
import type { Node } from './stations.ts';
import { runsAs, strongerStation } from './works.ts';

/** Hosting of a substation by its transformers. */
export function openStation(ground: OpenGround, now: Node, own: StationListed, load: Float64Array): Ungraded {
  const { id } = now;
  const works = ground.worksOf('station', id);
  const node = strongerStation(now, works);
  const { device, missing } = deviceOf(ground, node, own, load[ground.hour]! / 1000, works);
  const used = usedMwAt(ground, 'stations', id);
  const { hostingMw, reverseLoadRate } = deviceHosting({
    ...asRun(ground, device, stationKey(id), node.name),
    ...used,
  });
  return {
    id: stationKey(id),
    kind: 'station',
    name: node.name,
    voltageKv: own.voltageKv,
    parentId: node.parentId === null ? COUNTY : stationKey(node.parentId),
    hostingMw,
    ...used,
    ratingMva: node.ratingMva,
    loadMw: device.loadMw,
    reverseLoadRate,
    missing: load.some((kwh) => kwh > 0) ? missing : [...missing, 'load'],
    worksYear: works?.year ?? null,
    plannedLimit: ground.lids.at('station', id),
  };
}

/** What the standard asks of a substation, and what of it is assumed. */
function deviceOf(
  ground: OpenGround,
  node: Node,
  own: StationListed,
  loadMw: number,
  works: AdoptedWorks | null,
) {
  const { supply } = ground;
  const rebuilt = partOf(works, 'transformer')?.count;
  const count = rebuilt ?? own.transformerCount ?? 1;
  const storeMw =
    (supply.storesKw[String(node.id)] ?? (supply.storesKwh[String(node.id)] ?? 0) * supply.storageRate) /
    1000;
  const least = own.plannedStorageLeastMw ?? 0;
  const most = Math.max(least, own.plannedStorageMostMw ?? storeMw);
  const missing: GridObject['missing'] = [];
  if (node.ratingFrom === 'assumed') missing.push('rating');
  if (own.transformerCount === null && !rebuilt) missing.push('count');
  return {
    missing,
    device: {
      loadMw: loadMw + movedMw(works),
      otherGenerationMw: own.otherGenerationMw ?? 0,
      storageChargingMw: own.storageChargingMw ?? 0,
      ratingMva: node.ratingMva / count,
      count,
      operation: rebuilt ? runsAs(rebuilt, own.operation) : (own.operation ?? runsAs(count, null)),
      powerFactor: supply.powerFactor,
      reverseLoadRate: own.reverseLoadRate,
      maxOutputFactor: factorAt(ground, 'station', node.id, works),
      plannedStorageMw: [least + storedMw(works), most + storedMw(works)] as [number, number],
    },
  };
}
