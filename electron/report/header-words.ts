/** Words of Chinese, which is written without blanks between them. */
const SEGMENTER = new Intl.Segmenter('zh', { granularity: 'word' });
const HEAD = /<thead>[\s\S]*?<\/thead>/g;
const CHINESE = /\p{Script=Han}{3,}/gu;

/**
 * Says between which characters a column's header may break into lines: between words, never within one. The page's
 * style forbids every other break.
 */
export const breakHeaders = (markup: string): string =>
  markup.replace(HEAD, (head) => head.replace(CHINESE, brokenAtWords));

const brokenAtWords = (text: string): string =>
  [...SEGMENTER.segment(text)]
    .map(({ segment }) => segment)
    // A single character reads with the word before it.
    .reduce<string[]>((words, word) => {
      if (words.length > 0 && word.length === 1) words[words.length - 1] += word;
      else words.push(word);
      return words;
    }, [])
    .join('<wbr>');
