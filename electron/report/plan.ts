import { inLanguage } from '../../shared/i18n/in-language.ts';
import { fill, type Language } from '../../shared/i18n/index.ts';
import { isAlways, type OptionalSection } from '../../shared/plan.ts';
import type { Chapter } from './chapters/chapter.ts';
import { CHAPTERS } from './chapters/index.ts';
import { paragraphs, textOf } from './chapters/text.ts';
import { restartCharts } from './charts.ts';
import { type Writing, writingOf } from './context.ts';
import { type Figure, figuresOf } from './figures.ts';
import { type Html, html } from './html.ts';
import { heading, numbered } from './numbering.ts';
import type { PlanData } from './plan-data.ts';
import { overviewFrame } from './plan-map.ts';
import { cover } from './sections/cover.ts';
import { figuresSum, type PlanSums } from './sums.ts';

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
  const sections = CHAPTERS.filter(({ key }) => isAlways(key) || chosen.has(key as OptionalSection)).flatMap(
    (chapter) => sectionsOf(writing, chapter).map(({ markup }) => said(markup)),
  );
  return {
    writing,
    cover: said(cover(writing).markup),
    sections: numbered(sections, language),
    figures,
    sums: { content: plan.documentSha256, figures: figuresSum(figures) },
    creator: fill(writing.text.version.appName, { version: plan.appVersion }),
  };
}

/** A chapter's sections: its heading and text on the first. */
function sectionsOf(writing: Writing, { key, body, follows, needsBody }: Chapter): Html[] {
  const own = writing.plan.texts.some((each) => each.chapter === key && each.language === writing.language);
  const parts = [body?.(writing)]
    .flat()
    .filter((part): part is Html => typeof part === 'object' && part?.markup !== '');
  if (needsBody && parts.length === 0 && !own) return [];
  const text = textOf(writing, key);
  const head = html`${heading(writing.text.chapters.headings[key])}${paragraphs(writing, text)}`;
  const [first, ...rest] = parts[0]?.markup.startsWith('<section')
    ? [html``, ...parts]
    : [parts[0] ?? html``, ...parts.slice(1)];
  return [
    html`<section id="${key}" class="${follows && 'follow'}">${head}${first}</section>`,
    ...rest.map((part, i) =>
      part.markup.startsWith('<section') ? part : html`<section id="${key}-${i + 2}">${part}</section>`,
    ),
  ];
}
