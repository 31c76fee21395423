import { inLanguage } from '../../shared/i18n/in-language.ts';
import { fill, type Language } from '../../shared/i18n/index.ts';
import { isAlways, type OptionalSection } from '../../shared/plan.ts';
import type { Chapter } from './chapters/chapter.ts';
import { CHAPTERS } from './chapters/index.ts';
import { paragraphs, textOf } from './chapters/text.ts';
import { restartCharts } from './charts.ts';
import { includedIn, type Writing, writingOf } from './context.ts';
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

/** Puts Chinese names into Latin letters: those of a plan's data, then what is left of them in its markup. */
export interface Romanising {
  englishPlan(plan: PlanData): PlanData;
  englishMarkup(markup: string): string;
}

/**
 * Composes the county energy plan; the same plan gives the same markup.
 * @param romanising for English readers; without it names stay as the document has them
 */
export function composePlan(plan: PlanData, language: Language, romanising?: Romanising): ComposedPlan {
  restartCharts();
  const read = romanising ? romanising.englishPlan(plan) : plan;
  const written = writingOf(read, language, overviewFrame(read));
  // Sites have the same numbers in both languages, whatever their names sort by.
  const byId = new Map(written.included.map((site) => [site.id, site]));
  const writing = { ...written, included: includedIn(plan).map(({ id }) => byId.get(id)!) };
  const figures = figuresOf(plan);
  const chosen = new Set(plan.sections);
  const said = (markup: string): string => {
    const one = inLanguage(markup, language);
    return romanising ? romanising.englishMarkup(one) : one;
  };
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
  const head = html`${heading(writing.text.chapters.headings[key])}${paragraphs(writing, text, own)}`;
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
