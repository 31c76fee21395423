import { inLanguage } from '../../shared/i18n/in-language.ts';
import { fill, type Language } from '../../shared/i18n/index.ts';
import { isAlways, type OptionalSection } from '../../shared/plan.ts';
import { atOnce, type Steps } from '../../shared/steps.ts';
import type { Chapter } from './chapters/chapter.ts';
import { CHAPTERS } from './chapters/index.ts';
import { paragraphs, textOf } from './chapters/text.ts';
import { restartCharts } from './charts.ts';
import { type Imprint, imprintOf, includedIn, type Writing, writingOf } from './context.ts';
import { singular } from './english/singular.ts';
import { type Figure, figuresOf } from './figures.ts';
import { type Html, html } from './html.ts';
import { heading, numbered } from './numbering.ts';
import type { PlanData } from './plan-data.ts';
import { overviewFrame } from './plan-map.ts';
import { cover } from './sections/cover.ts';
import { sourced } from './sources.ts';
import { figuresSum, type PlanSums } from './sums.ts';

/** A plan in words, tables and drawings, numbered, before it is set on pages or as a Word document. */
export interface ComposedPlan {
  imprint: Imprint;
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

/** Composes the county energy plan at once: `composing`. */
export const composePlan = (plan: PlanData, language: Language, romanising?: Romanising): ComposedPlan =>
  atOnce(composing(plan, language, romanising));

/**
 * Composes the county energy plan, a section at a time; the same plan gives the same markup.
 * @param romanising for English readers; without it names stay as the document has them
 */
export function* composing(plan: PlanData, language: Language, romanising?: Romanising): Steps<ComposedPlan> {
  restartCharts();
  const read = romanising ? romanising.englishPlan(plan) : plan;
  const written = writingOf(read, language, overviewFrame(read));
  // Sites have the same numbers in both languages, whatever their names sort by.
  const byId = new Map(written.included.map((site) => [site.id, site]));
  const writing = { ...written, included: includedIn(plan).map(({ id }) => byId.get(id)!) };
  const figures = yield* figuresOf(plan);
  const chosen = new Set(plan.sections);
  const said = (markup: string): string => {
    const one = inLanguage(markup, language);
    const own = language === 'en' ? singular(one) : one;
    return romanising ? romanising.englishMarkup(own) : own;
  };
  const sections: string[] = [];
  for (const chapter of CHAPTERS) {
    if (!isAlways(chapter.key) && !chosen.has(chapter.key as OptionalSection)) continue;
    for (const { markup } of sectionsOf(writing, chapter)) {
      sections.push(said(sourced(writing, chapter.key, markup)));
      yield;
    }
  }
  return {
    imprint: imprintOf(writing),
    cover: said(cover(writing).markup),
    sections: numbered(sections, language),
    figures,
    sums: { content: plan.documentSha256, figures: yield* figuresSum(figures) },
    creator: fill(writing.text.version.appName, { version: plan.appVersion }),
  };
}

/** A chapter's sections, made one by one: its heading and text on the first. */
function* sectionsOf(writing: Writing, { key, body, follows, needsBody }: Chapter): Generator<Html> {
  const own = writing.plan.texts.some((each) => each.chapter === key && each.language === writing.language);
  const parts = partsOf(body?.(writing));
  const first = parts.next();
  if (needsBody && first.done && !own) return;
  const text = textOf(writing, key);
  const head = html`${heading(writing.text.chapters.headings[key])}${paragraphs(writing, key, text, own)}`;
  const apart = !first.done && isSection(first.value);
  const goesOn = typeof follows === 'function' ? follows(writing) : follows;
  yield html`<section id="${key}" class="${goesOn && 'follow'}">${head}${!first.done && !apart && first.value}</section>`;
  if (apart) yield first.value;
  let number = 2;
  for (const part of parts) {
    yield isSection(part) ? part : html`<section id="${key}-${number}">${part}</section>`;
    number++;
  }
}

const isSection = ({ markup }: Html): boolean => markup.startsWith('<section');

/** What a chapter's body comes to, without what is empty. */
function* partsOf(body: ReturnType<NonNullable<Chapter['body']>> | undefined): Generator<Html> {
  if (!body) return;
  for (const part of 'markup' in body ? [body] : body) if (part.markup !== '') yield part;
}
