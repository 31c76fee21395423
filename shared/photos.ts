import { z } from 'zod';

/** What a photo may be; the window makes those it adds fit. */
export const PHOTO_LIMITS = {
  /** Longest side of the picture that is kept, and of its preview. */
  longestPx: 1600,
  previewPx: 320,
  pictureBytes: 1_500_000,
  previewBytes: 120_000,
  /** Of a file to choose. */
  sourceBytes: 60_000_000,
  sourcePixels: 120_000_000,
  atOnce: 20,
  perSite: 50,
} as const;

const captionSchema = z.string().trim().max(500);
/** A JPEG; base64 is a third longer than its bytes. */
const jpegSchema = (bytes: number) => z.base64().max(4 * Math.ceil(bytes / 3));

/** A photo to add: JPEG, at most `PHOTO_LIMITS` large, both pictures upright. */
export const newPhotoSchema = z
  .object({
    /** The file it was made from, without its folder. */
    name: z.string().trim().max(200).default(''),
    caption: captionSchema.default(''),
    picture: jpegSchema(PHOTO_LIMITS.pictureBytes),
    preview: jpegSchema(PHOTO_LIMITS.previewBytes),
  })
  .strict();

export const photoSchema = z.object({
  id: z.number().int().positive(),
  siteId: z.number().int(),
  name: z.string(),
  caption: captionSchema,
  widthPx: z.number().int(),
  heightPx: z.number().int(),
  /** ISO 8601 instant. */
  addedAt: z.string(),
});
export type Photo = z.output<typeof photoSchema>;

export const photoCaptionSchema = captionSchema;

/** Path under the window's address of a photo, or of its preview. */
export const photoPath = (id: number, size: 'picture' | 'preview'): string => `/photos/${id}/${size}.jpg`;
