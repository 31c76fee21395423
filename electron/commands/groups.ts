import { PlannerError } from '../../shared/errors.ts';
import { type GroupFields, groupFieldsSchema } from '../../shared/groups.ts';
import { countyWork } from '../county/county-work.ts';
import { designOf } from '../county/direct/design.ts';
import { groupRatiosOf } from '../county/direct/ratios.ts';
import { openedDocument } from '../session/session.ts';
import { getConsumer } from '../store/consumers.ts';
import type { Document } from '../store/document.ts';
import { deleteGroup, getGroup, insertGroup, listGroups, updateGroup } from '../store/groups.ts';
import { getSite } from '../store/sites.ts';
import type { HandlersOf } from './handler.ts';

export const groups: HandlersOf<'group'> = {
  'group.list': (session) => ({ groups: listGroups(openedDocument(session)) }),

  'group.create'(session, given) {
    const document = openedDocument(session);
    const fields = groupFieldsSchema.parse({
      siteIds: [],
      consumerIds: [],
      storeKwh: 0,
      storeKw: 0,
      ...given,
    });
    return getGroup(document, insertGroup(document, checked(document, fields)));
  },

  'group.update'(session, { id, changes }) {
    const document = openedDocument(session);
    const { id: _id, ...before } = getGroup(document, id);
    updateGroup(document, id, checked(document, { ...before, ...changes }, id));
    return getGroup(document, id);
  },

  'group.delete'(session, { ids }) {
    const document = openedDocument(session);
    for (const id of new Set(ids)) deleteGroup(document, id);
    return { deleted: new Set(ids).size };
  },

  'group.ratios'(session, { groupId }) {
    const document = openedDocument(session);
    return countyWork(session, document, groupRatiosOf(session, document, groupId));
  },

  'group.design'(session, input) {
    const document = openedDocument(session);
    return session.jobs.run('group.design', (_progress, signal) =>
      designOf(session, document, input, signal),
    );
  },
};

/** Members that are there and in no other group: a line of one's own leads to one group. */
function checked(document: Document, fields: GroupFields, own?: number): GroupFields {
  for (const id of fields.siteIds) getSite(document, id);
  for (const id of fields.consumerIds) getConsumer(document, id);
  for (const other of listGroups(document)) {
    if (other.id === own) continue;
    const taken =
      other.siteIds.some((id) => fields.siteIds.includes(id)) ||
      other.consumerIds.some((id) => fields.consumerIds.includes(id));
    if (taken) throw new PlannerError('group.taken', { name: other.name }, { field: 'siteIds' });
  }
  return {
    ...fields,
    siteIds: [...new Set(fields.siteIds)],
    consumerIds: [...new Set(fields.consumerIds)],
  };
}
