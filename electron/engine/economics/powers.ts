const known = new Map<number, number[]>();
/** Bases kept at most: a county has a few rates. */
const MOST = 200;

/** Powers of a base from nil on, at least `count` of them, kept: raising to a power for each year of each site takes long. */
export function powers(base: number, count: number): readonly number[] {
  let list = known.get(base);
  if (!list || list.length < count) {
    if (known.size >= MOST) known.clear();
    list = Array.from({ length: Math.max(count, 40) }, (_, n) => base ** n);
    known.set(base, list);
  }
  return list;
}
