import type { CaseClass, MoneyAssumptions } from '../../../shared/money.ts';
import type { OwnTerms } from '../../../shared/own-terms.ts';

/**
 * Prices and costs that are set for a site, else for its class.
 *
 * @returns undefined where neither is: all follow
 */
export function ownTermsOf(
  { classTerms, siteTerms }: Pick<MoneyAssumptions, 'classTerms' | 'siteTerms'>,
  id: number,
  ownerClass: CaseClass,
): OwnTerms | undefined {
  const [ofClass, ofSite] = [classTerms[ownerClass], siteTerms[String(id)]];
  return ofClass || ofSite ? { ...ofClass, ...ofSite } : undefined;
}
