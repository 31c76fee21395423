import type { Area, Bounds } from '../../shared/geometry.ts';
import type { Encoding, ImportFinding, ImportLayer, Inspection } from '../../shared/import.ts';
import type { SurfaceMeta } from '../../shared/roof-survey.ts';
import type { GridShape, HeightTile, HeightUnit, Packing, TerrainMeta } from '../../shared/terrain.ts';
import type { Incoming } from '../store/duplicates.ts';
import type { READY } from './ready.ts';

interface FileTask {
  path: string;
  encoding: Encoding;
  /** Folder the thread may fill; whoever asks makes it and removes it. */
  scratch: string;
  county: { boundary: Area; bounds: Bounds };
}

/** What a reading thread is asked to do. */
export type GdalTask =
  | ({ type: 'inspect'; crs?: string } & FileTask)
  /** Read heights on the county's grid. */
  | ({ type: 'terrain'; crs: string; unit: HeightUnit | null } & Omit<FileTask, 'encoding'>)
  /** Read heights of the surface, roofs and trees included, as fine as they are. */
  | ({ type: 'surface'; crs: string; unit: HeightUnit | null } & Omit<FileTask, 'encoding'>)
  | ({ type: 'stage'; layers: ImportLayer[]; clip: boolean } & FileTask)
  /** Turn a GeoPackage in the scratch folder into another format. */
  | { type: 'convert'; scratch: string; from: string; to: string; options: string[] };

/** Features of a file, ready for the document, in a SQLite file of their own. */
export interface Staged {
  /** Table `rows (id, layer, geom, name, class, fields, properties)`; `layer` is the place in `layers`. */
  path: string;
  layers: { source: string; crs: string; read: number; rows: number }[];
  repaired: ImportFinding[];
  refused: ImportFinding[];
}

/** Heights of a file, packed for the document. */
export interface StagedTerrain {
  name: string;
  meta: TerrainMeta;
  shape: GridShape;
  packing: Packing;
  tiles: HeightTile[];
}

/** Heights of a file of the surface, packed for the document. */
export interface StagedSurface extends Omit<StagedTerrain, 'meta'> {
  meta: SurfaceMeta;
}

export interface GdalResult {
  /** With what the rows looked at would come in as, layer by layer. */
  inspect: Inspection & { incoming: Incoming[][] };
  terrain: StagedTerrain;
  surface: StagedSurface;
  stage: Staged;
  convert: { files: string[] };
}

export type FromGdal =
  | typeof READY
  | { type: 'progress'; done: number; total: number }
  | { type: 'done'; value: unknown }
  | { type: 'refused'; code: string; params: Record<string, string | number>; where: object }
  | { type: 'failed'; message: string; stack?: string };
