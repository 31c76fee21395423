import { createHash } from 'node:crypto';
import type { Versions } from '../../../shared/province.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { keptRulesText, packedRules } from '../../store/kept-rules.ts';
import { listOwnRules } from '../../store/own-rules.ts';
import { presentRules } from '../rules/kept.ts';

/** Letters of a digest that tell two packs of a planner's own rules apart. */
const LETTERS = 12;

/**
 * Versions behind a document's results: where the planner has rules of their own, or the document keeps others than the
 * program has by now, these are told by a digest behind the program's pack, alike only where the rules are.
 */
export function versionsOf(session: Session, document: Document): Versions {
  const versions = session.library.versions();
  const kept = keptRulesText(document);
  const isPresent = kept === null || kept === packedRules(presentRules(session, document));
  const own = listOwnRules(document).map((rule) => JSON.stringify(rule));
  const apart = [...own.sort(), ...(isPresent ? [] : [kept])];
  if (apart.length === 0) return versions;
  const digest = createHash('sha256').update(apart.join('\n')).digest('hex').slice(0, LETTERS);
  return { ...versions, rulePack: `${versions.rulePack}+${digest}` };
}
