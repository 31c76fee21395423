import { inLanguage } from '../../shared/i18n/in-language.ts';
import type { Language } from '../../shared/i18n/index.ts';
import type { Imprint } from './context.ts';
import { type FontFace, type Fonts, fontsOf, NO_FONTS } from './fonts.ts';
import { breakHeaders } from './header-words.ts';
import { html, raw } from './html.ts';
import { type Heading, headingsIn } from './numbering.ts';
import type { ComposedPlan } from './plan.ts';
import { type ContentsEntry, contents } from './sections/contents.ts';
import { runningPages } from './sections/running.ts';
import { COLOUR, css } from './style.ts';
import type { PlanSums } from './sums.ts';

/** A part of a plan that is printed by itself. */
export interface PlanPart {
  /** Standalone page for Chromium's print: A4, fonts, maps and charts inside, no scripts and no requests. */
  html: string;
  headings: Heading[];
}

/** A plan as pages to print; the same plan gives the same pages. */
export interface WrittenPlan {
  title: string;
  author: string;
  creator: string;
  sums: PlanSums;
  lang: string;
  generatedAt: string;
  /** Faces that every part carries, for the PDF to hold once. */
  faces: readonly FontFace[];
  cover: PlanPart;
  /** Everything after the cover and the contents. */
  body: PlanPart[];
  /** Contents, when it is known on which page each heading of the body stands. */
  contents(entries: ContentsEntry[]): PlanPart;
  /** Cover, contents without page numbers, and body in one: for an engine whose parts cannot be joined. */
  whole(): string;
  /** What is drawn over every page but the cover: header, footer, page number, mark of a draft. */
  running(pages: number): string;
}

/** Table rows after which a part ends at the next page break: what the print engine holds in memory at a time. */
const ROWS_OF_PART = 150;

/**
 * Sets a plan on pages in parts, because the print engine needs memory for every cell of what it prints.
 *
 * @param fontDir folder of the package @fontsource/noto-sans-sc; without it the reader's fonts are used
 */
export function planPages(
  { imprint, cover, sections, creator, sums }: Omit<ComposedPlan, 'figures'>,
  fontDir?: string,
): WrittenPlan {
  const { plan, language } = imprint;
  const listed = (entries: ContentsEntry[]) => contents(imprint, entries).markup;
  const over = (pages: number) => inLanguage(runningPages(imprint, pages).markup, language);
  const fonts = fontDir ? fontsOf([cover, ...sections, listed([]), over(2)].join(''), fontDir) : NO_FONTS;
  const page = (...markup: string[]): PlanPart => ({
    // Made when it is printed: each carries the fonts, and all of them together would fill the memory.
    get html() {
      return standalone(imprint, markup.join(''), fonts);
    },
    headings: markup.flatMap(headingsIn),
  });
  return {
    title: imprint.title,
    author: plan.author,
    creator,
    sums,
    lang: LANG[language],
    generatedAt: plan.generatedAt,
    faces: fonts.faces,
    cover: page(cover),
    body: inParts(sections).map((part) => page(...part)),
    contents: (entries) => page(listed(entries)),
    whole() {
      const entries = sections.flatMap(headingsIn).map((heading) => ({ ...heading, page: null }));
      return standalone(imprint, cover + listed(entries) + sections.join(''), fonts);
    },
    running: (pages) => standalone(imprint, over(pages), fonts),
  };
}

export const LANG: Record<Language, string> = { zh: 'zh-CN', en: 'en' };

/** Sections in parts that end where a page ends anyway; joined when they are printed, to stand in memory once. */
function inParts(sections: string[]): string[][] {
  const parts: string[][] = [];
  let rows = 0;
  for (const section of sections) {
    const own = section.split('<tr').length - 1;
    const follows = /^<section[^>]* class="[^"]*\bfollow\b/.test(section);
    if (parts.length === 0 || (!follows && rows + own > ROWS_OF_PART)) {
      parts.push([]);
      rows = 0;
    }
    parts.at(-1)!.push(section);
    rows += own;
  }
  return parts;
}

/** Markup as a page of its own: A4, fonts inside, no scripts and no requests. */
export function standalone(
  { language, title }: Pick<Imprint, 'language' | 'title'>,
  markup: string,
  fonts: Fonts = NO_FONTS,
): string {
  const content = language === 'en' ? straightQuotes(markup) : breakHeaders(markup);
  const colours = `:root{--rooftop:${COLOUR.rooftop};--agrivoltaic:${COLOUR.agrivoltaic}}`;
  return html`<!doctype html>
<html lang="${LANG[language]}"><head><meta charset="utf-8"><title>${title}</title>
<style>${raw(fonts.css)}${raw(colours)}${raw(css)}</style></head><body class="lang-${language}">${raw(content)}</body></html>`
    .markup;
}

/** The Chinese font draws curly quotes as wide as an ideograph, which tears English words apart. */
const straightQuotes = (markup: string): string =>
  markup.replace(/[‘’]/g, '&#39;').replace(/[“”]/g, '&quot;');
