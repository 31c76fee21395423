import { join } from 'node:path';
import Database from 'better-sqlite3';
import { PlannerError } from '../../shared/errors.ts';
import type { ImportLayer } from '../../shared/import.ts';
import { guessFields, PLACE_FIELDS } from '../../shared/import-guess.ts';
import { admit, SQUARE_BY_POWER } from '../formats/import/admit.ts';
import { attributesOf, geometryIn, measureOf, placeIn, unitOf } from '../formats/import/attributes.ts';
import { type CountyIndex, indexCounty } from '../formats/import/county-index.ts';
import { createFindings, type Findings } from '../formats/import/findings.ts';
import { crsOfHeadings, type LayerCrs, settleCrs } from '../formats/import/layer-crs.ts';
import { placedFields } from '../formats/import/placed-fields.ts';
import { flatten, positionsOf } from '../formats/import/shapes.ts';
import { blobFor } from '../store/geopackage.ts';
import { openFile } from './gdal-file.ts';
import { firstRows, geometryOf, isTooLarge, middleOf } from './gdal-inspect.ts';
import type { GdalTask, Staged } from './gdal-protocol.ts';
import { FID, GEOM, type LayerReader, REPAIRED, type Row } from './layer-reader.ts';

type Task = Extract<GdalTask, { type: 'stage' }>;
type Tell = (done: number, total: number) => void;

/** Share of the work that is reading the file; the rest is checking its features. */
const READING = 0.6;
const MOST_FEATURES = 5_000_000;
/** Stands for the number of features while it is not known. */
const UNKNOWN = 1000;
const TELL_EVERY = 1000;

/** Reads the chosen layers of a file, checks every feature and lays by those that can be imported. */
export async function stageFile(task: Task, tell: Tell): Promise<Staged> {
  let expected = UNKNOWN;
  let told = 0;
  const encodings = new Map(
    task.layers.flatMap(({ source, encoding }) => (encoding ? [[source, encoding]] : [])),
  );
  const file = await openFile(task.path, task.scratch, task.encoding, encodings, (share) => {
    if (share - told < 0.01) return;
    told = share;
    tell(Math.round(READING * share * expected), expected);
  });
  const chosen = task.layers.map((layer) => {
    const found = file.layers.find(({ name }) => name === layer.source);
    if (!found) throw new PlannerError('import.no-such-layer', { name: layer.source }, { file: task.path });
    return { layer, ...found };
  });
  const counts = chosen.map(({ reader }) => reader.count(false) ?? 0);
  expected = counts.reduce((sum, count) => sum + count, 0) || UNKNOWN;
  if (expected > MOST_FEATURES)
    throw new PlannerError('import.too-many-features', { n: expected }, { file: task.path });
  for (const part of file.parts) {
    const mine = chosen.filter((each) => each.part === part).map(({ reader }) => reader);
    if (mine.length > 0) part.prepare(mine);
  }
  const county = indexCounty(task.county.boundary, task.county.bounds);
  const findings = { repaired: createFindings(), refused: createFindings() };
  const stage = openStage(join(task.scratch, 'stage.sqlite'));
  const total = counts.reduce((sum, count) => sum + count, 0) || UNKNOWN;
  let done = 0;
  const step = () => {
    if (++done % TELL_EVERY !== 0) return;
    // Where the file does not say how many there are, they are told as they come.
    const all = Math.max(total, done);
    tell(Math.round(all * READING + done * (1 - READING)), all);
  };
  const layers = chosen.map(({ layer, reader }, index) =>
    stageLayer({
      file: file.name,
      layer,
      reader,
      index,
      county,
      clip: task.clip,
      findings,
      insert: stage.insert,
      step,
    }),
  );
  chosen.forEach(({ layer, part }, i) => {
    const lost = counts[i]! - layers[i]!.read;
    if (lost > 0 && part.driver !== 'OSM') {
      findings.refused.add('unreadable', layer.source, '', '', lost);
      layers[i]!.read += lost;
    }
  });
  for (const { name, reason } of file.skipped) findings.refused.add('part-unreadable', name, '', reason);
  for (const part of file.parts) {
    for (const [name, count] of Object.entries(part.dropped))
      findings.repaired.add('element-dropped', '', '', name, count);
  }
  stage.close();
  file.close();
  return {
    path: join(task.scratch, 'stage.sqlite'),
    layers,
    repaired: findings.repaired.list(),
    refused: findings.refused.list(),
  };
}

