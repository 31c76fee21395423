import { type Html, html } from './html.ts';
import type { Frame, XY } from './map.ts';
import { COLOUR } from './style.ts';

/** A name to be written beside its place. */
export interface NamedPlace {
  at: XY;
  name: string;
}

/** Map units: width of a Latin and of a Chinese character, and the height of a line. */
const CHARACTER = 12.5;
const WIDE_CHARACTER = 22;
const LINE = 26;
/** From a place to its name, sideways and up or down. */
const BESIDE = 22;
const BELOW = 41;
const ABOVE = -27;

type Box = [left: number, top: number, right: number, bottom: number];
const meet = (a: Box, b: Box): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

const widthOf = (name: string): number =>
  [...name].reduce((sum, character) => sum + (character > '\u2e7f' ? WIDE_CHARACTER : CHARACTER), 0);

/**
 * A name over its ground, set in the middle above `at`. The ground is a pale box: an outline around the letters would
 * put every name into a PDF twice, for whoever searches it or has it read out.
 */
export function nameAt([x, y]: XY, name: string): Html {
  const width = widthOf(name) + 8;
  return html`<rect x="${(x - width / 2).toFixed(1)}" y="${(y - LINE + 6).toFixed(1)}" width="${width.toFixed(1)}" height="${LINE}" rx="4" fill="#fff" fill-opacity="0.72"/><text x="${x.toFixed(1)}" y="${y.toFixed(1)}">${name}</text>`;
}

/**
 * Names below, above or beside their places, in their order of importance. None covers another, a sign, or the frame;
 * one without room is left out.
 *
 * @param signs places whose signs no name may cover, with how far each reaches
 * @returns the names, and the places left without
 */
export function placeNames(
  places: readonly NamedPlace[],
  signs: readonly { at: XY; half: number }[],
  { width, height }: Pick<Frame, 'width' | 'height'>,
): { drawn: Html; left: NamedPlace[] } {
  const taken: Box[] = signs.map(({ at: [x, y], half }) => [x - half, y - half, x + half, y + half]);
  const left: NamedPlace[] = [];
  const drawn = places.flatMap((place) => {
    const [x, y] = place.at;
    const half = widthOf(place.name) / 2;
    for (const [dx, dy] of [
      [0, BELOW],
      [0, ABOVE],
      [half + BESIDE, 8],
      [-half - BESIDE, 8],
    ] as const) {
      const box: Box = [x + dx - half, y + dy - LINE + 6, x + dx + half, y + dy + 6];
      const inside = box[0] > 4 && box[1] > 4 && box[2] < width - 4 && box[3] < height - 4;
      if (!inside || taken.some((other) => meet(other, box))) continue;
      taken.push(box);
      return [nameAt([x + dx, y + dy], place.name)];
    }
    left.push(place);
    return [];
  });
  return {
    drawn: html`<g font-size="22" font-weight="650" text-anchor="middle" fill="${COLOUR.ink}">${drawn}</g>`,
    left,
  };
}
