import type { ContextLayerName } from '../../shared/domain.ts';
import type { Bounds } from '../../shared/geometry.ts';
import type { Document } from './document.ts';
import { envelopeOf } from './geometry-blob.ts';
import { rowsOf } from './layer-tables.ts';
import { prepared } from './prepared.ts';

export interface NamedFeature {
  layer: ContextLayerName;
  id: number;
  name: string | null;
  /** 0 for just what was looked for, 1 where a name begins with it, 2 where it is within one. */
  rank: number;
  bounds: Bounds;
}

interface Raw {
  id: number;
  geom: Uint8Array;
  name: string | null;
  properties: string;
}

/** Rows looked at between two turns. */
const PAGE = 5000;

/** How well a name answers a text in lower case; null where it does not. */
export function nameRank(name: string, text: string): number | null {
  const at = name.toLowerCase().indexOf(text);
  if (at < 0) return null;
  return at > 0 ? 2 : name.length === text.length ? 0 : 1;
}

/**
 * Features of a layer by name, id or a value of their own fields, yielded a page of rows at a time (perhaps none), so
 * that whoever asks can let others run in between.
 *
 * @param text what is looked for, lower case
 * @param id the same as a number, null where it is none
 */
export function* featuresNamed(
  { db }: Document,
  layer: ContextLayerName,
  text: string,
  id: number | null,
): Generator<NamedFeature[]> {
  const end = prepared(
    db,
    `SELECT max(id) FROM (SELECT id FROM ${rowsOf(layer)} WHERE id > ? ORDER BY id LIMIT ${PAGE})`,
  ).pluck();
  // The geometry is read of those found only.
  const found = prepared(
    db,
    `SELECT id, name, properties, geom FROM ${rowsOf(layer)} WHERE id > :after AND id <= :upto
     AND (id = :id OR instr(lower(name), :text) > 0 OR instr(lower(properties), :text) > 0)`,
  );
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const upto = end.get(after) as number | null;
    if (upto === null) return;
    yield (found.all({ after, upto, id, text }) as Raw[]).flatMap(({ geom, properties, ...row }) => {
      const rank = row.id === id ? 0 : ((row.name && nameRank(row.name, text)) ?? codeRank(properties, text));
      return rank === null ? [] : [{ ...row, layer, rank: Number(rank), bounds: envelopeOf(geom) }];
    });
    after = upto;
  }
}

/** A whole value of a feature's own fields is as good as its name; the names of fields and parts of values are not. */
function codeRank(properties: string, text: string): number | null {
  let fields: unknown;
  try {
    fields = JSON.parse(properties);
  } catch {
    return null;
  }
  const values = Object.values(fields ?? {});
  return values.some((value) => String(value).toLowerCase() === text) ? 0 : null;
}
