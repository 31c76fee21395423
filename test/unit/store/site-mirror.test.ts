import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { asScenario } from '../../../electron/store/as-scenario.ts';
import { createDocument } from '../../../electron/store/create-document.ts';
import { writeEstimates } from '../../../electron/store/estimates.ts';
import { registerSpatialFunctions } from '../../../electron/store/geopackage.ts';
import { listInStep } from '../../../electron/store/in-step.ts';
import { knownOfSites } from '../../../electron/store/per-site.ts';
import { activateScenario, activeScenario, insertScenario } from '../../../electron/store/scenarios.ts';
import { siteMirror } from '../../../electron/store/site-mirror.ts';
import {
  deleteSite,
  includeSite,
  insertSite,
  listSites,
  type SiteRow,
  updateSite,
} from '../../../electron/store/sites.ts';
import { assumptionsSchema } from '../../../shared/domain.ts';

const site = (at: number): SiteRow => ({
  geometry: {
    type: 'Polygon' as const,
    coordinates: [
      [
        [at, 34],
        [at + 1, 34],
        [at + 1, 35],
        [at, 34],
      ],
    ],
  },
  ...{ name: `${at}`, kind: 'rooftop' as const, mount: 'fixed' as const, notes: '' },
  ...{ mounting: null, twoFaces: false },
  ...{ tiltDeg: 15, azimuthDeg: 180, usableShare: 0.6, gcr: null, moduleWpM2: 220 },
  ...{ ownerClass: null, gridMode: null, tariff: null },
  ...{ agrivoltaic: null, module: null, inverter: null, areaM2: 100, capacityKwp: 13 },
});
const estimate = (siteId: number, annualKwh: number) => ({
  ...{ siteId, annualKwh, inputKey: 'k', monthlyKwh: new Array(12).fill(annualKwh / 12) },
  ...{ annualPoaKwhM2: 1500, specificYieldKwhPerKwp: 1200, performanceRatio: 0.8, p90Kwh: 1, avoidedTco2: 2 },
});

it('shows what the document holds after any edits, and names just the sites that changed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mirror-'));
  const document = createDocument(join(folder, 'a.gpkg'), { name: 'a', countyCode: '410225', elevationM: 0 });
  const first = insertScenario(document, '一', assumptionsSchema.parse({}));
  const second = insertScenario(document, '二', assumptionsSchema.parse({}));
  activateScenario(document, first);
  const mirror = siteMirror(document);
  const changes = mirror.follow();
  const edits = fc.array(fc.tuple(fc.nat(6), fc.nat(40)), { maxLength: 30 });
  const list = () =>
    listInStep(
      document,
      listInStep,
      '',
      () => (row) => (row.included ? { row, kwp: row.capacityKwp } : null),
    );
  const shapes = () => knownOfSites<string>(document, knownOfSites, '', ({ shape }) => shape);
  const asStored = () =>
    listSites(document).map(({ geometry: _, ...rest }) => rest as Record<string, unknown>);
  const asMirrored = () =>
    [...mirror.rows().values()]
      .map(
        ({ bounds: _b, shape: _s, estimate: _e, inputKey: _k, wholeKwp: _w, ...rest }) =>
          rest as Record<string, unknown>,
      )
      .sort((a, b) => (a.id as number) - (b.id as number));
  fc.assert(
    fc.property(edits, (made) => {
      for (const [what, which] of made) {
        list();
        const ids = listSites(document).map(({ id }) => id);
        const id = ids[which % Math.max(1, ids.length)];
        if (what === 0 || id === undefined) insertSite(document, site(which));
        else if (what === 1) updateSite(document, id, site(which));
        else if (what === 2) deleteSite(document, id);
        else if (what === 3) includeSite(document, first, id, (which % 3) / 2);
        else if (what === 4) writeEstimates(document, first, [estimate(id, which)]);
        else if (what === 5) document.journal.undo();
        else activateScenario(document, which % 2 === 0 ? first : second);
      }
      expect(asMirrored()).toEqual(asStored());
      const rows = [...mirror.rows().values()];
      expect(list()).toEqual(rows.flatMap((row) => (row.included ? [{ row, kwp: row.capacityKwp }] : [])));
      expect(list()).toBe(list());
      const known = shapes();
      for (const row of rows) {
        expect([undefined, row.shape]).toContain(known.of(row));
        known.keep(row, row.shape);
        expect(known.of({ ...row, notes: '' })).toBe(row.shape);
      }
      for (const id of [first, second]) {
        const view = asScenario(document, id);
        const seen = [...siteMirror(view).rows()];
        view.close();
        const active = rows.length > 0 && activeScenario(document).id === id;
        if (active) expect(seen).toEqual([...mirror.rows()].sort(([a], [b]) => a - b));
        activateScenario(document, id);
        expect(seen).toEqual([...mirror.rows()].sort(([a], [b]) => a - b));
      }
    }),
    { numRuns: 40 },
  );
  activateScenario(document, first);
  const id = insertSite(document, site(1));
  changes();
  writeEstimates(document, first, [estimate(id, 500)]);
  expect(changes()).toEqual(new Set([id]));
  expect(mirror.rows().get(id)?.estimate?.annualKwh).toBe(500);
  expect(mirror.rows().get(id)?.bounds).toEqual([1, 34, 2, 35]);
  writeEstimates(document, second, [estimate(id, 700)]);
  expect(changes()).toEqual(new Set());

  const other = new Database(join(folder, 'a.gpkg'));
  registerSpatialFunctions(other);
  other.prepare('UPDATE sites SET notes = ? WHERE id = ?').run('另一个程序', id);
  other.close();
  expect(changes()).toBe('all');
  expect(mirror.rows().get(id)?.notes).toBe('另一个程序');
  document.close();
  rmSync(folder, { recursive: true, force: true });
});

it('is read once for all that wait for it, a slice at a time', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mirror-'));
  const document = createDocument(join(folder, 'a.gpkg'), { name: 'a', countyCode: '410225', elevationM: 0 });
  document.db.transaction(() => {
    for (let i = 0; i < 1000; i++) insertSite(document, site(1));
  })();
  const mirror = siteMirror(document);
  const first = mirror.warm();
  expect(mirror.warm()).toBe(first);
  let turns = 0;
  const count = setInterval(() => turns++, 0);
  await first;
  clearInterval(count);
  expect(turns).toBeGreaterThan(0);
  expect(mirror.rows().size).toBe(1000);
  document.close();
  rmSync(folder, { recursive: true, force: true });
});
