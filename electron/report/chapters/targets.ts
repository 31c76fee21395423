import { fill } from '../../../shared/i18n/index.ts';
import { addingUpBothWays } from '../adding.ts';
import type { Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { table } from '../sections/parts.ts';
import { roadmap } from '../sections/roadmap.ts';
import { roofTargets } from '../sections/roofs.ts';
import { roofsLeftOut } from '../sections/roofs-left-out.ts';
import type { Chapter } from './chapter.ts';

/** Decimals of a megawatt. */
const DIGITS = 2;
/** Years that have a column of their own. */
const MOST_YEARS = 6;

/** Targets by class of roof, and the tasks of towns and years. */
export const targets: Chapter = {
  key: 'targets',
  follows: true,
  body: (writing) =>
    html`${roofTargets(writing)}${roofsLeftOut(writing)}${tasks(writing)}${writing.plan.sections.includes('roadmap') && roadmap(writing)}`,
};

/** Capacity by town and the year in which it goes into service, MW. */
function tasks({ plan, text, format, included }: Writing): Html | false {
  if (included.length === 0) return false;
  const t = text.chapters.targets;
  const yearOf = (site: (typeof included)[number]) => site.inService ?? plan.startYear;
  const all = [...new Set(included.map(yearOf))].sort((a, b) => a - b);
  const years = all.slice(0, MOST_YEARS);
  const rows = new Map<string, Map<number, number>>();
  for (const site of included) {
    const town = site.town ?? text.towns.others;
    const row = rows.get(town) ?? new Map<number, number>();
    row.set(yearOf(site), (row.get(yearOf(site)) ?? 0) + site.capacityKwp);
    rows.set(town, row);
  }
  // Each cell is rounded so that rows, columns and the whole add up as printed.
  const towns = [...rows];
  addingUpBothWays(
    towns.map(([, row]) => all.map((year) => (row.get(year) ?? 0) / 1e3)),
    DIGITS,
  ).forEach((values, i) => {
    for (const [at, value] of values.entries()) towns[i]![1].set(all[at]!, value * 1e3);
  });
  const mw = (kwp: number) => format.number(kwp / 1e3, DIGITS);
  const cells = (row: Map<number, number>) => {
    const sum = [...row.values()].reduce((total, kwp) => total + kwp, 0);
    const shown = years.map((year) => row.get(year) ?? 0);
    const later = sum - shown.reduce((total, kwp) => total + kwp, 0);
    return [...shown.map(mw), ...(all.length > years.length ? [mw(later)] : []), mw(sum)];
  };
  const total = new Map<number, number>();
  for (const row of rows.values())
    for (const [year, kwp] of row) total.set(year, (total.get(year) ?? 0) + kwp);
  const undated = included.filter(({ inService }) => inService === null).length;
  return html`<h3>${t.townYears}</h3><p>${t.ownText}</p>${table(
    t.townYears,
    [
      { label: t.town },
      ...years.map((year) => ({ label: String(year), unit: 'MWp', num: true })),
      ...(all.length > years.length ? [{ label: t.later, unit: 'MWp', num: true }] : []),
      { label: t.total, unit: 'MWp', num: true },
    ],
    [...[...rows].map(([town, row]) => [town, ...cells(row)]), [t.total, ...cells(total)]],
    { total: true },
  )}<p class="note">${t.rounded}</p>${undated > 0 && html`<p class="note">${fill(t.undated, { n: format.number(undated), year: String(plan.startYear) })}</p>`}`;
}
