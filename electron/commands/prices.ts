import { inLanguage } from '../../shared/i18n/in-language.ts';
import { selfUsePrice } from '../county/money/self-use-price.ts';
import type { HandlersOf } from './handler.ts';

export const prices: HandlersOf<'price'> = {
  'price.selfUse'(session, { countyCode, date, tariff, hourlyKwh }, { language }) {
    const county = session.library.counties().get(countyCode);
    const price = selfUsePrice(session, county, { date, tariff, hourlyKwh });
    return {
      ...price,
      document: price.document && inLanguage(price.document, language),
      source: inLanguage(price.source, language),
    };
  },
};
