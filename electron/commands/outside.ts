import type { SiteKind } from '../../shared/domain.ts';
import { PlannerError } from '../../shared/errors.ts';
import { errorMessage } from '../../shared/i18n/index.ts';
import { defaultSiteName } from '../../shared/i18n/site-names.ts';
import { siteDefaults } from '../county/sites/defaults.ts';
import { openedDocument, type Session } from '../session/session.ts';
import { type LiteralRow, literalRow, MERGED_TABLES } from '../store/base-rows.ts';
import type { Document } from '../store/document.ts';
import type { FeatureTable } from '../store/geopackage.ts';
import type { Touched } from '../store/journal.ts';
import { parseLiteral } from '../store/journal-rows.ts';
import { writeRow } from '../store/literal-rows.ts';
import {
  hasOutside,
  keepRefused,
  type OutsideRow,
  recordChanges,
  refusedRows,
  takeChanges,
  unrecorded,
} from '../store/outside.ts';
import { deletePhotosOf } from '../store/photos.ts';
import { dataVersion, prepared } from '../store/prepared.ts';
import type { HandlersOf } from './handler.ts';
import { attempted, settleRow } from './settle-row.ts';

/** Features that other programs changed in a document since it was opened: taken over, and refused. */
const counts = new WeakMap<Document, { changed: number; refused: number }>();
const countsOf = (document: Document) => counts.get(document) ?? { changed: 0, refused: 0 };
/** Mark of other connections' changes at which a document was last looked through. */
const looked = new WeakMap<Document, number>();

export const outside: Pick<HandlersOf<'project'>, 'project.outside'> = {
  'project.outside'(session, _, { language }) {
    const document = openedDocument(session);
    return {
      changed: countsOf(document).changed,
      refusedNow: countsOf(document).refused,
      withoutLog: document.withoutLog,
      refused: refusedRows(document.db).map(({ at, table, id, name, code, params }) => ({
        ...{ at, table, id, name, code },
        message: errorMessage(new PlannerError(code, params), language),
      })),
    };
  },
};

/**
 * Takes over what other programs changed in a document: as one undo step, each row checked and measured like an edit.
 * What cannot stay is put back as it was and kept in a list, so that no row locks the document.
 * @returns what changed; null where nothing did or another program is writing
 */
export function adoptOutside(session: Session, document: Document): Touched | null {
  if (document.readOnly || document.journal.busy()) return null;
  const version = dataVersion(document.db);
  if (looked.get(document) === version) return null;
  looked.set(document, version);
  if (!hasOutside(document.db)) return null;
  try {
    const { value, touched } = document.journal.record('project.outside', () => adopt(session, document));
    const before = countsOf(document);
    counts.set(document, {
      changed: before.changed + value.changed,
      refused: before.refused + value.refused,
    });
    return touched;
  } catch (error) {
    if (!/^SQLITE_(BUSY|LOCKED)/.test((error as { code?: string }).code ?? '')) throw error;
    looked.delete(document);
    return null;
  }
}

function adopt(session: Session, document: Document): { changed: number; refused: number } {
  const rows = takeChanges(document.db);
  const count = { changed: 0, refused: 0 };
  for (const table of MERGED_TABLES) {
    const now = literalRow(document.db, table);
    for (const row of rows.filter((each) => each.table === table)) {
      const found = now(row.id);
      if (!found) {
        recordChanges(document.db, row);
        if (table === 'sites') deletePhotosOf(document, row.id);
        count.changed++;
        continue;
      }
      const fault = attempted(document, () => {
        recordChanges(document.db, row);
        fill(session, document, row);
        settleRow(session, document, table, row.id);
      });
      if (fault) refuse(document, row, found, fault);
      count[fault ? 'refused' : 'changed']++;
    }
  }
  return count;
}

/** Puts a row back as it was before other programs changed it, and keeps what they made of it. */
function refuse(
  document: Document,
  { table, id, before }: OutsideRow,
  found: LiteralRow,
  fault: PlannerError,
): void {
  const name = found.name === undefined ? null : parseLiteral(found.name);
  keepRefused(
    document.db,
    { table, id, name: typeof name === 'string' ? name : null, code: fault.code, params: fault.params },
    found,
  );
  // One that was as bad before stays as it is.
  attempted(document, () =>
    unrecorded(document.db, () => {
      if (before) writeRow(document.db, table, id, before);
      else document.db.prepare(`DELETE FROM ${table} WHERE id = ?`).run(id);
    }),
  );
}

const LABELS: Partial<Record<FeatureTable, string>> = {
  consumers: '用户',
  feeders: '馈线',
  existing_pv: '已有光伏',
};

/** Gives a new feature what the other program left out, as a command that makes one does. */
function fill(session: Session, document: Document, { table, id, given }: OutsideRow): void {
  const { db } = document;
  if (!given) return;
  const isEmpty = (column: string) => given[column] === 'NULL' || given[column] === "''";
  if (table !== 'sites') {
    const label = LABELS[table];
    if (label)
      prepared(db, `UPDATE ${table} SET name = ? WHERE id = ? AND trim(name) = ''`).run(`${label} ${id}`, id);
    return;
  }
  const kind = prepared(db, 'SELECT kind FROM sites WHERE id = ?').pluck().get(id) as SiteKind;
  const defaults = siteDefaults(session, document, kind);
  const values: Record<string, unknown> = {
    name: defaultSiteName(kind, id, { language: 'zh' }),
    mount: defaults.mount,
    tilt_deg: defaults.tiltDeg,
    azimuth_deg: defaults.azimuthDeg,
    usable_share: defaults.usableShare,
    gcr: defaults.gcr,
    module_wp_m2: defaults.moduleWpM2,
    notes: '',
    agrivoltaic: defaults.agrivoltaic && JSON.stringify(defaults.agrivoltaic),
  };
  for (const [column, value] of Object.entries(values)) {
    if (isEmpty(column)) prepared(db, `UPDATE sites SET ${column} = ? WHERE id = ?`).run(value, id);
  }
}
