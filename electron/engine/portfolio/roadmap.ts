import type { Goal, Phase, Roadmap } from '../../../shared/portfolio.ts';
import type { Steps } from '../../../shared/steps.ts';
import type { Candidate } from './candidates.ts';
import { spread } from './spread.ts';

/** A battery that is bought with the first site at its substation. */
export interface PlannedStore {
  stationId: number;
  energyKwh: number;
  powerKw: number;
  investmentYuan: number;
}

/** Of a yearly share, what a year may be off before it is said. */
const CLOSE = 0.01;

/**
 * Spreads a set of sites and batteries over years: the best worth per yuan first, each year as near to an equal share of
 * the investment as whole sites allow. A battery comes in the year of the first site at its substation; one without
 * sites in the first.
 *
 * @returns a phase for each year with what it is off its share, and why years cannot be equal where they are not
 */
export function* roadmapOf(
  chosen: readonly Candidate[],
  stores: readonly PlannedStore[],
  goal: Goal,
  firstYear: number,
  years: number,
): Steps<Roadmap> {
  const rates = Float64Array.from(chosen, ({ worth, investmentYuan }) => worth[goal] / investmentYuan);
  const order = Array.from(chosen.keys())
    .sort((a, b) => rates[b]! - rates[a]! || chosen[a]!.id - chosen[b]!.id)
    .map((index) => chosen[index]!);
  yield;
  const costs = order.map(({ investmentYuan }) => investmentYuan);
  const bound = stores.map(({ stationId, investmentYuan }) => ({
    with: order.flatMap(({ station }, index) => (station === stationId ? [index] : [])),
    cost: investmentYuan,
  }));
  yield;
  const { of, storeOf, sums } = spread(costs, bound, years);
  const total = sums.reduce((sum, cost) => sum + cost, 0);
  const yearlyYuan = total / years;
  const inYear = sums.map((): Candidate[] => []);
  for (const [i, site] of order.entries()) {
    yield;
    inYear[of[i]!]!.push(site);
  }
  const phases: Phase[] = [];
  for (const [index, investmentYuan] of sums.entries()) {
    yield;
    const sites = inYear[index]!;
    phases.push({
      year: firstYear + index,
      siteIds: sites.map(({ id }) => id),
      stores: stores.filter((_, i) => storeOf[i] === index),
      capacityKwp: sites.reduce((sum, { capacityKwp }) => sum + capacityKwp, 0),
      investmentYuan,
      offYuan: investmentYuan - yearlyYuan,
      annualKwh: sites.reduce((sum, { worth }) => sum + worth.energy, 0),
      cumulativeKwp: 0,
      byKind: {
        rooftop: ofKind(sites, 'rooftop'),
        agrivoltaic: ofKind(sites, 'agrivoltaic'),
      },
    });
  }
  let [cumulativeKwp, annualKwh] = [0, 0];
  for (const phase of phases) {
    cumulativeKwp += phase.capacityKwp;
    annualKwh += phase.annualKwh;
    phase.cumulativeKwp = cumulativeKwp;
    phase.annualKwh = annualKwh;
  }
  const equal = phases.every(({ offYuan }) => Math.abs(offYuan) <= CLOSE * yearlyYuan);
  return {
    phases,
    yearlyYuan,
    equal,
    larger: order
      .filter(({ investmentYuan }) => investmentYuan > yearlyYuan * (1 + CLOSE))
      .map(({ id }) => id),
  };
}

const ofKind = (sites: readonly Candidate[], kind: Candidate['kind']): number =>
  sites.reduce((sum, site) => sum + (site.kind === kind ? site.capacityKwp : 0), 0);
