/**
 * Draws the program's icon from the mark in the window (`renderer/ui/Logo.tsx`) in every size that installers
 * want, and writes `data/icon/`. Run by hand after the mark changes: `node data/build/icon.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { findEngine } from '../../electron/hosts/chromium.ts';

const root = new URL('../../', import.meta.url);
const source = readFileSync(new URL('renderer/ui/Logo.tsx', root), 'utf8');
const shapes = /<svg[^>]*>([\s\S]*?)<\/svg>/.exec(source)?.[1].replaceAll('strokeWidth', 'stroke-width');
if (!shapes) throw new Error('renderer/ui/Logo.tsx holds no <svg>');

/** Room around the mark, in its own units of 32 across, as desktop icons have. */
const MARGIN = 1.5;
const box = `${-MARGIN} ${-MARGIN} ${32 + 2 * MARGIN} ${32 + 2 * MARGIN}`;

const browser = await chromium.launch({ ...(await findEngine(false)), headless: true });
const drawn = new Map<number, Buffer>();
for (const size of [16, 32, 48, 64, 128, 256, 512, 1024]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(
    `<style>*{margin:0}</style><svg style="display:block" xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="${box}">${shapes}</svg>`,
  );
  drawn.set(size, await page.screenshot({ omitBackground: true }));
  await page.close();
}
await browser.close();

const png = (size: number): Buffer => drawn.get(size) as Buffer;

/** A Windows icon: a directory of 16 bytes for each size, then the PNG files. */
function ico(sizes: number[]): Buffer {
  const directory = Buffer.alloc(6 + 16 * sizes.length);
  directory.writeUInt16LE(1, 2);
  directory.writeUInt16LE(sizes.length, 4);
  let offset = directory.length;
  sizes.forEach((size, i) => {
    const at = 6 + 16 * i;
    directory.writeUInt8(size % 256, at);
    directory.writeUInt8(size % 256, at + 1);
    directory.writeUInt16LE(1, at + 4);
    directory.writeUInt16LE(32, at + 6);
    directory.writeUInt32LE(png(size).length, at + 8);
    directory.writeUInt32LE(offset, at + 12);
    offset += png(size).length;
  });
  return Buffer.concat([directory, ...sizes.map(png)]);
}

/** A macOS icon: blocks of a four-letter type, a length that counts the header, and a PNG file. */
function icns(types: Record<string, number>): Buffer {
  const header = (type: string, length: number) => {
    const bytes = Buffer.alloc(8);
    bytes.write(type, 'latin1');
    bytes.writeUInt32BE(length + 8, 4);
    return bytes;
  };
  const blocks = Object.entries(types).flatMap(([type, size]) => [header(type, png(size).length), png(size)]);
  const body = Buffer.concat(blocks);
  return Buffer.concat([header('icns', body.length), body]);
}

const put = (name: string, bytes: Buffer) => writeFileSync(new URL(`data/icon/${name}`, root), bytes);
put('icon.png', png(512));
put('icon.ico', ico([16, 32, 48, 64, 128, 256]));
put(
  'icon.icns',
  icns({ ic11: 32, ic12: 64, ic07: 128, ic13: 256, ic08: 256, ic14: 512, ic09: 512, ic10: 1024 }),
);
