import { countyName } from '../../shared/county-name.ts';
import type { CountyDetail } from '../../shared/domain.ts';
import { ui as en } from '../../shared/i18n/en/ui.ts';
import type { Language } from '../../shared/i18n/index.ts';
import { ui as zh } from '../../shared/i18n/zh/ui.ts';
import type { ProvinceSummary } from '../../shared/province.ts';
import { shownIn } from '../../shared/province-unit.ts';
import { shareColour } from '../../shared/ramp.ts';
import { formatOf } from './format.ts';
import { type Html, html } from './html.ts';
import { frameAround, ringsOf } from './map.ts';
import { swatch } from './map-legend.ts';
import { COLOUR } from './style.ts';

/** What the map is coloured by. */
const FIGURE = 'deliveredKwh';
/** Lighter than the ramp's own grey, darker than paper. */
const UNKNOWN = COLOUR.line;

/** Least and most that a county of the summary has; null where none knows it. */
function rangeOf({ counties }: ProvinceSummary): [low: number, high: number] | null {
  const known = counties.flatMap((county) => county[FIGURE] ?? []);
  return known.length > 0 ? [Math.min(...known), Math.max(...known)] : null;
}

/** Share of the ramp; where all are alike, its middle. */
const shareOf = (value: number, [low, high]: [number, number]): number =>
  high > low ? (value - low) / (high - low) : 0.5;

/** The counties of a summary, the least dark and the most bright on the ramp. */
export function mapOf(
  summary: ProvinceSummary,
  boundaries: ReadonlyMap<string, CountyDetail>,
  language: Language,
): Html {
  const counties = summary.counties.flatMap(({ countyCode, [FIGURE]: value }) => {
    const county = countyCode === null ? undefined : boundaries.get(countyCode);
    return county ? [{ county, value }] : [];
  });
  const positions = counties.flatMap(({ county }) => ringsOf(county.boundary).flat());
  const [west, east] = counties.reduce(
    ([least, most], { county }) => [Math.min(least, county.bounds[0]), Math.max(most, county.bounds[2])],
    [180, -180],
  );
  const frame = frameAround(positions, (west + east) / 2, [174, 190], 6);
  const range = rangeOf(summary);
  const colour = (value: number | null) =>
    value === null || !range ? UNKNOWN : shareColour(shareOf(value, range));
  const t = (language === 'zh' ? zh : en).province;
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${frame.width} ${frame.height}" role="img" aria-label="${t.map}"><g stroke="#fff" stroke-width="2">${counties.map(
    ({ county, value }) =>
      html`<path d="${frame.path(county.boundary)}" fill="${colour(value)}"><title>${countyName(county, language)}</title></path>`,
  )}</g></svg>`;
}

/** Grades of the scale, from least to most. */
const GRADES = 5;

/** What the map's colours stand for, in numbers, and grey for what is not known. */
export function mapScale(summary: ProvinceSummary, language: Language): Html {
  const t = (language === 'zh' ? zh : en).province;
  const format = formatOf(language);
  const range = rangeOf(summary);
  const area = (fill: string) =>
    swatch(html`<rect x="2" y="3" width="56" height="28" fill="${fill}" stroke="${COLOUR.line}"/>`);
  const grades = !range
    ? []
    : range[0] === range[1]
      ? [range[0]]
      : Array.from({ length: GRADES }, (_, i) => range[0] + (i / (GRADES - 1)) * (range[1] - range[0]));
  const { factor, unit, digits } = shownIn(FIGURE, language);
  const unknown = summary.counties.some((county) => county.error === null && county[FIGURE] === null);
  return html`<ul class="legend" aria-label="${t.map}">${grades.map(
    (value) =>
      html`<li>${area(shareColour(shareOf(value, range!)))}${format.number(value * factor, digits)} ${unit}</li>`,
  )}${unknown && html`<li>${area(UNKNOWN)}${t.unknown}</li>`}</ul>`;
}
