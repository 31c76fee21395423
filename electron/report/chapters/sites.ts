import { fill } from '../../../shared/i18n/index.ts';
import type { Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { bad, table } from '../sections/parts.ts';
import { siteModes } from '../sections/site-modes.ts';
import { siteTable } from '../sections/sites.ts';
import type { Chapter } from './chapter.ts';

/** Rows of one table: what the print engine lays out at a time. */
const ROWS_AT_ONCE = 500;

/** Every project with what an authority asks of it. */
export const sites: Chapter = {
  key: 'sites',
  body(writing) {
    const listed = [...projects(writing), ...siteModes(writing)];
    const yields = [siteTable(writing)].flat();
    const last = listed.pop();
    // What is said below the list must not stand on a page of its own.
    return last ? [...listed, html`${last}${yields[0]}`, ...yields.slice(1)] : yields;
  },
};

function projects(writing: Writing): Html[] {
  const { plan, ui, text, format, included } = writing;
  const t = text.chapters.siteColumns;
  if (included.length === 0) return [];
  const terms = new Map(plan.modeCheck?.sites.map((site) => [site.siteId, site]) ?? []);
  const land = new Map(plan.land.sites.map((site) => [site.siteId, site]));
  const status = (id: number) => {
    const found = land.get(id)?.status ?? 'unchecked';
    return found === 'broken' ? bad(ui.rules.status.broken) : ui.rules.status[found];
  };
  const rows = included.map((site, i) => {
    const own = terms.get(site.id);
    return [
      String(i + 1),
      site.name,
      site.town ?? '—',
      t.kinds[site.kind],
      format.number(site.capacityKwp, 1),
      own ? format.number(plan.acKw.get(site.id) ?? 0, 1) : '—',
      own ? String(own.voltageKv) : '—',
      own ? ui.siteTerms.owners[own.ownerClass] : '—',
      own ? ui.siteTerms.modes[own.mode] : '—',
      String(site.inService ?? plan.startYear),
      status(site.id),
    ];
  });
  const columns = [
    { label: t.number, num: true, width: '5.5%' },
    { label: t.name, width: '17%' },
    { label: t.town, width: '10.5%' },
    { label: t.kind, width: '6%' },
    { label: t.dc, unit: 'kWp', num: true, width: '9%' },
    { label: t.ac, unit: 'kW', num: true, width: '8%' },
    { label: t.voltage, unit: 'kV', num: true, width: '6%' },
    { label: t.owner, width: '11.5%' },
    { label: t.mode, width: '12%' },
    { label: t.year, num: true, width: '6%' },
    { label: t.status },
  ];
  const sum = (of: (site: (typeof included)[number]) => number) =>
    format.number(
      included.reduce((total, site) => total + of(site), 0),
      1,
    );
  const total = [
    '',
    fill(text.sites.total, { n: format.number(included.length) }),
    '',
    '',
    sum(({ capacityKwp }) => capacityKwp),
    plan.acKw.size > 0 ? sum(({ id }) => plan.acKw.get(id) ?? 0) : '—',
    ...['', '', '', '', ''],
  ];
  const count = Math.ceil(rows.length / ROWS_AT_ONCE);
  const note = fill(t.acNote, { ratio: format.number(plan.scenario.assumptions.dcAcRatio, 2) });
  return Array.from({ length: count }, (_, i) => {
    const last = i === count - 1;
    const part = rows.slice(i * ROWS_AT_ONCE, (i + 1) * ROWS_AT_ONCE);
    const caption = i === 0 ? t.caption : `${t.caption} ${fill(text.towns.part, { n: i + 1 })}`;
    return html`${table(caption, columns, last ? [...part, total] : part, { total: last, tight: true })}${last && html`<p class="note">${note}</p>`}`;
  });
}
