import type { Geometry } from 'geojson';
import type { InspectedLayer, Inspection } from '../../shared/import.ts';
import { guessBuildingClass, guessFields, guessTarget } from '../../shared/import-guess.ts';
import { MOST_VERTICES } from '../formats/import/admit.ts';
import { geometryIn } from '../formats/import/attributes.ts';
import { inBox } from '../formats/import/guess-crs.ts';
import { settleCrs } from '../formats/import/layer-crs.ts';
import { flatten, mapPositions, positionsOf, type StoredShape } from '../formats/import/shapes.ts';
import { decodeAnyGeometry } from '../store/geometry-blob.ts';
import { copyLayers, type DescribedLayer, GEOM, type OpenFile, openFile, rowsOf } from './gdal-file.ts';
import type { GdalTask } from './gdal-protocol.ts';

const LOOKED_AT = 400;
const SAMPLE_ROWS = 5;
const VALUES_SHOWN = 24;
/** Files up to this size are counted even where that means reading them. */
const COUNTED_BYTES = 64 * 1024 * 1024;
const MOST_LAYERS = 100;

type Task = Extract<GdalTask, { type: 'inspect' }>;

/** Says what is in a file, from its first features. */
export async function inspectFile(task: Task): Promise<Inspection> {
  const file = await openFile(task.path, task.scratch, task.encoding);
  const described = file.layers.slice(0, MOST_LAYERS);
  const db = copyLayers(
    file,
    task.scratch,
    described.map(({ name }) => name),
    LOOKED_AT,
  );
  const layers = described.map((layer) => {
    const rows = [...rowsOf(db, layer.name)];
    return inspectLayer(file, layer, rows, task);
  });
  db.close();
  file.gdal.close(file.dataset);
  return {
    format: file.driver,
    fileName: file.name,
    bytes: file.source.bytes,
    encoding: file.source.encoding,
    layers,
    raster: null,
  };
}

function inspectLayer(
  file: OpenFile,
  layer: DescribedLayer,
  rows: Record<string, unknown>[],
  { county }: Task,
): InspectedLayer {
  const names = layer.fields.map(({ name }) => name);
  const target = guessTarget([layer.name, file.name]);
  const fields = guessFields(target, names);
  const shapes = rows.flatMap((row) => shapesIn(row, fields));
  const crs = settleCrs('auto', layer.crs, middleOf(shapes), county.bounds);
  const { toWgs84 } = crs;
  const placed = toWgs84
    ? shapes
        .map((shape) => mapPositions(shape, ([x, y]) => toWgs84(crs.swapped ? [y!, x!] : [x!, y!])))
        .filter((shape) => positionsOf(shape).every(([x, y]) => Number.isFinite(x) && Number.isFinite(y)))
    : [];
  const bounds = boundsOf(placed);
  const types: Record<string, number> = {};
  for (const { type } of shapes) types[type] = (types[type] ?? 0) + 1;
  const values = new Map(names.map((name) => [name, distinct(rows, name)]));
  return {
    name: layer.name,
    count:
      rows.length < LOOKED_AT
        ? rows.length
        : file.gdal.count(file.dataset, layer.index, file.source.bytes <= COUNTED_BYTES),
    geometryTypes: types,
    fields: layer.fields.map(({ name, type }) => ({ name, type, values: values.get(name) ?? [] })),
    sample: rows.slice(0, SAMPLE_ROWS).map((row) => names.map((name) => textOf(row[name]))),
    crs: { code: crs.code, name: crs.name, origin: crs.origin },
    bounds,
    inCounty: placed.some((shape) => inBox(positionsOf(shape)[0]!, county.bounds)),
    suggested: {
      target,
      fields,
      classes: Object.fromEntries(
        (values.get(fields.class ?? '') ?? []).map((value) => [value, guessBuildingClass(value) ?? '']),
      ),
    },
    preview: placed,
  };
}

function shapesIn(row: Record<string, unknown>, fields: Record<string, string>): StoredShape[] {
  const geometry = geometryOf(row) ?? geometryIn(row, fields);
  return geometry ? flatten(geometry).filter((shape) => positionsOf(shape).length > 0) : [];
}

/** Bytes of a corner with height and measure, at most. */
const CORNER_BYTES = 32;

/** Whether a shape has more corners than any that is taken, told by its size without reading it. */
export const isTooLarge = (blob: unknown): boolean =>
  blob instanceof Uint8Array && blob.byteLength > CORNER_BYTES * MOST_VERTICES;

/**
 * Geometry a copied row carries; null where it has none, one of a kind that is not drawn on maps, or one that is
 * {@link isTooLarge}: ten million corners would take the memory before they could be refused.
 */
export function geometryOf(row: Record<string, unknown>): Geometry | null {
  const blob = row[GEOM];
  if (!(blob instanceof Uint8Array) || isTooLarge(blob)) return null;
  try {
    return decodeAnyGeometry(blob);
  } catch {
    return null;
  }
}

/** The middle of the shapes' own middles: one far-off feature does not move it. */
export function middleOf(shapes: readonly StoredShape[]): [number, number] | null {
  const firsts = shapes.map((shape) => positionsOf(shape)[0]!).filter(([x, y]) => Number.isFinite(x! + y!));
  if (firsts.length === 0) return null;
  const middle = (axis: 0 | 1) => firsts.map((at) => at[axis]!).sort((a, b) => a - b)[firsts.length >> 1]!;
  return [middle(0), middle(1)];
}

function boundsOf(shapes: readonly StoredShape[]): [number, number, number, number] | null {
  if (shapes.length === 0) return null;
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const shape of shapes) {
    for (const [x, y] of positionsOf(shape)) {
      box[0] = Math.min(box[0], x!);
      box[1] = Math.min(box[1], y!);
      box[2] = Math.max(box[2], x!);
      box[3] = Math.max(box[3], y!);
    }
  }
  return box;
}

function distinct(rows: Record<string, unknown>[], field: string): string[] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const text = textOf(row[field]);
    if (text) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, VALUES_SHOWN)
    .map(([text]) => text);
}

const LONGEST_TEXT = 80;
function textOf(value: unknown): string {
  if (value === null || value === undefined || value instanceof Uint8Array) return '';
  return String(value).slice(0, LONGEST_TEXT);
}
