/**
 * Repeatable stream of uniform numbers in (0, 1) from a 32-bit seed.
 * Source: Tommy Ettinger's mulberry32 (2017, public domain).
 */
export function uniformStream(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (((t ^ (t >>> 14)) >>> 0) + 0.5) / 4294967296;
  };
}

/** Repeatable stream of standard normal numbers over a uniform one (Box & Muller 1958). */
export function normalStream(uniform: () => number): () => number {
  let spare: number | null = null;
  return () => {
    if (spare !== null) {
      const value = spare;
      spare = null;
      return value;
    }
    const radius = Math.sqrt(-2 * Math.log(uniform()));
    const angle = 2 * Math.PI * uniform();
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
}

/** The seed of a place: the same for every point that rounds to the same hundredth of a degree. */
export function seedOfPlace(latitudeDeg: number, longitudeDeg: number): number {
  const lat = Math.round((latitudeDeg + 90) * 100);
  const lon = Math.round((longitudeDeg + 180) * 100);
  return Math.imul(lat * 40503 + lon, 2654435761) >>> 0;
}
