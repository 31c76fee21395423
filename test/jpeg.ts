const segment = (marker: number, body: readonly number[]): number[] => [
  ...[0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 0xff],
  ...body,
];
const text = (words: string): number[] => [...Buffer.from(words, 'latin1')];

/** Words that a camera writes into a photo, for tests that they are gone. */
export const SECRETS = ['Exif\0\0GPS 34.82 N', 'taken by Li', 'ICC_PROFILE', 'after the end'];

/** The bones of a JPEG of some size, with what a camera adds; it is well formed but draws nothing. */
export function jpegOf(widthPx: number, heightPx: number): Buffer {
  return Buffer.from([
    ...[0xff, 0xd8],
    ...segment(0xe0, text('JFIF\0\x01\x02\0\0\x01\0\x01\0\0')),
    ...segment(0xe1, text(SECRETS[0]!)),
    ...segment(0xfe, text(SECRETS[1]!)),
    ...segment(0xe2, text(SECRETS[2]!)),
    ...segment(0xdb, new Array(65).fill(1)),
    ...segment(0xc0, [8, heightPx >> 8, heightPx & 255, widthPx >> 8, widthPx & 255, 1, 1, 0x11, 0]),
    ...segment(0xc4, [0, ...new Array(16).fill(0)]),
    ...segment(0xda, [1, 1, 0, 0, 63, 0]),
    ...[1, 2, 3, 0xff, 0x00, 4, 0xff, 0xd0, 5],
    ...[0xff, 0xd9],
    ...text(SECRETS[3]!),
  ]);
}
