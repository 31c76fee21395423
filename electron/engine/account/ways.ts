import type { Steps } from '../../../shared/steps.ts';
import type { AccountInput, Lane, SeenHours, Strength } from './types.ts';
import {
  type Arriving,
  HOURS,
  lidAt,
  loadSeen,
  type PlaceYear,
  type Share,
  upFrom,
  type Wires,
} from './wires.ts';

/** What each of some places sees of the year. */
export function* seenAt(limits: readonly Strength[], at: readonly Arriving[]): Steps<SeenHours[]> {
  const seen: SeenHours[] = [];
  for (const [i, limit] of limits.entries()) {
    yield;
    const { sent, used } = at[i]!;
    seen.push({
      made: sent.map((kw, h) => Math.min(kw, lidAt(limit, at[i]!, h)) + used[h]!),
      used,
      load: used.map((kw, h) => loadSeen(limit, kw, h)),
    });
  }
  return seen;
}

/** A place on a lane's way at which something is cut or stored. */
interface Passed {
  at: PlaceYear;
  /** 0 of a transformer, 1 of a feeder, 2 of a substation. */
  level: number;
  /** Shares of what a lane sends that are cut and stored here, in the way's hours; null where nothing is. */
  cut: Share;
  kept: Share;
}

/** The places on the way of lanes that connect alike, and the hours in which any of them takes something out. */
export interface Way {
  places: readonly Passed[];
  hours: Uint16Array;
}

/** The ways of lanes, each looked at once: those of a village share theirs. */
export function waysOf(
  { feeders: lines, stations: substations }: Pick<AccountInput, 'feeders' | 'stations'>,
  { transformers, feeders, stations }: Wires,
): (lane: Pick<Lane, 'transformer' | 'feeder' | 'station'>) => Way {
  const known = new Map<string, Way>();
  return ({ transformer, feeder, station }) => {
    const key = `${transformer}/${feeder}/${station}`;
    let way = known.get(key);
    if (way) return way;
    const up = feeder === null ? station : lines[feeder]!.station;
    way = wayThrough(
      [
        transformer === null ? null : { at: transformers[transformer]!, level: 0 },
        feeder === null ? null : { at: feeders[feeder]!, level: 1 },
        ...upFrom(substations, up).map((index) => ({ at: stations[index]!, level: 2 })),
      ].filter((place) => place !== null),
    );
    known.set(key, way);
    return way;
  };
}

function wayThrough(all: readonly Pick<Passed, 'at' | 'level'>[]): Way {
  const places = all.filter(({ at }) => at.cut !== null || at.charged !== null);
  const hours = hoursTaken(
    places.flatMap(({ at }) => [at.cut, at.charged]).filter((share) => share !== null),
  );
  const left = new Float64Array(hours.length).fill(1);
  return {
    hours,
    places: places.map(({ at, level }) => {
      const [cut, kept] = [of(at.cut), of(at.charged)];
      for (let j = 0; j < left.length; j++) left[j]! -= (cut?.[j] ?? 0) + (kept?.[j] ?? 0);
      return { at, level, cut, kept };
    }),
  };
  /** Shares of what comes in as shares of what was sent. */
  function of(share: Share): Share {
    if (!share) return null;
    const kept = new Float64Array(hours.length);
    for (let j = 0; j < kept.length; j++) kept[j] = share[hours[j]!]! * left[j]!;
    return kept;
  }
}

const taken = new Uint8Array(HOURS);
const found = new Uint16Array(HOURS);

/** Hours in which any of some shares takes something. */
function hoursTaken(shares: readonly Float64Array[]): Uint16Array {
  taken.fill(0);
  for (const share of shares) for (let h = 0; h < HOURS; h++) if (share[h]! > 0) taken[h] = 1;
  let count = 0;
  for (let h = 0; h < HOURS; h++) if (taken[h]) found[count++] = h;
  return found.slice(0, count);
}
