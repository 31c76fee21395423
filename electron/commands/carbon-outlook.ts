import { inLanguage } from '../../shared/i18n/in-language.ts';
import { certificatesOf } from '../county/carbon/certificates.ts';
import { outlookOf } from '../county/carbon/outlook.ts';
import { countyWork } from '../county/county-work.ts';
import { openedDocument } from '../session/session.ts';
import { firstOf } from '../session/sort-paced.ts';
import type { HandlersOf } from './handler.ts';

export const carbon: HandlersOf<'carbon'> = {
  'carbon.outlook'(session) {
    const document = openedDocument(session);
    return countyWork(session, document, outlookOf(session, document));
  },
  async 'carbon.certificates'(session, { year, limit }, { language }) {
    const document = openedDocument(session);
    const ledger = await countyWork(session, document, certificatesOf(session, document, year));
    const sites = await firstOf(ledger.sites, limit, (a, b) => b.certificates - a.certificates);
    const { average, residual } = ledger.factors;
    const said = <T extends { source: string }>(factor: T): T => ({
      ...factor,
      source: inLanguage(factor.source, language),
    });
    return { ...ledger, sites, factors: { average: said(average), residual: residual && said(residual) } };
  },
};
