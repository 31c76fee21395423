import type { FeatureCollection } from 'geojson';
import type { AccountCheck } from '../../shared/account.ts';
import type { CropOption } from '../../shared/agrivoltaic.ts';
import type { AgrivoltaicResult } from '../../shared/agrivoltaic-result.ts';
import type { CarbonOutlook } from '../../shared/carbon.ts';
import type { CertificateLedger } from '../../shared/certificates.ts';
import type { ComparedFigures, Tornado } from '../../shared/compare.ts';
import type { ConnectionPoint } from '../../shared/connections.ts';
import type { Supply } from '../../shared/consumers.ts';
import type { CountyFact } from '../../shared/county-facts.ts';
import type {
  Assumptions,
  ContextLayer,
  ContextLayerName,
  CountyDetail,
  ProjectInfo,
  Site,
  SiteEstimate,
} from '../../shared/domain.ts';
import type { InverterPreset, ModulePreset } from '../../shared/equipment.ts';
import type { ExistingPv } from '../../shared/existing-pv.ts';
import type { FitScores, KeptObserver } from '../../shared/fit.ts';
import type { GridCheck, GridClass } from '../../shared/grid.ts';
import type { ListedWorks, ZonePart } from '../../shared/grid-zone.ts';
import type { GroupRatios } from '../../shared/groups.ts';
import type { LandCheck } from '../../shared/land-rules.ts';
import type { MoneyOutlook } from '../../shared/money-figures.ts';
import type { GridObject, OpenCapacity } from '../../shared/open-capacity.ts';
import type { AcrossBorder, Overlaps } from '../../shared/overlaps.ts';
import type { PlanOptions, PlanText } from '../../shared/plan.ts';
import type { Roadmap } from '../../shared/portfolio.ts';
import type { RoofsLeftOut } from '../../shared/roof-fitness.ts';
import type { RoofProgress } from '../../shared/roofs.ts';
import type { RuleRow } from '../../shared/rule-pack.ts';
import type { ModeCheck } from '../../shared/site-terms.ts';
import type { Summary } from '../../shared/summary.ts';
import type { Terrain } from '../../shared/terrain.ts';
import type { Transformer } from '../../shared/transformers.ts';
import type { WeatherNote } from '../../shared/weather.ts';
import type { LossStep, YieldAnalysis } from '../../shared/yield.ts';

/** Everything a plan says, gathered before it is written, so that writing it needs nothing else. */
export interface PlanData extends Omit<PlanOptions, 'logo'> {
  /** Image for the cover, as a data URL. */
  logo: string | null;
  /** ISO 8601 instant; shown in Beijing time. */
  generatedAt: string;
  appVersion: string;
  /** SHA-256 of what the project document says (`contentSum`), hexadecimal. */
  documentSha256: string;
  project: ProjectInfo;
  county: CountyDetail;
  neighbours: CountyDetail[];
  scenario: { name: string; assumptions: Assumptions };
  summary: Summary;
  /** First operating year of the scenario, for sites that have none of their own. */
  startYear: number;
  /** Texts of chapters that the planner wrote, and figures of the county that no layer tells. */
  texts: PlanText[];
  facts: CountyFact[];
  /** Rules in force in the county on the day the document is planned by, `YYYY-MM-DD`. */
  rules: RuleRow[];
  rulesDate: string;
  /** PV that was entered as there or filed, with what counts of it. */
  existing: { name: string; position: [number, number]; state: ExistingPv['state']; kwp: number }[];
  /** Village transformers, for the map of the grid. */
  transformers: Pick<Transformer, 'id' | 'name' | 'position'>[];
  /** AC power of the sites that count, by their ids. */
  acKw: Map<number, number>;
  /** All sites of the document; the plan lists those that count: included, and breaking no rule not overridden. */
  sites: PlanSite[];
  context: {
    layers: ContextLayer[];
    /** Features for the maps, WGS84; layers that are not drawn may be left out. */
    features: Partial<Record<ContextLayerName, FeatureCollection>>;
  };
  weather: PlanWeather;
  /** Heights of the ground that skylines and sight rest on; null when none were imported. */
  terrain: Terrain | null;
  /** Loss steps of the county's sites together, shares of POA × capacity; empty when nothing is estimated. */
  losses: LossStep[];
  /** The county's sites together; null when nothing is estimated. */
  analysis: SitesAnalysis | null;
  /** Quantities that stand in several chapters, held against each other; null when nothing is estimated. */
  check: AccountCheck | null;
  /** Sites that count and lie on one ground. */
  overlaps: Overlaps;
  acrossBorder: AcrossBorder;
  /** Carbon beyond the first year; null when nothing is estimated. */
  carbon: CarbonOutlook | null;
  /** Groups of direct green power with their ratios. */
  groups: { name: string; ratios: GroupRatios }[];
  /** Ledger of certificates; null when nothing is estimated. */
  certificates: CertificateLedger | null;
  /** The included agrivoltaic sites by how they are built and what they grow; each is worked out once. */
  agrivoltaic: PlanAgrivoltaic[];
  /** The scenario's sites against the land rules, those that do not count as well. */
  land: LandCheck;
  /** The sites that count against the rules of their class; null when nothing is estimated. */
  modeCheck: ModeCheck | null;
  /** Fit of the sites that count, and the observers that glare reaches longest first; null without sites. */
  fit: { scores: FitScores; observers: { site: string; observer: KeptObserver }[] } | null;
  /** Costs and income; null when nothing is estimated. */
  money: MoneyOutlook | null;
  /** What the net present value depends on; null when nothing is estimated. */
  tornado: Tornado | null;
  /** Hourly balance with the consumers, and what the substations carry; null when nothing is estimated. */
  supply: Supply | null;
  grid: GridCheck | null;
  /** Objects that the sites connecting to them overfill; null when nothing is estimated. */
  connectionWorks: { works: ConnectionWork[]; more: number; adopted: AdoptedWork[] } | null;
  /** Where the energy goes, by calendar year; empty when nothing is estimated. */
  energyYears: EnergyYear[];
  /** What of the grid's objects is open by DL/T 2041—2025; null when nothing is estimated. */
  openCapacity: OpenCapacity | null;
  /** The scenario's sites by the year they should be built; null when nothing is estimated. */
  roadmap: Roadmap | null;
  /** The plan's scenario beside the document's others, its own first; empty where there is only one. */
  comparison: ComparedFigures[];
  /** Roofs developed by class of building; empty without buildings. */
  roofs: RoofProgress[];
  /** Roofs left out as unfit, each time sites were made of buildings. */
  roofsLeftOut: RoofsLeftOut[];
  /** Equipment of the library that sites that count are planned with. */
  equipment: { modules: Used<ModulePreset>[]; inverters: Used<InverterPreset>[] };
  /** Photos of the sites that count. */
  photos: PlanPhotos;
  notices: { name: string; terms: string; source: string }[];
}

