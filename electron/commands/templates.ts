import { ownId, templatesOf } from '../county/sites/meant.ts';
import { templateOf } from '../engine/template.ts';
import { openedDocument } from '../session/session.ts';
import { getSite } from '../store/sites.ts';
import { deleteTemplate, insertTemplate, renameTemplate } from '../store/templates.ts';
import type { HandlersOf } from './handler.ts';

export const equipment: HandlersOf<'equipment'> = {
  'equipment.list'(session) {
    const { modules, inverters } = session.library.equipment();
    return { modules, inverters, templates: templatesOf(session, openedDocument(session)) };
  },
};

export const templates: HandlersOf<'template'> = {
  'template.save'(session, { siteId, name }) {
    const document = openedDocument(session);
    const fields = templateOf(getSite(document, siteId));
    const id = insertTemplate(document, name, fields);
    return { key: `own:${id}`, name, fields, source: null };
  },
  'template.rename'(session, { key, name }) {
    renameTemplate(openedDocument(session), ownId(key), name);
    return { ok: true };
  },
  'template.delete'(session, { key }) {
    deleteTemplate(openedDocument(session), ownId(key));
    return { ok: true };
  },
};
