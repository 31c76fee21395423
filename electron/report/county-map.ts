import { PlannerError } from '../../shared/errors.ts';
import type { Language } from '../../shared/i18n/index.ts';
import { writingOf } from './context.ts';
import { FONT_FAMILY, fontsOf } from './fonts.ts';
import { html, raw } from './html.ts';
import { frameOf } from './map.ts';
import { legend } from './map-legend.ts';
import { standalone } from './pages.ts';
import type { Romanising } from './plan.ts';
import type { PlanData } from './plan-data.ts';
import { planMap } from './plan-map.ts';
import { syntheticNote } from './sections/cover.ts';

/** White space between the county and the frame, and about the map on its sheet. */
const MARGIN_MM = 12;
/** Height of the title above the map and of the legend below it. */
const [TITLE_MM, LEGEND_MM] = [14, 30];
/** No side of a map is longer: plotters' rolls are narrower, and labels are looked for on all of it. */
const MOST_MM = 2000;
const LEAST_MM = 60;

export interface CountySheet {
  /** The map alone, as a file of its own, and how large that is. */
  svg: string;
  mapMm: [width: number, height: number];
  /** The sheet with title, scale and legend, as a page of its own size. */
  page(fontDir?: string): string;
  widthMm: number;
  heightMm: number;
}

/**
 * The county's map on a sheet as large as a scale makes it.
 *
 * @param denominator of the scale: 50,000 for 1 : 50,000
 * @throws PlannerError `export.map-size` where the sheet would be larger than paper comes, or smaller than signs need
 */
export function countySheet(
  given: PlanData,
  language: Language,
  denominator: number,
  romanising?: Romanising,
): CountySheet {
  const plan = romanising ? romanising.englishPlan(given) : given;
  const [widthMm, heightMm] = sizeOf(plan, denominator);
  const frame = frameOf(plan.county, widthMm, heightMm, MARGIN_MM);
  const writing = writingOf(plan, language, frame);
  const said = (markup: string) => (romanising ? romanising.englishMarkup(markup) : markup);
  const drawn = said(planMap(writing, frame, 'county', true).svg.markup);
  const fonts = `font-family="${FONT_FAMILY}, 'Noto Sans SC', 'Microsoft YaHei', 'PingFang SC', sans-serif"`;
  const svg = drawn.replace('<svg ', `<svg width="${widthMm}mm" height="${heightMm}mm" ${fonts} `);
  const synthetic = writing.syntheticLayers.length > 0 ? ` — ${writing.text.syntheticShort}` : '';
  const sheet = {
    widthMm: Math.ceil(widthMm + 2 * MARGIN_MM),
    heightMm: Math.ceil(heightMm + 2 * MARGIN_MM + TITLE_MM + LEGEND_MM),
  };
  const style = `@page{size:${sheet.widthMm}mm ${sheet.heightMm}mm;margin:0}html,body{margin:0;width:${sheet.widthMm}mm;height:${sheet.heightMm}mm;overflow:hidden;background:#fff}.sheet{padding:${MARGIN_MM}mm}.sheet h1{margin:0;height:${TITLE_MM}mm;font-size:7mm;line-height:${TITLE_MM}mm}.sheet>svg{display:block;width:${widthMm}mm;height:${heightMm}mm}`;
  const scale = `1 : ${denominator.toLocaleString('en')}`;
  const body = html`<style>${raw(style)}</style><main class="sheet"><h1>${writing.title} · ${plan.scenario.name} · ${scale}${synthetic}</h1>${raw(drawn)}${raw(said(legend(writing).markup))}${syntheticNote(writing)}</main>`;
  return {
    svg: `<?xml version="1.0" encoding="UTF-8"?>\n${svg.replace('</title>', `${synthetic}</title>`)}\n`,
    mapMm: [widthMm, heightMm],
    page: (fontDir) => standalone(writing, body.markup, fontDir ? fontsOf(body.markup, fontDir) : undefined),
    ...sheet,
  };
}

/** How large the map is on paper, mm, its margins with it. */
function sizeOf({ county }: PlanData, denominator: number): [width: number, height: number] {
  const trial = frameOf(county, 1000, 1000, 0);
  const rings =
    county.boundary.type === 'Polygon' ? county.boundary.coordinates : county.boundary.coordinates.flat();
  const spots = rings.flat().map((position) => trial.project(position));
  const spanM = (axis: 0 | 1) => {
    const values = spots.map((spot) => spot[axis]);
    const [least, most] = values.reduce(
      ([a, b], v) => [Math.min(a, v), Math.max(b, v)],
      [Infinity, -Infinity],
    );
    return (most! - least!) / trial.unitsPerMetre;
  };
  const [width, height] = ([0, 1] as const).map((axis) => (1000 * spanM(axis)) / denominator + 2 * MARGIN_MM);
  if (Math.max(width!, height!) > MOST_MM || Math.min(width!, height!) < LEAST_MM) {
    const tooLarge = Math.max(width!, height!) > MOST_MM;
    // Of the county alone, without the margins, which stay as they are.
    const times = (mm: number, wantedMm: number) =>
      (denominator * (mm - 2 * MARGIN_MM)) / (wantedMm - 2 * MARGIN_MM) / 1000;
    const fits = tooLarge
      ? Math.ceil(times(Math.max(width!, height!), MOST_MM)) * 1000
      : Math.max(1000, Math.floor(times(Math.min(width!, height!), LEAST_MM)) * 1000);
    throw new PlannerError(
      'export.map-size',
      { widthCm: Math.round(width! / 10), heightCm: Math.round(height! / 10), most: MOST_MM / 10, fits },
      { field: 'scale' },
    );
  }
  return [width!, height!];
}
