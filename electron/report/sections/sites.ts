import { fill } from '../../../shared/i18n/index.ts';
import { saidWithoutSites } from '../chapters/text.ts';
import { valueUnit, type Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { legend } from '../map-legend.ts';
import { onSheets, planMap, scaleOf } from '../plan-map.ts';
import { portionsOf } from '../portions.ts';
import { syntheticNote } from './cover.ts';
import { figure, titled } from './parts.ts';
import { sitesTable, totalOf } from './sites-table.ts';

export function siteMap(writing: Writing): Html {
  const { text, format, overview, included, syntheticLayers } = writing;
  const { svg, unnumbered } = planMap(writing, overview, 'map-sites', true);
  return html`
${figure(
  svg,
  html`${titled(writing, fill(text.map.title, { county: writing.county }), fill(text.map.scale, { scale: format.number(scaleOf(overview)) }))} ${onSheets(writing) ? text.map.indexNote : text.map.note}
${fill(text.chapters.maps.approval, { blank: text.chapters.blank })}
${included.length === 0 && text.map.empty}${unnumbered > 0 && fill(text.map.unnumbered, { n: format.number(unnumbered) })}`,
  { legend: legend(writing), name: 'overview' },
)}
${syntheticLayers.length > 0 && syntheticNote(writing)}`;
}

/** Up to so many sites are listed together although the sheets list them too: the overview numbers them all. */
const LISTED_TWICE = 60;

/** Pairs that are named at most. */
const MOST_PAIRS = 20;

/** Sites that reach beyond the county, and how much of them does; nothing where none do. */
function borderNote({ plan, text, format }: Writing): Html | false {
  const { sites, outsideM2, outsideKwp } = plan.acrossBorder;
  if (sites.length === 0) return false;
  return html`<p class="note">${fill(text.sites.acrossBorder, {
    n: format.number(sites.length),
    area: valueUnit(format.area(outsideM2)),
    power: valueUnit(format.capacity(outsideKwp)),
    names: sites
      .slice(0, MOST_PAIRS)
      .map(({ name }) => name)
      .join(text.sites.overlapBetween),
  })}</p>`;
}

/** What is counted twice because sites overlap, and which; nothing where none do. */
function overlapNote({ plan, text, format }: Writing): Html | false {
  const { pairs, siteCount, areaM2, capacityKwp, uncheckedCount } = plan.overlaps;
  const open = pairs.filter(({ kept }) => kept === null);
  const t = text.sites;
  const left =
    uncheckedCount > 0 &&
    html`<p class="note">${fill(t.overlapUnchecked, { n: format.number(uncheckedCount) })}</p>`;
  if (open.length === 0) return left;
  const said = fill(t.overlaps, {
    n: format.number(siteCount),
    area: valueUnit(format.area(areaM2)),
    power: valueUnit(format.capacity(capacityKwp)),
  });
  const named = open
    .slice(0, MOST_PAIRS)
    .map(({ names: [a, b], areaM2: both }) =>
      fill(t.overlapPair, { a, b, area: valueUnit(format.area(both)) }),
    );
  return html`<p class="note"><strong>${said}</strong> ${named.join(t.overlapBetween)}${open.length > MOST_PAIRS && ' …'}</p>${left}`;
}

/** What each site yields, where the sheets by town do not list it, and what is counted twice or left out. */
export function siteTable(writing: Writing): Html | Html[] {
  const { plan, text, format, included } = writing;
  const t = text.sites;
  const excluded = plan.sites.length - included.length;
  if (included.length === 0) {
    return saidWithoutSites(writing, 'sites') ? html`` : html`<p>${t.none}</p>`;
  }
  const rows = included.map((site, i) => ({ site, number: i + 1 }));
  const end = html`${excluded > 0 && html`<p class="note">${fill(t.excluded, { n: format.number(excluded) })}</p>`}
${overlapNote(writing)}${borderNote(writing)}`;
  if (plan.sections.includes('towns') && rows.length > LISTED_TWICE) {
    return html`<p>${fill(text.towns.listed, { n: format.number(rows.length) })}</p>${end}`;
  }
  return portionsOf(rows).map(({ rows: part }, i, all) => {
    const last = i === all.length - 1;
    const more = fill(text.towns.part, { n: i + 1 });
    const caption = i === 0 ? t.caption : `${t.caption} ${more}`;
    return html`${sitesTable(writing, part, { caption, where: 'square', total: last ? totalOf(writing, rows) : null })}${last && end}`;
  });
}
