import type { Mode } from '../../../shared/money.ts';

/**
 * Sites that share every hour: the same shape of the year, the same way of selling, behind the same meter, in the same
 * group, on the same wires. What becomes of a kilowatt-hour is the same share for all of them.
 */
export interface Lane {
  /** Share of the year's energy in each of 8760 UTC hours. */
  shape: Float64Array;
  mode: Mode;
  /** Share used on site that the scenario assumes; null takes the hours of `meter`. */
  assumedUse: number | null;
  /** Index of the consumers behind the owner's meter; null for none. */
  meter: number | null;
  /** Index of the consumers that are reached over the public grid; null for none. */
  group: number | null;
  /** Index of the transformer of 10/0.4 kV it is behind; null for none. */
  transformer: number | null;
  /** Index of the feeder, or of the substation that a line of its own leads to; null where there is none. */
  feeder: number | null;
  station: number | null;
}

/** Sites of a lane that age alike and began in the same year. */
export interface Cohort {
  lane: number;
  /** P50 of a whole year of operation when new, kWh, of what is built. */
  annualKwh: number;
  capacityKwp: number;
  degradationPerYear: number;
  /** Calendar year in which they go into service, on its first day. */
  inService: number;
}

/** What is used behind a meter or in a group, kWh of 8760 UTC hours; cold stores may run ahead by some hours. */
export interface Demand {
  load: Float64Array;
  cold: Float64Array;
  coldHours: number;
}

/** Hours that many objects share, and how many times each has them: a county has thousands of transformers. */
export interface Scaled {
  hours: Float64Array;
  times: number;
}

/** A battery: what it holds, its power, and energy out over energy in. */
export interface Store {
  energyKwh: number;
  powerKw: number;
  roundTrip: number;
}

/** What a transformer, a feeder or a substation takes: its load and the flow back that is allowed, kW. */
export interface Strength {
  load: Scaled;
  /** What PV that is there already gives, kW; null where there is none. It takes its room first. */
  existing: Scaled | null;
  backKw: number;
  /** Takes what may not pass, and gives it off as soon as there is room. */
  store?: Store | null;
  /** Planned limit: the largest output over capacity that is let out; left out, there is none. */
  lid?: number | null;
}

export interface Limit extends Strength {
  /** What it was until works were done, and their year. */
  before?: { year: number; strength: Strength } | null;
}

/** A transformer hangs on a feeder, or on a substation; on neither where none is known. */
interface TransformerLimit extends Limit {
  feeder: number | null;
  station: number | null;
}

interface FeederLimit extends Limit {
  station: number;
}

interface StationLimit extends Limit {
  /** Index of the substation of a higher voltage that feeds it; left out or null where none does. */
  above?: number | null;
}

/** What the account of a county follows from. */
export interface AccountInput {
  lanes: readonly Lane[];
  cohorts: readonly Cohort[];
  meters: readonly Demand[];
  groups: readonly Demand[];
  transformers: readonly TransformerLimit[];
  feeders: readonly FeederLimit[];
  stations: readonly StationLimit[];
  lifetimeYears: number;
  /** Simultaneous share of generation across sites, as the grid sees it. */
  simultaneity: number;
  /** Price of each of 8760 UTC hours on the market, yuan per kWh; left out or null, no hours are priced. */
  marketYuanKwh?: Float64Array | null;
}

/** Where energy goes, kWh or shares of one. The parts after the first add up to it. */
export interface Flow {
  generatedKwh: number;
  usedOnSiteKwh: number;
  sharedKwh: number;
  /** Not exported, because the way of selling allows none. */
  curtailedModeKwh: number;
  curtailedTransformerKwh: number;
  curtailedFeederKwh: number;
  curtailedStationKwh: number;
  storageLossKwh: number;
  /** At once, or later out of storage. */
  fedInKwh: number;
}

export const FLOW_PARTS = [
  'usedOnSiteKwh',
  'sharedKwh',
  'curtailedModeKwh',
  'curtailedTransformerKwh',
  'curtailedFeederKwh',
  'curtailedStationKwh',
  'storageLossKwh',
  'fedInKwh',
] as const satisfies readonly (keyof Flow)[];

export const noFlow = (): Flow => ({
  generatedKwh: 0,
  usedOnSiteKwh: 0,
  sharedKwh: 0,
  curtailedModeKwh: 0,
  curtailedTransformerKwh: 0,
  curtailedFeederKwh: 0,
  curtailedStationKwh: 0,
  storageLossKwh: 0,
  fedInKwh: 0,
});

/** Adds a flow, or a share of it. */
export function addFlow(to: Flow, from: Flow, times = 1): void {
  to.generatedKwh += from.generatedKwh * times;
  for (const part of FLOW_PARTS) to[part] += from[part] * times;
}

/** What reaches a user or the public grid: after curtailment and storage loss. */
export const deliveredKwh = ({ usedOnSiteKwh, sharedKwh, fedInKwh }: Flow): number =>
  usedOnSiteKwh + sharedKwh + fedInKwh;

/** What transformers, feeders and substations do not take. */
export const curtailedByGridKwh = (flow: Flow): number =>
  flow.curtailedTransformerKwh + flow.curtailedFeederKwh + flow.curtailedStationKwh;

/** That, and what the way of selling does not export. */
export const curtailedKwh = (flow: Flow): number => flow.curtailedModeKwh + curtailedByGridKwh(flow);

/** One year of the county by the hour, kWh of 8760 UTC hours. */
export interface AccountHours {
  generated: Float64Array;
  usedOnSite: Float64Array;
  shared: Float64Array;
  curtailed: Float64Array;
  /** Into storage and out of it, at its terminals. */
  charged: Float64Array;
  discharged: Float64Array;
  /** At once; what storage gives off comes on top. */
  fedIn: Float64Array;
}

/** A transformer's, a feeder's or a station's part of a year, kWh. */
export interface PlaceFlow {
  curtailedKwh: number;
  takenKwh: number;
  lostKwh: number;
}

/** What a transformer, a feeder or a substation sees of a year, kW of 8760 hours, simultaneity counted. */
export interface SeenHours {
  /**
   * Generation of its sites but for what their way of selling or a planned limit leaves: sent, or used on the way; and
   * the latter alone.
   */
  made: Float64Array;
  used: Float64Array;
  /** At least what is used on the way, less what PV gives that is there already. */
  load: Float64Array;
}

/** The hours of a year on the wires, and the shares of a lane's generation that are made and sent in an hour. */
export interface WireHours {
  transformers: readonly SeenHours[];
  feeders: readonly SeenHours[];
  stations: readonly SeenHours[];
  madeShare(lane: number, hour: number): number;
  sentShare(lane: number, hour: number): number;
}

export interface AccountYear {
  year: number;
  capacityKwp: number;
  total: Flow;
  /** For each lane what becomes of one kilowatt-hour; for each cohort its energy. */
  lanes: readonly Flow[];
  /**
   * For each lane what of one kilowatt-hour is fed in, at the market price of its hours, yuan; empty where no hours are
   * priced.
   */
  fedInYuan: readonly number[];
  cohortKwh: readonly number[];
  transformers: readonly PlaceFlow[];
  feeders: readonly PlaceFlow[];
  stations: readonly PlaceFlow[];
  /** Load behind each meter and in each group as it is run, kWh of 8760 hours; empty where no hours were asked for. */
  meterLoads: readonly Float64Array[];
  groupLoads: readonly Float64Array[];
  /** Null unless asked for. */
  wires: WireHours | null;
}
