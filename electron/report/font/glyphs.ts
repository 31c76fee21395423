import type { FontTables } from './woff.ts';

/** Glyphs of a TrueType font as its tables hold them. */
export interface Glyphs {
  tables: FontTables;
  count: number;
  /** Characters the font has glyphs of. */
  characters: readonly number[];
  /** Number of the glyph of a character; 0 where the font has none. */
  glyphOf(codePoint: number): number;
  outline(glyph: number): Buffer;
  /** Advance and left side bearing, units of the em. */
  metrics(glyph: number): [advance: number, bearing: number];
}

/** Reads what is needed of a font's `cmap` (format 4 or 12), `glyf` and `hmtx`. @throws RangeError without those */
export function glyphsOf(tables: FontTables): Glyphs {
  const table = (name: string): Buffer => {
    const found = tables.get(name);
    if (!found) throw new RangeError(`a font without ${name}`);
    return found;
  };
  const [loca, glyf, hmtx] = [table('loca'), table('glyf'), table('hmtx')];
  const isLong = table('head').readInt16BE(50) === 1;
  const offset = (glyph: number): number =>
    isLong ? loca.readUInt32BE(glyph * 4) : loca.readUInt16BE(glyph * 2) * 2;
  const measured = table('hhea').readUInt16BE(34);
  const characters = charactersOf(table('cmap'));
  return {
    tables,
    count: table('maxp').readUInt16BE(4),
    characters: [...characters.keys()],
    glyphOf: (codePoint) => characters.get(codePoint) ?? 0,
    outline: (glyph) => glyf.subarray(offset(glyph), offset(glyph + 1)),
    metrics(glyph) {
      const own = Math.min(glyph, measured - 1);
      const bearing = glyph < measured ? glyph * 4 + 2 : measured * 4 + (glyph - measured) * 2;
      return [hmtx.readUInt16BE(own * 4), hmtx.readInt16BE(bearing)];
    },
  };
}

/** Glyphs by character, of the fullest table of those there are. */
function charactersOf(cmap: Buffer): Map<number, number> {
  let best = new Map<number, number>();
  for (let i = 0; i < cmap.readUInt16BE(2); i++) {
    const at = cmap.readUInt32BE(4 + i * 8 + 4);
    const format = cmap.readUInt16BE(at);
    const found = format === 4 ? segments(cmap, at) : format === 12 ? groups(cmap, at) : null;
    if (found && found.size > best.size) best = found;
  }
  return best;
}

/** Format 4: segments of 16-bit characters. */
function segments(cmap: Buffer, at: number): Map<number, number> {
  const found = new Map<number, number>();
  const doubled = cmap.readUInt16BE(at + 6);
  const [ends, starts, deltas, ranges] = [14, 16 + doubled, 16 + 2 * doubled, 16 + 3 * doubled];
  for (let i = 0; i < doubled; i += 2) {
    const [end, start] = [cmap.readUInt16BE(at + ends! + i), cmap.readUInt16BE(at + starts! + i)];
    const delta = cmap.readUInt16BE(at + deltas! + i);
    const range = cmap.readUInt16BE(at + ranges! + i);
    for (let code = start; code <= end && code !== 0xffff; code++) {
      const listed = range === 0 ? code : cmap.readUInt16BE(at + ranges! + i + range + (code - start) * 2);
      if (listed !== 0) found.set(code, (listed + delta) & 0xffff);
    }
  }
  return found;
}

/** Format 12: groups of characters whose glyphs follow each other. */
function groups(cmap: Buffer, at: number): Map<number, number> {
  const found = new Map<number, number>();
  for (let i = 0; i < cmap.readUInt32BE(at + 12); i++) {
    const group = at + 16 + i * 12;
    const [start = 0, end = 0, first = 0] = [0, 4, 8].map((offset) => cmap.readUInt32BE(group + offset));
    for (let code = start; code <= end; code++) found.set(code, first + code - start);
  }
  return found;
}

const COMPOSITE_HEADER_BYTES = 10;
const FLAGS = { words: 0x01, scale: 0x08, more: 0x20, twoScales: 0x40, matrix: 0x80 } as const;

/** Where a composite outline names the glyphs it is made of; none for a simple one. */
export function componentsOf(outline: Buffer): { at: number; glyph: number }[] {
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return [];
  const found: { at: number; glyph: number }[] = [];
  for (let at = COMPOSITE_HEADER_BYTES, flags: number = FLAGS.more; flags & FLAGS.more; ) {
    flags = outline.readUInt16BE(at);
    found.push({ at: at + 2, glyph: outline.readUInt16BE(at + 2) });
    at += 4 + (flags & FLAGS.words ? 4 : 2);
    at += flags & FLAGS.matrix ? 8 : flags & FLAGS.twoScales ? 4 : flags & FLAGS.scale ? 2 : 0;
  }
  return found;
}
