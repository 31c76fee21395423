import { join } from 'node:path';
import Database from 'better-sqlite3';
import { PlannerError } from '../../shared/errors.ts';
import type { ImportLayer } from '../../shared/import.ts';
import { guessFields } from '../../shared/import-guess.ts';
import { admit } from '../formats/import/admit.ts';
import { attributesOf, geometryIn, numberIn } from '../formats/import/attributes.ts';
import { type CountyIndex, indexCounty } from '../formats/import/county-index.ts';
import { createFindings, type Findings } from '../formats/import/findings.ts';
import { type LayerCrs, settleCrs } from '../formats/import/layer-crs.ts';
import { flatten, positionsOf } from '../formats/import/shapes.ts';
import { encodeGeometry } from '../store/geometry-blob.ts';
import { copyLayers, countRows, type DescribedLayer, FID, GEOM, openFile, rowsOf } from './gdal-file.ts';
import { geometryOf, isTooLarge, middleOf } from './gdal-inspect.ts';
import type { GdalTask, Staged } from './gdal-protocol.ts';

type Task = Extract<GdalTask, { type: 'stage' }>;
type Tell = (done: number, total: number) => void;

/** Share of the work that is reading the file; the rest is checking its features. */
const READING = 0.6;
const MOST_FEATURES = 5_000_000;
/** Stands for the number of features while it is not known. */
const UNKNOWN = 1000;
const TELL_EVERY = 1000;
const LOOKED_AT = 400;

/** Reads the chosen layers of a file, checks every feature and lays by those that can be imported. */
export async function stageFile(task: Task, tell: Tell): Promise<Staged> {
  let expected = UNKNOWN;
  let told = 0;
  const file = await openFile(task.path, task.scratch, task.encoding, (share) => {
    if (share - told < 0.01) return;
    told = share;
    tell(Math.round(READING * share * expected), expected);
  });
  const chosen = task.layers.map((layer) => {
    const described = file.layers.find(({ name }) => name === layer.source);
    if (!described) {
      throw new PlannerError('import.no-such-layer', { name: layer.source }, { file: task.path });
    }
    return { layer, described };
  });
  const counts = chosen.map(({ described }) => file.gdal.count(file.dataset, described.index, false) ?? 0);
  expected = counts.reduce((sum, count) => sum + count, 0) || UNKNOWN;
  if (expected > MOST_FEATURES)
    throw new PlannerError('import.too-many-features', { n: expected }, { file: task.path });

  const copied = copyLayers(file, task.scratch, [...new Set(task.layers.map(({ source }) => source))]);
  file.gdal.close(file.dataset);
  const county = indexCounty(task.county.boundary, task.county.bounds);
  const findings = { repaired: createFindings(), refused: createFindings() };
  const stage = openStage(join(task.scratch, 'stage.sqlite'));
  const total = chosen.reduce((sum, { layer }) => sum + countRows(copied, layer.source), 0) || 1;
  let done = 0;
  const step = () => {
    if (++done % TELL_EVERY === 0) tell(Math.round(total * READING + done * (1 - READING)), total);
  };
  const layers = chosen.map(({ layer, described }, index) =>
    stageLayer({
      layer,
      described,
      index,
      copied,
      county,
      clip: task.clip,
      findings,
      insert: stage.insert,
      step,
    }),
  );
  chosen.forEach(({ layer }, i) => {
    const lost = counts[i]! - layers[i]!.read;
    if (lost > 0 && file.driver !== 'OSM') {
      findings.refused.add('unreadable', layer.source, '', '', lost);
      layers[i]!.read += lost;
    }
  });
  stage.close();
  copied.close();
  return {
    path: join(task.scratch, 'stage.sqlite'),
    layers,
    repaired: findings.repaired.list(),
    refused: findings.refused.list(),
  };
}

interface Work {
  layer: ImportLayer;
  described: DescribedLayer;
  index: number;
  copied: Database.Database;
  county: CountyIndex;
  clip: boolean;
  findings: { repaired: Findings; refused: Findings };
  insert(row: StagedRow): void;
  step(): void;
}

function stageLayer(work: Work): Staged['layers'][number] {
  const { layer, described, copied, county, findings } = work;
  const fields =
    layer.fields ??
    guessFields(
      layer.target,
      described.fields.map(({ name }) => name),
    );
  const crs = settle(work, fields);
  const how = { target: layer.target, county, clip: work.clip, ...crs };
  const count = countRows(copied, layer.source);
  let kept = 0;
  for (const { [FID]: fid, [GEOM]: blob, ...row } of rowsOf(copied, layer.source)) {
    work.step();
    if (isTooLarge(blob)) {
      const named = featureName(fid, fields.name === undefined ? null : row[fields.name]);
      findings.refused.add('too-many-vertices', layer.source, named);
      continue;
    }
    const given = geometryOf({ [GEOM]: blob }) ?? geometryIn(row, fields);
    const name = featureName(fid, fields.name === undefined ? null : row[fields.name]);
    const square = fields.footprintM2 === undefined ? null : numberIn(row[fields.footprintM2]);
    const admitted = admit(given, how, square);
    if ('refusal' in admitted) {
      findings.refused.add(admitted.refusal, layer.source, name);
      continue;
    }
    if (blob instanceof Uint8Array && hasHeights(blob))
      findings.repaired.add('heights-dropped', layer.source, name);
    for (const repair of admitted.repairs) findings.repaired.add(repair, layer.source, name);
    const attributes = attributesOf(row, layer, fields);
    kept++;
    work.insert({
      layer: work.index,
      geom: encodeGeometry(admitted.shape),
      name: attributes.name,
      class: attributes.class,
      fields: JSON.stringify(attributes.fields),
      properties: JSON.stringify(attributes.properties),
    });
  }
  return { source: layer.source, crs: crs.code ?? '', read: count, rows: kept };
}

function settle({ layer, described, copied, county }: Work, fields: Record<string, string>) {
  const shapes = [];
  for (const row of rowsOf(copied, layer.source)) {
    const geometry = geometryOf(row) ?? geometryIn(row, fields);
    if (geometry) shapes.push(...flatten(geometry).filter((shape) => positionsOf(shape).length > 0));
    if (shapes.length >= LOOKED_AT) break;
  }
  const crs: LayerCrs = settleCrs(layer.crs, described.crs, middleOf(shapes), county.bounds);
  const { toWgs84 } = crs;
  if (!toWgs84) throw new PlannerError('import.crs-needed', { name: layer.source });
  return { ...crs, toWgs84 };
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
       miny DOUBLE, maxy DOUBLE, name TEXT, class TEXT, fields TEXT NOT NULL, properties TEXT NOT NULL);
     BEGIN`,
  );
  const insert = db.prepare(
    `INSERT INTO rows (layer, geom, minx, maxx, miny, maxy, name, class, fields, properties)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return {
    insert({ layer, geom, name, class: kind, fields, properties }) {
      // The blob's own header holds the envelope.
      const box = [8, 16, 24, 32].map((at) => geom.readDoubleLE(at));
      insert.run(layer, geom, ...box, name, kind, fields, properties);
    },
    close: () => {
      db.exec('COMMIT');
      db.close();
    },
  };
}
