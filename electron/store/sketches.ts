import { PlannerError } from '../../shared/errors.ts';
import { type SketchFields, sketchFieldsSchema } from '../../shared/sketches.ts';
import type { Document } from './document.ts';
import { hasTable, storedJson } from './stored.ts';

type Reader = Pick<Document, 'db'>;
export type StoredSketch = SketchFields & { id: number };

interface Raw {
  id: number;
  siteId: number | null;
  sketch: string;
}

const SELECT = 'SELECT id, site_id AS siteId, sketch FROM planner_sketches';

/** What another program may have left there counts only where it fits. */
function asSketch({ id, siteId, sketch }: Raw): StoredSketch[] {
  const given = { ...(storedJson(sketch, 'planner_sketches') as object), siteId };
  const { data } = sketchFieldsSchema.safeParse(given);
  return data ? [{ ...data, id }] : [];
}

/** Sketches, oldest first; none in a document older than sketches. */
export function listSketches({ db }: Reader): StoredSketch[] {
  if (!hasTable(db, 'planner_sketches')) return [];
  return (db.prepare(`${SELECT} ORDER BY id`).all() as Raw[]).flatMap(asSketch);
}

/** @throws PlannerError `sketch.unknown` */
export function getSketch({ db }: Reader, id: number): StoredSketch {
  const row = db.prepare(`${SELECT} WHERE id = ?`).get(id) as Raw | undefined;
  const [sketch] = row ? asSketch(row) : [];
  if (!sketch) throw new PlannerError('sketch.unknown');
  return sketch;
}

const textOf = ({ kind, geometry, fields }: SketchFields) => JSON.stringify({ kind, geometry, fields });

export function insertSketch({ db }: Reader, sketch: SketchFields): number {
  const insert = db.prepare('INSERT INTO planner_sketches (site_id, sketch) VALUES (?, ?)');
  return Number(insert.run(sketch.siteId, textOf(sketch)).lastInsertRowid);
}

export const updateSketch = ({ db }: Reader, { id, ...sketch }: StoredSketch): void =>
  void db.prepare('UPDATE planner_sketches SET sketch = ? WHERE id = ?').run(textOf(sketch), id);

export const deleteSketch = ({ db }: Reader, id: number): void =>
  void db.prepare('DELETE FROM planner_sketches WHERE id = ?').run(id);
