import { readDayNotices, readHourPrices, readLoads } from './loads.ts';

/** Everything about load that comes with the program. */
export function readSupplyData(dataDir: string) {
  return {
    loads: readLoads(dataDir),
    dayNotices: readDayNotices(dataDir),
    hourPrices: readHourPrices(dataDir),
  };
}
