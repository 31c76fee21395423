import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createDesk } from '../../electron/commands/desk.ts';
import type { PrintRequest } from '../../electron/host.ts';
import { CONTENT_SECURITY_POLICY } from '../../electron/hosts/csp.ts';
import { blankPdf } from '../../electron/report/pdf/blank.ts';
import { registerSpatialFunctions } from '../../electron/store/geopackage.ts';
import { square } from './desk.ts';

/** Text that leaves a tag, an attribute of either quote, a style, a script and a comment, if it is let. */
const MARKUP = `"><x-7 onx7="1"></x-7>'><x-7 onx7='1'>--></style></script></title><x-7>&lt;{{7}}`;

const folder = mkdtempSync(join(tmpdir(), 'markup-'));
const path = join(folder, 'a.gpkg');
const printed: PrintRequest[] = [];
const desk = createDesk({
  name: 'command-line',
  folders: { documents: folder, settings: join(folder, 'settings') },
  chooseFile: async () => null,
  drawPng: async () => [],
  async printPdf(request) {
    printed.push(request);
    return blankPdf();
  },
  emit: () => {},
});
const say = (name: string, input: object) => desk.invoke(name, input, { language: 'zh', trusted: true });

/** Puts the text into every column of every table that holds words. */
function poison(): number {
  const db = new Database(path);
  registerSpatialFunctions(db);
  const tables = db.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).pluck().all() as string[];
  const spared = /^(sqlite_|gpkg_|rtree_|planner_edit)/;
  const KEYS = new Set(['kind', 'mount', 'county_code', 'created_at', 'input_key', 'class']);
  // A row of which a value is too long is not taken over from another program: its name would be lost with it.
  for (const short of ['module', 'inverter']) KEYS.add(short);
  let written = 0;
  for (const table of tables.filter((name) => !spared.test(name))) {
    const columns = db.pragma(`table_info(${table})`) as { name: string; type: string }[];
    for (const { name } of columns.filter(({ name, type }) => type === 'TEXT' && !KEYS.has(name))) {
      const sample = String(db.prepare(`SELECT ${name} FROM ${table} LIMIT 1`).pluck().get() ?? '');
      if (/^[[{]/.test(sample)) continue;
      written += db.prepare(`UPDATE ${table} SET ${name} = ? || rowid`).run(MARKUP).changes;
    }
  }
  for (const layer of ['villages', 'scenic_spots', 'substations', 'roads', 'exclusions']) {
    db.prepare(
      `UPDATE ${layer} SET properties = json_set(properties, '$.source', :text, '$.level', :text)`,
    ).run({ text: MARKUP });
    db.prepare(`UPDATE ${layer} SET class = ? WHERE id % 3 = 0`).run(MARKUP);
  }
  db.close();
  return written;
}

beforeAll(async () => {
  await say('project.create', { path, countyCode: '410225' });
  for (let i = 0; i < 3; i++) {
    await say('site.create', {
      kind: i ? 'agrivoltaic' : 'rooftop',
      geometry: square(114.82, 34.82 + i / 100, 0.004),
    });
  }
  await desk.settled();
  await say('project.close', {});
  expect(poison()).toBeGreaterThan(100);
  await say('project.open', { path });
  await desk.settled();
  await vi.waitFor(
    async () => expect(await say('project.outside', {})).toMatchObject({ waiting: 0, refused: [] }),
    { timeout: 60_000, interval: 100 },
  );
}, 120_000);
afterAll(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('markup in what a document holds', () => {
  it.each(['zh', 'en'])('stays text in the plan (%s)', async (language) => {
    printed.length = 0;
    await say('plan.export', { out: join(folder, 'plan.pdf'), language, title: MARKUP, overwrite: true });
    // Cover, contents, chapters, and what runs over every page.
    expect(printed.length).toBeGreaterThanOrEqual(4);
    expect(printed[0].html).toContain('&lt;x-7');
    for (const { html: page } of printed) {
      expect(page).not.toMatch(/<x-7/i);
      expect(page).not.toMatch(/<script|javascript:|<iframe|<object|<embed|<base|<link|<form/i);
      // Outside of what was escaped, no attribute of that name can have come about.
      expect(page.replaceAll(/onx7=(&quot;|&#39;|[“”‘’])/g, '')).not.toMatch(/onx7=/);
      // Nothing is fetched: every address is a fragment or data.
      expect([...page.matchAll(/(?:href|src)\s*=\s*["']?([^"'\s>]+)/g)].map(([, url]) => url)).toSatisfy(
        (urls: string[]) => urls.every((url) => /^(#|data:)/.test(url)),
      );
    }
  });

  it('comes back from every query as it was stored', async () => {
    const { sites } = (await say('site.list', {})) as { sites: { name: string }[] };
    expect(sites.map(({ name }) => name)).toEqual([1, 2, 3].map((id) => MARKUP + id));
  });
});

it('the window’s policy allows no inline script, no eval and no other origin', () => {
  const policy = Object.fromEntries(
    CONTENT_SECURITY_POLICY.split('; ').map((directive) => {
      const [name, ...sources] = directive.split(' ');
      return [name, sources];
    }),
  );
  expect(policy['default-src']).toEqual(["'none'"]);
  expect(policy['script-src']).toEqual(["'self'"]);
  expect(policy['connect-src']).toEqual(["'self'"]);
  for (const name of ['base-uri', 'form-action', 'frame-ancestors']) expect(policy[name]).toEqual(["'none'"]);
  expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe-eval|https?:|\*/);
});
