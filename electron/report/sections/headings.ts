import { type Html, html, raw } from '../html.ts';

const NUMBER = '<span class="no"></span>';

/** A chapter heading, numbered once the plan is whole; the reader's bookmarks are made of these. */
export const heading = (text: string): Html => html`<h2>${raw(NUMBER)}${text}</h2>`;

/** Numbers the chapter headings of markup after markup, from 1. */
export function chapterNumbers(): (markup: string) => string {
  let number = 0;
  return (markup) => markup.replaceAll(NUMBER, () => `<span class="no">${++number}</span>`);
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
      .replace(/<\/span>/g, ' ')
      .replace(/<[^>]*>/g, '')
      .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name]!)
      .trim(),
  }));
}
