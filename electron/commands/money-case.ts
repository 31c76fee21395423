import { inLanguage } from '../../shared/i18n/in-language.ts';
import { caseOf, inWords } from '../county/money/case.ts';
import { assertRulesHere } from '../county/money/retail-price.ts';
import { packNow } from '../county/rules/in-force.ts';
import { ruleRegions } from '../county/rules/regions.ts';
import { rulesAt } from '../engine/rules/rule-pack.ts';
import type { HandlersOf } from './handler.ts';

export const moneyCases: Pick<HandlersOf<'money'>, 'money.case'> = {
  'money.case'(session, input, { language }) {
    const county = session.library.counties().get(input.countyCode);
    const regions = ruleRegions(county);
    const rules = rulesAt(packNow(session), regions, input.inServiceDate);
    assertRulesHere(regions, rules.length > 0);
    return inWords(caseOf(session, county, rules, input), (text) => inLanguage(text, language));
  },
};
