import { connectForReading } from './connect.ts';
import type { Document } from './document.ts';
import { type Seen, siteMirror } from './site-mirror.ts';

/** A document as it would be with another of its scenarios active. */
export interface ScenarioView extends Document, Seen {
  /** The document itself: what does not depend on the scenario is kept for that. */
  base: Document;
}

/**
 * Reads a document as if another scenario were active, over a connection of its own, so that what is worked out of it
 * may take turns with edits. Where the document has a write-ahead log, the view stays as the document was.
 *
 * @param id of a scenario of the document
 * @returns a document that only reads, to be closed
 */
export function asScenario(document: Document, id: number): ScenarioView {
  const db = connectForReading(document.path);
  db.pragma('query_only = OFF');
  // A TEMP view stands before the table of the same name wherever a statement does not say which.
  db.exec(`CREATE TEMP VIEW planner_scenarios AS
    SELECT id, name, id = ${Math.trunc(id)} AS active, assumptions FROM main.planner_scenarios`);
  db.pragma('query_only = ON');
  // Without one, a reader that stays would keep writers out.
  if (db.pragma('journal_mode', { simple: true }) === 'wal') {
    db.exec('BEGIN; SELECT 1 FROM main.planner_scenarios LIMIT 1');
  }
  return {
    ...document,
    db,
    base: document,
    baseRows: new Map(siteMirror(document).rows()),
    readOnly: true,
    readOnlyReason: 'in-use',
    close: () => db.close(),
  };
}

/** The document itself where one is seen as another scenario would have it. */
export const baseOf = (document: Document): Document =>
  'base' in document ? (document as ScenarioView).base : document;
