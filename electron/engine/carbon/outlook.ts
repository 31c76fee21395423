import type { CarbonAssumptions, CarbonOutlook, PathPoint } from '../../../shared/carbon.ts';
import type { SiteKind } from '../../../shared/domain.ts';
import { avoidedByYear, combinedMargin, paybackYears } from './avoided.ts';
import { factorInYear, gridPath } from './grid-path.ts';
import { claimShares, divideGrams } from './ledger.ts';
import { trackTargets } from './targets.ts';

/** What the outlook of a county's sites needs to know. */
export interface OutlookInput {
  assumptions: CarbonAssumptions;
  lifetimeYears: number;
  /** What is put into service, by kind and calendar year. */
  built: readonly { kind: SiteKind; capacityKwp: number; inService: number }[];
  /** Calendar year of the first of `deliveredKwh`, the energy delivered in each year until nothing is any more. */
  startYear: number;
  deliveredKwh: readonly number[];
  /** Of that, what is used on the spot. */
  usedOnSiteKwh: readonly number[];
  /** Share of what is exported over all years that the settlement mechanism does not settle; left out, all. */
  outsideMechanism?: number;
  /** Newest published factor of the grid, kgCO2/kWh, with its year. */
  known: PathPoint & { source: string };
  /** Margins of the regional grid, tCO2/MWh; null where none is published. */
  margins: { operatingMargin: number; buildMargin: number; source: string } | null;
  /** Embodied emissions by kind, kgCO2e/kWp. */
  embodied: Record<SiteKind, { kgCo2ePerKwp: number; source: string }>;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const GRAMS_PER_TONNE = 1e6;

/**
 * Carbon of a county's sites from the first operating year to the end of life or the neutral year, whichever is
 * later; by the grid's average factor along its path, and by a combined margin fixed ex ante (CDM TOOL07).
 *
 * Claims follow the tonnes of what is used on the spot and of what is not, each year at its own factor.
 */
export function carbonOutlook(input: OutlookInput): CarbonOutlook {
  const { assumptions, built, startYear, deliveredKwh: energyKwh, known, margins, embodied } = input;
  const { peakYear, neutralYear } = assumptions;
  const path = gridPath({ year: known.year, factorKgKwh: known.factorKgKwh }, assumptions.gridPath);
  const booked = energyKwh.map(() => 0);
  for (const { kind, capacityKwp, inService } of built) {
    booked[inService - startYear]! += (capacityKwp * embodied[kind].kgCo2ePerKwp) / 1000;
  }
  const embodiedTco2 = sum(booked);
  const anyEnergy = energyKwh.some((kwh) => kwh > 0);
  const lastYear = Math.max(peakYear, neutralYear);
  const years = avoidedByYear(energyKwh, (year) => factorInYear(path, year), startYear, lastYear, booked);
  const average = years.slice(0, energyKwh.length).map((row) => row.avoidedTco2);
  const lifetimeTco2 = sum(average);
  const payback = anyEnergy ? paybackYears(embodiedTco2, average) : null;

  const headlineYear = built.reduce((last, { inService }) => Math.max(last, inService), startYear);
  const headline = headlineYear - startYear;

  const methods: CarbonOutlook['methods'] = [
    {
      method: 'average',
      factorKgKwh: years[headline]!.factorKgKwh,
      firstYearTco2: average[headline]!,
      lifetimeTco2,
      paybackYears: payback,
      source: known.source,
    },
  ];
  if (margins) {
    const factorKgKwh = combinedMargin(margins.operatingMargin, margins.buildMargin);
    const combined = energyKwh.map((kwh) => (kwh * factorKgKwh) / 1000);
    methods.push({
      method: 'combinedMargin',
      factorKgKwh,
      firstYearTco2: combined[headline]!,
      lifetimeTco2: sum(combined),
      paybackYears: anyEnergy ? paybackYears(embodiedTco2, combined) : null,
      source: margins.source,
    });
  }

  const usedTco2 = sum(input.usedOnSiteKwh.map((kwh, n) => (kwh * years[n]!.factorKgKwh) / 1000));
  const used = lifetimeTco2 > 0 ? usedTco2 / lifetimeTco2 : 0;
  const claimed = claimShares(used, assumptions, input.outsideMechanism);
  const totalG = Math.round(lifetimeTco2 * GRAMS_PER_TONNE);
  return {
    years,
    lifetimeYears: input.lifetimeYears,
    embodiedTco2,
    embodiedKgKwp: {
      rooftop: embodied.rooftop.kgCo2ePerKwp,
      agrivoltaic: embodied.agrivoltaic.kgCo2ePerKwp,
    },
    embodiedSource: { rooftop: embodied.rooftop.source, agrivoltaic: embodied.agrivoltaic.source },
    lifetimeTco2,
    netTco2: lifetimeTco2 - embodiedTco2,
    paybackYears: payback,
    headlineYear,
    methods,
    ledger: { totalG, entries: divideGrams(totalG, claimed) },
    targets: trackTargets(years, { ...assumptions, startYear }),
    path,
  };
}
