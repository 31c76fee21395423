import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'package-'));
const stub = join(folder, 'electron');
const packed = join(folder, 'packed');
const require = createRequire(import.meta.url);

/** What @electron/fuses looks for in Electron's binary, and the fuses it then sets, one byte each. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FUSES = 9;

/** A folder that passes for an unpacked Electron of this platform. */
function makeStub(): void {
  execFileSync(process.execPath, ['-e', `require('fs').mkdirSync(${JSON.stringify(stub)})`]);
  const fuses = Buffer.concat([Buffer.from(SENTINEL), Buffer.from([1, FUSES]), Buffer.alloc(FUSES, '0')]);
  writeFileSync(join(stub, 'electron'), Buffer.concat([Buffer.alloc(64), fuses, Buffer.alloc(64)]));
  chmodSync(join(stub, 'electron'), 0o755);
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8'));
  writeFileSync(join(stub, 'version'), version);
  for (const name of ['LICENSE', 'LICENSES.chromium.html']) writeFileSync(join(stub, name), 'stub');
}

let resources: string;
let archive: string;
let listed: string[];
let extracted: string;

const asar = (...args: string[]) =>
  execFileSync(process.execPath, [require.resolve('@electron/asar/bin/asar.js'), ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });

beforeAll(() => {
  makeStub();
  // Linux's layout on every platform: what is packed is the same, and needs no signing tools.
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      require.resolve('electron-builder/cli.js'),
      ...['--linux', 'dir', '--x64', '--config', 'electron-builder.yml'],
      ...[`-c.electronDist=${stub}`, `-c.directories.output=${packed}`],
    ],
    { cwd: root, encoding: 'utf8' },
  );
  expect(status, `${stdout}${stderr}`).toBe(0);
  resources = join(packed, 'linux-unpacked', 'resources');
  archive = join(resources, 'app.asar');
  listed = asar('list', archive)
    .split(/\r?\n/)
    .map((line) => line.replaceAll('\\', '/').replace(/^\//, ''))
    .filter(Boolean);
  extracted = join(folder, 'extracted');
  asar('extract', archive, extracted);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const under = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(dir, name)).isFile())
    .map((name) => name.replaceAll('\\', '/'));

