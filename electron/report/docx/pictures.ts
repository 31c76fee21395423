import { createHash } from 'node:crypto';
import type { Imprint } from '../context.ts';
import { type Fonts, NO_FONTS } from '../fonts.ts';
import { raw } from '../html.ts';
import { standalone } from '../pages.ts';
import { type Branch, branchesOf, find, hasClass, markupOf, wordsOf } from '../tree.ts';

/** A drawing as it is to be rastered: what a page shows that shows nothing else, and how large that is. */
export interface Drawing {
  body: string;
  widthPx: number;
  heightPx: number;
}
/** Rasters drawings. @param fontCss the font of all of them */
export type Draw = (drawings: readonly Drawing[], fontCss: string) => Promise<Uint8Array[]>;

/** A drawing as a page for a browser; each holds its own fonts, so that it is made when it is asked for. */
export const drawingPage =
  (imprint: Pick<Imprint, 'language' | 'title'>, fontCss: string) =>
  ({ body, widthPx, heightPx }: Drawing) => ({
    get html() {
      return standalone(imprint, body, { css: fontCss, faces: [] });
    },
    widthPx,
    heightPx,
  });

/** A picture of a document, as it is kept and as it is shown. */
export interface Picture {
  type: 'png' | 'jpg';
  data: Uint8Array;
  widthMm: number;
  heightMm: number;
  /** What it shows, for who cannot see it. */
  description: string;
}

/** Width of the text, and of a sign in a map's legend. */
export const TEXT_MM = 174;
const SIGN_MM = 6;
const MOST_HEIGHT_MM = 215;
/** The cover has a title above its map, and a caution and its facts below, all on one page. */
const COVER_HEIGHT_MM = 105;
const DPI = 300;
const MM_PER_INCH = 25.4;

/** Every drawing below some branches as a PNG of 300 dpi, each kind of sign once, under its element. */
export async function picturesOf(
  branches: readonly Branch[],
  draw: Draw,
  fonts: Fonts = NO_FONTS,
): Promise<Map<Branch, Picture>> {
  const drawings = branches.flatMap((branch) => svgsIn(branch, { sign: false, mostMm: MOST_HEIGHT_MM }));
  const known = new Map<string, number>();
  const requests: Drawing[] = [];
  const placed = drawings.map(({ svg, sign, mostMm }) => {
    const [, , width = 1, height = 1] = (svg.attributes.viewBox ?? '').split(/[ ,]+/).map(Number);
    const fits = Math.min(sign ? SIGN_MM : TEXT_MM, (mostMm * width) / height);
    const size = { widthMm: fits, heightMm: (fits * height) / width };
    const markup = markupOf(svg);
    const key = createHash('sha256').update(markup).digest('hex');
    let index = known.get(key);
    if (index === undefined) {
      index = requests.length;
      known.set(key, index);
      requests.push(requestOf(markup, size));
    }
    return { svg, index, ...size };
  });
  const drawn = requests.length > 0 ? await draw(requests, fonts.css) : [];
  return new Map(
    placed.map(({ svg, index, widthMm, heightMm }) => [
      svg,
      { type: 'png', data: drawn[index]!, widthMm, heightMm, description: descriptionOf(svg) },
    ]),
  );
}

interface Placed {
  sign: boolean;
  mostMm: number;
}

function svgsIn(branch: Branch, within: Placed): (Placed & { svg: Branch })[] {
  if (branch.name === 'svg') return [{ svg: branch, ...within }];
  const inner = {
    sign: within.sign || branch.name === 'ul',
    mostMm: hasClass(branch, 'cover') ? COVER_HEIGHT_MM : within.mostMm,
  };
  return branchesOf(branch).flatMap((child) => svgsIn(child, inner));
}

function requestOf(markup: string, { widthMm, heightMm }: { widthMm: number; heightMm: number }): Drawing {
  const pixels = (mm: number) => Math.max(1, Math.round((mm / MM_PER_INCH) * DPI));
  const [widthPx, heightPx] = [pixels(widthMm), pixels(heightMm)];
  const style = `html,body{width:${widthPx}px;height:${heightPx}px;overflow:hidden;background:#fff}svg{display:block;width:${widthPx}px;height:${heightPx}px}`;
  return {
    body: `${raw(`<style>${style}</style>`).markup}${markup}`,
    widthPx,
    heightPx,
  };
}

/** Title and description of a drawing, in words. */
function descriptionOf(svg: Branch): string {
  const [title, description] = [find(svg, 'title'), find(svg, 'desc')].map((each) => each && wordsOf(each));
  const said = [title, description].filter((words, i, all) => words && all.indexOf(words) === i);
  return said.join(' ') || svg.attributes['aria-label'] || '';
}

/** A photo or logo that is in the markup, at most so large. */
export function imageOf(image: Branch, mostWidthMm: number, mostHeightMm: number): Picture | null {
  const [, type, data] = /^data:image\/(png|jpeg);base64,(.*)$/.exec(image.attributes.src ?? '') ?? [];
  if (!type || !data) return null;
  const [width, height] = [Number(image.attributes.width) || 4, Number(image.attributes.height) || 1];
  const scale = Math.min(mostWidthMm / width, mostHeightMm / height);
  return {
    type: type === 'png' ? 'png' : 'jpg',
    data: Buffer.from(data, 'base64'),
    widthMm: width * scale,
    heightMm: height * scale,
    description: image.attributes.alt ?? '',
  };
}
