import type { Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import type { Heading } from './headings.ts';

export interface ContentsEntry extends Heading {
  /** Page number as printed. */
  page: number;
}

/** Chapters with their pages, and the towns below the chapter of sheets. */
export function contents({ text, included }: Writing, entries: ContentsEntry[]): Html {
  const towns = new Set(included.map(({ town }) => town));
  const shown = entries.filter(
    ({ level, text: title }) =>
      level === 2 || (level === 3 && (towns.has(title) || title === text.towns.others)),
  );
  return html`<section id="contents"><h2>${text.contents.heading}</h2><ol class="contents">${shown.map(
    ({ level, text: title, page }) =>
      html`<li class="${level === 2 ? 'chapter' : 'below'}"><span>${title}</span><span class="dots" aria-hidden="true"></span><span>${page}</span></li>`,
  )}</ol></section>`;
}
