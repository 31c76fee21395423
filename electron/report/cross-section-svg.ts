import type { CrossSection } from '../../shared/cross-section.ts';
import type { Shape, ShapeRole } from '../../shared/cross-section-shapes.ts';
import { shareColour } from '../../shared/ramp.ts';
import { escapeText, type Html, raw } from './html.ts';
import { COLOUR } from './style.ts';

const AREA: Partial<Record<ShapeRole, string>> = {
  crop: '#5f9347',
  water: '#8fbfe0',
  person: '#a03a62',
  machine: '#c98a22',
};
const LINE: Partial<Record<ShapeRole, [colour: string, widthPx: number, dash?: string]>> = {
  ground: [COLOUR.ink, 1.2],
  module: [COLOUR.deep, 3.4],
  ghost: [COLOUR.lake, 0.8, '3 2.4'],
  post: [COLOUR.quiet, 1],
  dimension: [COLOUR.quiet, 0.8],
  glass: ['#5a9bd4', 1],
  light: ['#ffffff', 1.6],
};

const path = (points: readonly (readonly [number, number])[]): string =>
  points.map(([x, y]) => `${x.toFixed(2)},${(-y).toFixed(2)}`).join(' ');

function drawn(shape: Shape, textM: number): string {
  switch (shape.kind) {
    case 'text':
      return `<text x="${shape.at[0].toFixed(2)}" y="${(-shape.at[1]).toFixed(2)}" font-size="${textM.toFixed(2)}" text-anchor="${shape.anchor}" fill="${COLOUR.ink}">${escapeText(shape.text)}</text>`;
    case 'cell': {
      const [x, y] = shape.from;
      return `<rect x="${x.toFixed(2)}" y="${(-y).toFixed(2)}" width="${(shape.to[0] - x + 0.02).toFixed(2)}" height="${(y - shape.to[1]).toFixed(2)}" fill="${shareColour(shape.share)}"/>`;
    }
    case 'area':
      return `<polygon points="${path(shape.points)}" fill="${AREA[shape.role] ?? COLOUR.quiet}"/>`;
    case 'line': {
      const [colour, width, dash] = LINE[shape.role] ?? [COLOUR.ink, 1];
      return `<polyline points="${path(shape.points)}" fill="none" stroke="${colour}" stroke-width="${width}" vector-effect="non-scaling-stroke"${dash ? ` stroke-dasharray="${dash}"` : ''}/>`;
    }
  }
}

/** A cross-section as inline SVG that assistive technology reads as one picture. */
export function crossSectionSvg(drawing: CrossSection, description: string): Html {
  const { left, right, top, bottom, textM, shapes } = drawing;
  return raw(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left.toFixed(2)} ${(-top).toFixed(2)} ${(right - left).toFixed(2)} ${(top - bottom).toFixed(2)}" role="img" aria-label="${escapeText(description)}">${shapes.map((shape) => drawn(shape, textM)).join('')}</svg>`,
  );
}
