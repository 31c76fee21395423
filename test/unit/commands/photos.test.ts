import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cleanJpeg } from '../../../electron/formats/jpeg.ts';
import { readImageHeader } from '../../../shared/image-header.ts';
import { PHOTO_LIMITS, photoPath } from '../../../shared/photos.ts';
import { jpegOf, SECRETS } from '../../jpeg.ts';
import { deskOnLankao, type OpenDesk, square } from '../desk.ts';

let d: OpenDesk;
beforeAll(async () => {
  d = await deskOnLankao(false);
}, 60_000);
afterAll(() => d.close());

const create = () => d.say('site.create', { kind: 'rooftop', geometry: square(114.8, 34.82, 0.001) });
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const photo = (name = 'IMG_1.jpg') => ({
  name,
  caption: '东侧屋面',
  picture: base64(jpegOf(1600, 1200)),
  preview: base64(jpegOf(320, 240)),
});
const listed = async (siteId: number) => (await d.say('site.photo.list', { siteId })).photos;

it('keeps photos of a site without what the camera wrote, and serves them by number', async () => {
  const { id } = await create();
  const { photos } = await d.say('site.photo.add', { siteId: id, photos: [photo(), photo('b.jpg')] });
  expect(photos.map(({ name }) => name)).toEqual(['IMG_1.jpg', 'b.jpg']);
  expect(photos[0]).toMatchObject({ siteId: id, caption: '东侧屋面', widthPx: 1600, heightPx: 1200 });
  for (const size of ['picture', 'preview'] as const) {
    const tile = await d.desk.tile(photoPath(photos[0]!.id, size));
    expect(tile?.type).toBe('image/jpeg');
    const served = Buffer.from(tile!.body).toString('latin1');
    for (const secret of SECRETS) expect(served).not.toContain(secret);
    expect(readImageHeader(tile!.body)?.widthPx).toBe(size === 'picture' ? 1600 : 320);
  }
  const file = new Database(d.document, { readonly: true });
  const blob = file.prepare('SELECT picture FROM site_photo_pictures LIMIT 1').pluck().get() as Buffer;
  for (const secret of SECRETS) expect(blob.toString('latin1')).not.toContain(secret);
  file.close();
  for (const path of ['/photos/999/picture.jpg', '/photos/1/picture.png', '/photos/../1/picture.jpg']) {
    expect(await d.desk.tile(path)).toBeNull();
  }
});

it('takes every change of photos back, and the photos of a site with it', async () => {
  const { id } = await create();
  const { photos } = await d.say('site.photo.add', { siteId: id, photos: [photo(), photo()] });
  const [first, second] = photos;
  await d.say('site.photo.update', { id: first!.id, caption: '配电房' });
  await d.say('site.photo.remove', { ids: [second!.id] });
  expect((await listed(id)).map(({ caption }) => caption)).toEqual(['配电房']);
  await d.say('edit.undo', {});
  await d.say('edit.undo', {});
  expect((await listed(id)).map(({ caption }) => caption)).toEqual(['东侧屋面', '东侧屋面']);
  await d.say('site.delete', { ids: [id] });
  expect(await d.desk.tile(photoPath(first!.id, 'preview'))).toBeNull();
  await d.say('edit.undo', {});
  expect(await listed(id)).toHaveLength(2);
  expect(await d.desk.tile(photoPath(first!.id, 'preview'))).not.toBeNull();
  await d.say('edit.undo', {});
  expect(await listed(id)).toEqual([]);
  expect(d.events).toContainEqual({ type: 'photos.changed' });
});

const whole = jpegOf(800, 600);
const HOSTILE: [string, Uint8Array, string][] = [
  ['nothing', new Uint8Array(), 'photo.not-jpeg'],
  ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'photo.not-jpeg'],
  ['a PNG', Buffer.from('89504e470d0a1a0a0000000d494844520000000100000001', 'hex'), 'photo.not-jpeg'],
  ['a half', whole.subarray(0, whole.length >> 1), 'photo.not-jpeg'],
  ['a beginning', whole.subarray(0, 3), 'photo.not-jpeg'],
  ['a picture that swells', jpegOf(65_000, 65_000), 'photo.too-large'],
  ['no size', jpegOf(0, 10), 'photo.not-jpeg'],
];
it.each(HOSTILE)('refuses %s, and keeps nothing of what came with it', async (_what, bytes, code) => {
  const { id } = await create();
  const bad = { ...photo(), picture: base64(bytes) };
  await expect(d.say('site.photo.add', { siteId: id, photos: [photo(), bad] })).rejects.toMatchObject({
    code,
  });
  expect(await listed(id)).toEqual([]);
});

it('crashes on no bytes at all', () => {
  for (let at = 0; at < whole.length; at++) {
    for (const value of [0, 0xff, 0xd8, 0xda]) {
      const broken = Uint8Array.from(whole);
      broken[at] = value;
      try {
        cleanJpeg(broken, PHOTO_LIMITS.longestPx);
      } catch (error) {
        expect((error as { code?: string }).code).toMatch(/^photo\./);
      }
      readImageHeader(broken.subarray(0, at));
    }
  }
});

it('refuses too many, too heavy, and photos of no site', async () => {
  const { id } = await create();
  const heavy = { ...photo(), preview: base64(Buffer.alloc(PHOTO_LIMITS.previewBytes + 3)) };
  await expect(d.say('site.photo.add', { siteId: id, photos: [heavy] })).rejects.toMatchObject({
    code: 'input.invalid',
  });
  const some = Array.from({ length: PHOTO_LIMITS.atOnce }, () => photo());
  await d.say('site.photo.add', { siteId: id, photos: some });
  await d.say('site.photo.add', { siteId: id, photos: some });
  await expect(d.say('site.photo.add', { siteId: id, photos: some })).rejects.toMatchObject({
    code: 'photo.too-many',
  });
  await expect(d.say('site.photo.add', { siteId: 999, photos: [photo()] })).rejects.toMatchObject({
    code: 'site.unknown',
  });
  await expect(d.say('site.photo.remove', { ids: [9999] })).rejects.toMatchObject({ code: 'photo.unknown' });
});

it('serves nothing that another program put in a picture’s place', async () => {
  const { id } = await create();
  const { photos } = await d.say('site.photo.add', { siteId: id, photos: [photo()] });
  const file = new Database(d.document);
  const put = file.prepare('UPDATE site_photo_pictures SET preview = ? WHERE id = ?');
  for (const bytes of [Buffer.from('<svg onload="alert(1)"/>'), jpegOf(30_000, 30_000), 'text', 7]) {
    put.run(bytes, photos[0]!.id);
    expect(await d.desk.tile(photoPath(photos[0]!.id, 'preview'))).toBeNull();
  }
  file.close();
});
