import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDocument } from '../../../electron/store/create-document.ts';
import type { Document } from '../../../electron/store/document.ts';
import { statesOfStep } from '../../../electron/store/journal-states.ts';

let folder: string;
let document: Document;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'states-'));
  document = createDocument(join(folder, 'a.gpkg'), { name: 'a', countyCode: '410225', elevationM: 70 });
});
afterEach(() => {
  document.close();
  rmSync(folder, { recursive: true, force: true });
});

type Rules = Map<number, string>;
const rules = (): Rules =>
  new Map(
    (document.db.prepare('SELECT id, rule FROM planner_rules').all() as { id: number; rule: string }[]).map(
      ({ id, rule }) => [id, rule],
    ),
  );

/** What an edit does to the table of rules; ids as counted from the first that is there. */
type Work = { do: 'add' | 'change' | 'drop'; at: number; text: string };
const apply = ({ do: what, at, text }: Work) => {
  const ids = [...rules().keys()];
  if (what === 'add' || ids.length === 0) {
    document.db.prepare('INSERT INTO planner_rules (rule) VALUES (?)').run(text);
  } else if (what === 'change') {
    document.db.prepare('UPDATE planner_rules SET rule = ? WHERE id = ?').run(text, ids[at % ids.length]);
  } else document.db.prepare('DELETE FROM planner_rules WHERE id = ?').run(ids[at % ids.length]);
};

const workArb = fc.record({
  do: fc.constantFrom('add' as const, 'change' as const, 'drop' as const),
  at: fc.nat(5),
  text: fc.constantFrom('一', 'it’s', '3', 'NULL'),
});

describe('rows before and after a step', () => {
  it('are what the table held before and after it, of held and of undone steps', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(workArb, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
        fc.nat(6),
        fc.nat(6),
        (edits, undos, redos) => {
          const held: { step: number; before: Rules; after: Rules }[] = [];
          for (const works of edits) {
            const before = rules();
            const { step } = document.journal.record('edit', () => works.forEach(apply));
            if (step !== null) held.push({ step: Number(step), before, after: rules() });
          }
          for (let i = 0; i < undos; i++) document.journal.undo();
          for (let i = 0; i < redos; i++) document.journal.redo();
          for (const { step, before, after } of held) {
            const { rows, total } = statesOfStep(document.db, step, 0, 100);
            expect(rows).toHaveLength(total);
            const told = new Map(rows.map((row) => [row.id, row]));
            for (const id of new Set([...before.keys(), ...after.keys()])) {
              const row = told.get(id);
              if (!row) expect(before.get(id)).toBe(after.get(id));
              else expect([row.before?.rule, row.after?.rule]).toEqual([before.get(id), after.get(id)]);
            }
          }
          document.db.exec('DELETE FROM planner_edit_steps; DELETE FROM planner_edit_changes;');
        },
      ),
      { numRuns: 150 },
    );
  });

  it('count what came or went many at once, and find a row that has been set aside since', () => {
    const add = (rule: string) =>
      document.db.prepare('INSERT INTO planner_rules (rule) VALUES (?)').run(rule).lastInsertRowid;
    const first = document.journal.record('one', () => add('一'));
    const put = document.journal.record('put', () =>
      document.journal.putMany('planner_rules', () => ['二', '三'].forEach(add)),
    );
    const take = document.journal.record('take', () => document.journal.takeMany('planner_rules', '1'));
    expect(statesOfStep(document.db, Number(put.step), 0, 10).many).toEqual([
      { table: 'planner_rules', what: 'added', rows: 2 },
    ]);
    expect(statesOfStep(document.db, Number(take.step), 0, 10).many).toEqual([
      { table: 'planner_rules', what: 'removed', rows: 3 },
    ]);
    const [row] = statesOfStep(document.db, Number(first.step), 0, 10).rows;
    expect([row!.before, row!.after?.rule]).toEqual([null, '一']);
    document.journal.undo();
    document.journal.undo();
    expect(statesOfStep(document.db, Number(take.step), 0, 10).many).toEqual([
      { table: 'planner_rules', what: 'removed', rows: 3 },
    ]);
    expect(statesOfStep(document.db, Number(put.step), 0, 10).many).toEqual([
      { table: 'planner_rules', what: 'added', rows: 2 },
    ]);
  });
});
