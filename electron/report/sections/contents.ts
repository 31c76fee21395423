import type { Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import type { Heading } from '../numbering.ts';
import { linkTo } from '../pdf/links.ts';

export interface ContentsEntry extends Heading {
  /** Page number as printed; null where none is known. */
  page: number | null;
}

/** Chapters and their parts with their pages. */
export function contents({ text }: Writing, entries: ContentsEntry[]): Html {
  const shown = entries
    .map((entry, index) => ({ ...entry, index }))
    .filter(({ level }) => level === 2 || level === 3);
  return html`<section id="contents"><h2>${text.contents.heading}</h2><ol class="contents">${shown.map(
    ({ level, text: title, page, index }) =>
      html`<li class="${level === 2 ? 'chapter' : 'below'}"><a href="${linkTo(index)}">${title}</a><span class="dots" aria-hidden="true"></span><span>${page}</span></li>`,
  )}</ol></section>`;
}
