/** Hours about solar noon that load is moved to, and those of a day. */
const NOON_HOURS = 4;
const DAY = 24;

/**
 * A load of which in every day so much runs in the four hours about solar noon instead of the others, which give in
 * proportion to what they have: the day's energy stays, and no hour falls below zero.
 *
 * @param hours kW of 8760 UTC hours
 * @param kw moved into each of the hours about noon
 * @param lon longitude, degrees east, by which noon is known
 */
export function movedToNoon(hours: Float64Array, kw: number, lon: number): Float64Array {
  const moved = hours.slice();
  const first = Math.round(12 - lon / 15 - NOON_HOURS / 2);
  for (let noon = first; noon < hours.length; noon += DAY) {
    const at = (h: number) => h >= noon && h < noon + NOON_HOURS;
    // The day about this noon.
    const [from, to] = [noon + NOON_HOURS / 2 - DAY / 2, noon + NOON_HOURS / 2 + DAY / 2];
    let others = 0;
    for (let h = Math.max(0, from); h < Math.min(to, hours.length); h++)
      if (!at(h)) others += Math.max(0, hours[h]!);
    const into = Math.min(hours.length, noon + NOON_HOURS) - Math.max(0, noon);
    if (into <= 0 || others <= 0) continue;
    const kwh = Math.min(kw * into, others);
    for (let h = Math.max(0, from); h < Math.min(to, hours.length); h++) {
      moved[h]! += at(h) ? kwh / into : (-kwh * Math.max(0, hours[h]!)) / others;
    }
  }
  return moved;
}
