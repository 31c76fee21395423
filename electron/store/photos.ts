import { PlannerError } from '../../shared/errors.ts';
import type { Photo } from '../../shared/photos.ts';
import type { Document } from './document.ts';
import { prepared } from './prepared.ts';
import { hasTable } from './stored.ts';

type Reader = Pick<Document, 'db'>;

/** The pictures of a photo, JPEG. */
export interface Pictures {
  picture: Uint8Array;
  preview: Uint8Array;
}

const COLUMNS = `id, site_id AS siteId, name, caption, width_px AS widthPx, height_px AS heightPx,
  added_at AS addedAt`;

/** Photos of a site in the order they were added, or of all sites; none in a document older than photos. */
export function listPhotos({ db }: Reader, siteId?: number): Photo[] {
  if (!hasTable(db, 'site_photos')) return [];
  const where = siteId === undefined ? '' : 'WHERE site_id = ?';
  return db
    .prepare(`SELECT ${COLUMNS} FROM site_photos ${where} ORDER BY id`)
    .all(...(siteId === undefined ? [] : [siteId])) as Photo[];
}

/** @throws PlannerError `photo.unknown` */
export function getPhoto({ db }: Reader, id: number): Photo {
  const photo = db.prepare(`SELECT ${COLUMNS} FROM site_photos WHERE id = ?`).get(id);
  if (!photo) throw new PlannerError('photo.unknown');
  return photo as Photo;
}

/** One picture of a photo; null when there is none, or it is no bytes. */
export function readPicture({ db }: Reader, id: number, size: keyof Pictures): Uint8Array | null {
  if (!hasTable(db, 'site_photo_pictures')) return null;
  const bytes = db.prepare(`SELECT ${size} FROM site_photo_pictures WHERE id = ?`).pluck().get(id);
  return bytes instanceof Uint8Array ? bytes : null;
}

export function insertPhoto({ db }: Reader, photo: Omit<Photo, 'id'>, pictures: Pictures): number {
  const id = Number(
    db
      .prepare(
        `INSERT INTO site_photos (site_id, name, caption, width_px, height_px, added_at)
         VALUES (:siteId, :name, :caption, :widthPx, :heightPx, :addedAt)`,
      )
      .run(photo).lastInsertRowid,
  );
  db.prepare('INSERT INTO site_photo_pictures (id, preview, picture) VALUES (:id, :preview, :picture)').run({
    id,
    ...pictures,
  });
  return id;
}

/** @throws PlannerError `photo.unknown` */
export function captionPhoto({ db }: Reader, id: number, caption: string): void {
  const { changes } = db.prepare('UPDATE site_photos SET caption = ? WHERE id = ?').run(caption, id);
  if (changes === 0) throw new PlannerError('photo.unknown');
}

/** @throws PlannerError `photo.unknown` */
export function deletePhoto({ db }: Reader, id: number): void {
  const { changes } = db.prepare('DELETE FROM site_photos WHERE id = ?').run(id);
  if (changes === 0) throw new PlannerError('photo.unknown');
  db.prepare('DELETE FROM site_photo_pictures WHERE id = ?').run(id);
}

/** Takes the photos of a site away with it. */
export function deletePhotosOf({ db }: Reader, siteId: number): void {
  const pictures =
    'DELETE FROM site_photo_pictures WHERE id IN (SELECT id FROM site_photos WHERE site_id = ?)';
  prepared(db, pictures).run(siteId);
  prepared(db, 'DELETE FROM site_photos WHERE site_id = ?').run(siteId);
}
