import type { Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { powerCell, powerColumn, table } from '../sections/parts.ts';
import type { Chapter } from './chapter.ts';

/** Roofs by class of building, and the land of the fields. */
export const conditions: Chapter = {
  key: 'conditions',
  follows: true,
  body: (writing) => html`${roofs(writing)}${fields(writing)}`,
};

function roofs({ plan, ui, text, format }: Writing): Html {
  const t = text.chapters.conditions;
  const rows = plan.roofs.filter(({ buildings }) => buildings > 0);
  if (rows.length === 0) return html`<p class="warn">${t.noBuildings}</p>`;
  return table(
    t.roofs,
    [
      { label: ui.roofs.class },
      { label: ui.roofs.buildings, num: true },
      { label: ui.roofs.roofArea, unit: 'm²', num: true },
      { label: t.mean, unit: 'm²', num: true },
      { label: t.rooftop, num: true },
      { label: ui.roofs.covered, unit: 'm²', num: true },
      { label: ui.roofs.capacity, unit: 'kWp', num: true },
    ],
    rows.map((row) => [
      ui.imports.classNames[row.class],
      format.number(row.buildings),
      format.number(row.roofM2),
      format.number(row.roofM2 / row.buildings),
      format.number(row.sites),
      format.number(row.coveredM2),
      format.number(row.capacityKwp, 1),
    ]),
  );
}

const M2_PER_HECTARE = 1e4;

function fields(writing: Writing): Html | false {
  const { plan, ui, text, format, included, language } = writing;
  const hectare = language === 'zh' ? 'hm²' : 'ha';
  const own = included.filter(({ kind }) => kind === 'agrivoltaic');
  if (own.length === 0) return false;
  const t = text.chapters.conditions;
  const land = new Map(plan.land.sites.map((site) => [site.siteId, site]));
  return table(
    t.fields,
    [
      { label: t.site },
      { label: t.area, unit: hectare, num: true },
      powerColumn(text.sites.capacity),
      { label: text.chapters.siteColumns.status, width: '22%' },
    ],
    own.map((site) => [
      site.name,
      format.number(site.areaM2 / M2_PER_HECTARE, 2),
      powerCell(writing, site.capacityKwp),
      ui.rules.status[land.get(site.id)?.status ?? 'unchecked'],
    ]),
  );
}
