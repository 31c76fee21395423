import type { TileAddress } from '../formats/tiles/tile-grid.ts';

export interface TileStart {
  /** The document's path. */
  path: string;
  /** One number: set to 1 by the thread once it has let go of the document. */
  closed: Int32Array;
}

export type ToTiles =
  /** `version` stays the same as long as no context layer changes. */
  | { type: 'tile'; ask: number; layer: string; address: TileAddress; version: string }
  /** Sites that break a land rule, without an override and with one. */
  | { type: 'land'; broken: Float64Array; overridden: Float64Array }
  | { type: 'close' };

export type FromTiles = { ask: number; bytes: Uint8Array } | { ask: number; failure: string };
