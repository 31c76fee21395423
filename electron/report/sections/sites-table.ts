import { fill } from '../../../shared/i18n/index.ts';
import type { Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { LIST_DIGITS, type Listed, listedOf } from '../listed.ts';
import { middleOf } from '../map.ts';
import { tableLabel } from '../numbering.ts';
import type { PlanSite } from '../plan-data.ts';
import type { Sheet } from '../sheets.ts';
import { kindLabel } from './summary.ts';

type Row = Sheet['sites'][number];

export interface SitesTotal {
  count: number;
  areaM2: number;
  capacityKwp: number;
  annualKwh: number;
  avoidedTco2: number;
  /** Whether every site is estimated. */
  complete: boolean;
}

/** What rows add up to as they are printed. */
export function totalOf(writing: Writing, rows: readonly Row[]): SitesTotal {
  const listed = listedOf(writing);
  const sum = (of: (site: Listed) => number) =>
    rows.reduce((total, { site }) => total + of(listed.get(site.id)!), 0);
  return {
    count: rows.length,
    areaM2: sum(({ areaM2 }) => areaM2),
    capacityKwp: sum(({ capacityKwp }) => capacityKwp),
    annualKwh: sum(({ annualKwh }) => annualKwh),
    avoidedTco2: sum(({ avoidedTco2 }) => avoidedTco2),
    complete: rows.every(({ site }) => site.estimate !== null),
  };
}

interface Options {
  caption: string;
  /** What tells where a site is: its square on the overview, or its village. */
  where: 'square' | 'village';
  total: SitesTotal | null;
}

/** Shares of the table's width, percent: room for four characters of a Chinese header in the columns that have them. */
const WIDTHS = {
  square: [5.5, 22.7, 6.5, 9.5, 9.5, 10.5, 9.5, 9.3, 7.5, 9.5],
  village: [5, 22.2, 10, 9, 9.2, 9.8, 9.2, 9.2, 7.2, 9.2],
};

/** Sites with what they are and yield, one a row. */
export function sitesTable(writing: Writing, rows: readonly Row[], { caption, where, total }: Options): Html {
  const { text } = writing;
  const t = text.sites;
  const numbers: [label: string, unit: string][] = [
    [t.area, 'm²'],
    [t.capacity, 'kWp'],
    [t.orientation, '°'],
    [t.annual, writing.format.energyColumn.unit],
    [t.specific, 'kWh/kWp'],
    [t.ratio, '%'],
    [t.avoided, 't'],
  ];
  return html`<table class="sites"><caption>${tableLabel}${caption}</caption><colgroup>${WIDTHS[where].map((width) => html`<col style="width:${width}%"/>`)}</colgroup><thead><tr><th scope="col" class="num">${t.number}</th><th scope="col">${t.name}</th><th scope="col">${where === 'square' ? t.square : text.towns.village}</th>${numbers.map(
    ([label, unit]) => html`<th scope="col" class="num">${label}<small>${unit}</small></th>`,
  )}</tr></thead>
<tbody>${rows.map((row, i) => siteRow(writing, row, where, i < 2 ? 'lead' : i >= rows.length - 2 ? 'keep' : ''))}
${total && totalRow(writing, total)}</tbody></table>`;
}

/** Where a site connects, in small under its name; nothing where no grid is known. */
function pointOf({ connection }: PlanSite): Html {
  if (!connection?.objectName) return html``;
  const level = connection.level.replace(/(\d)(k?V)$/, '$1 $2');
  return html`<br/><small>${level} ${connection.objectName}</small>`;
}

function siteRow(
  writing: Writing,
  { site, number }: Row,
  where: Options['where'],
  /** Neither the first rows under a heading nor the last rows over the total may stand alone on a page. */
  tie: string,
): Html {
  const { text, ui, format, overview } = writing;
  const { estimate } = site;
  const own = listedOf(writing).get(site.id)!;
  const turn =
    site.mount === 'fixed'
      ? `${format.number(site.tiltDeg)} / ${format.number(site.azimuthDeg)}${site.twoFaces ? `, ${format.number((site.azimuthDeg + 180) % 360)}` : ''}`
      : `${text.sites.tracker} / ${format.number(site.azimuthDeg)}`;
  const yields = estimate
    ? [
        format.number(own.annualKwh / format.energyColumn.kwh, format.energyColumn.digits),
        format.number(estimate.specificYieldKwhPerKwp),
        format.number(estimate.performanceRatio * 100, 1),
        format.number(own.avoidedTco2, LIST_DIGITS.tonnes),
      ]
    : null;
  const place = where === 'square' ? overview.square(middleOf(site.geometry)) : (site.village ?? '');
  return html`<tr class="${tie}"><td class="num">${number}</td><th scope="row" class="wrap">${kindLabel(site.kind, site.name)}${pointOf(site)}${site.mounting && html`<small> · ${ui.mountings[site.mounting]}</small>`}${site.built < 1 && html` <small>${fill(text.sites.built, { share: format.percent(site.built, 0) })}</small>`}</th><td class="wrap">${place}</td><td class="num">${format.number(own.areaM2)}</td><td class="num">${format.number(own.capacityKwp, LIST_DIGITS.power)}</td><td class="num">${turn}</td>${
    yields
      ? yields.map((value) => html`<td class="num">${value}</td>`)
      : html`<td class="num" colspan="4">${text.sites.pending}</td>`
  }</tr>`;
}

function totalRow({ text, format }: Writing, total: SitesTotal): Html {
  const specific =
    total.capacityKwp && total.complete ? format.number(total.annualKwh / total.capacityKwp) : '';
  return html`<tr class="total keep"><th scope="row" colspan="3">${fill(text.sites.total, { n: format.number(total.count) })}</th><td class="num">${format.number(total.areaM2)}</td><td class="num">${format.number(total.capacityKwp, 1)}</td><td></td><td class="num">${format.number(total.annualKwh / format.energyColumn.kwh, format.energyColumn.digits)}</td><td class="num">${specific}</td><td></td><td class="num">${format.number(total.avoidedTco2, 1)}</td></tr>`;
}
