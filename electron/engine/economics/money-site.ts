import type { SiteKind } from '../../../shared/domain.ts';
import type { CaseClass, Mode } from '../../../shared/money.ts';
import type { OwnTerms } from '../../../shared/own-terms.ts';
import type { CashYear } from './cash-flow.ts';
import type { SoldShares } from './rules.ts';

/** What the money of one site follows from. */
export interface MoneySite {
  id: number;
  kind: SiteKind;
  capacityKwp: number;
  annualKwh: number;
  /** Of the drawn outline. */
  areaM2: number;
  moduleWpM2: number;
  /** Whose system it is and how it sells; left out, what the scenario says of its kind. */
  owner?: CaseClass;
  mode?: Mode;
  /** Costs and rents of its own, in place of the figures and the scenario's. */
  own?: OwnTerms;
  /** Equipment that lets the grid observe and steer it. */
  fourAbilitiesYuan?: number;
  /** Of the hourly balance with the consumers it shares with; null takes the assumed share. */
  selfUsed: number | null;
  /**
   * Of each operating year, where its energy goes by the account; left out, what is assumed is sold. Its price on the
   * spot and over the public grid are then of who uses it there.
   */
  sold?: readonly SoldShares[];
  retailYuanKwh?: number;
  sharedYuanKwh?: number;
  /** Price of what it feeds in in each operating year, before its growth; left out, that of the figures. */
  feedInYuanKwh?: readonly number[];
  /** The same were all it generates fed in, where market prices go by the hour. */
  wholeFeedInYuanKwh?: readonly number[];
  /** Years after the first one of the county in which it goes into service. */
  delayYears?: number;
  /** Of the crop model, as a share of income; null takes the assumed change. */
  cropChange: number | null;
  /** Whether a fish pond lies under it, whose income and its change are assumptions of their own. */
  pond?: boolean;
  /** Share of power its modules lose each year; the scenario's where it is not given. */
  degradationPerYear?: number;
  /** Left out, no battery is paid for. */
  grid?: SiteGrid;
  /** Its part of works on the grid; left out, of none. */
  works?: readonly SiteWorks[];
}

/** A site's part of the battery at its substation. */
export interface SiteGrid {
  batteryYuan: number;
  /** Running the battery in the first year. */
  batteryOpexYuan: number;
  /** After so many years it is replaced at the same price. */
  batteryYears: number;
}

/** A site's part of works at an object of the grid. */
export interface SiteWorks {
  /** Operating year before which they are done: in the first they are part of its investment, later spent in that year. */
  operatingYear: number;
  yuan: number;
  /** Of it, storage: it is run from then on, at what it costs in the first year, and renewed. */
  storeYuan: number;
  opexYuan: number;
  storeYears: number;
}

/** Prices and costs with every choice made. */
export interface MoneyFigures {
  capexYuanKwp: Record<SiteKind, number>;
  opexYuanKwp: Record<SiteKind, number>;
  feedInYuanKwh: number;
  /** What users pay the grid for what they use on the spot: under roofs, and on fields by the farm tariff. */
  retailYuanKwh: number;
  farmRetailYuanKwh: number;
  /** Share of the energy that could be used on the spot. */
  selfUsed: Record<SiteKind, number>;
}

/** An operating year, yuan: what the site sells and costs, and who gets what. */
export interface SiteYear extends CashYear {
  energyKwh: number;
  feedInYuan: number;
  selfUseYuan: number;
  opexYuan: number;
  rentYuan: number;
  householdYuan: number;
  villageYuan: number;
  roofOwnerYuan: number;
}

/** Figures of a site's year that add up over sites, in the order in which they are kept. */
export const SITE_YEAR = [
  ...([
    'energyKwh',
    'feedInYuan',
    'selfUseYuan',
    'opexYuan',
    'rentYuan',
    'vatYuan',
    'incomeTaxYuan',
  ] as const),
  ...(['interestYuan', 'principalYuan', 'dividendYuan', 'projectYuan', 'equityYuan'] as const),
  ...(['householdYuan', 'villageYuan', 'roofOwnerYuan'] as const),
] satisfies (keyof SiteYear)[];

/** Operating years as a list for each figure: a county has millions of them, and none needs an object of its own. */
export type SiteYears = Record<keyof SiteYear, number[]>;

/** @param count of years, each of nothing */
export const noYears = (count: number): SiteYears =>
  Object.fromEntries(SITE_YEAR.map((key) => [key, new Array<number>(count).fill(0)])) as SiteYears;

/** The years as they are shown. */
export const yearRows = (years: SiteYears): SiteYear[] =>
  years.energyKwh.map(
    (_, n) => Object.fromEntries(SITE_YEAR.map((key) => [key, years[key][n]!])) as unknown as SiteYear,
  );