interface Work {
  /** Name of the file, which may say the coordinate system. */
  file: string;
  layer: ImportLayer;
  reader: LayerReader;
  index: number;
  county: CountyIndex;
  clip: boolean;
  findings: { repaired: Findings; refused: Findings };
  insert(row: StagedRow): void;
  step(): void;
}

function stageLayer(work: Work): Staged['layers'][number] {
  const { layer, reader, county, findings } = work;
  const first = firstRows(reader.rows());
  const names = reader.fields.map(({ name }) => name);
  const guessed = layer.fields ?? guessFields(layer.target, names);
  const fields = placedFields(guessed, names, first, county.bounds);
  const crs = settle(work, first, fields);
  const how = { target: layer.target, county, clip: work.clip, ...crs };
  const inColumns =
    !reader.hasGeometry && ['longitude', 'latitude', 'coordinates'].some((each) => fields[each]);
  let [read, kept] = [0, 0];
  for (const row of reader.rows()) {
    read++;
    work.step();
    const name = featureName(row[FID], fields.name === undefined ? null : row[fields.name]);
    const refuse = (code: string, value?: string) => findings.refused.add(code, layer.source, name, value);
    const repair = (code: string, value?: string) => findings.repaired.add(code, layer.source, name, value);
    if (isTooLarge(row[GEOM])) {
      refuse('too-many-vertices');
      continue;
    }
    const own = geometryOf(row);
    const place = own ? null : placeIn(row, fields);
    if (place && 'bad' in place) {
      refuse('not-finite', place.bad);
      continue;
    }
    if (!own && !place && inColumns) {
      refuse('not-finite');
      continue;
    }
    const said = squareOf(row, layer, fields, 'footprintM2');
    const power =
      said === null && layer.target === 'sites' ? squareOf(row, layer, fields, 'capacityKwp') : null;
    // How large that is follows from how the site is built, which the import knows.
    const square = typeof power === 'number' ? power * PROVISIONAL_M2_KWP : (power ?? said);
    const admitted = admit(own ?? place?.geometry ?? null, how, square === 'unitless' ? null : square);
    if ('refusal' in admitted) {
      if (square === 'unitless' && admitted.refusal === 'wrong-type') {
        const column = fields[power === null ? 'footprintM2' : 'capacityKwp']!;
        throw new PlannerError('import.unit-needed', { name: layer.source, column });
      }
      refuse(admitted.refusal);
      continue;
    }
    const blob = row[GEOM];
    if (blob instanceof Uint8Array && hasHeights(blob)) repair('heights-dropped');
    if (reader.curved) repair('curves-stroked');
    for (const code of (row[REPAIRED] as string[] | undefined) ?? []) repair(code);
    const byPower = typeof power === 'number' && admitted.repairs.includes('square-from-point');
    for (const code of admitted.repairs)
      repair(byPower && code === 'square-from-point' ? 'square-from-capacity' : code);
    const attributes = attributesOf(row, layer, fields);
    for (const field of attributes.unitless) repair('unit-unknown', field);
    for (const cell of attributes.unread) repair('value-unread', cell.slice(0, 60));
    if (byPower) attributes.fields[SQUARE_BY_POWER] = true;
    kept++;
    work.insert({
      layer: work.index,
      geom: blobFor(layer.target === 'boundary' ? 'county_boundary' : layer.target, admitted.shape),
      area: admitted.shape.type.endsWith('Polygon'),
      name: attributes.name,
      class: attributes.class,
      fields: JSON.stringify(attributes.fields),
      properties: JSON.stringify(attributes.properties),
    });
  }
  return { source: layer.source, crs: crs.code ?? '', read, rows: kept };
}

