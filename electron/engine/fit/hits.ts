import { SLOTS, type SunTrack } from './sun-track.ts';

/** Hours of a year in which glare reaches a place. */
export interface Glare {
  totalHours: number;
  /** Those in which who is reached sees the sun apart from the module, see `standsApart`. */
  apartHours: number;
}

/** The same by month × 24 + hour of Beijing time. */
export interface GlareByHour extends Glare {
  hours: Float64Array;
}

/** Steps of a sun's track in which glare reaches a place, each once. */
export interface Hits {
  steps: Uint32Array;
  count: number;
  /** How many of them have sun and module apart. */
  apart: number;
  /** Of every step of the track, the round in which it was last noted. */
  noted: Uint32Array;
  round: number;
}

const known = new WeakMap<SunTrack, Hits>();

/** No hits yet; what an earlier call for the same track gave holds no more. */
export function freshHits(track: SunTrack): Hits {
  let hits = known.get(track);
  if (!hits) {
    const count = track.up.length;
    hits = { steps: new Uint32Array(count), count: 0, apart: 0, noted: new Uint32Array(count), round: 0 };
    known.set(track, hits);
  }
  hits.count = 0;
  hits.apart = 0;
  hits.round++;
  if (hits.round > 0xffff_ffff) {
    hits.noted.fill(0);
    hits.round = 1;
  }
  return hits;
}

/** Notes a step; `apart` is 1 where sun and module stand apart, else 0. */
export function hit(hits: Hits, step: number, apart: number): void {
  if (hits.noted[step] === hits.round) return;
  hits.noted[step] = hits.round;
  hits.steps[hits.count++] = step;
  hits.apart += apart;
}

/** Hours of some hits. */
export const glareTotals = ({ stepHours }: SunTrack, { count, apart }: Hits): Glare => ({
  totalHours: count * stepHours,
  apartHours: apart * stepHours,
});

/** Hours of some hits by month and hour of the day. */
export function glareByHour(track: SunTrack, hits: Hits): GlareByHour {
  const hours = new Float64Array(SLOTS);
  for (let i = 0; i < hits.count; i++) hours[track.slot[hits.steps[i]!]!]! += track.stepHours;
  return { ...glareTotals(track, hits), hours };
}