/** Works that the scenario has taken over, and what is then open for connection. */
interface AdoptedWork extends ListedWorks {
  openMw: number;
  grade: GridClass;
}

/** Works at an object of the grid that make room for the sites below it. */
export interface ConnectionWork {
  objectId: string;
  kind: GridObject['kind'];
  name: string;
  voltageKv: number | null;
  openMw: number;
  plannedMw: number;
  /** First year in which the sites overfill it. */
  year: number;
  /** Null where nothing makes room for all within what is allowed. */
  yuan: number | null;
  parts: ZonePart[];
}

interface EnergyYear {
  year: number;
  capacityKwp: number;
  generatedKwh: number;
  usedOnSiteKwh: number;
  sharedKwh: number;
  fedInKwh: number;
  storageLossKwh: number;
  curtailedKwh: number;
  deliveredKwh: number;
}

/** What stands behind the energy of the sites together; `yearlyKwh` is what is delivered from `firstYear` on. */
type SitesAnalysis = Pick<
  YieldAnalysis,
  'typicalDayKwh' | 'uncertainty' | 'yearlyKwh' | 'degradationPerYear' | 'models'
> & {
  firstYear: number;
};

/** Equipment with the sites that are planned with it. */
export interface Used<T> {
  preset: T;
  sites: number;
  capacityKwp: number;
}

export interface PlanPhotos {
  /** How many there are; fewer may be printed. */
  total: number;
  printed: {
    siteId: number;
    caption: string;
    widthPx: number;
    heightPx: number;
    /** JPEG, as a data URL. */
    image: string;
  }[];
}

export interface PlanAgrivoltaic {
  siteNames: string[];
  /** Of the first of these sites; shares, depths and ratios hold for all. */
  result: AgrivoltaicResult;
  crop: CropOption;
}

export type PlanSite = Site & {
  estimate: SiteEstimate | null;
  /** Town and village it is counted to; null where the document does not tell. */
  town: string | null;
  village: string | null;
  /** Where it connects; null where it is not built, left out where that was not asked. */
  connection?: ConnectionPoint | null;
};

interface PlanWeather {
  /** Name of the imported year, or null for the bundled climate. */
  name: string | null;
  annualGhiKwhM2: number;
  meanTemperatureC: number;
  /** UTC months; null when not known. */
  monthlyGhiKwhM2: number[] | null;
  notes: WeatherNote[];
  /** Climate stations or data sets behind the year. */
  sources: { name: string; detail: string; basis: string }[];
}
