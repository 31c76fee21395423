import type { Goal, Phase } from '../../../shared/portfolio.ts';
import type { Candidate } from './candidates.ts';

/**
 * Spreads a set of sites over years: the best worth per yuan first, each year up to an equal share of the investment,
 * the last taking what is left.
 *
 * @returns one phase for each year
 */
export function roadmapOf(
  chosen: readonly Candidate[],
  goal: Goal,
  firstYear: number,
  years: number,
): Phase[] {
  const total = chosen.reduce((sum, { investmentYuan }) => sum + investmentYuan, 0);
  const order = [...chosen].sort(
    (a, b) => b.worth[goal] / b.investmentYuan - a.worth[goal] / a.investmentYuan || a.id - b.id,
  );
  const phases = Array.from(
    { length: years },
    (_, index): Phase => ({
      year: firstYear + index,
      siteIds: [],
      capacityKwp: 0,
      investmentYuan: 0,
      annualKwh: 0,
      cumulativeKwp: 0,
      byKind: { rooftop: 0, agrivoltaic: 0 },
    }),
  );
  let spent = 0;
  for (const site of order) {
    // A site belongs to the year in which its investment begins.
    const begun = total > 0 ? spent / total : 0;
    const phase = phases[Math.min(years - 1, Math.floor(begun * years))]!;
    phase.siteIds.push(site.id);
    phase.capacityKwp += site.capacityKwp;
    phase.investmentYuan += site.investmentYuan;
    phase.annualKwh += site.worth.energy;
    phase.byKind[site.kind] += site.capacityKwp;
    spent += site.investmentYuan;
  }
  let [cumulativeKwp, annualKwh] = [0, 0];
  for (const phase of phases) {
    cumulativeKwp += phase.capacityKwp;
    annualKwh += phase.annualKwh;
    phase.cumulativeKwp = cumulativeKwp;
    phase.annualKwh = annualKwh;
  }
  return phases;
}
