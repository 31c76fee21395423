import { countyName } from '../../../shared/county-name.ts';
import type { ChapterKey } from '../../../shared/plan.ts';
import { provinceName, valueUnit, type Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { yuanIn } from '../sections/parts.ts';

/** The planner's text of a chapter, else the standard one; empty where there is neither. */
export function textOf({ plan, text, language }: Writing, key: ChapterKey): string {
  const own = plan.texts.find((each) => each.chapter === key && each.language === language);
  return own?.text ?? text.chapters.standard[key] ?? '';
}

/** Figures that a text may name in braces; what is not known is to be filled in. */
function figuresOf(writing: Writing): Record<string, string> {
  const { plan, text, format, language, included } = writing;
  const { summary, county, weather, scenario, money } = plan;
  const unknown = text.chapters.blank;
  const ofKind = (kind: 'rooftop' | 'agrivoltaic') => summary.byKind.find((row) => row.kind === kind);
  const yuan = (amount: number) => yuanIn(writing, amount);
  const first = firstYear(writing);
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
    capacity: valueUnit(format.capacity(summary.capacityKwp)),
    rooftop: valueUnit(format.capacity(ofKind('rooftop')?.capacityKwp ?? 0)),
    fields: valueUnit(format.capacity(ofKind('agrivoltaic')?.capacityKwp ?? 0)),
    delivered: valueUnit(format.energy(summary.deliveredKwh)),
    avoided: `${format.number(summary.avoidedTco2)} ${text.summary.tonnes}`,
    homes: format.number(summary.homes),
    year: String(summary.year),
    first: String(first),
    last: String(Math.max(first, summary.year)),
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
 * @param own whether the planner wrote it
 */
export function paragraphs(writing: Writing, text: string, own: boolean): Html {
  const figures = figuresOf(writing);
  const filled = text.replace(/\{(\w+)\}/g, (blank, name: string) => figures[name] ?? blank);
  return html`${filled
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) =>
      line.startsWith('## ')
        ? html`<h3>${line.slice(3)}</h3>`
        : html`<p class="text${own && ' own'}">${line}</p>`,
    )}`;
}
