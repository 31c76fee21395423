import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the built window lies. */
const rendererDir = fileURLToPath(new URL('../../dist/renderer/', import.meta.url));

/** Paths under the window's address that are tiles and photos, which the program serves from the document. */
export const TILES = /^\/(tiles|ground|photos)\//;

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

/** A file of the built window and its media type; null for anything that is not one. */
export async function readWindowFile(
  urlPath: string,
  dir = rendererDir,
): Promise<{ body: Buffer; type: string } | null> {
  let decoded: string;
  try {
    decoded = decodeURIComponent(urlPath);
  } catch {
    return null;
  }
  const path = normalize(join(dir, decoded === '/' ? 'index.html' : decoded));
  const type = TYPES[extname(path)];
  if (!path.startsWith(dir.endsWith(sep) ? dir : dir + sep) || !type || decoded.includes('\0')) return null;
  try {
    return { body: await readFile(path), type };
  } catch {
    return null;
  }
}
