import type { Database } from 'better-sqlite3';
import type { ContextLayerName } from '../../shared/domain.ts';
import type { LandStatus } from '../../shared/land-rules.ts';
import { EXTENT, encodeTile, type TileFeature } from '../formats/tiles/mvt.ts';
import { intoTile, shapeInTile, type TileAddress, tileBounds } from '../formats/tiles/tile-grid.ts';
import { decodeGeometry } from '../store/geometry-blob.ts';
import {
  contextRows,
  hasMoreThan,
  type SiteSpot,
  type SiteTileFacts,
  siteFacts,
  siteRows,
  type TileRow,
} from '../store/tiles.ts';
import { OVERVIEW_ZOOM, type Overview, overviewTile } from './tile-overview.ts';

export type TileLayer = ContextLayerName | 'sites';

/** Margin drawn beyond a tile's edges so that lines join, in units of its side. */
const BUFFER = 64;
/** Shapes drawn one by one in a tile; where there are more, the map shows where they lie. */
export const MOST_SHAPES = 12_000;
/** From this zoom on sites have outlines, below it points; those as small as its point only from the next one on. */
const OUTLINES_FROM = 12;
/** Length or width from which a site is larger than its point, in units of a tile's side: 8 pixels. */
const LARGE = 64;
/** Up to this zoom small shapes are drawn somewhat wider than they are, or many would fall between two pixels. */
const WIDENED_TO = 13;
/** By how much on every side, and up to which length and width, in units of a tile's side: a quarter of a pixel, and 8. */
const WIDENING = { by: 2, most: 64 };
/** Cells along a tile's side with one dot each; on the screen 4 pixels. */
const DOTS = 128;
/** Cells along a tile's side with one label each at most: on the screen as high as one line, and far less wide. */
const LABELS = 32;
/** In the deepest tiles the map asks for, each site has its label. */
const ALL_LABELLED_FROM = 16;

/** What tiles of low zooms are made from, read once for many of them. */
export interface Overviews {
  of(layer: ContextLayerName): Overview;
  sites(): readonly SiteSpot[];
}

/** A layer's part in one tile of the map, as a Mapbox Vector Tile. */
export function makeTile(
  db: Database,
  layer: TileLayer,
  address: TileAddress,
  landOf: (siteId: number) => LandStatus,
  overviews: Overviews,
): Uint8Array {
  if (layer === 'sites') return makeSiteTile(db, address, landOf, overviews);
  const bounds = tileBounds(address, BUFFER);
  const place = intoTile(address);
  const crowded = address.z <= OVERVIEW_ZOOM && hasMoreThan(db, layer, bounds, MOST_SHAPES);
  const features = crowded
    ? overviewTile(overviews.of(layer), address)
    : contextRows(db, layer, bounds).flatMap((row) =>
        shapeOf(row, place, {
          name: row.name ?? null,
          class: row.class ?? null,
          synthetic: row.synthetic === 1,
        }),
      );
  if (address.z <= WIDENED_TO && !crowded)
    for (const { type, parts } of features) if (type === 'polygon') widen(parts);
  return encodeTile({ [layer]: features });
}

function sizeOf(ring: TileFeature['parts'][number]): number {
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
  return Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
}

/** Moves the corners of a small polygon away from its middle. */
function widen(parts: TileFeature['parts']): void {
  const [ring] = parts;
  if (parts.length !== 1 || !ring || sizeOf(ring) > WIDENING.most) return;
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
  const [west, east, north, south] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  for (const at of ring) {
    at[0] += WIDENING.by * Math.sign(2 * at[0] - west - east);
    at[1] += WIDENING.by * Math.sign(2 * at[1] - north - south);
  }
}

function shapeOf(
  { id, geom }: TileRow,
  place: ReturnType<typeof intoTile>,
  properties: TileFeature['properties'],
): TileFeature[] {
  const shape = shapeInTile(decodeGeometry(geom), place);
  return shape.parts.length > 0 ? [{ id, ...shape, properties }] : [];
}

function makeSiteTile(
  db: Database,
  address: TileAddress,
  landOf: (siteId: number) => LandStatus,
  overviews: Overviews,
): Uint8Array {
  const place = intoTile(address);
  const facts = (row: SiteTileFacts) => ({
    ...{ id: row.id, name: row.name, kind: row.kind, included: row.included === 1 },
    ...{
      capacity: row.capacity,
      specificYield: row.specificYield,
      avoided: row.avoided,
      land: landOf(row.id),
    },
  });
  const bounds = tileBounds(address, BUFFER);
  const crowded = address.z < OUTLINES_FROM && hasMoreThan(db, 'sites', bounds, MOST_SHAPES);
  const rows = crowded ? [] : siteRows(db, bounds);
  const labelled = new Set(address.z < ALL_LABELLED_FROM ? thinned(rows, place, LABELS) : rows);
  const shapes =
    address.z < OUTLINES_FROM
      ? []
      : rows
          .flatMap((row) => shapeOf(row, place, { ...facts(row), labelled: labelled.has(row) }))
          .filter(({ parts }) => address.z > OUTLINES_FROM || sizeOf(parts[0]!) >= LARGE);
  const dots = crowded
    ? siteFacts(
        db,
        thinned(overviews.sites(), place, DOTS).map(({ id }) => id),
      )
    : thinned(rows, place, DOTS);
  const points = dots.map((row): TileFeature => {
    return { id: row.id, type: 'point', parts: [[place([row.x, row.y])]], properties: facts(row) };
  });
  return encodeTile({ sites: shapes, 'site-points': points });
}

/** One row of each cell, the one with the most power, so that what stands for it never piles up. */
function thinned<T extends SiteSpot>(
  rows: readonly T[],
  place: ReturnType<typeof intoTile>,
  cellsAlong: number,
): T[] {
  const side = EXTENT / cellsAlong;
  const cells = new Map<number, T>();
  for (const row of rows) {
    const [u, v] = place([row.x, row.y]);
    // Each belongs to the one tile it lies in.
    if (u < 0 || v < 0 || u >= EXTENT || v >= EXTENT) continue;
    const key = Math.floor(u / side) * cellsAlong + Math.floor(v / side);
    const before = cells.get(key);
    if (!before || row.capacity > before.capacity) cells.set(key, row);
  }
  return [...cells.values()];
}
