import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Glyphs, glyphsOf } from './font/glyphs.ts';
import { type MergedFont, mergeFont } from './font/merge.ts';
import { readWoff } from './font/woff.ts';

export const FONT_FAMILY = 'Plan Sans';

/** A face of a plan's font: all it needs of one weight. */
export interface FontFace extends MergedFont {
  /** PostScript name, as a PDF names it. */
  name: string;
}

/** The font of a text: what a page carries, and the same for the PDF that is made of its pages. */
export interface Fonts {
  /** `@font-face` rules with the font inside. */
  css: string;
  faces: FontFace[];
}

/** A page without a font of its own, for readers that have one. */
export const NO_FONTS: Fonts = { css: '', faces: [] };

const WEIGHTS = [
  { weight: 400, style: 'Regular' },
  { weight: 700, style: 'Bold' },
] as const;
/** Of this part everything is taken: its kerning and figures hold for its own glyphs. */
const LATIN = 'latin';

/**
 * One font per weight with what `text` needs. The package brings its font in a hundred parts; a page that takes them
 * as they are loads each of them, and a PDF made of it carries a font for every part.
 *
 * @param fontDir folder of the package @fontsource/noto-sans-sc
 */
export function fontsOf(text: string, fontDir: string): Fonts {
  const used = new Set<number>();
  for (const char of text) used.add(char.codePointAt(0)!);
  const names = partsOf(fontDir)
    .filter(({ name, ranges }) => name === LATIN || ranges.some(([low, high]) => hasBetween(used, low, high)))
    .map(({ name }) => name);
  const faces = WEIGHTS.map(({ weight, style }): FontFace => {
    const partOf = (name: string): Glyphs =>
      glyphsOf(readWoff(readFileSync(join(fontDir, 'files', `noto-sans-sc-${name}-${weight}-normal.woff`))));
    const base = partOf(LATIN);
    const others = names.filter((name) => name !== LATIN).map(partOf);
    const name = `NotoSansSC-${style}`;
    return {
      name,
      ...mergeFont([base, ...others], [...base.characters, ...used], {
        family: 'Noto Sans SC',
        style,
        postScript: name,
      }),
    };
  });
  const css = faces.map(({ file }, i) => {
    const data = `url(data:font/ttf;base64,${file.toString('base64')}) format('truetype')`;
    return `@font-face{font-family:'${FONT_FAMILY}';font-weight:${WEIGHTS[i]!.weight};font-display:block;src:${data}}`;
  });
  return { css: css.join('\n'), faces };
}

interface Part {
  name: string;
  ranges: [low: number, high: number][];
}

/** The font comes cut into parts, one file each; `unicode.json` tells which characters are in which, the last wins. */
function partsOf(fontDir: string): Part[] {
  const table = JSON.parse(readFileSync(join(fontDir, 'unicode.json'), 'utf8')) as Record<string, string>;
  return Object.entries(table)
    .reverse()
    .map(([key, unicodeRange]) => ({
      name: key.replace(/[[\]]/g, ''),
      ranges: unicodeRange.split(',').map((range) => {
        const [low, high = low] = range.trim().replace(/^U\+/i, '').split('-');
        return [Number.parseInt(low!, 16), Number.parseInt(high!, 16)];
      }),
    }));
}

function hasBetween(used: Set<number>, low: number, high: number): boolean {
  for (let code = low; code <= high; code++) if (used.has(code)) return true;
  return false;
}
