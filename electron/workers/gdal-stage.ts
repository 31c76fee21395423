import { join } from 'node:path';
import Database from 'better-sqlite3';
import { PlannerError } from '../../shared/errors.ts';
import { indexCounty } from '../formats/import/county-index.ts';
import { createFindings } from '../formats/import/findings.ts';
import { openFile } from './gdal-file.ts';
import type { GdalTask, Staged } from './gdal-protocol.ts';
import { type StagedRow, stageLayer } from './stage-layer.ts';

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
