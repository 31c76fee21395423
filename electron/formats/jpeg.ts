import { PlannerError } from '../../shared/errors.ts';
import { isFrame, readImageHeader } from '../../shared/image-header.ts';

const START = [0xff, 0xd8];
const END = [0xff, 0xd9];
const SCAN = 0xda;
/** Tables and restart interval: what decoding needs besides frames and scans. */
const NEEDED = new Set([0xc4, 0xdb, 0xdd]);
/** How an Adobe program transformed the colours; twelve bytes that say nothing else. */
const ADOBE = 0xee;

/**
 * A JPEG with nothing in it but what draws it: place and time of the photo, camera, thumbnails, comments, colour
 * profiles and whatever follows its end are left out.
 *
 * @param bytes the whole file
 * @param longestPx most its longer side may measure, px
 * @throws PlannerError `photo.not-jpeg` for what is no sound JPEG, `photo.too-large`
 * Source: ITU-T T.81 annex B.
 */
export function cleanJpeg(
  bytes: Uint8Array,
  longestPx: number,
): { bytes: Uint8Array; widthPx: number; heightPx: number } {
  const header = readImageHeader(bytes);
  if (header?.type !== 'image/jpeg') throw new PlannerError('photo.not-jpeg');
  const { widthPx, heightPx } = header;
  if (Math.max(widthPx, heightPx) > longestPx) throw new PlannerError('photo.too-large', { longestPx });
  const kept: Uint8Array[] = [Uint8Array.from(START)];
  let at = 2;
  let frames = 0;
  let scans = 0;
  for (;;) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at++;
    const marker = bytes[at + 1];
    if (bytes[at] !== 0xff || marker === undefined) throw new PlannerError('photo.not-jpeg');
    if (marker === END[1]) break;
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    let end = at + 2 + length;
    if (length < 2 || end > bytes.length) throw new PlannerError('photo.not-jpeg');
    if (marker === SCAN) {
      end = endOfScan(bytes, end);
      scans++;
    }
    if (isFrame(marker)) frames++;
    if (isFrame(marker) || NEEDED.has(marker) || marker === SCAN || (marker === ADOBE && length === 14)) {
      kept.push(bytes.subarray(at, end));
    }
    at = end;
  }
  if (frames !== 1 || scans === 0) throw new PlannerError('photo.not-jpeg');
  return { bytes: Buffer.concat([...kept, Uint8Array.from(END)]), widthPx, heightPx };
}

/** Where the coded data of a scan ends: at the next marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  throw new PlannerError('photo.not-jpeg');
}
