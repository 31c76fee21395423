import type { Imprint } from '../context.ts';
import { type Html, html } from '../html.ts';
import type { Heading } from '../numbering.ts';
import { linkTo } from '../pdf/links.ts';

export interface ContentsEntry extends Heading {
  /** Page number as printed; null where none is known. */
  page: number | null;
}

/** Points that a chapter and a part take, and that a page has for them. */
const ROW_PT = { chapter: 17.2, below: 10.6 };
const PAGE_PT = 674;
/** Less than this share of a page is closed up rather than left alone on a page of its own. */
const LEAST_SHARE = 0.08;

/** Whether a few entries would stand alone on the last page. */
function overflows(levels: readonly number[]): boolean {
  const neededPt = levels.reduce((sum, level) => sum + (level === 2 ? ROW_PT.chapter : ROW_PT.below), 0);
  return neededPt > PAGE_PT && neededPt % PAGE_PT < LEAST_SHARE * PAGE_PT;
}

/** Chapters and their parts with their pages. */
export function contents({ text }: Pick<Imprint, 'text'>, entries: ContentsEntry[]): Html {
  const shown = entries
    .map((entry, index) => ({ ...entry, index }))
    .filter(({ level }) => level === 2 || level === 3);
  const close = overflows(shown.map(({ level }) => level)) && ' close';
  return html`<section id="contents"><h2>${text.contents.heading}</h2><ol class="contents${close}">${shown.map(
    ({ level, text: title, page, index }) =>
      html`<li class="${level === 2 ? 'chapter' : 'below'}"><a href="${linkTo(index)}">${title}</a><span class="dots" aria-hidden="true"></span><span>${page}</span></li>`,
  )}</ol></section>`;
}
