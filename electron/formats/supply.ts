import { readDayNotices, readLoads, readTimeOfUse } from './loads.ts';

/** Everything about load that comes with the program. */
export function readSupplyData(dataDir: string) {
  return {
    loads: readLoads(dataDir),
    dayNotices: readDayNotices(dataDir),
    timeOfUse: readTimeOfUse(dataDir),
  };
}
