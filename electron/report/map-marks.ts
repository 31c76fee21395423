import { type Html, html } from './html.ts';
import { type Frame, middleOf, type XY } from './map.ts';
import { placeNames } from './map-names.ts';
import type { PlanSite } from './plan-data.ts';
import { COLOUR } from './style.ts';

/** A site's mark: its dot, and where its number fits without covering another. */
interface Mark {
  site: PlanSite;
  number: number;
  at: XY;
  badge: XY | null;
}

const BADGE = { halfWidth: 19, halfHeight: 15 };
const DOT = 7;
/** More numbers than this hide the map under them. */
const MOST_NUMBERED = 60;

/** Dots for all sites and numbers for as many as fit, the largest first. */
export function siteMarks(sites: PlanSite[], frame: Frame): { marks: Html; unnumbered: number } {
  const marks = sites.map((site, i): Mark => {
    return { site, number: i + 1, at: frame.project(middleOf(site.geometry)), badge: null };
  });
  const taken: XY[] = [];
  const free = ([x, y]: XY): boolean =>
    x > 25 &&
    y > 22 &&
    x < frame.width - 25 &&
    y < frame.height - 22 &&
    taken.every(
      ([u, v]) => Math.abs(u - x) > BADGE.halfWidth * 2 + 2 || Math.abs(v - y) > BADGE.halfHeight * 2 + 2,
    ) &&
    marks.every(
      ({ at }) => Math.abs(at[0] - x) > BADGE.halfWidth + DOT || Math.abs(at[1] - y) > BADGE.halfHeight + DOT,
    );
  for (const mark of marks
    .toSorted((a, b) => b.site.capacityKwp - a.site.capacityKwp)
    .slice(0, MOST_NUMBERED)) {
    search: for (const far of [32, 46, 62]) {
      for (let turn = 0; turn < 12; turn++) {
        const angle = -Math.PI / 4 + (turn * Math.PI) / 6;
        const spot: XY = [mark.at[0] + far * Math.cos(angle), mark.at[1] + far * Math.sin(angle)];
        if (!free(spot)) continue;
        mark.badge = spot;
        taken.push(spot);
        break search;
      }
    }
  }
  const colour = ({ site }: Mark): string => COLOUR[site.kind];
  const drawn = html`<g>${marks.map(
    (mark) =>
      mark.badge &&
      html`<path d="M${mark.at[0].toFixed(1)} ${mark.at[1].toFixed(1)}L${mark.badge[0].toFixed(1)} ${mark.badge[1].toFixed(1)}" stroke="#33404b" stroke-width="1.6"/>`,
  )}</g><g>${marks.map(
    (mark) =>
      html`<path d="${frame.path(mark.site.geometry)}" fill="${colour(mark)}" stroke="${colour(mark)}" stroke-width="1.5"/>${symbol(mark.site, mark.at)}`,
  )}</g><g font-size="21" font-weight="650" text-anchor="middle">${marks.map(
    (mark) =>
      mark.badge &&
      html`<rect x="${(mark.badge[0] - BADGE.halfWidth).toFixed(1)}" y="${(mark.badge[1] - BADGE.halfHeight).toFixed(1)}" width="${BADGE.halfWidth * 2}" height="${BADGE.halfHeight * 2}" rx="6" fill="#fff" stroke="${colour(mark)}" stroke-width="3"/><text x="${mark.badge[0].toFixed(1)}" y="${(mark.badge[1] + 7.4).toFixed(1)}" fill="#1b2730">${mark.number}</text>`,
  )}</g>`;
  return { marks: drawn, unnumbered: marks.filter(({ badge }) => !badge).length };
}

/** Whether the sites are few enough for each to have its number on the overview. */
export const canBeNumbered = (sites: readonly PlanSite[]): boolean => sites.length <= MOST_NUMBERED;

/** Small marks for all sites and the names of their towns: an index to the sheets. */
export function townMarks(sites: readonly PlanSite[], frame: Frame): Html {
  const towns = new Map<string, XY[]>();
  const spots = sites.map((site) => ({ site, at: frame.project(middleOf(site.geometry)) }));
  for (const { site, at } of spots) {
    if (site.town === null) continue;
    const town = towns.get(site.town);
    if (town) town.push(at);
    else towns.set(site.town, [at]);
  }
  const middle = (places: XY[], axis: 0 | 1) =>
    places.reduce((sum, place) => sum + place[axis], 0) / places.length;
  // The towns with most sites are named first.
  const named = [...towns]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([name, places]) => ({ name, at: [middle(places, 0), middle(places, 1)] as XY }));
  return html`<g>${spots.map(({ site, at }) => symbol(site, at, 4))}</g>${placeNames(named, [], frame).drawn}`;
}

/** Kinds differ in shape as well as in colour. */
export function symbol({ kind }: { kind: PlanSite['kind'] }, [x, y]: XY, half = DOT): Html {
  const [u, v] = [x.toFixed(1), y.toFixed(1)];
  return kind === 'rooftop'
    ? html`<rect x="${(x - half).toFixed(1)}" y="${(y - half).toFixed(1)}" width="${half * 2}" height="${half * 2}" fill="${COLOUR.rooftop}" stroke="#fff" stroke-width="${half < DOT ? 1 : 2}"/>`
    : html`<circle cx="${u}" cy="${v}" r="${half + 1}" fill="${COLOUR.agrivoltaic}" stroke="#fff" stroke-width="2"/>`;
}
