import { inLanguage } from '../../../shared/i18n/in-language.ts';
import type { RuleRow } from '../../../shared/rule-pack.ts';
import { actsOf } from './acts.ts';

/** A document with what the plan takes from it. */
export interface BasisDocument {
  /** As the newest rule of it names it, without what single rules say: of two languages, `⟦中文 ‖ English⟧`. */
  name: string;
  kinds: Set<string>;
  /** The earliest day from which a rule of it holds. */
  since: string;
  statuses: Set<RuleRow['status']>;
}

/** Rules that no document is named for, and those that are judgements of the program. */
const NONE = /^(无$|工程判断)/;
/** A part of a notice that single rules are of: buildings of one class. */
const PART_ZH = /（[^（）]*）$/;
const PART_EN = / \([^()]*\)$/;

/** The documents that rules rest on, each once, in the order in which rules name them. */
export function basisDocuments(rules: readonly RuleRow[]): BasisDocument[] {
  const all = new Set(rules.map(({ document }) => inLanguage(document, 'zh')));
  const documents = new Map<string, BasisDocument & { namedOn: string }>();
  for (const { document, kind, validFrom, status } of rules) {
    const chinese = inLanguage(document, 'zh');
    if (NONE.test(chinese)) continue;
    const english = inLanguage(document, 'en');
    const isPart = all.has(chinese.replace(PART_ZH, ''));
    const acts = isPart
      ? actsOf(chinese.replace(PART_ZH, ''), english.replace(PART_EN, ''))
      : actsOf(chinese, english);
    for (const { zh, en } of acts) {
      const name = zh === en ? zh : `⟦${zh} ‖ ${en}⟧`;
      const key = actKey(zh);
      const fresh = {
        name,
        kinds: new Set<string>(),
        since: validFrom,
        statuses: new Set<never>(),
        namedOn: validFrom,
      };
      const known: BasisDocument & { namedOn: string } = documents.get(key) ?? fresh;
      known.kinds.add(kind);
      known.statuses.add(status);
      if (validFrom < known.since) known.since = validFrom;
      // The newest version of an act, and of its names the one that says most.
      if (validFrom > known.namedOn || (validFrom === known.namedOn && name.length > known.name.length)) {
        known.name = name;
        known.namedOn = validFrom;
      }
      documents.set(key, known);
    }
  }
  return [...documents.values()];
}

/** What tells an act from others: rules give its marks, its version and its dates or leave them out. */
export const actKey = (chinese: string): string =>
  chinese
    .replace(/（[^（）]*）|\([^()]*\)/g, '')
    .replace(/\d{4} ?年( ?\d+ ?月)?( ?\d+ ?日)?(?! ?第)|\d{4}-\d\d-\d\d/g, '')
    .replace(/[《》“”"\s，,]/g, '');
