import { coordEach } from '@turf/turf';
import type { Geometry } from 'geojson';
import { PlannerError } from '../../shared/errors.ts';
import type { StationFields } from '../../shared/stations.ts';
import type { Document } from './document.ts';
import { decodeGeometry, encodeGeometry, type StoredGeometry } from './geometry-blob.ts';
import { blobFor } from './geopackage.ts';
import { rowsOf, tableHolding } from './layer-tables.ts';
import { storedJson } from './stored.ts';

/** What the layer keeps of a substation beside its place. */
export type StationRow = Omit<StationFields, 'position'>;

/** What a class says, such as 110kV, is kept in step with the voltage, as other programs read it. */
const classOf = (voltageKv: number | null) => (voltageKv === null ? null : `${voltageKv}kV`);

/** Puts a substation at a place; gives its number. */
export function insertStation(
  { db }: Document,
  { name, ...figures }: StationRow,
  position: StationFields['position'],
): number {
  const result = db
    .prepare('INSERT INTO substations (geom, name, class, properties, synthetic) VALUES (?, ?, ?, ?, 0)')
    .run(
      encodeGeometry({ type: 'Point', coordinates: position }),
      name,
      classOf(figures.voltageKv),
      JSON.stringify(figures),
    );
  return Number(result.lastInsertRowid);
}

/**
 * Writes what is said of a substation over what its layer said, keeping its other properties.
 *
 * @param by degrees east and north by which it is moved, whatever its shape
 * @throws PlannerError `station.unknown`
 */
export function updateStation(
  { db }: Document,
  id: number,
  { name, ...figures }: StationRow,
  by: [number, number],
): void {
  const row = db.prepare(`SELECT geom, properties FROM ${rowsOf('substations')} WHERE id = ?`).get(id) as
    | { geom: Uint8Array; properties: string }
    | undefined;
  if (!row) throw new PlannerError('station.unknown', { id });
  const before = storedJson(row.properties, 'properties') as object;
  const table = tableHolding(db, 'substations', id);
  db.prepare(`UPDATE ${table} SET geom = ?, name = ?, class = ?, properties = ? WHERE id = ?`).run(
    blobFor('substations', moved(decodeGeometry(row.geom), by)),
    name,
    classOf(figures.voltageKv),
    JSON.stringify({ ...before, ...figures }),
    id,
  );
}

/** @throws PlannerError `station.unknown` */
export function deleteStation({ db }: Document, id: number): void {
  const table = tableHolding(db, 'substations', id);
  if (!table) throw new PlannerError('station.unknown', { id });
  db.prepare(`DELETE FROM ${table} WHERE id = ?`).run(id);
}

function moved(geometry: StoredGeometry, [east, north]: [number, number]): StoredGeometry {
  if (east === 0 && north === 0) return geometry;
  const copy = structuredClone(geometry);
  coordEach(copy as Geometry, (place) => {
    place[0]! += east;
    place[1]! += north;
  });
  return copy;
}
