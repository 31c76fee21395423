import { ImageRun, type ParagraphChild, TextRun } from 'docx';
import { COLOUR } from '../style.ts';
import { type Branch, hasClass, isBranch } from '../tree.ts';
import type { Picture } from './pictures.ts';

const PX_PER_MM = 96 / 25.4;

export function imageRun({ type, data, widthMm, heightMm, description }: Picture): ImageRun {
  return new ImageRun({
    type,
    data: Buffer.from(data),
    transformation: {
      width: Math.round(widthMm * PX_PER_MM),
      height: Math.round(heightMm * PX_PER_MM),
    },
    altText: { name: 'picture', title: '', description },
  });
}

interface Look {
  bold?: boolean;
  size?: number;
  color?: string;
}
const BOLD = new Set(['b', 'strong']);
const SMALL_HALF_POINTS = 15;
const SIGNS: Record<string, string> = { rooftop: '■ ', agrivoltaic: '● ' };

/** Words of an element with what is bold, small, red or drawn in them. */
export function runsOf(
  branch: Branch,
  pictures: Map<Branch, Picture> = new Map(),
  look: Look = {},
): ParagraphChild[] {
  return branch.children.flatMap((child): ParagraphChild[] => {
    if (!isBranch(child)) {
      const text = child.replace(/\s+/g, ' ');
      return text === '' ? [] : [new TextRun({ text, ...look })];
    }
    const { name } = child;
    if (name === 'br') return [new TextRun({ break: 1 })];
    const picture = pictures.get(child);
    if (picture) return [imageRun(picture), new TextRun({ text: ' ' })];
    for (const [kind, sign] of Object.entries(SIGNS)) {
      if (hasClass(child, 'kind') && hasClass(child, kind)) {
        const colour = COLOUR[kind as 'rooftop' | 'agrivoltaic'].slice(1);
        return [new TextRun({ text: sign, ...look, color: colour })];
      }
    }
    // Says what a table or figure rests on, after its caption.
    if (hasClass(child, 'from')) {
      return [new TextRun({ text: '　' }), ...runsOf(child, pictures, { ...look, size: SMALL_HALF_POINTS })];
    }
    return runsOf(child, pictures, {
      ...look,
      ...(BOLD.has(name) && { bold: true }),
      ...(name === 'small' && { size: SMALL_HALF_POINTS }),
      ...(hasClass(child, 'bad') && { color: COLOUR.bad.slice(1), bold: true }),
    });
  });
}
