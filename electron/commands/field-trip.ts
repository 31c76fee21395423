import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { PlannerError } from '../../shared/errors.ts';
import { assertOpen, openedDocument } from '../session/session.ts';
import { isCopy } from '../store/base-rows.ts';
import { connectForReading } from '../store/connect.ts';
import { copyAside } from '../store/copy-aside.ts';
import { type Document, LATEST_SCHEMA } from '../store/document.ts';
import { assertSqlite } from '../store/document-file.ts';
import { asDocumentFault } from '../store/faults.ts';
import { assertSiblings } from '../store/guard.ts';
import { assertWhole } from '../store/soundness.ts';
import { copyOut } from './copy-out.ts';
import { announce } from './edits.ts';
import type { HandlersOf } from './handler.ts';
import { mergePlanned, planMerge } from './merge-copy.ts';
import { assertOutput } from './outputs.ts';
import { withScratch } from './scratch.ts';

export const fieldTrip: Pick<HandlersOf<'project'>, 'project.take' | 'project.merge'> = {
  'project.take'(session, { path, overwrite }) {
    const document = openedDocument(session);
    assertOutput(session, path, { endings: ['gpkg'], overwrite, database: true });
    return session.jobs.run('project.take', async (_, signal) => {
      const asked = { kind: 'trip', replace: overwrite, signal } as const;
      return { path, features: (await copyOut(document, path, asked, () => {})) ?? 0 };
    });
  },

  async 'project.merge'(session, { path, choose }, { language }) {
    const document = openedDocument(session);
    return withScratch('aside', async (folder) => {
      const copy = await openCopy(document, path, join(folder, 'copy.gpkg'));
      try {
        assertOpen(session, document);
        if (document.journal.busy()) throw new PlannerError('import.under-way');
        const plan = planMerge(document, copy, choose);
        if (plan.conflicts.length > 0) {
          return { ...NOTHING, conflicts: plan.conflicts };
        }
        const { value, touched } = document.journal.record('project.merge', () =>
          mergePlanned(session, document, plan, language),
        );
        announce(session, touched);
        return value;
      } finally {
        copy.close();
      }
    });
  },
};

const NOTHING = { merged: 0, added: 0, changed: 0, deleted: 0, refused: [] };

/**
 * A returned copy, as it was when asked for, to be read as any document of a stranger.
 * @throws PlannerError `merge.not-a-copy`, `merge.other-document`, `merge.newer`, and what is wrong with a document
 */
async function openCopy(document: Document, path: string, aside: string): Promise<Database.Database> {
  let db: Database.Database | undefined;
  try {
    assertSqlite(path);
    assertSiblings(path);
    await copyAside(path, aside);
    db = connectForReading(aside);
    assertWhole(db, path);
    const version = db.prepare('SELECT schema_version FROM planner_project').pluck().get() as number;
    if (version > LATEST_SCHEMA) throw new PlannerError('merge.newer', {}, { file: path });
    if (!isCopy(db)) throw new PlannerError('merge.not-a-copy', {}, { file: path });
    const origin = 'SELECT county_code, created_at FROM planner_project';
    const [own, other] = [document.db, db].map((each) => JSON.stringify(each.prepare(origin).get()));
    if (own !== other) throw new PlannerError('merge.other-document', {}, { file: path });
    return db;
  } catch (error) {
    db?.close();
    throw asDocumentFault(error, path);
  }
}
