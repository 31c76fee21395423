import { fill } from '../../shared/i18n/index.ts';
import type { Writing } from './context.ts';
import { type Html, html } from './html.ts';
import { middleOf, type XY } from './map.ts';
import { swatch } from './map-legend.ts';
import { symbol } from './map-marks.ts';
import { baseMap, scenic } from './plan-map.ts';
import { COLOUR } from './style.ts';

/** A map of one theme with its legend. */
export interface ThemeMap {
  title: string;
  svg: Html;
  legend: Html;
  /** Whether there is nothing of its theme to show. */
  empty: boolean;
  /** What the caption adds. */
  note?: string;
}

const BAD = COLOUR.bad;
export const legendOf = (label: string, items: [Html, string][]): Html =>
  html`<ul class="legend" aria-label="${label}">${items.map(([mark, words]) => html`<li>${mark}${words}</li>`)}</ul>`;
/** Farmland, excluded areas and scenic spots, with sites that break rules in red. */
export function landMap(writing: Writing): ThemeMap {
  const { plan, text, ui, overview, included, county } = writing;
  const broken = new Set(
    plan.land.sites.flatMap(({ siteId, status }) => (status === 'broken' ? siteId : [])),
  );
  const spots = (plan.context.features.scenic_spots?.features ?? []).flatMap(({ geometry }) =>
    geometry.type === 'Point' ? [overview.project(geometry.coordinates)] : [],
  );
  const out = plan.sites.filter(({ id }) => broken.has(id));
  const marks = html`<g>${spots.map((at) => scenic(at))}</g>
<g>${included.map((site) => symbol(site, overview.project(middleOf(site.geometry)), 4))}</g>
<g>${out.map((site) => cross(overview.project(middleOf(site.geometry))))}</g>`;
  const area = (colour: string, line = 'none'): Html =>
    swatch(
      html`<rect x="2" y="3" width="56" height="28" fill="${colour}" stroke="${line}" stroke-width="3"/>`,
    );
  const title = fill(text.chapters.maps.land, { county });
  const { farmland, exclusions } = plan.context.features;
  const areas = (farmland?.features.length ?? 0) + (exclusions?.features.length ?? 0);
  return {
    title,
    empty: areas + spots.length + plan.sites.length === 0,
    svg: baseMap(writing, 'map-land', title, marks, true),
    legend: legendOf(text.map.legend, [
      [area(COLOUR.farmland), ui.classes.general],
      [area(COLOUR.protected), ui.classes.protected],
      [area(COLOUR.exclusion, COLOUR.exclusionLine), ui.layers.exclusions],
      [swatch(scenic([30, 19])), ui.layers.scenic_spots],
      [swatch(symbol({ kind: 'rooftop' }, [30, 17])), text.kind.rooftop],
      [swatch(symbol({ kind: 'agrivoltaic' }, [30, 17])), text.kind.agrivoltaic],
      [swatch(cross([30, 17])), ui.rules.status.broken],
    ]),
  };
}

const cross = ([x, y]: XY): Html =>
  html`<path d="M${(x - 9).toFixed(1)} ${(y - 9).toFixed(1)}l18 18m0-18l-18 18" stroke="${BAD}" stroke-width="5" fill="none"/>`;

/** Marks of years, told apart by shape and by shade. */
const YEAR_FILLS = ['#06485a', '#0f6f85', '#4f9db0', '#e69f00', '#b8651b', '#7a7f85'];
const shape = (index: number, [x, y]: XY, half: number): Html => {
  const colour = YEAR_FILLS[index % YEAR_FILLS.length]!;
  const points = index % 3;
  return points === 0
    ? html`<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${half}" fill="${colour}" stroke="#fff" stroke-width="1"/>`
    : points === 1
      ? html`<rect x="${(x - half).toFixed(1)}" y="${(y - half).toFixed(1)}" width="${half * 2}" height="${half * 2}" fill="${colour}" stroke="#fff" stroke-width="1"/>`
      : html`<path d="M${x.toFixed(1)} ${(y - half * 1.3).toFixed(1)}l${(half * 1.3).toFixed(1)} ${(half * 2.3).toFixed(1)}h${(-half * 2.6).toFixed(1)}Z" fill="${colour}" stroke="#fff" stroke-width="1"/>`;
};

/** Sites by the year in which they go into service. */
export function phaseMap(writing: Writing): ThemeMap {
  const { plan, text, overview, included, county } = writing;
  const yearOf = (site: (typeof included)[number]) => site.inService ?? plan.startYear;
  const years = [...new Set(included.map(yearOf))].sort((a, b) => a - b);
  const title = fill(text.chapters.maps.phases, { county });
  return {
    title,
    empty: included.length === 0,
    svg: baseMap(
      writing,
      'map-phases',
      title,
      html`<g>${included.map((site) => shape(years.indexOf(yearOf(site)), overview.project(middleOf(site.geometry)), 6))}</g>`,
    ),
    legend: legendOf(
      text.map.legend,
      years.map((year, i): [Html, string] => [
        swatch(shape(i, [30, 17], 11)),
        fill(text.chapters.maps.year, { year: String(year) }),
      ]),
    ),
  };
}
