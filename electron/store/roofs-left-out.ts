import { type RoofsLeftOut, roofsLeftOutSchema } from '../../shared/roof-fitness.ts';
import type { Document } from './document.ts';
import { hasTable, storedAs, storedJson } from './stored.ts';

type Reader = Pick<Document, 'db'>;
const WHAT = 'planner_roofs_left_out';
/** Makings that are kept, the newest. */
const MOST = 20;

/** What was left out each time sites were made of buildings. @throws PlannerError `document.bad-contents` */
export function listRoofsLeftOut({ db }: Reader): RoofsLeftOut[] {
  if (!hasTable(db, WHAT)) return [];
  const rows = db.prepare('SELECT findings FROM planner_roofs_left_out ORDER BY id').pluck().all();
  return rows.map((text) => storedAs(roofsLeftOutSchema, storedJson(text, WHAT), WHAT));
}

/** Keeps what was left out, and forgets the oldest where there are many. */
export function keepRoofsLeftOut({ db }: Reader, findings: RoofsLeftOut): void {
  db.prepare('INSERT INTO planner_roofs_left_out (findings) VALUES (?)').run(
    JSON.stringify(roofsLeftOutSchema.parse(findings)),
  );
  db.prepare(
    'DELETE FROM planner_roofs_left_out WHERE id NOT IN (SELECT id FROM planner_roofs_left_out ORDER BY id DESC LIMIT ?)',
  ).run(MOST);
}
