import type { Position } from 'geojson';
import { type InspectedLayer, MEASURED } from '../../shared/import.ts';
import { guessBuildingClass, guessFields, guessTarget, type LayerShapes } from '../../shared/import-guess.ts';
import { geometryIn, measureOf, unitOf } from '../formats/import/attributes.ts';
import { indexCounty } from '../formats/import/county-index.ts';
import { inBox } from '../formats/import/guess-crs.ts';
import { crsOfHeadings, settleCrs } from '../formats/import/layer-crs.ts';
import { placedFields } from '../formats/import/placed-fields.ts';
import {
  flatten,
  linesOf,
  mapPositions,
  polygonsOf,
  positionsOf,
  type StoredShape,
} from '../formats/import/shapes.ts';
import { type FileLayer, type OpenFile, openFile } from './gdal-file.ts';
import type { GdalResult, GdalTask } from './gdal-protocol.ts';
import { incomingOf } from './incoming.ts';
import type { Row } from './layer-reader.ts';
import { firstRows, geometryOf, LOOKED_AT, middleOf } from './row-shapes.ts';

const SAMPLE_ROWS = 5;
const VALUES_SHOWN = 24;
/** Files up to this size are counted even where that means reading them. */
const COUNTED_BYTES = 64 * 1024 * 1024;
/** Drawings have hundreds of layers. */
const MOST_LAYERS = 500;

type Task = Extract<GdalTask, { type: 'inspect' }>;

/** Says what is in a file, from its first features. */
export async function inspectFile(task: Task): Promise<GdalResult['inspect']> {
  const file = await openFile(task.path, task.scratch, task.encoding);
  const chosen = file.layers.slice(0, MOST_LAYERS);
  for (const part of file.parts) {
    const mine = chosen.filter((layer) => layer.part === part).map(({ reader }) => reader);
    part.prepare(mine, LOOKED_AT);
  }
  const county = indexCounty(task.county.boundary, task.county.bounds);
  const looked = chosen.map((layer) => ({ layer, rows: firstRows(layer.reader.rows()) }));
  const layers = looked.map(({ layer, rows }) => inspectLayer(file, layer, rows, task));
  const incoming = looked.map(({ layer: { reader }, rows }, i) =>
    incomingOf(file.name, reader, rows, { target: layers[i]!.suggested.target, county }),
  );
  file.close();
  const dropped: Record<string, number> = {};
  for (const part of file.parts) {
    for (const [name, count] of Object.entries(part.dropped)) dropped[name] = (dropped[name] ?? 0) + count;
  }
  return {
    format: [...new Set(file.parts.map(({ driver }) => driver))].join(', '),
    fileName: file.name,
    bytes: file.bytes,
    encoding: file.parts.find(({ encoding }) => encoding !== null)?.encoding ?? null,
    layers,
    incoming,
    skipped: [
      ...file.skipped,
      ...file.layers.slice(MOST_LAYERS).map(({ name }) => ({ name, reason: 'import.too-large' })),
    ],
    dropped,
    raster: null,
  };
}

function inspectLayer(file: OpenFile, layer: FileLayer, rows: Row[], { county }: Task): InspectedLayer {
  const { reader, part } = layer;
  const names = reader.fields.map(({ name }) => name);
  // Which columns say where a feature is does not depend on what it is.
  const places = placedFields(guessFields('villages', names), names, rows, county.bounds);
  const shapes = rows.flatMap((row) => shapesIn(row, places));
  // Points of a drawing are its texts and blocks.
  const kind = part.driver === 'DXF' ? 'areas' : shapesOf(shapes);
  const target = guessTarget([layer.name, file.name], names, kind, (name) => distinct(rows, name));
  const fields = placedFields(guessFields(target, names), names, rows, county.bounds);
  const crs = settleCrs(
    (reader.hasGeometry ? null : crsOfHeadings(fields)) ?? 'auto',
    reader.crs,
    middleOf(shapes),
    county.bounds,
    [file.name, layer.name, ...names],
  );
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
    count: rows.length < LOOKED_AT ? rows.length : reader.count(file.bytes <= COUNTED_BYTES),
    geometryTypes: types,
    fields: reader.fields.map(({ name, type }) => ({ name, type, values: values.get(name) ?? [] })),
    sample: rows.slice(0, SAMPLE_ROWS).map((row) => names.map((name) => textOf(row[name]))),
    crs: { code: crs.code, name: crs.name, origin: crs.origin, candidates: crs.candidates },
    bounds,
    inCounty: placed.some((shape) => inBox(positionsOf(shape)[0]!, county.bounds)),
    coordinates: shapes.length > 0 ? 'found' : 'missing',
    encoding: part.encoding,
    encodingGuessed: part.encodingGuessed,
    duplicates: 0,
    twice: 0,
    suggested: {
      target,
      fields,
      classes: Object.fromEntries(
        (values.get(fields.class ?? '') ?? []).map((value) => [value, guessBuildingClass(value) ?? '']),
      ),
      units: unitsOf(fields, rows),
    },
    preview: placed,
  };
}

/** What the shapes are: areas as soon as one is, or a line ends where it began. */
function shapesOf(shapes: readonly StoredShape[]): LayerShapes {
  const closes = (line: Position[]) => line.length > 3 && String(line[0]) === String(line.at(-1));
  if (shapes.some((shape) => polygonsOf(shape).length > 0 || linesOf(shape).some(closes))) return 'areas';
  if (shapes.some((shape) => linesOf(shape).length > 0)) return 'lines';
  return shapes.length > 0 ? 'points' : 'areas';
}

/** Units of the measured fields, as far as headings or every cell name them. */
function unitsOf(fields: Record<string, string>, rows: readonly Row[]): Record<string, string | null> {
  const units: Record<string, string | null> = {};
  for (const [ours, source] of Object.entries(fields)) {
    if (!MEASURED[ours]) continue;
    const unit = unitOf(ours, source, {});
    const cells = rows
      .map((row) => row[source])
      .filter((cell) => cell !== null && cell !== undefined && cell !== '');
    const each = cells.length > 0 && cells.every((cell) => measureOf(cell, ours, null) !== 'unitless');
    units[ours] = unit ?? (each ? 'cells' : null);
  }
  return units;
}

function shapesIn(row: Row, fields: Record<string, string>): StoredShape[] {
  const geometry = geometryOf(row) ?? geometryIn(row, fields);
  return geometry ? flatten(geometry).filter((shape) => positionsOf(shape).length > 0) : [];
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

function distinct(rows: Row[], field: string): string[] {
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
