import type { RoofProgress } from '../../../shared/roofs.ts';
import { TABLE_RULES } from '../../formats/rule-tables.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { runBulk } from '../../workers/bulk.ts';
import { figureOf } from '../rules/in-force.ts';

/** How far the roofs of each class are developed, against the targets of the whole-county pilot. */
export async function roofProgress(session: Session, document: Document): Promise<RoofProgress[]> {
  const sums = await runBulk(document.path, { type: 'roof-progress' });
  const ruled = figureOf(session, document);
  return session.library.roofTargets().map(({ class: name }) => {
    const { value: leastShare, source } = ruled(TABLE_RULES.roofShare(name));
    return { ...sums.find((sum) => sum.class === name)!, leastShare, source };
  });
}
