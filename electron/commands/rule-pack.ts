import type { CountyDetail } from '../../shared/domain.ts';
import { inLanguage } from '../../shared/i18n/in-language.ts';
import { rulesAt } from '../engine/rules/rule-pack.ts';
import { gridRegion } from '../formats/economics.ts';
import { shortProvinceName } from '../formats/facts.ts';
import type { HandlersOf } from './session.ts';

/** Regions of the rule pack a county lies in, the most particular first. */
export const ruleRegions = ({ province, city }: Pick<CountyDetail, 'province' | 'city'>): string[] => [
  ...new Set([gridRegion(province, city), shortProvinceName(province)]),
];

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
