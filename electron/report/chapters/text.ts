import { countyName } from '../../../shared/county-name.ts';
import { fill } from '../../../shared/i18n/index.ts';
import type { ChapterKey } from '../../../shared/plan.ts';
import { provinceName } from '../../../shared/province-name.ts';
import { valueUnit, type Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { ifSeen, see } from '../numbering.ts';
import { capacities, yuanIn } from '../sections/parts.ts';

/** The planner's text of a chapter, else the standard one; empty where there is neither. */
export function textOf({ plan, text, language, included }: Writing, key: ChapterKey): string {
  const own = plan.texts.find((each) => each.chapter === key && each.language === language);
  const standard = (included.length === 0 && text.chapters.withoutSites[key]) || text.chapters.standard[key];
  return own?.text ?? standard ?? '';
}

/** Whether a chapter's standard text has said already that there are no sites, so that its body need not. */
export const saidWithoutSites = ({ plan, text, language, included }: Writing, key: ChapterKey): boolean =>
  included.length === 0 &&
  Boolean(text.chapters.withoutSites[key]) &&
  !plan.texts.some((each) => each.chapter === key && each.language === language);

/** Figures that a text may name in braces; what is not known is to be filled in. */
function figuresOf(writing: Writing): Record<string, string> {
  const { plan, text, format, language, included } = writing;
  const { summary, county, weather, scenario, money } = plan;
  const unknown = text.chapters.blank;
  const ofKind = (kind: 'rooftop' | 'agrivoltaic') => summary.byKind.find((row) => row.kind === kind);
  const yuan = (amount: number) => yuanIn(writing, amount);
  const capacity = capacities(writing);
  const first = firstYear(writing);
  const last = Math.max(first, summary.year);
  return {
    blank: unknown,
    county: countyName(county, language),
    province: provinceName(county.province, language),
    city: county.city,
    code: county.code,
    area: valueUnit(format.area(county.areaKm2 * 1e6)),
    scenario: scenario.name,
    sites: format.number(included.length),
    rooftopSites: format.number(ofKind('rooftop')?.siteCount ?? 0),
    fieldSites: format.number(ofKind('agrivoltaic')?.siteCount ?? 0),
    capacity: `${capacity.total} ${capacity.unit}`,
    rooftop: `${capacity.rooftop} ${capacity.unit}`,
    fields: `${capacity.agrivoltaic} ${capacity.unit}`,
    delivered: valueUnit(format.energy(summary.deliveredKwh)),
    avoided: `${format.number(summary.avoidedTco2)} ${text.summary.tonnes}`,
    homes: format.number(summary.homes),
    homeKwh: summary.homes > 0 ? format.number(summary.deliveredKwh / summary.homes) : unknown,
    year: String(summary.year),
    first: String(first),
    last: String(last),
    period: first === last ? String(first) : `${first}${language === 'zh' ? '—' : '–'}${last}`,
    lifetime: format.number(scenario.assumptions.lifetimeYears),
    rulesDate: plan.rulesDate,
    ghi: format.number(weather.annualGhiKwhM2),
    capex: money ? yuan(money.total.capexYuan) : unknown,
    npv: money ? yuan(money.total.npvYuan) : unknown,
    irr: money?.total.projectIrr == null ? unknown : format.percent(money.total.projectIrr, 2),
  };
}

/** First year in which a site of the plan goes into service. */
export function firstYear({ plan, included }: Writing): number {
  const years = included.map(({ inService }) => inService ?? plan.startYear);
  return years.length > 0 ? Math.min(...years) : plan.startYear;
}

/**
 * A text as paragraphs, its figures filled in; a line with `## ` is a heading of its own.
 * `{tables}`, `{figures}` and `{chapter:money}` refer by number, the first two to those of the chapter itself, and
 * `{table:labour}` to the one of that name; what stands in double brackets is left out where what it refers to is not in the plan.
 * @param own whether the planner wrote it
 */
export function paragraphs(writing: Writing, key: ChapterKey, text: string, own: boolean): Html {
  const figures = figuresOf(writing);
  return html`${fill(text, figures)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) =>
      line.startsWith('## ')
        ? html`<h3>${line.slice(3)}</h3>`
        : html`<p class="text${own && ' own'}">${referring(line, key)}</p>`,
    )}`;
}

const CONDITIONAL = /(\[\[.*?\]\])/;
const REFERENCE = /\{(tables|figures|table:[A-Za-z]+|chapter:[A-Za-z]+)\}/;

/** A line with its references as marks that are numbered with the plan. */
function referring(line: string, key: ChapterKey): Html {
  const marked = (words: string): Html =>
    html`${words.split(REFERENCE).map((part, i) => (i % 2 === 0 ? part : see(referredTo(part, key))))}`;
  return html`${line
    .split(CONDITIONAL)
    .map((part, i) => (i % 2 === 0 ? marked(part) : ifSeen(marked(part.slice(2, -2)))))}`;
}

/** The key under which what a text refers to is numbered. */
function referredTo(reference: string, key: ChapterKey): string {
  if (reference.startsWith('chapter:')) return reference;
  return reference.startsWith('table:') ? reference.slice('table:'.length) : `${reference}:${key}`;
}
