import { inLanguage } from '../../../shared/i18n/in-language.ts';
import type { RuleRow } from '../../../shared/rule-pack.ts';

/** A document with what the plan takes from it. */
export interface BasisDocument {
  /** As the rules name it, without what single rules say: of two languages, `⟦中文 ‖ English⟧`. */
  name: string;
  kinds: Set<string>;
  /** The earliest day from which a rule of it holds. */
  since: string;
  statuses: Set<RuleRow['status']>;
}

/** Rules that no document is named for, and those that are judgements of the program. */
const NONE = /^(无$|工程判断)/;
/** What follows a document's name: the article, and what the rule says. */
const RULE_ZH = /[：；].*$/;
const RULE_EN = /(: |; where ).*$/;
const ARTICLE_ZH = /第[一二三四五六七八九十百]+条(、第[一二三四五六七八九十百]+条)*$/;
const ARTICLE_EN = /,? art\. \d+( and \d+)*(, from [a-z ]+)?$/;
/** A part of a notice that single rules are of: buildings of one class. */
const PART_ZH = /（[^（）]*）$/;
const PART_EN = / \([^()]*\)$/;

/** The documents that rules rest on, each once, in the order in which rules name them. */
export function basisDocuments(rules: readonly RuleRow[]): BasisDocument[] {
  const all = new Set(rules.map(({ document }) => inLanguage(document, 'zh')));
  const documents = new Map<string, BasisDocument>();
  for (const { document, kind, validFrom, status } of rules) {
    const chinese = inLanguage(document, 'zh');
    if (NONE.test(chinese)) continue;
    const isPart = all.has(chinese.replace(PART_ZH, ''));
    const zh = nameOf(isPart ? chinese.replace(PART_ZH, '') : chinese, RULE_ZH, ARTICLE_ZH);
    const english = inLanguage(document, 'en');
    const en = nameOf(isPart ? english.replace(PART_EN, '') : english, RULE_EN, ARTICLE_EN);
    const name = zh === en ? zh : `⟦${zh} ‖ ${en}⟧`;
    // An act is named with its marks by some rules, and without by others.
    const key = zh.replace(/[《》]/g, '');
    const known = documents.get(key) ?? { name, kinds: new Set(), since: validFrom, statuses: new Set() };
    known.kinds.add(kind);
    known.statuses.add(status);
    if (validFrom < known.since) known.since = validFrom;
    documents.set(key, known);
  }
  return [...documents.values()];
}

const nameOf = (document: string, rule: RegExp, article: RegExp): string =>
  document.replace(rule, '').replace(article, '').trim();
