import { componentsOf, type Glyphs } from './glyphs.ts';
import { figureBelow, subscriptMetrics, subscriptOf } from './subscript.ts';
import { writeFont } from './write.ts';

/** One font of all characters of a text. */
export interface MergedFont {
  /** TrueType file. */
  file: Buffer;
  /** How many glyphs the first part has: among them are other forms of characters. */
  whole: number;
  /** Advance of each glyph, units of the em. */
  advances: number[];
  /** Glyph of each character. */
  glyphs: Map<number, number>;
}

/** Numerals that the font draws as letters. */
const ROMAN: ReadonlyMap<number, number> = new Map([
  [0x2160, 0x49],
  [0x2164, 0x56],
  [0x2169, 0x58],
]);

/**
 * Joins what a text needs of a font that comes cut into parts. The first part comes whole and keeps its glyphs'
 * numbers, so that its kerning and figures hold; of the others only what is used.
 *
 * @param parts the first of Latin letters; where several have a character, the first of them gives it
 * @param codePoints characters of the text; those that no part has are left out
 * @param name family, style and PostScript name
 */
export function mergeFont(
  parts: readonly [Glyphs, ...Glyphs[]],
  codePoints: Iterable<number>,
  name: { family: string; style: string; postScript: string },
): MergedFont {
  const [base] = parts;
  const taken: { part: Glyphs; glyph: number }[] = Array.from({ length: base.count }, (_, glyph) => ({
    part: base,
    glyph,
  }));
  const numbers = new Map<Glyphs, Map<number, number>>(parts.map((part) => [part, new Map()]));
  const numberOf = (part: Glyphs, glyph: number): number => {
    if (part === base) return glyph;
    const known = numbers.get(part)!.get(glyph);
    if (known !== undefined) return known;
    const number = taken.push({ part, glyph }) - 1;
    numbers.get(part)!.set(glyph, number);
    return number;
  };
  const glyphs = new Map<number, number>();
  const below = new Map<number, number>();
  for (const codePoint of [...new Set(codePoints)].sort((a, b) => a - b)) {
    const part = parts.find((each) => each.glyphOf(codePoint) !== 0);
    const figure = figureBelow(codePoint);
    if (part) glyphs.set(codePoint, numberOf(part, part.glyphOf(codePoint)));
    else if (figure !== null) below.set(codePoint, base.glyphOf(figure));
    else if (ROMAN.has(codePoint)) glyphs.set(codePoint, base.glyphOf(ROMAN.get(codePoint)!));
  }
  const outlines: Buffer[] = [];
  // Composite outlines may take further glyphs, which come behind.
  for (let number = 0; number < taken.length; number++) {
    const { part, glyph } = taken[number]!;
    const outline = Buffer.from(part.outline(glyph));
    for (const { at, glyph: component } of componentsOf(outline)) {
      outline.writeUInt16BE(numberOf(part, component), at);
    }
    outlines.push(outline);
  }
  const metrics = taken.map(({ part, glyph }) => part.metrics(glyph));
  for (const [codePoint, figure] of below) {
    glyphs.set(codePoint, outlines.push(subscriptOf(base.outline(figure), figure)) - 1);
    metrics.push(subscriptMetrics(base.metrics(figure)));
  }
  return {
    file: writeFont(
      parts.map(({ tables }) => tables),
      { outlines, metrics, characters: glyphs, name },
    ),
    whole: base.count,
    advances: metrics.map(([advance]) => advance),
    glyphs,
  };
}
