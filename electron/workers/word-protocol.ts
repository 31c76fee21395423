import type { PlainImprint } from '../report/context.ts';
import type { Drawing } from '../report/docx/pictures.ts';
import type { ComposedPlan } from '../report/plan.ts';

/** A composed plan as one thread can tell it to another. */
export interface PlainPlan extends Pick<ComposedPlan, 'cover' | 'sections' | 'creator' | 'sums'> {
  imprint: PlainImprint;
}

/** What the thread that writes Word documents is told, and answers. */
export type ToWord =
  | { type: 'write'; plan: PlainPlan; fontDir: string | undefined }
  | { type: 'drawn'; pictures: Uint8Array[] };
export type FromWord =
  | { type: 'draw'; drawings: Drawing[]; fontCss: string }
  | { type: 'written'; file: Uint8Array }
  | { type: 'failed'; message: string };
