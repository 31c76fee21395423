import type { GridObject } from '../../../shared/open-capacity.ts';
import { deviceHosting, type Operation } from '../../engine/grid/device-hosting.ts';
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
import type { LaidTransformer } from './transformers.ts';
import { runsAs, strongerTransformer } from './works.ts';

/** Voltage of the higher side of a village's transformer, kV. */
const TRANSFORMER_KV = 10;

/** Hosting of a transformer of 10/0.4 kV, or of several at one place. */
export function openTransformer(ground: OpenGround, now: LaidTransformer, loadKw: number): Ungraded {
  const works = ground.worksOf('transformer', now.id);
  const each = strongerTransformer(now, works);
  const id = `transformer:${each.id}`;
  const { name, count, feeder, station, synthetic } = each;
  const ratingMva = each.ratingKva / 1000;
  const used = usedMwAt(ground, 'transformers', each.id);
  const loadMw = loadKw / 1000 + movedMw(works);
  const operation = each.operation ?? runsAs(count, null);
  const { hostingMw, reverseLoadRate } = deviceHosting({
    ...asRun(ground, { count, operation } as Operation, id, name),
    loadMw,
    otherGenerationMw: 0,
    storageChargingMw: 0,
    ratingMva,
    powerFactor: ground.supply.powerFactor,
    maxOutputFactor: factorAt(ground, 'transformer', each.id, works),
    plannedStorageMw: [storedMw(works), storedMw(works)],
    ...used,
  });
  if (!feeder && each.stationId !== station?.id) ground.wrong('transformer-without-feeder', id, name);
  const missing: GridObject['missing'] = [];
  if (!station) missing.push('station');
  else if (!feeder && each.stationId === null) missing.push('feeder');
  if (loadKw === 0 && each.peakLoadKw === null) missing.push('load');
  if (synthetic) missing.push('survey');
  return {
    id,
    kind: 'transformer',
    name,
    voltageKv: TRANSFORMER_KV,
    parentId: feeder ? `feeder:${feeder.id}` : station ? stationKey(station.id) : COUNTY,
    hostingMw,
    ...used,
    ratingMva: ratingMva * count,
    loadMw,
    reverseLoadRate,
    missing,
    worksYear: works?.year ?? null,
    plannedLimit: ground.lids.at('transformer', each.id),
  };
}
