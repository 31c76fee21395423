import { fill } from '../../../shared/i18n/index.ts';
import type { Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { LIST_DIGITS, listedOf } from '../listed.ts';
import { portionsOf } from '../portions.ts';
import { bad, table } from '../sections/parts.ts';
import { ownTerms, siteModes } from '../sections/site-modes.ts';
import { siteTable } from '../sections/sites.ts';
import type { Chapter } from './chapter.ts';

/** Every project with what an authority asks of it. */
export const sites: Chapter = {
  key: 'sites',
  follows: ({ included }) => included.length === 0,
  body(writing) {
    const listed = [...projects(writing), ...siteModes(writing), ...ownTerms(writing)];
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
  const figures = listedOf(writing);
  const rows = included.map((site, i) => {
    const own = terms.get(site.id);
    return [
      String(i + 1),
      site.name,
      site.town ?? '—',
      t.kinds[site.kind],
      format.number(figures.get(site.id)!.capacityKwp, LIST_DIGITS.power),
      own ? format.number(figures.get(site.id)!.acKw, LIST_DIGITS.power) : '—',
      site.connection ? String(site.connection.connectionKv) : '—',
      own ? ui.siteTerms.owners[own.ownerClass] : '—',
      own ? ui.siteTerms.modes[own.mode] : '—',
      String(site.inService ?? plan.startYear),
      status(site.id),
    ];
  });
  const columns = [
    { label: t.number, num: true, width: '5%' },
    { label: t.name, width: '17%' },
    { label: t.town, width: '12%' },
    { label: t.kind, width: '5%' },
    { label: t.dc, unit: 'kWp', num: true, width: '7.5%' },
    { label: t.ac, unit: 'kW', num: true, width: '7%' },
    { label: t.voltage, unit: 'kV', num: true, width: '6.2%' },
    { label: t.owner, width: '9.5%' },
    { label: t.mode, width: '17%' },
    { label: t.year, num: true, width: '5.5%' },
    { label: t.status },
  ];
  const sum = (of: 'capacityKwp' | 'acKw') =>
    format.number(
      [...figures.values()].reduce((total, site) => total + site[of], 0),
      LIST_DIGITS.power,
    );
  const total = [
    '',
    fill(text.sites.total, { n: format.number(included.length) }),
    '',
    '',
    sum('capacityKwp'),
    plan.acKw.size > 0 ? sum('acKw') : '—',
    ...['', '', '', '', ''],
  ];
  const note = fill(t.acNote, { ratio: format.number(plan.scenario.assumptions.dcAcRatio, 2) });
  return portionsOf(rows).map(({ rows: part }, i, all) => {
    const last = i === all.length - 1;
    const caption = i === 0 ? t.caption : `${t.caption} ${fill(text.towns.part, { n: i + 1 })}`;
    return html`${table(caption, columns, last ? [...part, total] : part, { total: last, tight: true })}${last && html`<p class="note">${note}</p>`}`;
  });
}
