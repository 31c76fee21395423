import { type CarbonAssumptions, SCOPES, type Scope } from '../../../shared/carbon.ts';

type Claims = Pick<CarbonAssumptions, 'fuelReplaced' | 'certificated' | 'supplyChain'>;

/**
 * Shares of a site's avoided emissions by who may claim them; they add up to 1.
 *
 * Used on the spot: scope 2 of the user, or scope 1 where fuel burnt there is replaced (counted at the grid's factor).
 * Exported: scope 2 of a buyer who takes the green certificate, scope 3 of a buyer whose suppliers or tenants use
 * it by contract, and all else "Scope 3+": avoided by others, claimed by nobody.
 * What is fed in under the settlement mechanism earns its certificates for the province: no owner or buyer may claim it.
 *
 * @param outsideMechanism share of what is exported that the mechanism does not settle
 * Source: GHG Protocol Scope 2 Guidance (2015), ch. 6, one claim per megawatt-hour; WBCSD (2023), Guidance on
 * Avoided Emissions, reported apart from scopes 1 to 3.
 */
export function claimShares(
  selfConsumed: number,
  { fuelReplaced, certificated, supplyChain }: Claims,
  outsideMechanism = 1,
): Record<Scope, number> {
  const exported = (1 - selfConsumed) * outsideMechanism;
  const provincial = (1 - selfConsumed) * (1 - outsideMechanism);
  return {
    scope1: selfConsumed * fuelReplaced,
    scope2: selfConsumed * (1 - fuelReplaced) + exported * certificated,
    scope3: exported * (1 - certificated) * supplyChain,
    scope3plus: exported * (1 - certificated) * (1 - supplyChain) + provincial,
  };
}

/**
 * Divides a total into whole grams by scope so that the entries add up to it exactly: whole parts first, then one
 * gram each to the largest remainders (Hamilton's method).
 *
 * @param totalG whole grams, below 2⁵³
 * @param weightOf any non-negative weights by scope; without any, all is "Scope 3+"
 */
export function divideGrams(totalG: number, weightOf: Record<Scope, number>) {
  const sum = SCOPES.reduce((total, scope) => total + weightOf[scope], 0);
  const shares = SCOPES.map((scope) => (sum > 0 ? weightOf[scope] / sum : scope === 'scope3plus' ? 1 : 0));
  const exact = shares.map((share) => share * totalG);
  const grams = exact.map(Math.floor);
  let left = totalG - grams.reduce((total, each) => total + each, 0);
  const byRemainder = SCOPES.map((_, index) => index)
    .filter((index) => shares[index]! > 0)
    .sort((a, b) => exact[b]! - grams[b]! - (exact[a]! - grams[a]!));
  for (const index of byRemainder) {
    if (left <= 0) break;
    grams[index]! += 1;
    left -= 1;
  }
  // Rounding of shares can leave a few grams of very large totals either way: the largest entry takes them.
  grams[shares.indexOf(Math.max(...shares))]! += left;
  return SCOPES.map((scope, index) => ({ scope, share: shares[index]!, grams: grams[index]! }));
}
