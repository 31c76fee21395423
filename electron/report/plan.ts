import { fill, type Language } from '../../shared/i18n/index.ts';
import type { OptionalSection } from '../../shared/plan.ts';
import { restartCharts } from './charts.ts';
import { type Writing, writingOf } from './context.ts';
import { FONT_FAMILY, fontFaces } from './fonts.ts';
import { type Html, html, raw } from './html.ts';
import type { PlanData } from './plan-data.ts';
import { overviewFrame } from './plan-map.ts';
import { agrivoltaic } from './sections/agrivoltaic.ts';
import { assumptions, dataSources, method, version } from './sections/appendix.ts';
import { carbon } from './sections/carbon.ts';
import { countyAndResource } from './sections/county.ts';
import { cover } from './sections/cover.ts';
import { energy } from './sections/energy.ts';
import { fit } from './sections/fit.ts';
import { landRules } from './sections/land-rules.ts';
import { money } from './sections/money.ts';
import { numberHeadings } from './sections/parts.ts';
import { roadmap } from './sections/roadmap.ts';
import { siteMap, siteTable } from './sections/sites.ts';
import { summary } from './sections/summary.ts';
import { grid, supply } from './sections/supply.ts';
import { COLOUR, css } from './style.ts';

/** Sections in their order; those with a name may be left out. */
const SECTIONS: [OptionalSection | null, (writing: Writing) => Html | false | null][] = [
  [null, cover],
  [null, summary],
  ['county', countyAndResource],
  ['siteMap', siteMap],
  ['sites', siteTable],
  [null, landRules],
  ['energy', energy],
  ['agrivoltaic', agrivoltaic],
  ['carbon', carbon],
  ['fit', fit],
  ['money', money],
  ['supply', supply],
  ['grid', grid],
  ['roadmap', roadmap],
  ['method', method],
  [null, dataSources],
  ['assumptions', assumptions],
  [null, version],
];

const LANG: Record<Language, string> = { zh: 'zh-CN', en: 'en' };

/**
 * Writes the county energy plan as one HTML page for Chromium's print: A4, headings for bookmarks, fonts, maps and
 * charts inside, no scripts and no requests. The same plan gives the same page.
 *
 * @param fontDir folder of the package @fontsource-variable/noto-sans-sc; without it the reader's fonts are used
 */
export function planHtml(plan: PlanData, language: Language, fontDir?: string): string {
  restartCharts();
  const writing = writingOf(plan, language, overviewFrame(plan));
  const chosen = new Set(plan.sections);
  const body = SECTIONS.map(([name, section]) => (name === null || chosen.has(name)) && section(writing));
  const draft = plan.draft && html`<div class="draft" aria-hidden="true">${writing.text.draft}</div>`;
  const written = numberHeadings(html`${draft}${body}`.markup);
  const content = language === 'en' ? straightQuotes(written) : written;
  const fonts = fontDir ? fontFaces(content, fontDir) : '';
  const colours = `:root{--rooftop:${COLOUR.rooftop};--agrivoltaic:${COLOUR.agrivoltaic}}`;
  return html`<!doctype html>
<html lang="${LANG[language]}"><head><meta charset="utf-8"><title>${writing.title}</title>
<meta name="author" content="${plan.author}"><meta name="generator" content="${fill(writing.text.version.appName, { version: plan.appVersion })}">
<style>${raw(fonts)}${raw(colours)}${raw(css)}</style></head><body>${raw(content)}</body></html>`.markup;
}

/** The Chinese font draws curly quotes as wide as an ideograph, which tears English words apart. */
const straightQuotes = (markup: string): string =>
  markup.replace(/[‘’]/g, '&#39;').replace(/[“”]/g, '&quot;');

/** Header of every page for printToPDF: title and county, and that there is generated data. */
export function planHeaderHtml(plan: PlanData, language: Language, fontDir?: string): string {
  const writing = writingOf(plan, language, overviewFrame(plan));
  const { text, syntheticLayers } = writing;
  const left = writing.title.includes(writing.county)
    ? writing.title
    : fill(text.header, { title: writing.title, county: writing.county });
  return running(writing, left, syntheticLayers.length ? text.syntheticShort : '', fontDir);
}

/** Footer of every page for printToPDF: version and page number. */
export function planFooterHtml(plan: PlanData, language: Language, fontDir?: string): string {
  const writing = writingOf(plan, language, overviewFrame(plan));
  const left = `${writing.format.date(plan.generatedAt)} · ${plan.documentSha256.slice(0, 12)}`;
  const [before, between, after = ''] = writing.text.page.split(/\{page\}|\{total\}/);
  const right = html`${before}<span class="pageNumber"></span>${between}<span class="totalPages"></span>${after}`;
  return running(writing, left, right.markup, fontDir, true);
}

function running(
  writing: Writing,
  left: string,
  right: string,
  fontDir?: string,
  rightIsMarkup = false,
): string {
  const digits = '0123456789';
  const fonts = fontDir ? fontFaces(left + right + digits, fontDir) : '';
  return html`<style>${raw(fonts)}.running{font:7.5pt/1.3 '${raw(FONT_FAMILY)}','Noto Sans SC',sans-serif;color:${COLOUR.quiet};width:100%;margin:0 18mm;display:flex;justify-content:space-between;gap:8mm}</style><div class="running" lang="${LANG[writing.language]}"><span>${left}</span><span>${rightIsMarkup ? raw(right) : right}</span></div>`
    .markup;
}
