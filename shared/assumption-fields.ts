import type { CarbonAssumptions } from './carbon.ts';
import type { SupplyAssumptions } from './consumers.ts';
import type { Assumptions } from './domain.ts';
import type { FitNumberKey } from './fit.ts';
import { type LossTree, lossTreeSchema } from './yield.ts';

export type PlainKey = Exclude<
  keyof Assumptions,
  'lossTree' | 'weatherId' | 'gridFactorKgKwh' | 'carbon' | 'fit' | 'money' | 'supply'
>;
export type LossKey = keyof LossTree;

/** How a figure of an assumption is shown: what its stored value is multiplied by, and the unit then. */
export interface Shown {
  factor: number;
  unit: string;
  min: number;
  max: number;
  digits: number;
}

const percent = (min: number, max: number, digits = 2): Shown => ({
  factor: 100,
  unit: '%',
  min,
  max,
  digits,
});

export const PLAIN: Record<PlainKey, Shown> = {
  gammaPdcPerK: { factor: 100, unit: '%/°C', min: -2, max: 0, digits: 3 },
  faimanU0: { factor: 1, unit: 'W/(m²·K)', min: 1, max: 100, digits: 2 },
  faimanU1: { factor: 1, unit: 'W·s/(m³·K)', min: 0, max: 50, digits: 2 },
  dcAcRatio: { factor: 1, unit: '', min: 0.1, max: 5, digits: 2 },
  inverterEfficiency: percent(1, 100),
  albedo: { factor: 1, unit: '', min: 0, max: 1, digits: 2 },
  degradationPerYear: percent(0, 5),
  lifetimeYears: { factor: 1, unit: 'a', min: 1, max: 50, digits: 0 },
};

export const LOSS: Shown = percent(0, 100);
export const LOSS_KEYS = Object.keys(lossTreeSchema.shape) as LossKey[];

export type CarbonKey = Exclude<keyof CarbonAssumptions, 'gridPath'>;
export interface CarbonShown {
  factor: number;
  unit: string;
  min: number;
  max: number;
  /** What an empty field stands for, where it may be empty. */
  empty?: 'bundled' | 'unknown';
}
export const YEAR: CarbonShown = { factor: 1, unit: '', min: 2020, max: 2100 };
const SHARE: CarbonShown = { factor: 100, unit: '%', min: 0, max: 100 };
const EMBODIED: CarbonShown = { factor: 1, unit: 'kg/kWp', min: 0, max: 10000, empty: 'bundled' };
export const CARBON: Record<CarbonKey, CarbonShown> = {
  startYear: YEAR,
  embodiedRooftopKgKwp: EMBODIED,
  embodiedAgrivoltaicKgKwp: EMBODIED,
  selfConsumedRooftop: SHARE,
  selfConsumedAgrivoltaic: SHARE,
  fuelReplaced: SHARE,
  certificated: SHARE,
  supplyChain: SHARE,
  peakYear: YEAR,
  neutralYear: YEAR,
  countyEmissionsTco2: { factor: 1, unit: 't', min: 1, max: 1e9, empty: 'unknown' },
  emissionsGrowth: { ...SHARE, min: -20, max: 20 },
  peakTarget: { ...SHARE, max: 300 },
  neutralTarget: SHARE,
};

export interface FitShown {
  factor?: number;
  unit?: string;
  min?: number;
  max: number;
  digits?: number;
}
export const FIT: Record<FitNumberKey, FitShown> = {
  agricultureShare: { factor: 100, unit: '%', max: 100 },
  jobsPerMw: { max: 100 },
  irrigationM3PerMu: { max: 5000 },
  bottomRooftopM: { unit: 'm', max: 200 },
  topRooftopM: { unit: 'm', max: 200 },
  eyeM: { unit: 'm', min: 0.5, max: 50 },
  weightSpread: { max: 2 },
  trials: { max: 5000, digits: 0 },
  seed: { max: 4_294_967_295, digits: 0 },
};

export type SupplyKey = Exclude<
  keyof SupplyAssumptions,
  'ratingsMva' | 'storesKwh' | 'storesKw' | 'reactiveMode' | 'shareOverGrid'
>;
const share = (min: number, max: number) => ({ factor: 100, unit: '%', min, max });
const plain = (unit: string, min: number, max: number) => ({ factor: 1, unit, min, max });
export const SUPPLY: Record<SupplyKey, { factor: number; unit: string; min: number; max: number }> = {
  calendarYear: plain('', 2025, 2026),
  meterReachM: plain('m', 0, 5000),
  sharingRadiusM: plain('m', 0, 100_000),
  networkChargeYuanKwh: plain('yuan/kWh', 0, 2),
  gridCarbonFree: share(0, 100),
  roundTrip: share(30, 100),
  storageRate: plain('1/h', 0.01, 4),
  coldHours: plain('h', 0, 24),
  powerFactor: plain('', 0.51, 1),
  reverseLimit: share(1, 200),
  voltageLimit: share(0.1, 20),
  voltageSum: share(0.1, 30),
  busPu: plain('p.u.', 0.8, 1.2),
  pvPowerFactor: plain('', 0.8, 1),
  controlFromPu: plain('p.u.', 0.9, 1.2),
  typicalHour: plain('h', 0, 8759),
  maxOutputFactor: plain('', 0.01, 1),
  countyLeastMw: plain('MW', 0, 1e6),
  countyMostMw: plain('MW', 0, 1e6),
  defaultRatingMva: plain('MVA', 0.01, 10_000),
  feederReachM: plain('m', 0, 100_000),
  transformerReachM: plain('m', 0, 10_000),
  batteryYuanKwh: plain('yuan/kWh', 0, 10_000),
  batteryYuanKw: plain('yuan/kW', 0, 10_000),
  batteryOpexShare: share(0, 100),
  batteryYears: plain('a', 1, 50),
  simultaneity: share(1, 100),
};
