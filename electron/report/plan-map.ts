import { countyName } from '../../shared/county-name.ts';
import type { ContextLayerName } from '../../shared/domain.ts';
import { fill } from '../../shared/i18n/index.ts';
import type { Writing } from './context.ts';
import { type Html, html } from './html.ts';
import { type Frame, frameOf, labelSpot, type XY } from './map.ts';
import { canBeNumbered, siteMarks, symbol, townMarks } from './map-marks.ts';
import type { PlanData } from './plan-data.ts';
import { COLOUR } from './style.ts';

export const overviewFrame = (plan: PlanData): Frame => frameOf(plan.county, 174, 166, 9);
export const coverFrame = (plan: PlanData): Frame => frameOf(plan.county, 170, 128, 16);

export interface DrawnMap {
  svg: Html;
  /** Sites that stand too close together for a number. */
  unnumbered: number;
}

/** The county in vector: neighbours, context, sites, scale bar, north arrow; with a letter grid when `detailed`. */
export function planMap(writing: Writing, frame: Frame, id: string, detailed: boolean): DrawnMap {
  const { text, included } = writing;
  const title = fill(detailed ? text.map.title : text.cover.map, { county: writing.county });
  const desc = fill(detailed ? text.map.desc : text.map.coverDesc, { sites: included.length });
  const { marks, unnumbered } = !detailed
    ? { marks: siteDots(writing, frame), unnumbered: 0 }
    : onSheets(writing)
      ? { marks: townMarks(included, frame), unnumbered: 0 }
      : siteMarks(included, frame);
  const svg = drawn(
    writing,
    frame,
    { id, title, desc, land: detailed, squared: detailed, points: detailed },
    marks,
  );
  return { svg, unnumbered };
}

interface Base {
  id: string;
  title: string;
  desc: string;
  land: boolean;
  squared: boolean;
  points: boolean;
}

/** The county as the overview shows it, with marks of a theme; farmland and excluded areas where asked for. */
export const baseMap = (writing: Writing, id: string, title: string, marks: Html, land = false): Html =>
  drawn(writing, writing.overview, { id, title, desc: title, land, squared: true, points: false }, marks);

function drawn(
  { plan, text, language }: Writing,
  frame: Frame,
  { id, title, desc, land, squared, points: signs }: Base,
  marks: Html,
): Html {
  const { width, height } = frame;
  const names = plan.neighbours.map((county) => {
    const name = countyName(county, language);
    return { name, spot: labelSpot(county.boundary, frame, name.length * (language === 'zh' ? 14 : 8)) };
  });
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}-t ${id}-d"><title id="${id}-t">${title}</title><desc id="${id}-d">${desc}</desc>
<clipPath id="${id}-frame"><rect width="${width}" height="${height}"/></clipPath><clipPath id="${id}-county"><path d="${frame.path(plan.county.boundary)}"/></clipPath>
<g clip-path="url(#${id}-frame)" fill="none" stroke-linejoin="round" stroke-linecap="round"><rect width="${width}" height="${height}" fill="${COLOUR.outside}"/>
${plan.neighbours.map((county) => html`<path d="${frame.path(county.boundary)}" stroke="${COLOUR.neighbourLine}" stroke-width="3"/>`)}
<path d="${frame.path(plan.county.boundary)}" fill="${COLOUR.county}"/>
<g clip-path="url(#${id}-county)">${ground(plan, frame, land)}</g>
<path d="${frame.path(plan.county.boundary)}" stroke="${COLOUR.lake}" stroke-width="7"/>
${signs && points(plan, frame)}
<g font-size="27" fill="${COLOUR.quiet}" text-anchor="middle">${names.map(
    ({ name, spot }) =>
      spot && html`<text x="${spot[0].toFixed(0)}" y="${(spot[1] + 9).toFixed(0)}">${name}</text>`,
  )}</g>${marks}</g>
${squared && squares(frame)}<rect x="1.5" y="1.5" width="${width - 3}" height="${height - 3}" fill="none" stroke="${COLOUR.quiet}" stroke-width="3"/>
${northArrow([width - 62, 112], text.map.north)}${scaleBar(frame, text.map.km)}</svg>`;
}

/** Whether the overview is an index of towns, whose sheets number the sites. */
export const onSheets = ({ plan, included }: Writing): boolean =>
  plan.sections.includes('towns') && !canBeNumbered(included) && included.some(({ town }) => town !== null);

/** Scale of the printed map, rounded as scales are quoted. */
export function scaleOf(frame: Frame): number {
  const denominator = 10_000 / frame.unitsPerMetre;
  const step = 10 ** (Math.floor(Math.log10(denominator)) - 1);
  return Math.round(denominator / step) * step;
}

const siteDots = ({ included }: Writing, frame: Frame): Html =>
  html`<g>${included.map((site) => {
    const [ring] =
      site.geometry.type === 'Polygon' ? site.geometry.coordinates : site.geometry.coordinates[0];
    return symbol(site, frame.project(ring[0]));
  })}</g>`;

function ground(plan: PlanData, frame: Frame, detailed: boolean): Html {
  const of = (name: ContextLayerName, kinds?: string[]): string =>
    (plan.context.features[name]?.features ?? [])
      .filter(({ properties }) => !kinds || kinds.includes(String(properties?.class)))
      .map(({ geometry }) => frame.path(geometry))
      .join('');
  return html`${
    detailed &&
    html`<path d="${of('farmland', ['general'])}" fill="${COLOUR.farmland}"/><path d="${of('farmland', ['protected'])}" fill="${COLOUR.protected}"/>`
  }${detailed && html`<path d="${of('exclusions')}" fill="${COLOUR.exclusion}" stroke="${COLOUR.exclusionLine}" stroke-width="2"/>`}
