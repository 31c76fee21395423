import { type GridLevel, gridObjectId } from '../../../shared/grid-object.ts';
import type { AdoptedWorks } from '../../../shared/grid-works.ts';
import type { GridObject } from '../../../shared/open-capacity.ts';
import { deviceHosting, type Operation } from '../../engine/grid/device-hosting.ts';
import {
  asRun,
  factorAt,
  movedMw,
  type OpenGround,
  storedMw,
  type Ungraded,
  usedMwAt,
} from './open-ground.ts';

/** What an object of the grid is to the standard: transformers of one rating, or a conductor. */
interface Device extends Operation {
  name: string;
  voltageKv: number | null;
  parentId: string;
  /** Of each of the `count`. */
  ratingMva: number;
  /** At the typical hour, before works move any. */
  loadMw: number;
  otherGenerationMw?: number;
  storageChargingMw?: number;
  /** As typed; null takes what the mode of operation gives. */
  reverseLoadRate?: number | null;
  /** Lower and upper bound, before works add any. */
  plannedStorageMw?: readonly [number, number];
  missing: GridObject['missing'];
}

/** Hosting of one object of the grid by what its devices carry back. */
export function openDevice(
  ground: OpenGround,
  level: GridLevel,
  number: number,
  { name, voltageKv, parentId, missing, ...device }: Device,
  works: AdoptedWorks | null,
): Ungraded {
  const id = gridObjectId(level, number);
  const used = usedMwAt(ground, `${level}s`, number);
  const loadMw = device.loadMw + movedMw(works);
  const [least, most] = device.plannedStorageMw ?? [0, 0];
  const { hostingMw, reverseLoadRate } = deviceHosting(
    {
      ...{ otherGenerationMw: 0, storageChargingMw: 0 },
      ...asRun(ground, device, id, name),
      ...used,
      loadMw,
      powerFactor: ground.supply.powerFactor,
      maxOutputFactor: factorAt(ground, level, number, works),
      plannedStorageMw: [least + storedMw(works), most + storedMw(works)],
    },
    ground.reverseAlone,
  );
  return {
    ...{ id, kind: level, name, voltageKv, parentId, hostingMw },
    ...used,
    ratingMva: device.ratingMva * device.count,
    ...{ loadMw, reverseLoadRate, missing },
    worksYear: works?.year ?? null,
    plannedLimit: ground.lids.at(level, number),
  };
}
