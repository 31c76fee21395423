import type { Document } from './document.ts';
import { prepared } from './prepared.ts';
import { insertSite, type SiteRow } from './sites.ts';

type Reader = Pick<Document, 'db'>;

/** Adds a site built as another one is, also counted and dated like it in every scenario. */
export function insertSiteLike({ db }: Reader, like: number, row: SiteRow): number {
  const id = insertSite({ db }, row);
  prepared(
    db,
    'INSERT INTO planner_left_out (scenario_id, site_id, built) SELECT scenario_id, ?, built FROM planner_left_out WHERE site_id = ?',
  ).run(id, like);
  prepared(
    db,
    'INSERT INTO planner_in_service (scenario_id, site_id, year) SELECT scenario_id, ?, year FROM planner_in_service WHERE site_id = ?',
  ).run(id, like);
  return id;
}

/** Gives the photos of a site to another one. */
export const handOverPhotos = ({ db }: Reader, from: number, to: number): void =>
  void prepared(db, 'UPDATE site_photos SET site_id = ? WHERE site_id = ?').run(to, from);
