import type { Language } from '../../shared/i18n/index.ts';
import type { PlanOptions } from '../../shared/plan.ts';
import { countyWork } from '../county/county-work.ts';
import type { Session } from '../session/session.ts';
import { contentSum } from '../store/content-sum.ts';
import type { Document } from '../store/document.ts';
import { keptFor } from '../store/kept.ts';
import { rulesDate } from '../store/own-rules.ts';

/** A plan as it was made: its file, how many pages it has, and what stands beside it. */
export interface MadePlan {
  file: Uint8Array;
  pages: number | null;
  figures: Buffer;
}

/** The plan that was looked at last: kept until another is, or something it follows from is found to have changed. */
const looked = (document: Document) =>
  keptFor(document, keepLooked, (): { last: { key: string; made: MadePlan } | null } => ({ last: null }));

/**
 * What a plan follows from: the document's content, the day of its rules, its options and its language. The same key
 * is the same plan but for the minute it is of.
 */
export async function keyOfPlan(
  session: Session,
  document: Document,
  options: Omit<PlanOptions, 'logo'> & { logo: string | null },
  language: Language,
): Promise<string> {
  const content = await countyWork(session, document, contentSum(document));
  return JSON.stringify([content, rulesDate(document), language, options]);
}

/** Keeps the plan that was looked at last, so that writing it to a file needs no second printing. */
export const keepLooked = (document: Document, key: string, made: MadePlan): void => {
  looked(document).last = { key, made };
};

/** The plan that was looked at, where it is still the one of that key; null where it is not. */
export function lookedAt(document: Document, key: string): MadePlan | null {
  const known = looked(document);
  if (known.last?.key !== key) known.last = null;
  return known.last?.made ?? null;
}
