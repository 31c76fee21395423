import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const FONT_FAMILY = 'Plan Sans';

/**
 * `@font-face` rules of the font's parts that hold characters of `text`, each with its file inside.
 *
 * Chromium can only put a font of one weight into a PDF as a TrueType font; of a variable one it draws each letter
 * (Type 3), which is larger. So where the folder has single weights (package @fontsource/noto-sans-sc), those are
 * taken, else the variable font (@fontsource-variable/noto-sans-sc).
 *
 * @param fontDir folder of either package
 */
export function fontFaces(text: string, fontDir: string): string {
  const used = new Set<number>();
  for (const char of text) used.add(char.codePointAt(0)!);
  const variants = existsSync(join(fontDir, 'files', 'noto-sans-sc-latin-400-normal.woff2'))
    ? [
        { file: '400-normal', weight: '400' },
        { file: '700-normal', weight: '700' },
      ]
    : [{ file: 'wght-normal', weight: '100 900' }];
  return partsOf(fontDir)
    .filter(({ ranges }) => ranges.some(([low, high]) => hasBetween(used, low, high)))
    .flatMap(({ name, unicodeRange }) =>
      variants.map(({ file, weight }) => {
        const data = readFileSync(join(fontDir, 'files', `noto-sans-sc-${name}-${file}.woff2`), 'base64');
        return `@font-face{font-family:'${FONT_FAMILY}';font-weight:${weight};font-display:block;src:url(data:font/woff2;base64,${data}) format('woff2');unicode-range:${unicodeRange}}`;
      }),
    )
    .join('\n');
}

interface Part {
  name: string;
  unicodeRange: string;
  ranges: [low: number, high: number][];
}

/** The font comes cut into parts, one file each; `unicode.json` tells which characters are in which. */
function partsOf(fontDir: string): Part[] {
  const table = JSON.parse(readFileSync(join(fontDir, 'unicode.json'), 'utf8')) as Record<string, string>;
  return Object.entries(table).map(([key, unicodeRange]) => ({
    name: key.replace(/[[\]]/g, ''),
    unicodeRange,
    ranges: unicodeRange.split(',').map((range) => {
      const [low, high = low] = range.trim().replace(/^U\+/i, '').split('-');
      return [Number.parseInt(low, 16), Number.parseInt(high, 16)];
    }),
  }));
}

function hasBetween(used: Set<number>, low: number, high: number): boolean {
  for (let code = low; code <= high; code++) if (used.has(code)) return true;
  return false;
}
