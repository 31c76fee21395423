import type { StatedCrs } from '../formats/import/layer-crs.ts';

/** Names of columns that no file's own attribute has. */
export const FID = 'planner_fid';
export const GEOM = 'planner_geom';
/** Repairs that reading a row needed, as `code: what` texts. */
export const REPAIRED = 'planner_repaired';

/** A row with its number in the file, its geometry (a GeoPackage blob or GeoJSON) and its attributes as decoded. */
export type Row = Record<string, unknown>;

/** A layer of a file, whatever reads it. */
export interface LayerReader {
  /** Name within its file. */
  name: string;
  fields: { name: string; type: string }[];
  crs: StatedCrs | null;
  /** Whether its format has geometries of its own, as opposed to places in columns. */
  hasGeometry: boolean;
  /** Whether it has arcs, which reading turned into short straight pieces. */
  curved: boolean;
  /** Features; null where counting means reading all and `force` is not set. */
  count(force: boolean): number | null;
  /** Its rows, as often as asked. */
  rows(): Iterable<Row>;
}

/** A file, or a part of an archive, opened. */
export interface OpenPart {
  driver: string;
  encoding: string | null;
  encodingGuessed: boolean;
  layers: LayerReader[];
  /** Elements that are not read, with how many of each. */
  dropped: Record<string, number>;
  /**
   * Makes the rows of layers ready to be read, at most `limit` of each.
   * @throws PlannerError `import.unreadable`
   */
  prepare(layers: readonly LayerReader[], limit?: number): void;
  close(): void;
}
