import {
  type CarbonAssumptions,
  type CarbonOutlook,
  type PathPoint,
  SCOPES,
} from '../../../shared/carbon.ts';
import type { SiteKind } from '../../../shared/domain.ts';
import { type Ageing, yearlyProduction } from '../analysis.ts';
import { avoidedByYear, combinedMargin, paybackYears } from './avoided.ts';
import { factorInYear, gridPath } from './grid-path.ts';
import { claimShares, divideGrams } from './ledger.ts';
import { trackTargets } from './targets.ts';

/** What the outlook of a county's sites needs to know. */
export interface OutlookInput {
  assumptions: CarbonAssumptions;
  ageing: Ageing;
  byKind: { kind: SiteKind; capacityKwp: number; annualKwh: number }[];
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
 * Self-consumption shares are weighted by each kind's energy, as all sites meet the same factors and age alike.
 */
export function carbonOutlook(input: OutlookInput): CarbonOutlook {
  const { assumptions, ageing, byKind, known, margins, embodied } = input;
  const { startYear, peakYear, neutralYear } = assumptions;
  const path = gridPath({ year: known.year, factorKgKwh: known.factorKgKwh }, assumptions.gridPath);
  const annualKwh = sum(byKind.map((row) => row.annualKwh));
  const embodiedTco2 =
    sum(byKind.map(({ kind, capacityKwp }) => capacityKwp * embodied[kind].kgCo2ePerKwp)) / 1000;
  const energyKwh = yearlyProduction(annualKwh, ageing);
  const lastYear = Math.max(peakYear, neutralYear);
  const years = avoidedByYear(
    energyKwh,
    (year) => factorInYear(path, year),
    startYear,
    lastYear,
    embodiedTco2,
  );
  const average = years.slice(0, energyKwh.length).map((row) => row.avoidedTco2);
  const lifetimeTco2 = sum(average);
  const payback = annualKwh > 0 ? paybackYears(embodiedTco2, average) : null;

  const methods: CarbonOutlook['methods'] = [
    {
      method: 'average',
      factorKgKwh: years[0]!.factorKgKwh,
      firstYearTco2: average[0]!,
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
      firstYearTco2: combined[0]!,
      lifetimeTco2: sum(combined),
      paybackYears: annualKwh > 0 ? paybackYears(embodiedTco2, combined) : null,
      source: margins.source,
    });
  }

  const claimed = { scope1: 0, scope2: 0, scope3: 0, scope3plus: 0 };
  for (const row of byKind) {
    const own =
      row.kind === 'rooftop' ? assumptions.selfConsumedRooftop : assumptions.selfConsumedAgrivoltaic;
    const shares = claimShares(own, assumptions);
    for (const scope of SCOPES) claimed[scope] += shares[scope] * row.annualKwh;
  }
  const totalG = Math.round(lifetimeTco2 * GRAMS_PER_TONNE);
  return {
    years,
    lifetimeYears: ageing.lifetimeYears,
    embodiedTco2,
    embodiedKgKwp: {
      rooftop: embodied.rooftop.kgCo2ePerKwp,
      agrivoltaic: embodied.agrivoltaic.kgCo2ePerKwp,
    },
    embodiedSource: { rooftop: embodied.rooftop.source, agrivoltaic: embodied.agrivoltaic.source },
    lifetimeTco2,
    netTco2: lifetimeTco2 - embodiedTco2,
    paybackYears: payback,
    methods,
    ledger: { totalG, entries: divideGrams(totalG, claimed) },
    targets: trackTargets(years, assumptions),
    path,
  };
}
