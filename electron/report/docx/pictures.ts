import { createHash } from 'node:crypto';
import type { Writing } from '../context.ts';
import { raw } from '../html.ts';
import { standalone } from '../pages.ts';
import { type Branch, branchesOf, find, markupOf, wordsOf } from '../tree.ts';

/** A drawing as it is to be rastered: a page that shows nothing else, and how large that is. */
export interface Drawing {
  html: string;
  widthPx: number;
  heightPx: number;
}
export type Draw = (drawings: readonly Drawing[]) => Promise<Uint8Array[]>;

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
const DPI = 300;
const MM_PER_INCH = 25.4;

/** Every drawing below some branches as a PNG of 300 dpi, each kind of sign once, under its element. */
export async function picturesOf(
  writing: Writing,
  branches: readonly Branch[],
  draw: Draw,
  fontDir?: string,
): Promise<Map<Branch, Picture>> {
  const drawings = branches.flatMap((branch) => svgsIn(branch, false));
  const known = new Map<string, number>();
  const requests: Drawing[] = [];
  const placed = drawings.map(({ svg, sign }) => {
    const [, , width = 1, height = 1] = (svg.attributes.viewBox ?? '').split(/[ ,]+/).map(Number);
    const fits = Math.min(sign ? SIGN_MM : TEXT_MM, (MOST_HEIGHT_MM * width) / height);
    const size = { widthMm: fits, heightMm: (fits * height) / width };
    const markup = markupOf(svg);
    const key = createHash('sha256').update(markup).digest('hex');
    let index = known.get(key);
    if (index === undefined) {
      index = requests.length;
      known.set(key, index);
      requests.push(requestOf(writing, markup, size, fontDir));
    }
    return { svg, index, ...size };
  });
  const drawn = requests.length > 0 ? await draw(requests) : [];
  return new Map(
    placed.map(({ svg, index, widthMm, heightMm }) => [
      svg,
      { type: 'png', data: drawn[index]!, widthMm, heightMm, description: descriptionOf(svg) },
    ]),
  );
}

function svgsIn(branch: Branch, inLegend: boolean): { svg: Branch; sign: boolean }[] {
  if (branch.name === 'svg') return [{ svg: branch, sign: inLegend }];
  const legend = inLegend || branch.name === 'ul';
  return branchesOf(branch).flatMap((child) => svgsIn(child, legend));
}

function requestOf(
  writing: Writing,
  markup: string,
  { widthMm, heightMm }: { widthMm: number; heightMm: number },
  fontDir?: string,
): Drawing {
  const pixels = (mm: number) => Math.max(1, Math.round((mm / MM_PER_INCH) * DPI));
  const [widthPx, heightPx] = [pixels(widthMm), pixels(heightMm)];
  const style = `html,body{width:${widthPx}px;height:${heightPx}px;overflow:hidden;background:#fff}svg{display:block;width:${widthPx}px;height:${heightPx}px}`;
  return {
    // Each holds its own fonts: a getter, so that they are not all in memory at once.
    get html() {
      return standalone(writing, `${raw(`<style>${style}</style>`).markup}${markup}`, fontDir);
    },
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
