import { BarChart, HeatmapChart } from 'echarts/charts';
import { GridComponent, TitleComponent, VisualMapComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { FONT_FAMILY } from './fonts.ts';
import { escapeText, type Html, raw } from './html.ts';
import { COLOUR } from './style.ts';

use([BarChart, HeatmapChart, GridComponent, TitleComponent, VisualMapComponent, SVGRenderer]);

/** Millimetres to the charts' pixels: text of 11 pixels prints at about 8.3 points. */
export const WIDTH = 660;
export const TEXT = { fontFamily: `'${FONT_FAMILY}', sans-serif`, fontSize: 11, color: COLOUR.ink };
export const axisLine = { lineStyle: { color: COLOUR.quiet, width: 0.8 } };
export const splitLine = { lineStyle: { color: COLOUR.line, width: 0.6 } };
export const axisLabel = { ...TEXT, color: COLOUR.quiet };

let serial = 0;

/** Draws a chart as inline SVG named for assistive technology. */
export function draw(option: EChartsCoreOption, height: number, title: string, description: string): Html {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  chart.setOption({ animation: false, textStyle: TEXT, ...option });
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
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="${id}-t ${id}-d"><title id="${id}-t">${escapeText(title)}</title><desc id="${id}-d">${escapeText(description)}</desc>`,
    );
  chart.dispose();
  return raw(svg);
}

/** Starts chart names anew, so that the same plan gives the same page. */
export function restartCharts(): void {
  serial = 0;
}
