import { fill } from '../../../shared/i18n/index.ts';
import type { Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { middleOf } from '../map.ts';
import { legend } from '../map-legend.ts';
import type { PlanSite } from '../plan-data.ts';
import { planMap, scaleOf } from '../plan-map.ts';
import { syntheticNote } from './cover.ts';
import { heading } from './parts.ts';
import { roofTargets } from './roofs.ts';
import { kindLabel } from './summary.ts';

export function siteMap(writing: Writing): Html {
  const { text, format, overview, included, syntheticLayers } = writing;
  const { svg, unnumbered } = planMap(writing, overview, 'map-sites', true);
  return html`<section id="map">${heading(text.map.heading)}
<figure>${svg}${legend(writing)}<figcaption>${fill(text.map.scale, { scale: format.number(scaleOf(overview)) })} ${text.map.note}
${included.length === 0 && text.map.empty}${unnumbered > 0 && fill(text.map.unnumbered, { n: format.number(unnumbered) })}</figcaption></figure>
${syntheticLayers.length > 0 && syntheticNote(writing)}</section>`;
}

/** Shares of the table's width, percent. */
const WIDTHS = [5.5, 25, 6.5, 9.5, 9.5, 11, 9.5, 8, 6.5, 9];

export function siteTable(writing: Writing): Html {
  const { plan, text, format, included } = writing;
  const t = text.sites;
  const excluded = plan.sites.length - included.length;
  if (included.length === 0) {
    return html`<section id="sites">${heading(t.heading)}<p>${t.none}</p></section>`;
  }
  const { summary } = plan;
  return html`<section id="sites">${heading(t.heading)}
<table class="sites"><caption>${t.caption}</caption><colgroup>${WIDTHS.map((width) => html`<col style="width:${width}%">`)}</colgroup><thead><tr><th scope="col" class="num">${t.number}</th><th scope="col">${t.name}</th><th scope="col">${t.square}</th>${[
    [t.area, 'm²'],
    [t.capacity, 'kWp'],
    [t.orientation, '°'],
    [t.annual, 'MWh'],
    [t.specific, 'kWh/kWp'],
    [t.ratio, '%'],
    [t.avoided, 't'],
  ].map(
    ([label, unit]) => html`<th scope="col" class="num">${label}<small>${unit}</small></th>`,
  )}</tr></thead>
<tbody>${included.map((site, i) => siteRow(writing, site, i))}
<tr class="total keep"><th scope="row" colspan="3">${fill(t.total, { n: format.number(summary.siteCount) })}</th><td class="num">${format.number(summary.areaM2)}</td><td class="num">${format.number(summary.capacityKwp, 1)}</td><td></td><td class="num">${format.number(summary.annualKwh / 1e3, 1)}</td><td class="num">${summary.capacityKwp && summary.estimatedCount === summary.siteCount ? format.number(summary.annualKwh / summary.capacityKwp) : ''}</td><td></td><td class="num">${format.number(summary.avoidedTco2, 1)}</td></tr></tbody></table>
${excluded > 0 && html`<p class="note">${fill(t.excluded, { n: format.number(excluded) })}</p>`}
${roofTargets(writing)}</section>`;
}

function siteRow({ included, text, format, overview }: Writing, site: PlanSite, index: number): Html {
  const { estimate } = site;
  // Neither the first rows under a heading nor the last rows over the total may stand alone on a page.
  const tie = index < 2 ? 'lead' : index >= included.length - 2 ? 'keep' : '';
  const turn =
    site.mount === 'fixed'
      ? `${format.number(site.tiltDeg)} / ${format.number(site.azimuthDeg)}`
      : `${text.sites.tracker} / ${format.number(site.azimuthDeg)}`;
  const yields = estimate
    ? [
        format.number(estimate.annualKwh / 1e3, 1),
        format.number(estimate.specificYieldKwhPerKwp),
        format.number(estimate.performanceRatio * 100, 1),
        format.number(estimate.avoidedTco2, 1),
      ]
    : null;
  return html`<tr class="${tie}"><td class="num">${index + 1}</td><th scope="row" class="wrap">${kindLabel(site.kind, site.name)}</th><td>${overview.square(middleOf(site.geometry))}</td><td class="num">${format.number(site.areaM2)}</td><td class="num">${format.number(site.capacityKwp, 1)}</td><td class="num">${turn}</td>${
    yields
      ? yields.map((value) => html`<td class="num">${value}</td>`)
      : html`<td class="num" colspan="4">${text.sites.pending}</td>`
  }</tr>`;
}
