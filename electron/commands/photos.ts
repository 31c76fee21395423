import { PlannerError } from '../../shared/errors.ts';
import { PHOTO_LIMITS } from '../../shared/photos.ts';
import { cleanJpeg } from '../formats/jpeg.ts';
import { openedDocument } from '../session/session.ts';
import { captionPhoto, deletePhoto, getPhoto, insertPhoto, listPhotos } from '../store/photos.ts';
import { getSite } from '../store/sites.ts';
import type { HandlersOf } from './handler.ts';

export const photos: HandlersOf<'site.photo'> = {
  'site.photo.list': (session, { siteId }) => ({ photos: listPhotos(openedDocument(session), siteId) }),

  'site.photo.add'(session, { siteId, photos: added }) {
    const document = openedDocument(session);
    getSite(document, siteId);
    if (listPhotos(document, siteId).length + added.length > PHOTO_LIMITS.perSite) {
      throw new PlannerError('photo.too-many', { most: PHOTO_LIMITS.perSite });
    }
    const ids = added.map(({ name, caption, picture: given, preview }) => {
      const picture = cleanJpeg(Buffer.from(given, 'base64'), PHOTO_LIMITS.longestPx);
      const small = cleanJpeg(Buffer.from(preview, 'base64'), PHOTO_LIMITS.previewPx);
      const { widthPx, heightPx } = picture;
      const addedAt = new Date().toISOString();
      return insertPhoto(
        document,
        { siteId, name, caption, widthPx, heightPx, addedAt },
        { picture: picture.bytes, preview: small.bytes },
      );
    });
    return { photos: ids.map((id) => getPhoto(document, id)) };
  },

  'site.photo.update'(session, { id, caption }) {
    const document = openedDocument(session);
    captionPhoto(document, id, caption);
    return getPhoto(document, id);
  },

  'site.photo.remove'(session, { ids }) {
    const document = openedDocument(session);
    const each = [...new Set(ids)];
    for (const id of each) deletePhoto(document, id);
    return { removed: each.length };
  },
};
