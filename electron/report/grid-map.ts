import type { GridClass } from '../../shared/grid.ts';
import { gridObjectId } from '../../shared/grid-object.ts';
import { fill } from '../../shared/i18n/index.ts';
import type { Writing } from './context.ts';
import { type Html, html } from './html.ts';
import { middleOf, type XY } from './map.ts';
import { swatch } from './map-legend.ts';
import { type NamedPlace, placeNames } from './map-names.ts';
import { baseMap } from './plan-map.ts';
import { COLOUR } from './style.ts';
import { legendOf, type ThemeMap } from './theme-maps.ts';

/** Grades are told apart by shade as well as by colour: hollow, half dark, dark; what has none is grey. */
const GRADE_FILL: Record<GridClass | 'none', string> = {
  green: '#ffffff',
  yellow: '#e8b84a',
  red: COLOUR.bad,
  none: '#9aa0a6',
};
const GRADE_WIDTH: Record<GridClass, number> = { green: 4, yellow: 6, red: 9 };
const LINE_COLOUR: Record<GridClass, string> = { green: COLOUR.lake, yellow: '#9a7414', red: COLOUR.bad };
const STATION_HALF = 15;
const TRANSFORMER_HALF = 7;
/** Room around a sign that no name may take. */
const AROUND = 4;

/** Substations, feeders and village transformers with their names, voltages and grades; PV that is there; the sites. */
export function gridMap(writing: Writing): ThemeMap {
  const { plan, text, ui, overview, included, county } = writing;
  const t = text.chapters.maps;
  const objects = new Map((plan.openCapacity?.objects ?? []).map((object) => [object.id, object]));
  const gradeOf = (id: string, otherwise: GridClass): GridClass => objects.get(id)?.grade ?? otherwise;
  const labelled = (name: string, kv: number | null | undefined) => (kv ? `${name} (${kv} kV)` : name);
  const stations = (plan.grid?.stations ?? []).map((station) => ({
    at: overview.project(station.position),
    name: labelled(station.name, objects.get(gridObjectId('station', station.id))?.voltageKv),
    // Red where the planned sites push too much back, whatever the grade of today.
    grade:
      station.class === 'red'
        ? ('red' as const)
        : gradeOf(gridObjectId('station', station.id), station.class),
  }));
  const feeders = (plan.grid?.feeders ?? []).map(({ id, name, line, voltageKv, class: grade }) => ({
    grade,
    path: overview.path({ type: 'LineString', coordinates: line }),
    at: overview.project(line[Math.floor(line.length / 2)]!),
    name: labelled(name, voltageKv),
    id,
  }));
  const transformers = plan.transformers.map(({ id, name, position }) => ({
    at: overview.project(position),
    name,
    // One without a grade was not checked: it must not look like one with room.
    grade: objects.get(gridObjectId('transformer', id))?.grade ?? ('none' as const),
  }));
  const signs = [
    ...stations.map(({ at }) => ({ at, half: STATION_HALF + AROUND })),
    ...transformers.map(({ at }) => ({ at, half: TRANSFORMER_HALF + 1 })),
  ];
  const named: NamedPlace[] = [...stations, ...feeders, ...transformers];
  const { drawn, left } = placeNames(named, signs, overview);
  const marks = html`<g>${included.map((site) => dot(overview.project(middleOf(site.geometry)), 3))}</g>
<g fill="none">${feeders.map(({ path, grade }) => html`<path d="${path}" stroke="${LINE_COLOUR[grade]}" stroke-width="${GRADE_WIDTH[grade]}"/>`)}</g>
<g>${plan.existing.map(({ position }) => existingMark(overview.project(position)))}</g>
<g>${transformers.map(({ at, grade }) => transformerMark(at, grade))}</g>
<g>${stations.map(({ at, grade }) => stationMark(at, grade))}</g>
${drawn}`;
  const title = fill(t.grid, { county });
  const grades = (['green', 'yellow', 'red'] as const).map((grade): [Html, string] => [
    swatch(stationMark([30, 17], grade)),
    `${t.station} · ${ui.grid.classes[grade]}`,
  ]);
  return {
    title,
    empty: stations.length + feeders.length + transformers.length + plan.existing.length === 0,
    note: left.length > 0 ? fill(t.unnamed, { n: String(left.length) }) : '',
    svg: baseMap(writing, 'map-grid', title, marks),
    legend: legendOf(text.map.legend, [
      ...grades,
      ...(feeders.length > 0
        ? (['green', 'yellow', 'red'] as const).map((grade): [Html, string] => [
            swatch(
              html`<path d="M2 17H58" stroke="${LINE_COLOUR[grade]}" stroke-width="${GRADE_WIDTH[grade]}"/>`,
            ),
            `${t.feeder} · ${ui.grid.classes[grade]}`,
          ])
        : []),
      ...(transformers.some(({ grade }) => grade !== 'none')
        ? [[swatch(transformerMark([30, 17], 'green', 11)), t.transformer] as [Html, string]]
        : []),
      ...(transformers.some(({ grade }) => grade === 'none')
        ? [
            [
              swatch(transformerMark([30, 17], 'none', 11)),
              `${t.transformer} · ${text.chapters.verdicts.unknown}`,
            ] as [Html, string],
          ]
        : []),
      [swatch(existingMark([30, 17])), t.existing],
      [swatch(dot([30, 17], 7)), ui.layers.sites],
    ]),
  };
}

const dot = ([x, y]: XY, half: number): Html =>
  html`<rect x="${(x - half).toFixed(1)}" y="${(y - half).toFixed(1)}" width="${half * 2}" height="${half * 2}" fill="${COLOUR.quiet}" opacity="0.6"/>`;

const stationMark = ([x, y]: XY, grade: GridClass): Html =>
  html`<path d="M${x.toFixed(1)} ${(y - STATION_HALF).toFixed(1)}l${STATION_HALF} ${STATION_HALF}l-${STATION_HALF} ${STATION_HALF}l-${STATION_HALF}-${STATION_HALF}Z" fill="${GRADE_FILL[grade]}" stroke="${COLOUR.ink}" stroke-width="3"/>`;

const transformerMark = ([x, y]: XY, grade: GridClass | 'none', half = TRANSFORMER_HALF): Html =>
  html`<path d="M${(x - half).toFixed(1)} ${(y + half).toFixed(1)}h${half * 2}l-${half}-${half * 2}Z" fill="${GRADE_FILL[grade]}" stroke="${COLOUR.ink}" stroke-width="2"/>`;

const existingMark = ([x, y]: XY): Html =>
  html`<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="9" fill="#fff" stroke="${COLOUR.agrivoltaic}" stroke-width="5"/>`;
