import type { CommandOutput } from '../../shared/contract.ts';
import type { ContextLayer, ContextLayerName, History, ProjectInfo, Scenario } from '../../shared/domain.ts';
import type { Summary } from '../../shared/summary.ts';
import type { Language } from './i18n.ts';

/** A site with its estimate, as the document lists it. */
export type SiteRow = CommandOutput<'site.list'>['sites'][number];
export type WeatherYearInfo = CommandOutput<'weather.list'>['years'][number];

/** Where the loading of something stands. */
type Load = 'idle' | 'loading' | 'ready' | 'failed';

const TOOLS = [
  'select',
  'box',
  'polygon',
  'rectangle',
  'angledRectangle',
  'move',
  'rotate',
  'distance',
  'area',
] as const;
export type Tool = (typeof TOOLS)[number];
/** Those that make a site. */
export const CREATING: ReadonlySet<Tool> = new Set(['polygon', 'rectangle', 'angledRectangle']);

export const COLOUR_BY = ['kind', 'specificYield', 'capacity', 'avoided'] as const;
export type ColourBy = (typeof COLOUR_BY)[number];

type Dialog =
  | 'shortcuts'
  | 'about'
  | 'plan'
  | 'coordinates'
  | 'new'
  | 'backups'
  | 'import'
  | 'roofs'
  | 'export'
  | 'terms'
  | 'rules'
  | 'history'
  | 'province'
  | null;

export interface Job {
  id: string;
  name: string;
  done: number;
  total: number;
}

interface DocumentSlice {
  project: ProjectInfo | null;
  projectLoad: Load;
  summary: Summary | null;
  history: History | null;
  /** Every site, or where there are too many for that the ones looked at. */
  sites: SiteRow[];
  /** How many there are. */
  siteCount: number;
  /** Whether there are too many to be read as a whole: the map then draws tiles, and lists read pages. */
  sitesInTiles: boolean;
  /** Grows whenever sites may have changed. */
  sitesVersion: number;
  siteById: ReadonlyMap<number, SiteRow>;
  sitesLoad: Load;
  layers: ContextLayer[];
  layersLoad: Load;
  scenarios: Scenario[];
  scenariosLoad: Load;
  weather: WeatherYearInfo[];
  weatherLoad: Load;
  /** Grows whenever a site's numbers may have changed: what shows a computed result reads again. */
  resultsVersion: number;
  contextVersion: number;
}

export interface ViewSlice {
  language: Language;
  tool: Tool;
  newKind: 'rooftop' | 'agrivoltaic';
  snap: boolean;
  colourBy: ColourBy;
  selected: ReadonlySet<number>;
  hidden: ReadonlySet<ContextLayerName | 'neighbours' | 'graticule'>;
  leftOpen: boolean;
  rightOpen: boolean;
  drawerOpen: boolean;
  dialog: Dialog;
  /** A document that could not be opened because it is damaged, while its backups are shown. */
  damaged: string | null;
  /** A document that the system or a later start gave, until it is opened or the planner says what to do. */
  given: string | null;
  /** File the import wizard is to read. */
  importPath: string | null;
  /** Scenario whose assumptions are being edited. */
  editingScenario: number | null;
  /** Edits on their way to the document. */
  pending: number;
  connected: boolean;
  /** Whether the map's first picture is there. */
  mapDrawn: boolean;
  jobs: readonly Job[];
}

export type State = DocumentSlice & ViewSlice;
