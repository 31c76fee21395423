import type { Feature, Position } from 'geojson';
import type { ContextLayerName } from '../../shared/domain.ts';
import { fill } from '../../shared/i18n/index.ts';
import type { Writing } from './context.ts';
import { type Html, html } from './html.ts';
import { type Frame, ringsOf, type XY } from './map.ts';
import { symbol } from './map-marks.ts';
import { nameAt } from './map-names.ts';
import type { PlanSite } from './plan-data.ts';
import { type DrawnMap, northArrow, scaleBar, scenic, substation } from './plan-map.ts';
import { runLabels } from './run-labels.ts';
import type { Sheet } from './sheets.ts';
import { COLOUR } from './style.ts';

/** Sites smaller than this on paper get a mark: 1.2 mm. */
const SEEN = 12;
const MOST_VILLAGES = 60;

/** A town in vector: land, roads, villages with their names, sites with numbers, scale bar, north arrow. */
export function sheetMap(writing: Writing, { name, sites, frame }: Sheet, id: string): DrawnMap {
  const { plan, text } = writing;
  const { width, height } = frame;
  const { labels, unnumbered } = runLabels(sites, frame);
  const svg = html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}-t ${id}-d"><title id="${id}-t">${fill(text.towns.title, { town: name })}</title><desc id="${id}-d">${fill(text.towns.desc, { town: name, sites: sites.length })}</desc>
<clipPath id="${id}-f"><rect width="${width}" height="${height}"/></clipPath>
<g clip-path="url(#${id}-f)" fill="none" stroke-linejoin="round" stroke-linecap="round"><rect width="${width}" height="${height}" fill="${COLOUR.outside}"/><path d="${frame.path(plan.county.boundary)}" fill="${COLOUR.county}"/>
${ground(writing, frame)}<path d="${frame.path(plan.county.boundary)}" stroke="${COLOUR.lake}" stroke-width="7"/>
${points(writing, frame)}<g>${sites.map(({ site }) => mark(site, frame))}</g></g>${labels}
<rect x="1.5" y="1.5" width="${width - 3}" height="${height - 3}" fill="none" stroke="${COLOUR.quiet}" stroke-width="3"/>
${northArrow([width - 62, 112], text.map.north)}${scaleBar(frame, text.map.km)}</svg>`;
  return { svg, unnumbered };
}

/** Features of a layer that may show in the frame. */
function shown({ plan }: Writing, frame: Frame, layer: ContextLayerName): Feature[] {
  return (plan.context.features[layer]?.features ?? []).filter(({ geometry }) => {
    const positions = 'coordinates' in geometry ? flat(geometry.coordinates) : [];
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const position of positions) {
      const [x, y] = frame.project(position);
      [left, top, right, bottom] = [
        Math.min(left, x),
        Math.min(top, y),
        Math.max(right, x),
        Math.max(bottom, y),
      ];
    }
    return right >= 0 && left <= frame.width && bottom >= 0 && top <= frame.height;
  });
}

const flat = (coordinates: unknown): Position[] => {
  const list = coordinates as unknown[];
  return typeof list[0] === 'number' ? [list as Position] : list.flatMap(flat);
};

function ground(writing: Writing, frame: Frame): Html {
  const farmland = shown(writing, frame, 'farmland');
  const roads = shown(writing, frame, 'roads');
  const path = (features: Feature[], classes?: string[]): string =>
    features
      .filter(({ properties }) => !classes || classes.includes(String(properties?.class)))
      .map(({ geometry }) => frame.path(geometry))
      .join('');
  const main = ['national', 'county'];
  const minor = roads.filter(({ properties }) => !main.includes(String(properties?.class)));
  return html`<path d="${path(farmland, ['general'])}" fill="${COLOUR.farmland}"/><path d="${path(farmland, ['protected'])}" fill="${COLOUR.protected}"/><path d="${path(shown(writing, frame, 'exclusions'))}" fill="${COLOUR.exclusion}" stroke="${COLOUR.exclusionLine}" stroke-width="2"/><path d="${path(minor)}" stroke="${COLOUR.road}" stroke-width="2"/><path d="${path(roads, ['county'])}" stroke="${COLOUR.road}" stroke-width="4.5"/><path d="${path(roads, ['national'])}" stroke="${COLOUR.road}" stroke-width="8"/>`;
}

function points(writing: Writing, frame: Frame): Html {
  const at = (layer: ContextLayerName): { xy: XY; name: string }[] =>
    shown(writing, frame, layer).flatMap(({ geometry, properties }) =>
      geometry.type === 'Point'
        ? [{ xy: frame.project(geometry.coordinates), name: String(properties?.name ?? '') }]
        : [],
    );
  const villages = at('villages').slice(0, MOST_VILLAGES);
  return html`<g>${villages.map(({ xy: [x, y] }) => html`<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="5" fill="#fff" stroke="${COLOUR.quiet}" stroke-width="2.5"/>`)}</g><g font-size="20" fill="${COLOUR.quiet}" text-anchor="middle">${villages.map(({ xy: [x, y], name }) => nameAt([x, y + 28], name))}</g>${at('scenic_spots').map(({ xy }) => scenic(xy))}${at('substations').map(({ xy }) => substation(xy))}`;
}

function mark(site: PlanSite, frame: Frame): Html {
  const corners = ringsOf(site.geometry).flat().map(frame.project);
  const span = (axis: 0 | 1) => {
    const values = corners.map((corner) => corner[axis]);
    return Math.max(...values) - Math.min(...values);
  };
  if (Math.max(span(0), span(1)) >= SEEN) {
    return html`<path d="${frame.path(site.geometry)}" fill="${COLOUR[site.kind]}" stroke="${COLOUR[site.kind]}" stroke-width="1.5"/>`;
  }
  return symbol(site, corners[0]!, 4);
}
