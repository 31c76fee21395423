import { deviceHosting } from '../../engine/grid/device-hosting.ts';
import { feederVoltages, hostingByVoltage } from '../../engine/grid/feeder.ts';
import { highestAllowed } from '../../engine/grid/voltage-band.ts';
import { feederLine, feederRatingKva, type LaidFeeder } from './feeders.ts';
import {
  factorAt,
  movedMw,
  type OpenGround,
  stationKey,
  storedMw,
  type Ungraded,
  usedMwAt,
} from './open-ground.ts';
import { limitsOf } from './voltage.ts';
import { strongerFeeder } from './works.ts';

/** Hosting of a feeder, which the standard does not name: what its conductor carries back and what its voltage allows. */
export function openFeeder(ground: OpenGround, now: LaidFeeder, load: Float64Array): Ungraded {
  const { session, supply, hour } = ground;
  const works = ground.worksOf('feeder', now.id);
  const feeder = strongerFeeder(session, now, works);
  const factor = factorAt(ground, 'feeder', feeder.id, works);
  const line = feederLine(feeder, supply);
  const ratingMva = feederRatingKva(feeder, line) / 1000;
  const used = usedMwAt(ground, 'feeders', feeder.id);
  const loadMw = load[hour]! / 1000 + movedMw(works);
  const byRating = deviceHosting({
    loadMw,
    otherGenerationMw: 0,
    storageChargingMw: 0,
    ratingMva,
    count: 1,
    operation: 'single',
    powerFactor: supply.powerFactor,
    reverseLoadRate: supply.reverseLimit,
    maxOutputFactor: factor,
    plannedStorageMw: [storedMw(works), storedMw(works)],
    ...used,
  });
  const peak = load.reduce((a, b) => Math.max(a, b), 0);
  const { lowest } = feederVoltages(line, [], peak, [line.lengthM]);
  const limit = highestAllowed(line.voltageKv, limitsOf(supply), lowest);
  const byVoltage = hostingByVoltage(line, [], 0, load[hour]!, factor, limit) / 1000;
  return {
    id: `feeder:${feeder.id}`,
    kind: 'feeder',
    name: feeder.name,
    voltageKv: feeder.voltageKv,
    parentId: stationKey(feeder.station.id),
    hostingMw: [Math.min(byRating.hostingMw[0], byVoltage), Math.min(byRating.hostingMw[1], byVoltage)],
    ...used,
    ratingMva,
    loadMw,
    reverseLoadRate: supply.reverseLimit,
    missing: peak > 0 ? [] : ['load'],
    worksYear: works?.year ?? null,
    plannedLimit: ground.lids.at('feeder', feeder.id),
  };
}
