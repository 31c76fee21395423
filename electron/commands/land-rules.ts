import { PlannerError } from '../../shared/errors.ts';
import { rowsOf, warmLand } from '../county/land/rules.ts';
import { landCheckOf, landOf } from '../county/land/statuses.ts';
import { openedDocument } from '../session/session.ts';
import { dropOverride, putOverride } from '../store/rule-overrides.ts';
import { siteMirror } from '../store/site-mirror.ts';
import { getSite } from '../store/sites.ts';
import type { HandlersOf } from './handler.ts';

export const rules: HandlersOf<'rules'> = {
  async 'rules.check'(session, { siteIds }) {
    const document = openedDocument(session);
    if (!siteIds) {
      await warmLand(session, document);
      return landCheckOf(session, document);
    }
    for (const id of siteIds) getSite(document, id);
    await siteMirror(document).warm();
    return landCheckOf(session, document, rowsOf(document, siteIds));
  },
};

export const siteOverrides: Pick<HandlersOf<'site'>, 'site.override' | 'site.dropOverride'> = {
  'site.override'(session, { id, rule, reason, approver, documentNumber }) {
    const document = openedDocument(session);
    getSite(document, id);
    const broken = landOf(session, document, rowsOf(document, [id]))
      .get(id)
      ?.findings.find((finding) => finding.rule === rule);
    if (!broken) throw new PlannerError('rules.not-broken', { rule }, { field: 'rule' });
    putOverride(document, {
      ...{ siteId: id, rule, reason, at: new Date().toISOString() },
      ...{ approver: approver ?? null, documentNumber: documentNumber ?? null },
    });
    return landOf(session, document, rowsOf(document, [id])).get(id)!;
  },

  'site.dropOverride'(session, { id, rule }) {
    const document = openedDocument(session);
    getSite(document, id);
    if (!dropOverride(document, id, rule)) throw new PlannerError('rules.no-override', { rule });
    return landOf(session, document, rowsOf(document, [id])).get(id)!;
  },
};
