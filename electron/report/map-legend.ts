import type { Writing } from './context.ts';
import { type Html, html } from './html.ts';
import { symbol } from './map-marks.ts';
import { scenic, substation } from './plan-map.ts';
import { COLOUR } from './style.ts';

const villageSign = html`<circle cx="30" cy="17" r="7" fill="#fff" stroke="${COLOUR.quiet}" stroke-width="4"/>`;

/** One sign of a legend, drawn 60 units wide and 34 high. */
export const swatch = (content: Html): Html =>
  html`<svg viewBox="0 0 60 34" aria-hidden="true">${content}</svg>`;

/** Signs of a map: the cover shows borders, roads and sites only, a sheet villages but no neighbours. */
export function legend({ text, ui, plan }: Writing, map: 'overview' | 'cover' | 'sheet' = 'overview'): Html {
  const brief = map === 'cover';
  const has = (name: keyof typeof plan.context.features): boolean =>
    (plan.context.features[name]?.features.length ?? 0) > 0 && (!brief || name === 'roads');
  const area = (fill: string, line = 'none'): Html =>
    swatch(html`<rect x="2" y="3" width="56" height="28" fill="${fill}" stroke="${line}" stroke-width="3"/>`);
  const line = (colour: string, width: number): Html =>
    swatch(html`<path d="M2 17H58" stroke="${colour}" stroke-width="${width}"/>`);
  const items: [boolean, Html, string][] = [
    [true, swatch(symbol({ kind: 'rooftop' }, [30, 17])), text.kind.rooftop],
    [true, swatch(symbol({ kind: 'agrivoltaic' }, [30, 17])), text.kind.agrivoltaic],
    [true, line(COLOUR.lake, 7), text.map.border],
    [map !== 'sheet', line(COLOUR.neighbourLine, 4), text.map.neighbour],
    [has('roads'), line(COLOUR.road, 6), text.map.roads],
    [has('farmland'), area(COLOUR.farmland), ui.classes.general],
    [has('farmland'), area(COLOUR.protected), ui.classes.protected],
    [has('exclusions'), area(COLOUR.exclusion, COLOUR.exclusionLine), ui.layers.exclusions],
    [has('scenic_spots'), swatch(scenic([30, 19])), ui.layers.scenic_spots],
    [map === 'sheet' && has('villages'), swatch(villageSign), text.towns.villages],
    [has('substations'), swatch(substation([30, 17])), ui.layers.substations],
  ];
  return html`<ul class="legend" aria-label="${text.map.legend}">${items.map(([shown, mark, label]) => shown && html`<li>${mark}${label}</li>`)}</ul>`;
}
