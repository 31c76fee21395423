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
/** The number of a named table or figure, in a text; nothing where the plan has none of that name. */
export const see = (key: string): Html => raw(`<span class="see">${key}</span>`);

const LABELS: Record<Language, (kind: 'table' | 'figure', chapter: number, number: number) => string> = {
  zh: (kind, chapter, number) => `${kind === 'table' ? '表' : '图'} ${chapter}-${number}`,
  en: (kind, chapter, number) => `${kind === 'table' ? 'Table' : 'Figure'} ${chapter}.${number}`,
};

const BLANKS =
  /<h3\b[^>]*>|<span class="no"><\/span>|<span class="label (table|figure)"><\/span>(<span class="key" id="([\w-]+)"><\/span>)?/g;

/** Numbers chapters, parts of chapters, tables and figures of a whole plan, and fills in what texts say of them. */
export function numbered(sections: readonly string[], language: Language): string[] {
  const labels = new Map<string, string>();
  let chapter = 0;
  const count = { part: 0, table: 0, figure: 0 };
  const written = sections.map((markup) =>
    markup.replace(BLANKS, (blank, kind: 'table' | 'figure' | undefined, _key, key: string | undefined) => {
      if (blank.startsWith('<h3')) return `${blank}<span class="no">${chapter}.${++count.part}</span> `;
      if (!kind) {
        Object.assign(count, { part: 0, table: 0, figure: 0 });
        return `<span class="no">${++chapter}</span> `;
      }
      const label = LABELS[language](kind, chapter, ++count[kind]);
      if (key) labels.set(key, label);
      return `<span class="label">${label}</span> `;
    }),
  );
  return written.map((markup) =>
    markup.replace(/<span class="see">([\w-]+)<\/span>/g, (_, key: string) => labels.get(key) ?? ''),
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
