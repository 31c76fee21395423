import { BarChart, HeatmapChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TitleComponent, VisualMapComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { type ChartLook, ON_LIGHT, valueText } from '../../shared/charts/look.ts';
import { FONT_FAMILY } from './fonts.ts';
import { escapeText, type Html, raw } from './html.ts';

use([
  BarChart,
  HeatmapChart,
  LineChart,
  GridComponent,
  LegendComponent,
  TitleComponent,
  VisualMapComponent,
  SVGRenderer,
]);

/** The look of the window's light scheme, in the plan's font. */
export const PAPER: ChartLook = { ...ON_LIGHT, font: `'${FONT_FAMILY}', sans-serif` };

/** Pixels across the width of the text. */
export const CHART_WIDTH = 660;

let serial = 0;

export interface ChartText {
  title: string;
  /** What the chart shows, for who cannot see it. */
  description: string;
}

/**
 * Draws a chart as inline SVG named for assistive technology.
 *
 * @param option from the builders in `shared/charts`, made with `PAPER`
 * @param height pixels, `CHART_WIDTH` of which are the width of the text
 */
export function drawChart(
  option: EChartsCoreOption,
  height: number,
  { title, description }: ChartText,
): Html {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: CHART_WIDTH, height });
  chart.setOption({ animation: false, textStyle: valueText(PAPER), ...option });
  const id = `chart-${++serial}`;
  const names = new Map<string, string>();
  const svg = chart
    .renderToSVGString()
    // Hover styles and data attributes mean nothing on paper.
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/ (?:class|ecmeta_\w+)="[^"]*"/g, '')
    // Several charts share one page: what they define must not share names.
    .replace(/\bzr\d+-[\w-]+/g, (name) => {
      if (!names.has(name)) names.set(name, `${id}-${names.size}`);
      return names.get(name)!;
    })
    .replace(
      /^<svg[^>]*>/,
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${CHART_WIDTH} ${height}" role="img" aria-labelledby="${id}-t ${id}-d"><title id="${id}-t">${escapeText(title)}</title><desc id="${id}-d">${escapeText(description)}</desc>`,
    );
  chart.dispose();
  return raw(svg);
}

/** Starts chart names anew, so that the same plan gives the same page. */
export function restartCharts(): void {
  serial = 0;
}
