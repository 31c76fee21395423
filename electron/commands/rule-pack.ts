import { inLanguage } from '../../shared/i18n/in-language.ts';
import { ruleRegions } from '../county/rules/regions.ts';
import { rulesAt } from '../engine/rules/rule-pack.ts';
import type { HandlersOf } from './handler.ts';

export const rulepack: HandlersOf<'rulepack'> = {
  'rulepack.at'({ library }, { countyCode, date }, { language }) {
    const regions = ruleRegions(library.counties().get(countyCode));
    return {
      rows: rulesAt(library.rulePack(), regions, date).map((row) => ({
        ...row,
        value: typeof row.value === 'string' ? inLanguage(row.value, language) : row.value,
        document: inLanguage(row.document, language),
        source: inLanguage(row.source, language),
      })),
    };
  },
};
