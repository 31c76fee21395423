import type { Statement } from 'better-sqlite3';
import type { Area } from '../../shared/geometry.ts';
import type { Document } from './document.ts';
import { decodeGeometry } from './geometry-blob.ts';

/** A building as it is found at a position. */
export interface OutlinedBuilding {
  id: number;
  class: string | null;
  geometry: Area;
  /** Its further properties, read where asked for. */
  properties(): Record<string, unknown>;
}

type Row = [id: number, geom: Uint8Array, name: string | null, properties: string];
type BoxedRow = [...Row, west: number, east: number, south: number, north: number];

/** Side of the squares whose buildings are read together once some of them were asked for, degrees: a village. */
const SQUARE_DEG = 0.005;
/** A square is read after so many askings, as where roof after roof of a village is. */
const ASKED = 3;
/** Of a square with more buildings than this each is asked for by itself. */
const MOST_IN_SQUARE = 5000;
/** Squares kept at a time. */
const MOST_SQUARES = 16;

/**
 * Finds the buildings whose boxes hold a position, as they were when first asked for. Neighbours asked for one after
 * another cost a fraction of asking the R*Tree for each.
 */
export function buildingsAt({
  db,
}: Pick<Document, 'db'>): (position: readonly number[]) => OutlinedBuilding[] {
  const from = 'FROM rtree_buildings_geom r JOIN buildings b ON b.id = r.id';
  const within = 'r.minx <= ? AND r.maxx >= ? AND r.miny <= ? AND r.maxy >= ?';
  const columns = 'b.id, b.geom, b.class, b.properties';
  const here: Statement = db.prepare(`SELECT ${columns} ${from} WHERE ${within}`).raw();
  const inSquare: Statement = db
    .prepare(
      `SELECT ${columns}, r.minx, r.maxx, r.miny, r.maxy ${from} WHERE ${within} LIMIT ${MOST_IN_SQUARE + 1}`,
    )
    .raw();
  /** Of each square how often it was asked for, and then what is in it; null where that is too much. */
  const squares = new Map<number, number | BoxedRow[] | null>();
  const squareOf = (x: number, y: number): BoxedRow[] | null => {
    const [column, row] = [Math.floor(x / SQUARE_DEG), Math.floor(y / SQUARE_DEG)];
    const key = column * 1e6 + row;
    const known = squares.get(key) ?? 0;
    if (typeof known !== 'number') return known;
    if (known + 1 < ASKED) {
      if (squares.size >= MOST_SQUARES) squares.clear();
      squares.set(key, known + 1);
      return null;
    }
    const [west, south] = [column * SQUARE_DEG, row * SQUARE_DEG];
    const rows = inSquare.all(west + SQUARE_DEG, west, south + SQUARE_DEG, south) as BoxedRow[];
    const read = rows.length > MOST_IN_SQUARE ? null : rows;
    squares.set(key, read);
    return read;
  };
  return ([x = 0, y = 0]) => {
    const square = squareOf(x, y);
    const rows: readonly (Row | BoxedRow)[] = square
      ? square.filter((row) => row[4] <= x && row[5] >= x && row[6] <= y && row[7] >= y)
      : (here.all(x, x, y, y) as Row[]);
    return rows.flatMap(([id, geom, name, properties]) => {
      const geometry = decodeGeometry(geom);
      if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return [];
      return [{ id, class: name, geometry: geometry as Area, properties: () => JSON.parse(properties) }];
    });
  };
}
