import { metresPerDegree } from '../../shared/geodesy.ts';
import { type County, eachNear } from '../engine/roof/county.ts';
import { REACH_M } from '../engine/roof/survey.ts';

/** What lies nearer than this to a roof counts in its digest, metres: a little more than is looked at. */
export const KEY_REACH_M = REACH_M + 5;

/** Two numbers of 32 bits for each building, from its outline, heights, class and roof. */
export function ownDigests(county: County): Uint32Array {
  const digests = new Uint32Array(2 * county.count);
  const value = new Float64Array(1);
  const words = new Uint32Array(value.buffer);
  for (let index = 0; index < county.count; index++) {
    let [a, b] = [0x811c9dc5, 0x9e3779b9];
    const mix = (number: number) => {
      value[0] = number;
      a = Math.imul(a ^ words[0]!, 0x01000193) ^ Math.imul(words[1]!, 0x85ebca6b);
      b = Math.imul(b ^ words[1]! ^ (a >>> 15), 0xc2b2ae35) + words[0]!;
    };
    for (let ring = county.firstRing[index]!; ring < county.firstRing[index + 1]!; ring++) {
      mix(ring - county.firstRing[index]!);
      for (let i = county.ringStart[ring]!; i < county.ringStart[ring + 1]!; i++) {
        mix(county.lon[i]!);
        mix(county.lat[i]!);
      }
    }
    for (const series of [county.lowM, county.topM, county.highM, county.groundM]) mix(series[index]!);
    mix(county.kind[index]!);
    mix(Number.isNaN(county.azimuthDeg[index]!) ? -1 : county.azimuthDeg[index]!);
    digests[2 * index] = a ^ (a >>> 16);
    digests[2 * index + 1] = b ^ (b >>> 13);
  }
  return digests;
}

const word = (value: number) => (value >>> 0).toString(16).padStart(8, '0');

/** The digest of a building as sixteen hexadecimal digits. */
export const hex = (digests: Uint32Array, index: number) =>
  word(digests[2 * index]!) + word(digests[2 * index + 1]!);

/** Digest of a building and of all that stand round it, in whatever order they lie. */
export function around(county: County, own: Uint32Array, index: number): string {
  const { box } = county;
  const at = 4 * index;
  // By its own latitude: whatever else was read, the same buildings count.
  const per = metresPerDegree(box[at + 1]!);
  let [a, b] = [0, 0];
  const [lon, lat] = [KEY_REACH_M / per.east, KEY_REACH_M / per.north];
  eachNear(county, [box[at]!, box[at + 1]!, box[at + 2]!, box[at + 3]!], lon, lat, (other) => {
    const o = 4 * other;
    const dx = Math.max(0, box[at]! - box[o + 2]!, box[o]! - box[at + 2]!) * per.east;
    const dy = Math.max(0, box[at + 1]! - box[o + 3]!, box[o + 1]! - box[at + 3]!) * per.north;
    if (dx * dx + dy * dy > KEY_REACH_M * KEY_REACH_M) return;
    a = (a + own[2 * other]!) | 0;
    b = (b + own[2 * other + 1]!) | 0;
  });
  return hex(own, index) + word(a) + word(b);
}

/** Places of the buildings that stand within reach of some. */
export function placesNear(county: County, ids: ReadonlySet<number>): Set<number> {
  const near = new Set<number>();
  const { box } = county;
  for (let index = 0; index < county.count; index++) {
    if (!ids.has(county.ids[index]!)) continue;
    const at = 4 * index;
    const per = metresPerDegree(box[at + 1]!);
    const [lon, lat] = [KEY_REACH_M / per.east, KEY_REACH_M / per.north];
    eachNear(county, [box[at]!, box[at + 1]!, box[at + 2]!, box[at + 3]!], lon, lat, (other) => {
      const o = 4 * other;
      if (box[o]! > box[at + 2]! + lon || box[o + 2]! < box[at]! - lon) return;
      if (box[o + 1]! > box[at + 3]! + lat || box[o + 3]! < box[at + 1]! - lat) return;
      near.add(other);
    });
  }
  return near;
}
