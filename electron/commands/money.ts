import { countyWork } from '../county/county-work.ts';
import { moneyOf } from '../county/money/outlook.ts';
import { assertOpen, openedDocument } from '../session/session.ts';
import { firstOf } from '../session/sort-paced.ts';
import { siteMirror } from '../store/site-mirror.ts';
import type { HandlersOf } from './handler.ts';
import { moneyCases } from './money-case.ts';

export const money: HandlersOf<'money'> = {
  ...moneyCases,
  async 'money.outlook'(session, { limit }) {
    const document = openedDocument(session);
    const outlook = await countyWork(session, document, moneyOf(session, document));
    const sites = await firstOf(outlook.sites, limit, (a, b) => b.npvYuan - a.npvYuan);
    assertOpen(session, document);
    const rows = siteMirror(document).rows();
    return {
      ...outlook,
      sites: sites.map((site) => ({ ...site, name: rows.get(site.siteId)?.name ?? '' })),
    };
  },
};
