import type { SiteKind } from '../../shared/domain.ts';
import type { PlannerError } from '../../shared/errors.ts';
import { defaultSiteName } from '../../shared/i18n/site-names.ts';
import { siteDefaults } from '../county/sites/defaults.ts';
import type { Session } from '../session/session.ts';
import { type LiteralRow, literalRow, MERGED_TABLES } from '../store/base-rows.ts';
import type { Document } from '../store/document.ts';
import type { FeatureTable } from '../store/geopackage.ts';
import { parseLiteral } from '../store/journal-rows.ts';
import { writeRow } from '../store/literal-rows.ts';
import { forgetNote, keepRefused, type OutsideRow, recordChanges, unrecorded } from '../store/outside.ts';
import { deletePhotosOf } from '../store/photos.ts';
import { prepared } from '../store/prepared.ts';
import { attempted, readRow, settleRow } from './settle-row.ts';

/** Features in the order in which they are taken over: what others refer to comes first. */
export const inOrder = (rows: readonly OutsideRow[]): OutsideRow[] =>
  MERGED_TABLES.flatMap((table) => rows.filter((each) => each.table === table));

/**
 * Inside recorded work: takes over one feature that another program changed, checked and measured like an edit. One
 * that cannot stay is put back as it was and kept in a list, so that no row locks the document.
 */
export function takeOver(session: Session, document: Document, row: OutsideRow): 'changed' | 'refused' {
  const { table, id } = row;
  forgetNote(document.db, row);
  const found = literalRow(document.db, table)(id);
  if (!found) {
    recordChanges(document.db, row);
    if (table === 'sites') deletePhotosOf(document, id);
    return 'changed';
  }
  const fault = attempted(document, () => {
    recordChanges(document.db, row);
    fill(session, document, row);
    settleRow(session, document, table, id);
  });
  if (!fault) return 'changed';
  refuse(document, row, found, fault);
  return 'refused';
}

/** Whether what another program made of a feature can at least be read; what was deleted can. */
export const canRead = (document: Document, { table, id }: OutsideRow): boolean =>
  attempted(document, () => readRow(document, table, id)) === null;

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
  transformers: '台区',
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
