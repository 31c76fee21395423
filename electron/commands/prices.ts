import { inLanguage } from '../../shared/i18n/in-language.ts';
import { selfUsePrice } from '../county/money/self-use-price.ts';
import { packNow } from '../county/rules/in-force.ts';
import { readPriceYear } from '../formats/price-year.ts';
import { openedDocument } from '../session/session.ts';
import { readPriceHours, writePriceHours } from '../store/price-year.ts';
import type { HandlersOf } from './handler.ts';

export const prices: HandlersOf<'price'> = {
  'price.selfUse'(session, { countyCode, date, tariff, hourlyKwh, twoPart }, { language }) {
    const county = session.library.counties().get(countyCode);
    const price = selfUsePrice(session, county, packNow(session), { date, tariff, hourlyKwh, twoPart });
    return {
      ...price,
      document: price.document && inLanguage(price.document, language),
      source: inLanguage(price.source, language),
    };
  },

  'price.year'(session) {
    return { year: readPriceHours(openedDocument(session))?.summary ?? null };
  },

  'price.importYear'(session, { path, column, unit }) {
    const document = openedDocument(session);
    writePriceHours(document, path === null ? null : readPriceYear(path, column, unit));
    return { year: readPriceHours(document)?.summary ?? null };
  },
};
