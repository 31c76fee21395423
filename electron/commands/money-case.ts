import { inLanguage } from '../../shared/i18n/in-language.ts';
import { caseOf, inWords } from '../county/money/case.ts';
import { ruleRegions } from '../county/rules/regions.ts';
import { rulesAt } from '../engine/rules/rule-pack.ts';
import type { HandlersOf } from './handler.ts';

export const moneyCases: Pick<HandlersOf<'money'>, 'money.case'> = {
  'money.case'(session, input, { language }) {
    const county = session.library.counties().get(input.countyCode);
    const rules = rulesAt(session.library.rulePack(), ruleRegions(county), input.inServiceDate);
    return inWords(caseOf(session, county, rules, input), (text) => inLanguage(text, language));
  },
};