/** Area of the square about a point before it is known how its site is built, m² for each kWp. */
const PROVISIONAL_M2_KWP = 10;

/** How large the square to draw about a point is; `unitless` where the planner has to say what it is in. */
function squareOf(
  row: Row,
  layer: ImportLayer,
  fields: Record<string, string>,
  by: 'footprintM2' | 'capacityKwp',
): number | 'unitless' | null {
  const source = fields[by];
  const cell = source === undefined ? null : row[source];
  if (source === undefined || cell === null || cell === undefined || cell === '') return null;
  return measureOf(cell, by, unitOf(by, source, layer));
}

function settle(
  { layer, reader, county, file }: Work,
  first: readonly Row[],
  fields: Record<string, string>,
) {
  const shapes = first.flatMap((row) => {
    const geometry = geometryOf(row) ?? geometryIn(row, fields);
    return geometry ? flatten(geometry).filter((shape) => positionsOf(shape).length > 0) : [];
  });
  const hasPlaces = reader.hasGeometry || PLACE_FIELDS.some((place) => fields[place] !== undefined);
  if (!hasPlaces && first.length > 0) throw new PlannerError('import.no-coordinates', { name: layer.source });
  const said = layer.crs === 'auto' && !reader.hasGeometry ? crsOfHeadings(fields) : null;
  const crs: LayerCrs = settleCrs(said ?? layer.crs, reader.crs, middleOf(shapes), county.bounds, [
    file,
    layer.source,
    ...reader.fields.map(({ name }) => name),
  ]);
  const { toWgs84 } = crs;
  // Without a single place there is nothing to turn: the rows are refused one by one.
  if (!toWgs84 && shapes.length > 0) {
    const { candidates } = crs;
    if (candidates.length === 0) throw new PlannerError('import.crs-needed', { name: layer.source });
    throw new PlannerError(
      'import.crs-unclear',
      { name: layer.source, candidates: candidates.join(', ') },
      { field: 'crs', choices: candidates },
    );
  }
  return { ...crs, toWgs84: toWgs84 ?? (([x, y]: number[]): [number, number] => [x!, y!]) };
}

const featureName = (fid: unknown, name: unknown) =>
  typeof name === 'string' && name ? `${String(fid)} ${name.slice(0, 40)}` : String(fid);

/** Whether a GeoPackage blob's geometry has heights or measures (ISO codes from 1000 on). */
function hasHeights(blob: Uint8Array): boolean {
  const view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength);
  const at = 8 + [0, 32, 48, 48, 64][(view.getUint8(3) >> 1) & 7]!;
  return at + 5 <= blob.byteLength && (view.getUint32(at + 1, view.getUint8(at) === 1) & 0xffff) >= 1000;
}

interface StagedRow {
  layer: number;
  geom: Buffer;
  area: boolean;
  name: string | null;
  class: string | null;
  fields: string;
  properties: string;
}

function openStage(path: string): { insert(row: StagedRow): void; close(): void } {
  const db = new Database(path);
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  db.exec(
    `CREATE TABLE rows (id INTEGER PRIMARY KEY, layer INTEGER NOT NULL, geom BLOB NOT NULL, minx DOUBLE, maxx DOUBLE,
       miny DOUBLE, maxy DOUBLE, area INTEGER NOT NULL, name TEXT, class TEXT, fields TEXT NOT NULL, properties TEXT NOT NULL);
     BEGIN`,
  );
  const insert = db.prepare(
    `INSERT INTO rows (layer, geom, minx, maxx, miny, maxy, area, name, class, fields, properties)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return {
    insert({ layer, geom, area, name, class: kind, fields, properties }) {
      // The blob's own header holds the envelope.
      const box = [8, 16, 24, 32].map((at) => geom.readDoubleLE(at));
      insert.run(layer, geom, ...box, area ? 1 : 0, name, kind, fields, properties);
    },
    close: () => {
      db.exec('COMMIT');
      db.close();
    },
  };
}
