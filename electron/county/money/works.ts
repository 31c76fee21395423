import type { SupplyAssumptions } from '../../../shared/consumers.ts';
import type { Site } from '../../../shared/domain.ts';
import { capitalYuan, partOf } from '../../../shared/grid-works.ts';
import { upFrom } from '../../engine/account/wires.ts';
import type { SiteWorks } from '../../engine/economics/money-site.ts';
import type { Account } from '../account/account.ts';

/**
 * The part that each site bears of the works on the grid that its scenario has taken over: of each object's works that
 * share of their cost which the scenario leaves to the sites, by their capacity behind it (pro rata: engineering
 * judgement). It is spent in the works' year, or with the site where that comes later.
 *
 * @returns `idle` where works are at an object without sites behind it, so that no one pays for them
 */
export function worksOfSites(
  supply: SupplyAssumptions,
  { input }: Account,
): { of(site: Pick<Site, 'id' | 'capacityKwp'>, inService: number): SiteWorks[]; idle: boolean } {
  const indexes = { transformer: input.transformerIds, feeder: input.feederIds, station: input.stationIds };
  const stationOf = ({ feeder, station }: (typeof input.lanes)[number]) =>
    feeder === null ? station : input.feeders[feeder]!.station;
  const placed = input.lanes.map((lane) => ({ ...lane, stations: upFrom(input.stations, stationOf(lane)) }));
  const works = Object.entries(supply.gridWorks).flatMap(([objectId, each]) => {
    const [level, id] = objectId.split(':') as ['transformer' | 'feeder' | 'station', string];
    const index = indexes[level].indexOf(Number(id));
    if (index < 0) return [];
    const behind = placed.map((lane) =>
      level === 'station' ? lane.stations.includes(index) : lane[level] === index,
    );
    const kwp = input.cohorts.reduce(
      (sum, { lane, capacityKwp }) => sum + (behind[lane] ? capacityKwp : 0),
      0,
    );
    const yuan = capitalYuan(each) * supply.gridWorksShare;
    const storeYuan = (partOf(each, 'storage')?.yuan ?? 0) * supply.gridWorksShare;
    return [{ year: each.year, behind, kwp, yuan, storeYuan }];
  });
  return {
    of({ id, capacityKwp }, inService) {
      const { lane } = input.cohorts[input.sites.get(id)!.cohort]!;
      return works.flatMap(({ year, behind, kwp, yuan, storeYuan }) => {
        if (!behind[lane] || yuan === 0) return [];
        const share = capacityKwp / kwp;
        return {
          operatingYear: Math.max(0, year - inService),
          yuan: yuan * share,
          storeYuan: storeYuan * share,
          opexYuan: storeYuan * share * supply.batteryOpexShare,
          storeYears: supply.batteryYears,
        };
      });
    },
    idle: works.some(({ kwp, yuan }) => kwp === 0 && yuan > 0),
  };
}