<path d="${of('roads', ['county'])}" stroke="${COLOUR.road}" stroke-width="3.5"/><path d="${of('roads', ['national'])}" stroke="${COLOUR.road}" stroke-width="7"/>`;
}

function points(plan: PlanData, frame: Frame): Html {
  const at = (name: ContextLayerName): XY[] =>
    (plan.context.features[name]?.features ?? []).flatMap(({ geometry }) =>
      geometry.type === 'Point' ? [frame.project(geometry.coordinates)] : [],
    );
  return html`${at('scenic_spots').map((xy) => scenic(xy))}${at('substations').map((xy) => substation(xy))}`;
}

export const scenic = ([x, y]: XY): Html =>
  html`<path d="M${x.toFixed(1)} ${(y - 13).toFixed(1)}l12 22h-24Z" fill="${COLOUR.scenic}" stroke="#fff" stroke-width="2"/>`;
export const substation = ([x, y]: XY, colour: string = COLOUR.substation): Html =>
  html`<path d="M${x.toFixed(1)} ${(y - 13).toFixed(1)}l13 13l-13 13l-13-13Z" fill="${colour}" stroke="#fff" stroke-width="2"/>`;

function squares({ width, height, columns, rows }: Frame): Html {
  const [w, h] = [width / columns, height / rows];
  const lines = [
    ...Array.from({ length: columns - 1 }, (_, i) => `M${((i + 1) * w).toFixed(1)} 0V${height}`),
    ...Array.from({ length: rows - 1 }, (_, i) => `M0 ${((i + 1) * h).toFixed(1)}H${width}`),
  ].join('');
  return html`<path d="${lines}" fill="none" stroke="${COLOUR.quiet}" stroke-width="1" stroke-dasharray="2 7" opacity="0.7"/><g font-size="22" fill="${COLOUR.quiet}" text-anchor="middle">${Array.from(
    { length: columns },
    (_, i) => html`<text x="${((i + 0.5) * w).toFixed(1)}" y="24">${String.fromCharCode(65 + i)}</text>`,
  )}${Array.from({ length: rows }, (_, i) => html`<text x="14" y="${((i + 0.5) * h + 8).toFixed(1)}">${i + 1}</text>`)}</g>`;
}

export const northArrow = ([x, y]: XY, label: string): Html =>
  html`<g class="north-arrow" transform="translate(${x} ${y})"><path d="M0-58L20 10L0-4Z" fill="${COLOUR.ink}"/><path d="M0-58L-20 10L0-4Z" fill="#fff" stroke="${COLOUR.ink}" stroke-width="2.5" stroke-linejoin="round"/><text y="42" font-size="30" font-weight="680" text-anchor="middle" fill="${COLOUR.ink}">${label}</text></g>`;

/** Four blocks, black and white in turn, of a round number of kilometres, about a fifth of the map long. */
export function scaleBar({ unitsPerMetre, width, height }: Frame, km: string): Html {
  const wish = width / 5 / unitsPerMetre / 4000;
  const step = 10 ** Math.floor(Math.log10(wish));
  const block = step * ([5, 2, 1].find((times) => times * step <= wish) ?? 1);
  const units = block * 1000 * unitsPerMetre;
  const [x, y] = [44, height - 46];
  const label = (n: number): string => String(Number((block * n).toPrecision(3)));
  return html`<g class="scale-bar" transform="translate(${x} ${y.toFixed(1)})"><rect x="-18" y="-46" width="${(units * 4 + 120).toFixed(1)}" height="76" fill="#fff" opacity="0.86"/>${[
    0, 1, 2, 3,
  ].map(
    (i) =>
      html`<rect x="${(i * units).toFixed(1)}" width="${units.toFixed(1)}" height="13" fill="${i % 2 ? '#fff' : COLOUR.ink}" stroke="${COLOUR.ink}" stroke-width="2"/>`,
  )}<g font-size="23" text-anchor="middle" fill="${COLOUR.ink}">${[0, 1, 2, 4].map((n) => html`<text x="${(n * units).toFixed(1)}" y="-12">${label(n)}</text>`)}<text x="${(units * 4 + 22).toFixed(1)}" y="-12" text-anchor="start">${km}</text></g></g>`;
}
