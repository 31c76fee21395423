import type { BuildingClass } from '../../shared/building-classes.ts';
import type { CommandOutput } from '../../shared/contract.ts';
import type { SiteFields, SiteKind } from '../../shared/domain.ts';
import type { Language } from '../../shared/i18n/index.ts';
import type { Duplicates, ImportFinding, ImportLayer, Replace } from '../../shared/import.ts';
import type { FitnessState, LeftOutRow } from '../../shared/roof-fitness.ts';
import type { RoofClass, RoofCorrectionRow } from '../../shared/roof-survey.ts';
import type { RoofFilter, RoofMatch, RoofProgress, RoofRules } from '../../shared/roofs.ts';
import type { Meant, SitesEdit } from '../bulk/edit-sites.ts';
import type { RoofsAsked, RoofsRead } from '../bulk/roof-read.ts';
import type { CopyKind } from '../store/copy-document.ts';
import type { Touched } from '../store/journal.ts';
import type { Staged } from './gdal-protocol.ts';

/** What new sites get where nothing else is said. */
export type SiteDefaults = Record<SiteKind, Omit<SiteFields, 'name' | 'geometry'>>;

/** What a thread with a connection of its own is asked to do with a document. */
export type BulkTask =
  | {
      type: 'import';
      staged: Staged;
      layers: ImportLayer[];
      replace: Replace;
      duplicates: Duplicates;
      /** Name of the file, the source of an imported border. */
      file: string;
      county: { name: string; center: [number, number] };
      defaults: SiteDefaults;
      /** Names of the conductors that a feeder, and a line of low voltage, may be of. */
      conductors: string[];
      lowConductors: string[];
      /** Keys of the equipment a site may name. */
      equipment: Record<'module' | 'inverter', string[]>;
      language: Language;
    }
  | {
      type: 'sites-from-buildings';
      filter: RoofFilter;
      rules: RoofRules;
      defaults: SiteDefaults['rooftop'];
      language: Language;
      classes: Record<BuildingClass, RoofClass>;
      useSurvey: boolean;
    }
  | { type: 'edit-sites'; edit: SitesEdit; meant: Meant }
  | {
      type: 'match-roofs';
      filter: RoofFilter;
      rules: RoofRules;
      moduleWpM2: number;
      classes: Record<BuildingClass, RoofClass>;
      useSurvey: boolean;
    }
  | { type: 'roof-correction'; rules: RoofRules; classes: Record<BuildingClass, RoofClass> }
  | { type: 'roof-progress' }
  | ({ type: 'roof-read' } & RoofsAsked)
  /** Reads a document through that was too large to be read through when it was opened, or a copy of one. */
  | { type: 'check' }
  /** Brings a document that is not open to the newest schema, a copy of it as it was beside it. */
  | { type: 'migrate' }
  /** Copies a document, open or not, see `copyDocument`. */
  | { type: 'copy'; target: string; kind: CopyKind }
  | { type: 'flip'; which: 'undo' | 'redo'; rows: number };

export interface BulkResult {
  import: {
    touched: Touched;
    layers: { imported: number; removed: number }[];
    repaired: ImportFinding[];
    refused: ImportFinding[];
  };
  'sites-from-buildings': {
    touched: Touched;
    created: number;
    taken: number;
    unusable: number;
    unfit: LeftOutRow[];
    checks: FitnessState[];
    capacityKwp: number;
  };
  'edit-sites': { touched: Touched; value: CommandOutput<SitesEdit['name']> };
  'match-roofs': RoofMatch;
  'roof-correction': RoofCorrectionRow[];
  'roof-progress': Omit<RoofProgress, 'leastShare' | 'source'>[];
  'roof-read': RoofsRead;
  flip: { touched: Touched | null };
  check: null;
  migrate: { defaultsDropped: number };
  copy: { features: number | null };
}

/** What starts the thread. */
export interface BulkStart {
  /** The document's path. */
  path: string;
  task: BulkTask;
  /** One number, set to 1 to stop the work. */
  stop: Int32Array;
}

export type FromBulk =
  | { type: 'progress'; done: number; total: number }
  | { type: 'done'; value: unknown }
  | { type: 'stopped' }
  | { type: 'refused'; code: string; params: Record<string, string | number>; where: object }
  | { type: 'failed'; message: string; code?: string; stack?: string };
