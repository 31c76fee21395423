import { fill } from '../../../shared/i18n/index.ts';
import type { Writing } from '../context.ts';
import { gridMap } from '../grid-map.ts';
import { type Html, html } from '../html.ts';
import { middleMeridian } from '../map.ts';
import { scaleOf } from '../plan-map.ts';
import { figure, titled } from '../sections/parts.ts';
import { landMap, phaseMap, type ThemeMap } from '../theme-maps.ts';
import type { Chapter } from './chapter.ts';

/** Grid, land and years, each on a map of its own. */
export const maps: Chapter = {
  key: 'maps',
  // A line that nothing was drawn needs no page of its own.
  follows: (writing) =>
    writing.included.length === 0 && [gridMap, landMap, phaseMap].every((draw) => draw(writing).empty),
  *body(writing) {
    const empty: string[] = [];
    for (const draw of [gridMap, landMap, phaseMap]) {
      const map = draw(writing);
      if (map.empty) empty.push(map.title);
      else yield page(writing, map);
    }
    const { comma, maps: t } = writing.text.chapters;
    if (empty.length > 0) yield html`<p>${fill(t.notDrawn, { maps: empty.join(comma) })}</p>`;
  },
};

function page(writing: Writing, { svg, legend, title, note }: ThemeMap): Html {
  const { text, format, overview, plan } = writing;
  const t = text.chapters.maps;
  const meridian = `${format.number(middleMeridian(plan.county), 2)}°E`;
  return html`${figure(svg, titled(writing, title, html`${fill(text.map.scale, { scale: format.number(scaleOf(overview)) })} ${note}`), { legend })}
<p class="note">${fill(t.crs, { meridian })} ${fill(t.approval, { blank: text.chapters.blank })}</p>`;
}
