import i18next from 'i18next';
import type { CommandInput } from '../../shared/contract.ts';
import type { ErrorReport } from '../../shared/errors.ts';
import { readImageHeader } from '../../shared/image-header.ts';
import { PHOTO_LIMITS } from '../../shared/photos.ts';
import type { Format } from '../base/format.ts';

type NewPhoto = CommandInput<'site.photo.add'>['photos'][number];

/** Qualities tried in turn until a picture is small enough. */
const QUALITIES = [0.85, 0.75, 0.6, 0.45, 0.3];

const refused = (code: string, message: string, file: string): ErrorReport => ({
  code,
  message,
  where: { file },
});

/**
 * A file as the document keeps it: decoded by the window itself and drawn anew, so that no byte of the file is kept,
 * upright, with bounded sides and size.
 *
 * @throws ErrorReport `photo.too-heavy`, `photo.too-many-pixels`, `photo.unreadable`
 */
export async function encodePhoto(file: File, format: Format): Promise<NewPhoto> {
  const { name } = file;
  const { sourceBytes, sourcePixels, longestPx, previewPx, pictureBytes, previewBytes } = PHOTO_LIMITS;
  if (file.size > sourceBytes) {
    const sizes = { name, size: format.bytes(file.size), most: format.bytes(sourceBytes) };
    throw refused('photo.too-heavy', i18next.t('photos.tooHeavy', sizes), name);
  }
  // The size is read before anything decodes: a small file can stand for gigabytes of pixels.
  const header = readImageHeader(new Uint8Array(await file.arrayBuffer()));
  if (header && header.widthPx * header.heightPx > sourcePixels) {
    const size = { name, width: header.widthPx, height: header.heightPx };
    throw refused('photo.too-many-pixels', i18next.t('photos.tooManyPixels', size), name);
  }
  const unreadable = () => refused('photo.unreadable', i18next.t('photos.unreadable', { name }), name);
  if (!header) throw unreadable();
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch {
    throw unreadable();
  }
  try {
    const picture = await asJpeg(bitmap, longestPx, pictureBytes);
    const preview = await asJpeg(bitmap, previewPx, previewBytes);
    if (!picture || !preview) throw unreadable();
    return { name: name.slice(0, 200), picture, preview };
  } finally {
    bitmap.close();
  }
}

/** A bitmap as a JPEG in base64, no larger than asked; null where it cannot be. */
async function asJpeg(bitmap: ImageBitmap, longestPx: number, mostBytes: number): Promise<string | null> {
  const scale = Math.min(1, longestPx / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d');
  if (!pen) return null;
  // What is clear in a PNG would become black.
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, width, height);
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(bitmap, 0, 0, width, height);
  for (const quality of QUALITIES) {
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
    if (blob.size <= mostBytes) return base64Of(blob);
  }
  return null;
}

const base64Of = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