describe('the packed program', () => {
  it('holds the window, the main process, the data and the terms', () => {
    expect(listed).toEqual(
      expect.arrayContaining([
        'package.json',
        'dist/electron/main.mjs',
        'dist/electron/preload.cjs',
        'dist/electron/estimate.worker.mjs',
        'dist/renderer/index.html',
        'dist/THIRD-PARTY.txt',
        'data/NOTICE.md',
        'data/generated/counties.db',
        'data/climate/stations.csv',
      ]),
    );
    const migrations = readdirSync(join(root, 'electron/store/migrations'));
    expect(listed).toEqual(
      expect.arrayContaining(migrations.map((name) => `dist/electron/migrations/${name}`)),
    );
    for (const dir of readdirSync(join(root, 'data'), { withFileTypes: true })) {
      if (!dir.isDirectory() || ['build', 'icon', 'readme'].includes(dir.name)) continue;
      const tables = readdirSync(join(root, 'data', dir.name)).filter((name) =>
        /\.(csv|json|db)$/.test(name),
      );
      expect(listed).toEqual(expect.arrayContaining(tables.map((name) => `data/${dir.name}/${name}`)));
    }
  });

  it('holds nothing else: no sources, no tests, no tools, no other platform’s binaries', () => {
    expect(listed.filter((name) => /\.tsx?$|\.map$|^test|^\.git|^electron\/|^renderer\//.test(name))).toEqual(
      [],
    );
    const packages = new Set(
      listed.map((name) => /^node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(name)?.[1]).filter(Boolean),
    );
    const scopes = ['@duckdb', '@fontsource'];
    expect([...packages].filter((name) => !scopes.includes(name!)).sort()).toEqual([
      '@duckdb/node-api',
      '@duckdb/node-bindings',
      '@duckdb/node-bindings-linux-x64',
      '@fontsource/noto-sans-sc',
      'better-sqlite3',
      'gdal3.js',
      'geos-wasm',
      'highs',
    ]);
    expect(listed.filter((name) => name.endsWith('.node'))).toEqual([
      'node_modules/@duckdb/node-bindings-linux-x64/duckdb.node',
      'node_modules/better-sqlite3/prebuilds/linux-x64.node',
    ]);
  });

  it('keeps outside the archive what opens files by itself, and only that', () => {
    const unpacked = under(join(resources, 'app.asar.unpacked'));
    expect(unpacked).toEqual(
      expect.arrayContaining([
        'data/generated/counties.db',
        'dist/electron/estimate.worker.mjs',
        'node_modules/@duckdb/node-bindings-linux-x64/libduckdb.so',
        'node_modules/better-sqlite3/prebuilds/linux-x64.node',
        'node_modules/gdal3.js/dist/package/gdal3WebAssembly.wasm',
      ]),
    );
    const allowed =
      /^(data\/generated\/.*\.db|dist\/electron\/.*\.worker\.mjs|node_modules\/(@duckdb|better-sqlite3|gdal3\.js|geos-wasm|highs)\/.*)$/;
    expect(unpacked.filter((name) => !allowed.test(name))).toEqual([]);
    const workers = readdirSync(join(root, 'dist/electron')).filter((name) => name.endsWith('.worker.mjs'));
    expect(unpacked).toEqual(expect.arrayContaining(workers.map((name) => `dist/electron/${name}`)));
  });

  it('brings the workflow of a province, with scripts that may be run', () => {
    const workflow = join(resources, 'workflow');
    expect(readdirSync(workflow).sort()).toEqual(['Snakefile', 'profiles']);
    const submit = statSync(join(workflow, 'profiles', 'kubernetes', 'submit.py'));
    // Windows knows no such bit.
    expect(process.platform === 'win32' || (submit.mode & 0o100) !== 0).toBe(true);
  });

  it('starts a worker from a file that is all there is of it', () => {
    for (const name of readdirSync(join(root, 'dist/electron')).filter((file) =>
      file.endsWith('.worker.mjs'),
    )) {
      const source = readFileSync(join(root, 'dist/electron', name), 'utf8');
      expect(source, name).not.toMatch(/^(?:import|export)\b[^\n]*["']\.{1,2}\//m);
    }
  });

  it('looks for its workers outside the archive', () => {
    for (const name of readdirSync(join(root, 'electron/workers'))) {
      const source = readFileSync(join(root, 'electron/workers', name), 'utf8');
      const urls = source.match(/new URL\(`\.\/[\w.]+\.worker[^\n]*/g) ?? [];
      for (const url of urls) expect(url, name).toContain('unpackedLocation(import.meta.url)');
    }
  });

  it('has its fuses set: no Node by environment or argument, only this archive, which is checked', () => {
    const binary = readFileSync(join(packed, 'linux-unpacked', 'county-pv-planner'));
    const at = binary.indexOf(SENTINEL) + SENTINEL.length + 2;
    const [node, cookies, options, inspect, integrity, onlyAsar, snapshot, file] = binary
      .subarray(at, at + FUSES)
      .toString();
    expect({ node, cookies, options, inspect, integrity, onlyAsar, snapshot, file }).toEqual({
      node: '0',
      cookies: '1',
      options: '0',
      inspect: '0',
      integrity: '1',
      onlyAsar: '1',
      snapshot: '0',
      file: '0',
    });
  });

  it('names the licence of every package in it', () => {
    const text = readFileSync(join(extracted, 'dist/THIRD-PARTY.txt'), 'utf8');
    for (const name of [
      '@duckdb/node-api',
      'better-sqlite3',
      'gdal3.js',
      'geos-wasm',
      'highs',
      '@turf/turf',
      'react',
      'maplibre-gl',
      'zod',
    ]) {
      expect(text).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+(?:-\\S+)? — \\S`, 'm'));
    }
    expect(text).toContain('Permission is hereby granted');
    expect(text).not.toContain(root);
  });

  it('does the main job: makes a document, estimates in a worker, writes the plan with its fonts', () => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(extracted, 'dist/electron/self-test.mjs')],
      { encoding: 'utf8', cwd: folder },
    );
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const result = JSON.parse(stdout);
    expect(result).toMatchObject({ sites: 1, annualKwh: expect.any(Number) });
    expect(result.fontsInPlan).toBeGreaterThan(4);
    expect(result.resultTables).toBe(8);
    expect(result.planHtmlBytes).toBeGreaterThan(100_000);
  });

  it('prints its sizes', () => {
    const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
    const unpacked = join(resources, 'app.asar.unpacked');
    const sizes = new Map<string, number>();
    for (const name of under(extracted)) {
      const part = name
        .split('/')
        .slice(0, name.startsWith('node_modules/@') ? 3 : 2)
        .join('/');
      sizes.set(part, (sizes.get(part) ?? 0) + statSync(join(extracted, name)).size);
    }
    const rows = [...sizes].sort(([, a], [, b]) => b - a).filter(([, bytes]) => bytes > 1e5);
    const total =
      statSync(archive).size + under(unpacked).reduce((sum, f) => sum + statSync(join(unpacked, f)).size, 0);
    console.log(
      `without Electron: ${megabytes(total)}\n${rows.map(([part, bytes]) => `  ${part}: ${megabytes(bytes)}`).join('\n')}`,
    );
    // Of that 71 MB are DuckDB's library.
    expect(total).toBeLessThan(185e6);
  });
});
