import type { Language } from '../../shared/i18n/index.ts';
import { type Html, html, raw } from './html.ts';

/** Blanks for numbers, which are known once the plan is whole. */
const CHAPTER = '<span class="no"></span>';
const TABLE = '<span class="label table"></span>';
const FIGURE = '<span class="label figure"></span>';

/** A chapter heading; the reader's bookmarks are made of these. */
export const heading = (text: string): Html => html`<h2>${raw(CHAPTER)}${text}</h2>`;
/** Stand before the words of a table's and of a figure's caption. */
export const tableLabel: Html = raw(TABLE);
export const figureLabel: Html = raw(FIGURE);
/** Names a caption, so that texts can speak of the table or figure by its number. */
export const named = (key: string): Html => raw(`<span class="key" id="${key}"></span>`);
/**
 * The number of a named table or figure in a text, or with `tables:` or `figures:` before a chapter's key those of all
 * its tables or figures, or with `chapter:` its own; nothing where the plan has none.
 */
export const see = (key: string): Html => raw(`<span class="see">${key}</span>`);
/** Words that stand only where all they refer to is in the plan. */
export const ifSeen = (words: Html): Html => html`${raw(IF)}${words}${raw(FI)}`;
const IF = '<span class="if"></span>';
const FI = '<span class="fi"></span>';

const LABELS: Record<Language, (kind: 'table' | 'figure', chapter: number, number: number) => string> = {
  zh: (kind, chapter, number) => `${kind === 'table' ? '表' : '图'} ${chapter}-${number}`,
  en: (kind, chapter, number) => `${kind === 'table' ? 'Table' : 'Figure'} ${chapter}.${number}`,
};

const CHAPTERS: Record<Language, (chapter: number) => string> = {
  zh: (chapter) => `第 ${chapter} 章`,
  en: (chapter) => `Chapter ${chapter}`,
};

/** All tables or figures of a chapter, the first and the last. */
const RANGES: Record<Language, (first: string, last: string, count: number) => string> = {
  zh: (first, last, count) => `${first}${count === 2 ? '、' : ' 至'}${last}`,
  en: (first, last, count) =>
    `${first.replace(' ', 's ')} ${count === 2 ? 'and' : 'to'} ${last.split(' ')[1]}`,
};

const BLANKS =
  /<h3\b[^>]*>|<span class="no"><\/span>|<span class="label (table|figure)"><\/span>(<span class="key" id="([\w-]+)"><\/span>)?/g;

const SEE = /<span class="see">([\w:-]+)<\/span>/g;
const CONDITIONAL = /<span class="if"><\/span>([\s\S]*?)<span class="fi"><\/span>/g;

/** Numbers chapters, parts of chapters, tables and figures of a whole plan, and fills in what texts say of them. */
export function numbered(sections: readonly string[], language: Language): string[] {
  const labels = new Map<string, string>();
  let chapter = 0;
  const count = { part: 0, table: 0, figure: 0 };
  const counted = (kind: 'table' | 'figure', number: number, key: string): void => {
    const [first, last] = [1, number].map((each) => LABELS[language](kind, chapter, each)) as [
      string,
      string,
    ];
    labels.set(`${kind}s:${key}`, number === 1 ? first : RANGES[language](first, last, number));
  };
  let own = '';
  const written = sections.map((markup) => {
    const id = /^<section id="([A-Za-z]+)"/.exec(markup)?.[1];
    return markup.replace(
      BLANKS,
      (blank, kind: 'table' | 'figure' | undefined, _key, key: string | undefined) => {
        if (blank.startsWith('<h3')) return `${blank}<span class="no">${chapter}.${++count.part}</span> `;
        if (!kind) {
          Object.assign(count, { part: 0, table: 0, figure: 0 });
          if (id) own = id;
          labels.set(`chapter:${own}`, CHAPTERS[language](chapter + 1));
          return `<span class="no">${++chapter}</span> `;
        }
        const label = LABELS[language](kind, chapter, ++count[kind]);
        if (key) labels.set(key, label);
        counted(kind, count[kind], own);
        return `<span class="label">${label}</span> `;
      },
    );
  });
  // A number is not written into the word after it: 表 4-4 和图 4-1.
  const filled = (markup: string): string =>
    markup.replace(SEE, (see, key: string, at: number) => {
      const label = labels.get(key) ?? '';
      const next = markup.charAt(at + see.length);
      return /\d$/.test(label) && /[\u4e00-\u9fff]/.test(next) ? `${label} ` : label;
    });
  return written.map((markup) =>
    filled(
      markup.replace(CONDITIONAL, (_, words: string) =>
        [...words.matchAll(SEE)].every(([, key]) => labels.has(key!)) ? words : '',
      ),
    ),
  );
}

export interface Heading {
  /** 1 for the title of the whole, 2 for a chapter, 3 for a part of one. */
  level: number;
  text: string;
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** Headings in markup of ours, in their order, as plain text. */
export function headingsIn(markup: string): Heading[] {
  return [...markup.matchAll(/<h([1-6])\b[^>]*>([\s\S]*?)<\/h\1>/g)].map(([, level, inner = '']) => ({
    level: Number(level),
    text: inner
      .replace(/<[^>]*>/g, '')
      .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name]!)
      .trim(),
  }));
}
