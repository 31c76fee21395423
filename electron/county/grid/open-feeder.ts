import { gridObjectId } from '../../../shared/grid-object.ts';
import { feederVoltages, hostingByVoltage } from '../../engine/grid/feeder.ts';
import { highestAllowed } from '../../engine/grid/voltage-band.ts';
import { feederLine, feederRatingKva, type LaidFeeder } from './feeders.ts';
import { openDevice } from './open-device.ts';
import { factorAt, type OpenGround, type Ungraded } from './open-ground.ts';
import { limitsOf } from './voltage.ts';
import { strongerFeeder } from './works.ts';

/** Hosting of a feeder, which the standard does not name: what its conductor carries back and what its voltage allows. */
export function openFeeder(ground: OpenGround, now: LaidFeeder, load: Float64Array): Ungraded {
  const { session, supply, hour } = ground;
  const works = ground.worksOf('feeder', now.id);
  const feeder = strongerFeeder(session, now, works);
  const line = feederLine(feeder, supply);
  const peak = load.reduce((a, b) => Math.max(a, b), 0);
  const open = openDevice(
    ground,
    'feeder',
    feeder.id,
    {
      ...{ name: feeder.name, voltageKv: feeder.voltageKv, count: 1, operation: 'single' },
      parentId: gridObjectId('station', feeder.station.id),
      ratingMva: feederRatingKva(feeder, line) / 1000,
      loadMw: load[hour]! / 1000,
      reverseLoadRate: supply.reverseLimit,
      missing: peak > 0 ? [] : ['load'],
    },
    works,
  );
  const { lowest } = feederVoltages(line, [], peak, [line.lengthM]);
  const limit = highestAllowed(line.voltageKv, limitsOf(supply), lowest);
  const factor = factorAt(ground, 'feeder', feeder.id, works);
  const byVoltage = hostingByVoltage(line, [], 0, load[hour]!, factor, limit) / 1000;
  const [least, most] = open.hostingMw;
  return { ...open, hostingMw: [Math.min(least, byVoltage), Math.min(most, byVoltage)] };
}
