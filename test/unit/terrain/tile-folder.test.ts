import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openBasemap as open } from '../../../electron/formats/basemap/open.ts';
import { encodePng } from '../../../electron/formats/png.ts';
import type { Offset, RowOrder } from '../../../shared/basemap.ts';
import { deskOnLankao } from '../desk.ts';

const root = mkdtempSync(join(tmpdir(), 'tile-folder-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const picture = (shade: number) => Buffer.from(encodePng('rgba8', 1, 1, new Uint8Array([shade, 0, 0, 255])));
let made = 0;

/** A folder of files by their paths within. */
function folderOf(files: Record<string, string | Uint8Array>): string {
  const path = join(root, `f${made++}`);
  mkdirSync(path);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(path, name, '..'), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  return path;
}
const openBasemap = (path: string, rows: RowOrder = 'auto', offset: Offset = 'none') =>
  open(path, { before() {}, pages() {} }, { offset, rows });
const shade = (path: string, rows: RowOrder, z: number, x: number, y: number) => {
  const bytes = openBasemap(path, rows).archive.tile(z, x, y);
  return bytes && Buffer.from(bytes);
};

/** Level 10: 114.96° E to 115.31° E, about 34.7° N. */
const WEB = { '10/839/406.png': picture(1), '10/839/407.png': picture(2), '11/1678/813.png': picture(3) };

describe('a folder of tiles', () => {
  it('gives its tiles, and says where and how deep they lie', () => {
    const { basemap } = openBasemap(folderOf(WEB));
    expect(basemap).toMatchObject({
      format: 'folder',
      tiles: 'png',
      minZoom: 10,
      maxZoom: 11,
      fromSouth: false,
    });
    const [west, south, east, north] = basemap.bounds!;
    expect(west).toBeCloseTo(114.9609, 4);
    expect(east).toBeCloseTo(115.3125, 4);
    expect([south < 34.7, north > 34.7]).toEqual([true, true]);
    expect(north - south).toBeLessThan(0.6);
    expect(shade(folderOf(WEB), 'auto', 10, 839, 407)).toEqual(picture(2));
    expect(shade(folderOf(WEB), 'auto', 10, 839, 405)).toBeNull();
  });

  it('counts rows from the south where the planner or the folder says so', () => {
    const south = { '1/0/0.png': picture(1), '1/0/1.png': picture(2) };
    expect(shade(folderOf(south), 'auto', 1, 0, 0)).toEqual(picture(1));
    expect(shade(folderOf(south), 'south', 1, 0, 0)).toEqual(picture(2));
    const said = folderOf({ ...south, 'tilemapresource.xml': '<TileMap/>' });
    expect(shade(said, 'auto', 1, 0, 0)).toEqual(picture(2));
    expect(shade(said, 'north', 1, 0, 0)).toEqual(picture(1));
    const json = folderOf({
      ...south,
      'metadata.json': '{"scheme":"tms","attribution":"<b>&copy; 县局</b>"}',
    });
    expect(shade(json, 'auto', 1, 0, 1)).toEqual(picture(1));
    expect(openBasemap(json).basemap).toMatchObject({ attribution: '© 县局', fromSouth: true });
    const one = { '1/0/1.png': picture(2) };
    const northern = openBasemap(folderOf(one), 'south').basemap.bounds!;
    expect([northern[1], northern[3] > 80]).toEqual([0, true]);
  });

  it('is refused in words where there are no tiles in it', () => {
    const none: Record<string, Uint8Array>[] = [
      {},
      { 'a/b/c.png': picture(1) },
      { '3/1.png': picture(1) },
      { '30/1/1.png': picture(1) },
    ];
    for (const files of none) {
      expect(() => openBasemap(folderOf(files))).toThrow(
        expect.objectContaining({ code: 'basemap.no-tiles' }),
      );
    }
    expect(() => openBasemap(folderOf({ '1/0/0.png': 'no picture' }))).toThrow(
      expect.objectContaining({ code: 'basemap.damaged' }),
    );
  });

  it('gives nothing that is no picture, is a link, or leads out of it', () => {
    const secret = join(root, 'secret.png');
    writeFileSync(secret, picture(9));
    const path = folderOf({ '1/0/0.png': picture(1), '1/0/1.png': '<svg onload=alert(1)>' });
    mkdirSync(join(path, '1/1'));
    symlinkSync(secret, join(path, '1/1/0.png'));
    const { archive } = openBasemap(path);
    expect(archive.tile(1, 0, 1)).toBeNull();
    expect(archive.tile(1, 1, 0)).toBeNull();
    expect(archive.tile(1, 0, 0)).not.toBeNull();
  });

  it('cannot be marked as shifted where its tiles are vectors', () => {
    const path = folderOf({ '1/0/0.pbf': new Uint8Array([0x1a, 0x02, 0x78, 0x02]) });
    expect(openBasemap(path).basemap.tiles).toBe('mvt');
    expect(() => openBasemap(path, 'auto', 'GCJ-02')).toThrow(
      expect.objectContaining({ code: 'basemap.vector-offset' }),
    );
  });

  it('is chosen, marked and kept on this computer, whatever document is open', async () => {
    const desk = await deskOnLankao(false);
    try {
      const path = folderOf(WEB);
      await expect(desk.say('basemap.mark', { offset: 'GCJ-02' })).rejects.toMatchObject({
        code: 'basemap.none',
      });
      const plain = await desk.say('basemap.choose', { path });
      const marked = await desk.say('basemap.mark', { offset: 'GCJ-02' });
      expect(marked).toMatchObject({ offset: 'GCJ-02', format: 'folder' });
      expect(marked.key).not.toBe(plain.key);
      const turned = await desk.say('basemap.mark', { rows: 'south' });
      expect(turned).toMatchObject({ offset: 'GCJ-02', fromSouth: true });
      await desk.say('project.close', {});
      expect((await desk.say('basemap.info', {})).basemap).toEqual(turned);
      const tile = await desk.desk.tile(`/ground/basemap/${turned.key}/10/839/${1023 - 406}`);
      expect(Buffer.from(tile!.body)).toEqual(picture(1));
      expect(await desk.desk.tile(`/ground/basemap/${plain.key}/10/839/406`)).toBeNull();
    } finally {
      await desk.close();
    }
  });
});
