import type { Area } from '../../shared/geometry.ts';
import type { Document } from './document.ts';
import { decodeGeometry } from './geometry-blob.ts';
import { prepared } from './prepared.ts';

/** A county's border that the planner imported. */
export interface Boundary {
  area: Area;
  /** The file it came from. */
  source: string;
}

/** Changes whenever the imported border does; null when there is none. */
export function boundaryVersion({ db }: Document): number | null {
  const made = prepared(db, `SELECT 1 FROM sqlite_master WHERE name = 'county_boundary'`).get();
  return made ? (prepared(db, 'SELECT max(id) FROM county_boundary').pluck().get() as number | null) : null;
}

export function readBoundary({ db }: Document): Boundary | null {
  const row = db.prepare('SELECT geom, name FROM county_boundary ORDER BY id DESC LIMIT 1').get() as
    | { geom: Uint8Array; name: string | null }
    | undefined;
  return row ? { area: decodeGeometry(row.geom) as Area, source: row.name ?? '' } : null;
}
