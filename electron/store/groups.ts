import { z } from 'zod';
import { PlannerError } from '../../shared/errors.ts';
import { GROUP_KINDS, type Group, type GroupFields } from '../../shared/groups.ts';
import type { Document } from './document.ts';
import { hasTable, storedAs, storedJson, storedRow } from './stored.ts';

type Raw = Omit<Group, 'siteIds' | 'consumerIds'> & { siteIds: string; consumerIds: string };

const COLUMNS = `id, name, kind, site_ids AS siteIds, consumer_ids AS consumerIds, store_kwh AS storeKwh, store_kw AS storeKw`;
const KINDS = {
  ...({ name: 'text', kind: GROUP_KINDS, siteIds: 'text', consumerIds: 'text' } as const),
  ...({ storeKwh: 'number', storeKw: 'number' } as const),
};
const idsSchema = z.array(z.number().int().positive());

function asGroup(row: Raw): Group {
  const { siteIds, consumerIds, ...rest } = storedRow(row, KINDS, 'planner_groups');
  const ids = (text: string) => storedAs(idsSchema, storedJson(text, 'planner_groups'), 'planner_groups');
  return { ...rest, siteIds: ids(siteIds), consumerIds: ids(consumerIds) };
}

const bindings = ({ siteIds, consumerIds, ...rest }: GroupFields) => ({
  ...rest,
  siteIds: JSON.stringify(siteIds),
  consumerIds: JSON.stringify(consumerIds),
});

/** Every group, oldest first; none in a document of an older version. */
export function listGroups({ db }: Pick<Document, 'db'>): Group[] {
  if (!hasTable(db, 'planner_groups')) return [];
  return (db.prepare(`SELECT ${COLUMNS} FROM planner_groups ORDER BY id`).all() as Raw[]).map(asGroup);
}

/** @throws PlannerError `group.unknown` */
export function getGroup(document: Pick<Document, 'db'>, id: number): Group {
  const group = listGroups(document).find((each) => each.id === id);
  if (!group) throw new PlannerError('group.unknown', { id }, { field: 'groupId' });
  return group;
}

export function insertGroup({ db }: Document, fields: GroupFields): number {
  const result = db
    .prepare(
      `INSERT INTO planner_groups (name, kind, site_ids, consumer_ids, store_kwh, store_kw)
       VALUES (:name, :kind, :siteIds, :consumerIds, :storeKwh, :storeKw)`,
    )
    .run(bindings(fields));
  return Number(result.lastInsertRowid);
}

export function updateGroup({ db }: Document, id: number, fields: GroupFields): void {
  db.prepare(
    `UPDATE planner_groups SET name = :name, kind = :kind, site_ids = :siteIds, consumer_ids = :consumerIds,
       store_kwh = :storeKwh, store_kw = :storeKw WHERE id = :id`,
  ).run({ ...bindings(fields), id });
}

/** @throws PlannerError `group.unknown` */
export function deleteGroup({ db }: Document, id: number): void {
  const { changes } = db.prepare('DELETE FROM planner_groups WHERE id = ?').run(id);
  if (changes === 0) throw new PlannerError('group.unknown', { id }, { field: 'ids' });
}
