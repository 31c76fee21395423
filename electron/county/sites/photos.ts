import { TILE_TYPES } from '../../../shared/basemap.ts';
import { PHOTO_LIMITS, type Photo } from '../../../shared/photos.ts';
import { cleanJpeg } from '../../formats/jpeg.ts';
import type { PlanPhotos } from '../../report/plan-data.ts';
import type { Session } from '../../session/session.ts';
import type { Tile } from '../../session/tile.ts';
import type { Document } from '../../store/document.ts';
import { listPhotos, type Pictures, readPicture } from '../../store/photos.ts';

const PATH = /^\/photos\/([1-9]\d{0,14})\/(picture|preview)\.jpg$/;

/**
 * A photo of the open document by its path, see `photoPath`.
 * @returns null when there is none, or what the document holds there is no picture of the size we keep
 */
export function photoAt({ document }: Session, path: string): Tile | null {
  const [, id, size] = PATH.exec(path) ?? [];
  if (!document || !id) return null;
  const body = soundPicture(document, Number(id), size as keyof Pictures);
  return body && { body, type: TILE_TYPES.jpeg };
}

/** A picture that may be decoded: another program may have put anything in its place, however large. */
function soundPicture(document: Document, id: number, size: keyof Pictures): Uint8Array | null {
  const { longestPx, previewPx, pictureBytes } = PHOTO_LIMITS;
  const bytes = readPicture(document, id, size);
  if (!bytes || bytes.length > pictureBytes) return null;
  try {
    return cleanJpeg(bytes, size === 'picture' ? longestPx : previewPx).bytes;
  } catch {
    return null;
  }
}

/** Photos the plan prints at most, so that it can still be sent by mail. */
const MOST_PRINTED = 36;

/**
 * Photos for the plan: of every site the first before of any the second, until there are enough.
 *
 * @param siteIds sites that the plan lists, in its order
 */
export function photosForPlan(document: Document, siteIds: readonly number[]): PlanPhotos {
  const bySite = Map.groupBy(listPhotos(document), ({ siteId }) => siteId);
  const most = Math.max(0, ...siteIds.map((id) => bySite.get(id)?.length ?? 0));
  const chosen: Photo[] = [];
  for (let nth = 0; nth < most; nth++) {
    for (const id of siteIds) {
      const photo = bySite.get(id)?.[nth];
      if (photo && chosen.length < MOST_PRINTED) chosen.push(photo);
    }
  }
  const total = siteIds.reduce((sum, id) => sum + (bySite.get(id)?.length ?? 0), 0);
  const printed = chosen.flatMap(({ id, siteId, caption, widthPx, heightPx }) => {
    const bytes = soundPicture(document, id, 'picture');
    if (!bytes) return [];
    const image = `data:image/jpeg;base64,${Buffer.from(bytes).toString('base64')}`;
    return [{ siteId, caption, widthPx, heightPx, image }];
  });
  return { total, printed };
}
