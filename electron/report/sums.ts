import { createHash } from 'node:crypto';
import type { Steps } from '../../shared/steps.ts';
import type { Figure } from './figures.ts';

/** What a plan was made of, SHA-256 in hexadecimal: what its document says, and the plan's figures. */
export interface PlanSums {
  content: string;
  figures: string;
}

/** Figures that are summed without a pause. */
const AT_ONCE = 1000;

/** Sum of figures, whatever text stands around them. */
export function* figuresSum(figures: readonly Figure[]): Steps<string> {
  const hash = createHash('sha256');
  for (const [i, { chapter, label, unit, value }] of figures.entries()) {
    hash.update(JSON.stringify([chapter, label, unit, value]));
    if (i % AT_ONCE === 0) yield;
  }
  return hash.digest('hex');
}

/** Under which names a document carries its sums. */
const NAMES = { content: 'contentSha256', figures: 'figuresSha256' } as const;

export const sumsProperties = ({ content, figures }: PlanSums): [name: string, value: string][] => [
  [NAMES.content, content],
  [NAMES.figures, figures],
];

/** A PDF of any making with its sums in comments behind its end, where readers pass them over. */
export const withSums = (pdf: Uint8Array, sums: PlanSums): Uint8Array =>
  Buffer.concat([
    pdf,
    Buffer.from(
      `\n${sumsProperties(sums)
        .map(([name, value]) => `%${name} ${value}`)
        .join('\n')}\n`,
    ),
  ]);

/**
 * The sums that the text of a document's properties carries, the last of each; null where one is missing.
 * Between name and value there may be markup.
 */
export function sumsIn(text: string): PlanSums | null {
  const last = (name: string) =>
    [
      ...text.matchAll(
        new RegExp(
          `${name}["'][^>]*>(?:<[^>]*>)*([0-9a-f]{64})<|<planner:${name}>([0-9a-f]{64})<|\n%${name} ([0-9a-f]{64})\n`,
          'g',
        ),
      ),
    ]
      .map(([, property, element, comment]) => property ?? element ?? comment)
      .at(-1);
  const [content, figures] = [last(NAMES.content), last(NAMES.figures)];
  return content && figures ? { content, figures } : null;
}
