import type { GridCheck, Station } from '../../../shared/grid.ts';
import type { Account } from '../account/account.ts';

/** The check with what the account curtails and stores, in the year in which all sites are in service. */
export function asAccounted(
  { input, fullYear, year }: Account,
  check: Omit<GridCheck, 'total'>,
): Omit<GridCheck, 'total'> {
  const { transformers: atLow, feeders: onFeeder, stations: atStation } = year(fullYear);
  // A county has thousands of transformers: each is found by its number at once.
  const places = (ids: readonly number[]) => new Map(ids.map((id, index) => [id, index]));
  const [lowAt, lineAt, nodeAt] = [
    places(input.transformerIds),
    places(input.feederIds),
    places(input.stationIds),
  ];
  return {
    ...check,
    transformers: check.transformers.map((each) => {
      const { curtailedKwh, lostKwh } = atLow[lowAt.get(each.id)!]!;
      return { ...each, curtailedKwh, lostKwh };
    }),
    feeders: check.feeders.map((feeder) => {
      const { curtailedKwh, lostKwh } = onFeeder[lineAt.get(feeder.id)!]!;
      return { ...feeder, curtailedKwh, lostKwh };
    }),
    stations: check.stations.map((station) => {
      const { curtailedKwh, takenKwh, lostKwh } = atStation[nodeAt.get(station.id)!]!;
      return { ...station, curtailedKwh, servedKwh: takenKwh, lostKwh };
    }),
  };
}

/**
 * Totals of the county. What a substation feeds that feeds others is counted once, where it enters the county.
 *
 * @param fed numbers of the substations that another one feeds
 */
export function totalOf(
  { stations, feeders, transformers }: Omit<GridCheck, 'total'>,
  fed: ReadonlySet<number>,
): GridCheck['total'] {
  const top = stations.filter(({ id }) => !fed.has(id));
  const sum = (key: 'installedKwp' | 'remainingKwp' | 'generationKwh') =>
    top.reduce((total, station) => total + (station[key] ?? 0), 0);
  const count = (kind: Station['class']) => stations.filter((station) => station.class === kind).length;
  const everywhere = [...stations, ...feeders, ...transformers];
  const all = (key: 'curtailedKwh' | 'lostKwh') => everywhere.reduce((total, each) => total + each[key], 0);
  const atTop = top.reduce((total, { curtailedKwh }) => total + curtailedKwh, 0);
  return {
    installedKwp: sum('installedKwp'),
    remainingKwp: sum('remainingKwp'),
    // What comes in at the top, and what was cut below it.
    generationKwh: sum('generationKwh') + all('curtailedKwh') - atTop,
    curtailedKwh: all('curtailedKwh'),
    lostKwh: all('lostKwh'),
    red: count('red'),
    yellow: count('yellow'),
    green: count('green'),
  };
}
