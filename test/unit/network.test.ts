import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const sources = ['electron', 'shared'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|cts|mts)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name)),
);

/** Ways out: asking by `fetch`, sockets and clients of Node, beacons and sockets of a browser, Electron's own client. */
const WAYS = [
  /(?<![.\w'])fetch\(/,
  /^import (?!type\b)[^;]*from 'node:(http|https|http2|net|tls|dgram|dns)(\/\w+)?'/m,
  /\bnew (WebSocket|XMLHttpRequest|EventSource)\b/,
  /\bnet\.(fetch|request)\(/,
];
/** Who has a way, and what for. */
const DOORS: Record<string, string> = {
  'electron/formats/basemap/online.ts': 'pictures of an online basemap, once the planner agreed',
  'electron/hosts/bounded-server.ts': 'the window’s own server on this machine',
  'electron/hosts/single-instance.ts': 'a socket to the program that runs already',
};

describe('the program', () => {
  it('has no way to a network but the doors that are named', () => {
    const found = sources
      .filter((path) => WAYS.some((way) => way.test(readFileSync(path, 'utf8'))))
      .map((path) => relative(root, path).replaceAll('\\', '/'));
    expect(found.sort()).toEqual(Object.keys(DOORS).sort());
  });
});
