import { inLanguage } from '../../shared/i18n/in-language.ts';
import { FEED_IN_TERMS } from '../../shared/money-figures.ts';
import { countyWork } from '../county/county-work.ts';
import { modesOf } from '../county/money/modes.ts';
import { moneyOf } from '../county/money/outlook.ts';
import { assertOpen, openedDocument } from '../session/session.ts';
import { firstOf } from '../session/sort-paced.ts';
import { siteMirror } from '../store/site-mirror.ts';
import type { HandlersOf } from './handler.ts';
import { moneyCases } from './money-case.ts';

export const money: HandlersOf<'money'> = {
  ...moneyCases,
  async 'money.modes'(session, { ids, limit }) {
    const document = openedDocument(session);
    const sites = await countyWork(session, document, modesOf(session, document, ids));
    return { sites: sites.sort((a, b) => b.gainYuan - a.gainYuan).slice(0, limit) };
  },
  async 'money.outlook'(session, { limit }, { language }) {
    const document = openedDocument(session);
    const outlook = await countyWork(session, document, moneyOf(session, document));
    const sites = await firstOf(outlook.sites, limit, (a, b) => b.npvYuan - a.npvYuan);
    assertOpen(session, document);
    const rows = siteMirror(document).rows();
    const { terms } = outlook;
    return {
      ...outlook,
      terms: terms && said(terms, (text) => inLanguage(text, language)),
      sites: sites.map((site) => ({ ...site, name: rows.get(site.siteId)?.name ?? '' })),
    };
  },
};

/** Terms with their sources in one language. */
function said<T extends Record<(typeof FEED_IN_TERMS)[number], { source: string }>>(
  terms: T,
  words: (text: string) => string,
): T {
  const each = FEED_IN_TERMS.map((term) => [term, { ...terms[term], source: words(terms[term].source) }]);
  return { ...terms, ...Object.fromEntries(each) };
}
