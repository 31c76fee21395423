/**
 * Names of the layers in a vector tile, for files whose metadata does not list them.
 *
 * @param tile unpacked bytes
 * @returns empty for what is no vector tile
 * Source: Mapbox Vector Tile specification 2.1, section 4.1 (field 3 of a tile is a layer, field 1 of a layer its name).
 */
export function layersOfTile(tile: Uint8Array): string[] {
  const names: string[] = [];
  for (const layer of fieldsOf(tile, 3)) {
    const [name] = fieldsOf(layer, 1);
    if (name && name.length <= 200) names.push(new TextDecoder().decode(name));
  }
  return [...new Set(names)].slice(0, 200);
}

/** The length-delimited fields of one number in a protocol buffer. */
function fieldsOf(bytes: Uint8Array, wanted: number): Uint8Array[] {
  const found: Uint8Array[] = [];
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let scale = 1; at < bytes.length && scale < 2 ** 50; scale *= 128) {
      const byte = bytes[at++]!;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
    at = bytes.length;
    return 0;
  };
  while (at < bytes.length) {
    const key = varint();
    const type = key % 8;
    if (type === 0) varint();
    else if (type === 1) at += 8;
    else if (type === 5) at += 4;
    else if (type === 2) {
      const length = varint();
      if (length > bytes.length - at) break;
      if (Math.floor(key / 8) === wanted) found.push(bytes.subarray(at, at + length));
      at += length;
    } else break;
  }
  return found;
}
