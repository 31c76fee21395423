import type { Bounds } from '../../shared/geometry.ts';
import type { Document } from './document.ts';
import { decodeGeometry, envelopeOf, type StoredGeometry } from './geometry-blob.ts';

/** Something that uses power, as the fit score reads it. */
export interface FoundConsumer {
  kind: string;
  annualKwh: number;
  geometry: StoredGeometry;
  bounds: Bounds;
}

/** Every consumer of a document; none in a document without that table. */
export function listConsumersNear({ db }: Pick<Document, 'db'>): FoundConsumer[] {
  if (!db.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'consumers'`).get()) return [];
  const rows = db.prepare('SELECT kind, annual_kwh AS annualKwh, geom FROM consumers').all() as {
    kind: string;
    annualKwh: number;
    geom: Uint8Array;
  }[];
  return rows.map(({ geom, ...rest }) => ({
    ...rest,
    geometry: decodeGeometry(geom),
    bounds: envelopeOf(geom),
  }));
}
