import { createHash } from 'node:crypto';
import type { Versions } from '../../../shared/province.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { listOwnRules } from '../../store/own-rules.ts';

/** Letters of a digest that tell two packs of a planner's own rules apart. */
const LETTERS = 12;

/**
 * Versions behind a document's results: where the planner has rules of their own, these are told by a digest behind
 * the program's pack, alike only where the rules are.
 */
export function versionsOf({ library }: Session, document: Document): Versions {
  const versions = library.versions();
  const own = listOwnRules(document).map((rule) => JSON.stringify(rule));
  if (own.length === 0) return versions;
  const digest = createHash('sha256').update(own.sort().join('\n')).digest('hex').slice(0, LETTERS);
  return { ...versions, rulePack: `${versions.rulePack}+${digest}` };
}
