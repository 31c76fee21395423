/** An act by its names in both languages. */
export interface Act {
  zh: string;
  en: string;
}

/** What follows a document's name: the article, and what the rule says. */
const RULE_ZH = /[：；].*$/;
const RULE_EN = /(: |; where ).*$/;
const ARTICLE_ZH = /第[一二三四五六七八九十百]+条(、第[一二三四五六七八九十百]+条)*/;
const ARTICLE_EN = /,? art\. \d+( and \d+)*(, from [a-z ]+)?/;
/** What a rule remarks on its article: that it was not looked up, or that a later version keeps it. */
const REMARK_ZH = /，条号待核|（[^（）]*沿用）$/g;
const REMARK_EN = /, article to be verified| \(kept in [^()]*\)$/g;
/** Between acts that a rule names together: before the marks of a title, or before an office and its number. */
const BETWEEN_ZH = /、(?=《|[^、（）]*〔\d{4}〕)/;
const BETWEEN_EN = /; |, (?=[A-Z]{2,} (?:General Office )?(?:〔|\d{4} No))/;

/** The acts that a rule names as its document, without articles and what the rule says. */
export function actsOf(chinese: string, english: string): Act[] {
  const zh = chinese.replace(RULE_ZH, '').split(BETWEEN_ZH);
  const en = english.replace(RULE_EN, '').split(BETWEEN_EN);
  const pairs: Act[] =
    zh.length === en.length
      ? zh.map((name, i) => ({ zh: name, en: en[i]! }))
      : [{ zh: zh.join('、'), en: en.join('; ') }];
  return pairs.map((act) => ({
    zh: act.zh.replace(REMARK_ZH, '').replace(ARTICLE_ZH, '').trim(),
    en: act.en.replace(REMARK_EN, '').replace(ARTICLE_EN, '').trim(),
  }));
}
