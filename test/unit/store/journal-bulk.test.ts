import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { insertContext } from '../../../electron/store/context.ts';
import { createDocument } from '../../../electron/store/create-document.ts';
import { type Document, openDocument } from '../../../electron/store/document.ts';

let folder: string;
let document: Document;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bulk-'));
  document = createDocument(join(folder, 'a.gpkg'), { name: 'a', countyCode: '410225', elevationM: 70 });
});
afterEach(() => {
  document.close();
  rmSync(folder, { recursive: true, force: true });
});

const points = (count: number, synthetic: (i: number) => boolean) =>
  Array.from({ length: count }, (_, i) => ({
    type: 'Feature' as const,
    properties: { name: `点${i}`, synthetic: synthetic(i) },
    geometry: { type: 'Point' as const, coordinates: [114 + i / 100, 34 + i / 100] },
  }));

/** Everything the layer holds, and everything its R*Tree does. */
const state = () => ({
  rows: document.db.prepare('SELECT * FROM buildings ORDER BY id').all(),
  tree: document.db.prepare('SELECT * FROM rtree_buildings_geom ORDER BY id').all(),
  aside: document.db
    .prepare(`SELECT count(*) FROM sqlite_master WHERE name LIKE 'planner_aside%'`)
    .pluck()
    .get(),
});

/** What a GeoPackage's R*Tree extension asks for. */
const wellIndexed = () => ({
  triggers: document.db
    .prepare(
      `SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'rtree_buildings_geom_%'`,
    )
    .pluck()
    .get(),
  tree: document.db.prepare(`SELECT rtreecheck('rtree_buildings_geom')`).pluck().get(),
});

const put = (count: number, synthetic: (i: number) => boolean = () => false) =>
  document.journal.record('put', () =>
    document.journal.putMany('buildings', () =>
      insertContext(document, 'buildings', points(count, synthetic)),
    ),
  );
const take = (where: string) =>
  document.journal.record('take', () => document.journal.takeMany('buildings', where)).value;

describe('a change about many rows', () => {
  it('is one step that goes and comes back with every row, its id and its box', () => {
    put(30);
    const before = state();
    put(50);
    const after = state();
    expect(document.journal.rowsIn('undo')).toBe(50);
    document.journal.undo();
    expect(state()).toEqual({ ...before, aside: 1 });
    expect(wellIndexed()).toEqual({ triggers: 6, tree: 'ok' });
    document.journal.redo();
    expect(state()).toEqual(after);
    expect(wellIndexed()).toEqual({ triggers: 6, tree: 'ok' });
  });

  it('takes out whatever meets a condition and puts back just that', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 40 }), (synthetic) => {
        put(synthetic.length, (i) => synthetic[i]!);
        const before = state();
        const taken = take('synthetic = 1');
        expect(taken).toBe(synthetic.filter(Boolean).length);
        const left = state();
        expect(left.rows).toHaveLength(synthetic.length - taken);
        expect(left.tree).toHaveLength(synthetic.length - taken);
        if (taken > 0) {
          document.journal.undo();
          expect(state()).toEqual(before);
          document.journal.redo();
          expect(state().rows).toEqual(left.rows);
          document.journal.undo();
        }
        document.journal.undo();
        expect(state().rows).toEqual([]);
        expect(state().tree).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('goes with single changes in the same step, in order', () => {
    put(10);
    const before = state();
    document.journal.record('both', () => {
      document.db.exec(`UPDATE buildings SET name = '改' WHERE id = 3`);
      document.journal.takeMany('buildings', 'id > 5');
      document.journal.putMany('buildings', () =>
        insertContext(
          document,
          'buildings',
          points(4, () => false),
        ),
      );
      document.db.exec(`UPDATE buildings SET name = '又改' WHERE id = 4`);
    });
    const after = state();
    document.journal.undo();
    expect(state().rows).toEqual(before.rows);
    document.journal.redo();
    expect(state().rows).toEqual(after.rows);
    expect(state().tree).toEqual(after.tree);
  });

  it('survives a restart, and is forgotten with its step', () => {
    put(20);
    const before = state();
    document.journal.undo();
    document.close();
    document = openDocument(join(folder, 'a.gpkg'));
    document.journal.redo();
    expect(state()).toEqual(before);
    document.journal.undo();
    document.journal.record('other', () =>
      insertContext(
        document,
        'roads',
        points(1, () => false),
      ),
    );
    expect(state().aside).toBe(0);
  });

  it('is refused outside a recorded edit', () => {
    expect(() => document.journal.putMany('buildings', () => {})).toThrow(/recorded/);
  });
});
