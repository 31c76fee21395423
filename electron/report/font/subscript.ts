const SUBSCRIPT_ZERO = 0x2080;
const SUBSCRIPT_NINE = 0x2089;
/** Size of a subscript figure beside the figure, and how far it stands below the line, units of an em of 1000. */
const SIZE = 0.62;
const BELOW = -150;
const TWO_FOURTEEN = 2 ** 14;
const FLAGS = { words: 0x01, offsets: 0x02, scale: 0x08 } as const;

/** The figure of which a character is the subscript; null for other characters. The font has none of its own. */
export const figureBelow = (codePoint: number): number | null =>
  codePoint >= SUBSCRIPT_ZERO && codePoint <= SUBSCRIPT_NINE ? 0x30 + codePoint - SUBSCRIPT_ZERO : null;

/** A composite outline of a figure made smaller and set lower. @param figure its outline */
export function subscriptOf(figure: Buffer, glyph: number): Buffer {
  const outline = Buffer.alloc(18);
  outline.writeInt16BE(-1, 0);
  for (const at of [2, 4, 6, 8]) {
    const lower = at === 4 || at === 8 ? BELOW : 0;
    outline.writeInt16BE(Math.round(figure.readInt16BE(at) * SIZE) + lower, at);
  }
  outline.writeUInt16BE(FLAGS.words | FLAGS.offsets | FLAGS.scale, 10);
  outline.writeUInt16BE(glyph, 12);
  outline.writeInt16BE(0, 14);
  outline.writeInt16BE(BELOW, 16);
  return Buffer.concat([outline, twoFourteen(SIZE)]);
}

function twoFourteen(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(Math.round(value * TWO_FOURTEEN));
  return bytes;
}

/** Advance and bearing of the subscript of a figure. */
export const subscriptMetrics = ([advance, bearing]: readonly [number, number]): [number, number] => [
  Math.round(advance * SIZE),
  Math.round(bearing * SIZE),
];
