import { inLanguage } from '../../shared/i18n/in-language.ts';
import { fill, type Language } from '../../shared/i18n/index.ts';
import type { OptionalSection } from '../../shared/plan.ts';
import { restartCharts } from './charts.ts';
import { type Writing, writingOf } from './context.ts';
import { fontFaces } from './fonts.ts';
import { type Html, html, raw } from './html.ts';
import type { PlanData } from './plan-data.ts';
import { overviewFrame } from './plan-map.ts';
import { accountCheck } from './sections/account-check.ts';
import { agrivoltaic } from './sections/agrivoltaic.ts';
import { assumptions, dataSources, method, version } from './sections/appendix.ts';
import { carbon } from './sections/carbon.ts';
import { comparison } from './sections/comparison.ts';
import { type ContentsEntry, contents } from './sections/contents.ts';
import { countyAndResource } from './sections/county.ts';
import { cover } from './sections/cover.ts';
import { energy } from './sections/energy.ts';
import { fit } from './sections/fit.ts';
import { grid } from './sections/grid.ts';
import { chapterNumbers, type Heading, headingsIn } from './sections/headings.ts';
import { landRules } from './sections/land-rules.ts';
import { money } from './sections/money.ts';
import { photos } from './sections/photos.ts';
import { roadmap } from './sections/roadmap.ts';
import { runningPages } from './sections/running.ts';
import { siteMap, siteTable } from './sections/sites.ts';
import { summary } from './sections/summary.ts';
import { supply } from './sections/supply.ts';
import { towns } from './sections/towns.ts';
import { COLOUR, css } from './style.ts';

/** A section, or several that may be printed apart; nothing where there is nothing to say. */
type Section = (writing: Writing) => Html | Html[] | false | null;

/** Sections in their order; those with a name may be left out. */
const SECTIONS: [OptionalSection | null, Section][] = [
  [null, summary],
  ['county', countyAndResource],
  ['siteMap', siteMap],
  ['sites', siteTable],
  ['towns', towns],
  [null, landRules],
  ['energy', energy],
  ['agrivoltaic', agrivoltaic],
  ['carbon', carbon],
  ['fit', fit],
  ['money', money],
  ['supply', supply],
  ['grid', grid],
  ['comparison', comparison],
  ['roadmap', roadmap],
  ['photos', photos],
  [null, accountCheck],
  ['method', method],
  [null, dataSources],
  ['assumptions', assumptions],
  [null, version],
];

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
  lang: string;
  generatedAt: string;
  cover: PlanPart;
  /** Everything after the cover and the contents. */
  body: PlanPart[];
  /** Contents, when it is known on which page each heading of the body stands. */
  contents(entries: ContentsEntry[]): PlanPart;
  /** What is drawn over every page but the cover: header, footer, page number, mark of a draft. */
  running(pages: number): string;
}

/** Table rows after which a part ends at the next page break: what the print engine holds in memory at a time. */
const ROWS_OF_PART = 200;

/**
 * Writes the county energy plan in parts, because the print engine needs memory for every cell of what it prints.
 *
 * @param fontDir folder of the package @fontsource/noto-sans-sc; without it the reader's fonts are used
 */
export function writePlan(plan: PlanData, language: Language, fontDir?: string): WrittenPlan {
  restartCharts();
  const writing = writingOf(plan, language, overviewFrame(plan));
  const chosen = new Set(plan.sections);
  const numbered = chapterNumbers();
  const sections = SECTIONS.flatMap(([name, section]) =>
    name === null || chosen.has(name) ? [section(writing)].flat() : [],
  )
    .map((section) => (section ? numbered(section.markup) : ''))
    .filter((markup) => markup !== '');
  const page = (markup: string): PlanPart => ({
    // Made when it is printed: each carries the fonts, and all of them together would fill the memory.
    get html() {
      return standalone(writing, markup, fontDir);
    },
    headings: headingsIn(markup),
  });
  return {
    title: writing.title,
    author: plan.author,
    creator: fill(writing.text.version.appName, { version: plan.appVersion }),
    lang: LANG[language],
    generatedAt: plan.generatedAt,
    cover: page(cover(writing).markup),
    body: inParts(sections).map(page),
    contents: (entries) => page(contents(writing, entries).markup),
    running: (pages) => standalone(writing, runningPages(writing, pages).markup, fontDir),
  };
}

const LANG: Record<Language, string> = { zh: 'zh-CN', en: 'en' };

/** Joins sections into parts that end where a page ends anyway. */
function inParts(sections: string[]): string[] {
  const parts: string[] = [];
  let rows = Infinity;
  for (const section of sections) {
    const own = section.split('<tr').length - 1;
    const follows = /^<section[^>]* class="[^"]*\bfollow\b/.test(section);
    if (!follows && rows + own > ROWS_OF_PART) {
      parts.push('');
      rows = 0;
    }
    parts.push((parts.pop() ?? '') + section);
    rows += own;
  }
  return parts;
}

function standalone(writing: Writing, markup: string, fontDir?: string): string {
  const said = inLanguage(markup, writing.language);
  const content = writing.language === 'en' ? straightQuotes(said) : said;
  const fonts = fontDir ? fontFaces(content, fontDir) : '';
  const colours = `:root{--rooftop:${COLOUR.rooftop};--agrivoltaic:${COLOUR.agrivoltaic}}`;
  return html`<!doctype html>
<html lang="${LANG[writing.language]}"><head><meta charset="utf-8"><title>${writing.title}</title>
<style>${raw(fonts)}${raw(colours)}${raw(css)}</style></head><body>${raw(content)}</body></html>`.markup;
}

/** The Chinese font draws curly quotes as wide as an ideograph, which tears English words apart. */
const straightQuotes = (markup: string): string =>
  markup.replace(/[‘’]/g, '&#39;').replace(/[“”]/g, '&quot;');
