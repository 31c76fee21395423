import type { Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import type { Heading } from '../numbering.ts';

export interface ContentsEntry extends Heading {
  /** Page number as printed. */
  page: number;
}

/** Chapters and their parts with their pages. */
export function contents({ text }: Writing, entries: ContentsEntry[]): Html {
  const shown = entries.filter(({ level }) => level === 2 || level === 3);
  return html`<section id="contents"><h2>${text.contents.heading}</h2><ol class="contents">${shown.map(
    ({ level, text: title, page }) =>
      html`<li class="${level === 2 ? 'chapter' : 'below'}"><span>${title}</span><span class="dots" aria-hidden="true"></span><span>${page}</span></li>`,
  )}</ol></section>`;
}
