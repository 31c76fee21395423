import { fill } from '../../../shared/i18n/index.ts';
import type { Writing } from '../context.ts';
import { gridMap } from '../grid-map.ts';
import { type Html, html } from '../html.ts';
import { middleMeridian } from '../map.ts';
import { scaleOf } from '../plan-map.ts';
import { figure } from '../sections/parts.ts';
import { landMap, phaseMap, type ThemeMap } from '../theme-maps.ts';
import type { Chapter } from './chapter.ts';

/** Grid, land and years, each on a map of its own. */
export const maps: Chapter = {
  key: 'maps',
  *body(writing) {
    for (const draw of [gridMap, landMap, phaseMap]) yield page(writing, draw(writing));
  },
};

function page(writing: Writing, { svg, legend, title, note }: ThemeMap): Html {
  const { text, format, overview, plan } = writing;
  const t = text.chapters.maps;
  const meridian = `${format.number(middleMeridian(plan.county), 2)}°E`;
  return html`${figure(svg, html`${title} ${fill(text.map.scale, { scale: format.number(scaleOf(overview)) })} ${note}`, { legend })}
<p class="note">${fill(t.crs, { meridian })} ${fill(t.approval, { blank: text.chapters.blank })}</p>`;
}
