/** A tile or a photo as the window gets it. */
export interface Tile {
  body: Uint8Array;
  type: string;
}
