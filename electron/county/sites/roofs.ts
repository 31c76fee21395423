import type { RoofProgress } from '../../../shared/roofs.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { runBulk } from '../../workers/bulk.ts';

/** How far the roofs of each class are developed, against the targets of the whole-county pilot. */
export async function roofProgress(session: Session, { path }: Document): Promise<RoofProgress[]> {
  const sums = await runBulk(path, { type: 'roof-progress' });
  return session.library.roofTargets().map(({ class: name, leastShare, source }) => ({
    ...sums.find((sum) => sum.class === name)!,
    leastShare,
    source,
  }));
}
