const known = new WeakMap<Float64Array, Uint16Array>();

/** Hours in which a shape gives anything: half of the year, so that loops over a lane take half as long. */
export function litHours(shape: Float64Array): Uint16Array {
  let lit = known.get(shape);
  if (!lit) {
    lit = Uint16Array.from(shape.keys()).filter((h) => shape[h] !== 0);
    known.set(shape, lit);
  }
  return lit;
}
