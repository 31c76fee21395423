import type { Site } from '../../shared/domain.ts';
import type { SiteGrid } from '../engine/economics/site-money.ts';
import type { Steps } from '../engine/steps.ts';
import type { Document } from '../store/document.ts';
import { activeScenario } from '../store/scenarios.ts';
import { gridOf } from './grid.ts';
import { stationsOf } from './grid-stations.ts';
import type { Session } from './session.ts';

/**
 * What the grid takes from the money of each site: the share of its energy that its feeder and its substation curtail or
 * lose in the battery there, and its part of that battery. Sites at a substation bear both alike, energy by energy and
 * battery by capacity (pro rata: engineering judgement).
 *
 * @returns nothing for a site where there is no substation; `idle` where a battery stands at a substation without sites,
 *   so that no one pays for it
 */
export function* gridTakesOf(
  session: Session,
  document: Document,
): Steps<{ of(site: Pick<Site, 'id' | 'capacityKwp'>): { grid?: SiteGrid }; idle: boolean }> {
  if (stationsOf(session, document).length === 0) return { of: () => ({}), idle: false };
  const { supply } = activeScenario(document).assumptions;
  const { stations, feeders, connections } = yield* gridOf(session, document);
  const share = (lostKwh: number, generationKwh: number) =>
    generationKwh > 0 ? Math.min(1, lostKwh / generationKwh) : 0;
  const behindFeeder = new Map(
    feeders.map(({ id, curtailedKwh, generationKwh }) => [id, share(curtailedKwh, generationKwh)]),
  );
  const atStation = new Map(
    stations.map((station) => {
      const { id, storeKwh, storeKw, installedKwp, curtailedKwh, lostKwh, generationKwh } = station;
      const yuan = storeKwh * supply.batteryYuanKwh + storeKw * supply.batteryYuanKw;
      return [
        id,
        {
          undelivered: share(curtailedKwh + lostKwh, generationKwh),
          batteryYuanKwp: installedKwp > 0 ? yuan / installedKwp : 0,
        },
      ];
    }),
  );
  const takes = new Map(
    connections.map(({ siteId, stationId, feederId }) => {
      const station = atStation.get(stationId)!;
      const feeder = feederId === null ? 0 : behindFeeder.get(feederId)!;
      return [siteId, { ...station, undelivered: 1 - (1 - feeder) * (1 - station.undelivered) }];
    }),
  );
  const of = ({ id, capacityKwp }: Pick<Site, 'id' | 'capacityKwp'>) => {
    const taken = takes.get(id);
    if (!taken) return {};
    const batteryYuan = taken.batteryYuanKwp * capacityKwp;
    return {
      grid: {
        undelivered: taken.undelivered,
        batteryYuan,
        batteryOpexYuan: batteryYuan * supply.batteryOpexShare,
        batteryYears: supply.batteryYears,
      },
    };
  };
  return { of, idle: stations.some(({ storeKwh, siteCount }) => storeKwh > 0 && siteCount === 0) };
}
