import type { SupplyAssumptions } from '../../../shared/consumers.ts';
import type { Site } from '../../../shared/domain.ts';
import type { SiteGrid } from '../../engine/economics/money-site.ts';
import type { Account } from '../account/account.ts';
import { storeOf } from '../grid/stations.ts';

/**
 * The part of the battery at its substation that a site pays for, by capacity (pro rata: engineering judgement).
 *
 * @returns nothing for a site at a substation without one; `idle` where a battery stands at a substation without sites, so
 *   that no one pays for it
 */
export function batteriesOf(
  supply: SupplyAssumptions,
  { input }: Account,
): { of(site: Pick<Site, 'id' | 'capacityKwp'>): { grid?: SiteGrid }; idle: boolean } {
  const stationOfLane = input.lanes.map(({ feeder, station }) =>
    feeder === null ? station : input.feeders[feeder]!.station,
  );
  const capacityKwp = input.stations.map(() => 0);
  for (const cohort of input.cohorts) {
    const station = stationOfLane[cohort.lane];
    if (typeof station === 'number') capacityKwp[station]! += cohort.capacityKwp;
  }
  const yuan = input.stationIds.map((id) => {
    const store = storeOf(supply, id);
    return store ? store.energyKwh * supply.batteryYuanKwh + store.powerKw * supply.batteryYuanKw : 0;
  });
  return {
    of(site) {
      const station = stationOfLane[input.cohorts[input.sites.get(site.id)!.cohort]!.lane];
      if (typeof station !== 'number' || yuan[station] === 0) return {};
      const batteryYuan = (yuan[station]! * site.capacityKwp) / capacityKwp[station]!;
      return {
        grid: {
          batteryYuan,
          batteryOpexYuan: batteryYuan * supply.batteryOpexShare,
          batteryYears: supply.batteryYears,
        },
      };
    },
    idle: yuan.some((cost, station) => cost > 0 && capacityKwp[station] === 0),
  };
}
