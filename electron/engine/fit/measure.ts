import type { FitAssumptions, FitObserver, Measured } from '../../../shared/fit.ts';

/** What is known of a site and its surroundings, in SI units; null where the document does not say. */
export interface FitFacts {
  kind: 'rooftop' | 'agrivoltaic';
  capacityKwp: number;
  /** What all households and the village collective earn of it a year, by the money of the scenario; null before an estimate. */
  earned: { householdYuanPerYear: number; villageYuanPerYear: number } | null;
  /** How water is lifted there. */
  pump: { headM: number; efficiency: number };
  /**
   * Yield and light under the rows over those on open land, both 0 where nothing is grown; the yield is null where no
   * response to shade is published. Null for a roof, which takes neither.
   */
  crop: { relativeYield: number | null; lightShare: number } | null;
  /** Share of the site on permanent basic farmland; null without a farmland layer. */
  protectedShare: number | null;
  /** Farmland within a kilometre, square metres; null without a farmland layer. */
  farmlandM2: number | null;
  /** Yearly use of cold stores, greenhouses and pumps within two kilometres; null when none is mapped. */
  farmLoadKwh: number | null;
  /** Metres to the nearest of each; null when there is none. */
  substationM: number | null;
  villageM: number | null;
  roadM: number | null;
  scenicM: number | null;
  homestayM: number | null;
  chargerM: number | null;
  /** Households of the nearest village; null when not known. */
  households: number | null;
  seen: Seen;
  /** Which kinds of observer the document has at all. */
  mapped: { scenic: boolean; village: boolean; road: boolean };
}

/** The most that any observer of a kind gets of a site. */
export interface Seen {
  magnitudeDeg2: Record<'scenic' | 'road', number>;
  glareHours: Record<FitObserver['kind'], number>;
}

const MU_M2 = 10_000 / 15;
/** Joules that lift a cubic metre of water by a metre. */
const LIFT_J_PER_M3_M = 1000 * 9.80665;

/** Electricity that lifts water, kWh: ρ·g·h·V/η. */
export const pumpingKwh = (volumeM3: number, liftM: number, efficiency: number): number =>
  (volumeM3 * liftM * LIFT_J_PER_M3_M) / efficiency / 3.6e6;

/**
 * The indicators of a site's fit.
 *
 * @param facts see {@link FitFacts}
 * @param assumptions jobs and water; see `fitAssumptionsSchema` for their sources
 * @returns every indicator in the unit of its criterion; null where a fact is missing
 */
export function measure(facts: FitFacts, assumptions: FitAssumptions): Measured {
  const per = (value: number | null, unit: number) => (value === null ? null : value / unit);
  const { crop, farmlandM2, households, earned, pump } = facts;
  const view = (kind: 'scenic' | 'road') => (facts.mapped[kind] ? facts.seen.magnitudeDeg2[kind] : null);
  const glare = (kind: FitObserver['kind']) => (facts.mapped[kind] ? facts.seen.glareHours[kind] : null);
  const waterM3 = farmlandM2 === null ? null : (farmlandM2 / MU_M2) * assumptions.irrigationM3PerMu;
  return {
    cropYield: crop ? per(crop.relativeYield, 0.01) : 100,
    cropLight: crop ? crop.lightShare * 100 : 100,
    protectedShare: per(facts.protectedShare, 0.01),
    irrigationMwh: waterM3 === null ? null : pumpingKwh(waterM3, pump.headM, pump.efficiency) / 1000,
    farmLoadMwh: per(facts.farmLoadKwh, 1000),
    substationKm: per(facts.substationM, 1000),
    villageKm: per(facts.villageM, 1000),
    roadKm: per(facts.roadM, 1000),
    jobs: (facts.capacityKwp / 1000) * assumptions.jobsPerMw,
    householdYuan: households && earned ? earned.householdYuanPerYear / households : null,
    scenicKm: per(facts.scenicM, 1000),
    homestayKm: per(facts.homestayM, 1000),
    chargerKm: per(facts.chargerM, 1000),
    scenicView: view('scenic'),
    roadView: view('road'),
    scenicGlare: glare('scenic'),
    roadGlare: glare('road'),
    villageGlare: glare('village'),
    collectiveYuan: earned ? earned.villageYuanPerYear : null,
  };
}
