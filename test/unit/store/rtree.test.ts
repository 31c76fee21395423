import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { boxMiddles, rtreeTable } from '../../../electron/store/rtree.ts';

const box = fc.record({
  id: fc.oneof(fc.integer({ min: 1, max: 400 }), fc.constantFrom(2 ** 40, Number.MAX_SAFE_INTEGER, -7)),
  x: fc.float({ min: -180, max: 179, noNaN: true }),
  y: fc.float({ min: -90, max: 89, noNaN: true }),
  side: fc.float({ min: 0, max: 1, noNaN: true }),
});

it('finds the middle of every box an R*Tree holds, after any changes', () => {
  fc.assert(
    fc.property(
      fc.array(box, { maxLength: 300 }),
      fc.array(fc.integer({ min: 1, max: 400 })),
      (boxes, gone) => {
        const db = new Database(':memory:');
        const tree = rtreeTable('shapes');
        db.exec(`CREATE VIRTUAL TABLE ${tree} USING rtree(id, minx, maxx, miny, maxy)`);
        const put = db.prepare(`INSERT OR REPLACE INTO ${tree} VALUES (?, ?, ?, ?, ?)`);
        for (const { id, x, y, side } of boxes) put.run(id, x, x + side, y, y + side);
        const drop = db.prepare(`DELETE FROM ${tree} WHERE id = ?`);
        for (const id of gone) drop.run(id);
        const held = db
          .prepare(`SELECT id, (minx + maxx) / 2 AS x, (miny + maxy) / 2 AS y FROM ${tree} ORDER BY id`)
          .all();
        expect([...boxMiddles(db, 'shapes')].sort((a, b) => a.id - b.id)).toEqual(held);
        db.close();
      },
    ),
    { numRuns: 60 },
  );
});
