import { inLanguage } from '../../shared/i18n/in-language.ts';
import { fill, type Language } from '../../shared/i18n/index.ts';
import type { OptionalSection } from '../../shared/plan.ts';
import { restartCharts } from './charts.ts';
import { type Writing, writingOf } from './context.ts';
import { type Figure, figuresOf } from './figures.ts';
import type { Html } from './html.ts';
import { numbered } from './numbering.ts';
import type { PlanData } from './plan-data.ts';
import { overviewFrame } from './plan-map.ts';
import { accountCheck } from './sections/account-check.ts';
import { agrivoltaic } from './sections/agrivoltaic.ts';
import { assumptions, dataSources, method, version } from './sections/appendix.ts';
import { carbon } from './sections/carbon.ts';
import { comparison } from './sections/comparison.ts';
import { countyAndResource } from './sections/county.ts';
import { cover } from './sections/cover.ts';
import { energy } from './sections/energy.ts';
import { fit } from './sections/fit.ts';
import { grid } from './sections/grid.ts';
import { landRules } from './sections/land-rules.ts';
import { modeCheck } from './sections/mode-check.ts';
import { money } from './sections/money.ts';
import { photos } from './sections/photos.ts';
import { roadmap } from './sections/roadmap.ts';
import { siteMap, siteTable } from './sections/sites.ts';
import { summary } from './sections/summary.ts';
import { supply } from './sections/supply.ts';
import { towns } from './sections/towns.ts';
import { figuresSum, type PlanSums } from './sums.ts';

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
  [null, modeCheck],
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

/** A plan in words, tables and drawings, numbered, before it is set on pages or as a Word document. */
export interface ComposedPlan {
  writing: Writing;
  /** Markup of the cover and of each section, in their order: well-formed XML in the tags of HTML. */
  cover: string;
  sections: string[];
  creator: string;
  /** Every number it rests on, and the sums of those and of its document. */
  figures: Figure[];
  sums: PlanSums;
}

/** Composes the county energy plan; the same plan gives the same markup. */
export function composePlan(plan: PlanData, language: Language): ComposedPlan {
  restartCharts();
  const writing = writingOf(plan, language, overviewFrame(plan));
  const figures = figuresOf(plan);
  const chosen = new Set(plan.sections);
  const said = (markup: string): string => inLanguage(markup, language);
  const sections = SECTIONS.flatMap(([name, section]) =>
    name === null || chosen.has(name) ? [section(writing)].flat() : [],
  ).flatMap((section) => (section && section.markup !== '' ? said(section.markup) : []));
  return {
    writing,
    cover: said(cover(writing).markup),
    sections: numbered(sections, language),
    figures,
    sums: { content: plan.documentSha256, figures: figuresSum(figures) },
    creator: fill(writing.text.version.appName, { version: plan.appVersion }),
  };
}
