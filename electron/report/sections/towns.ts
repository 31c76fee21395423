import { fill } from '../../../shared/i18n/index.ts';
import { valueUnit, type Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { legend } from '../map-legend.ts';
import { scaleOf } from '../plan-map.ts';
import { sheetMap } from '../sheet-map.ts';
import { type Sheet, sheetsOf, townsKnown } from '../sheets.ts';
import { figure, table } from './parts.ts';
import { type SitesTotal, sitesTable, totalOf } from './sites-table.ts';

/** One map and one table for each town, after what the towns add up to; nothing without sites. */
export function* towns(writing: Writing): Generator<Html> {
  const { text } = writing;
  const sheets = sheetsOf(writing).map((sheet) => ({ ...sheet, total: totalOf(sheet.sites) }));
  if (sheets.length === 0) return;
  const known = townsKnown(writing);
  const t = text.towns;
  yield html`
<p>${t.text} ${known ? t.byVillage : t.bySquare}</p>
${byTown(writing, sheets, known)}`;
  for (const [i, sheet] of sheets.entries()) yield sheetPages(writing, sheet, i + 1);
}

function byTown(writing: Writing, sheets: (Sheet & { total: SitesTotal })[], known: boolean): Html {
  const { text, format } = writing;
  const t = text.towns;
  return table(
    known ? t.caption : t.captionSquare,
    [
      { label: known ? t.town : t.sheet },
      { label: text.summary.count, num: true },
      { label: text.sites.number, num: true },
      { label: text.sites.capacity, num: true },
      { label: text.sites.annual, num: true },
      { label: text.sites.avoided, unit: 't', num: true },
    ],
    sheets.map(({ name, sites, total }) => [
      name,
      format.number(total.count),
      numbersOf(sites),
      valueUnit(format.capacity(total.capacityKwp)),
      valueUnit(format.energy(total.annualKwh)),
      format.number(total.avoidedTco2, 1),
    ]),
  );
}

function numbersOf(sites: Sheet['sites']): string {
  const [first, last] = [sites[0]!.number, sites.at(-1)!.number];
  return first === last ? String(first) : `${first}–${last}`;
}

/** Rows of a sheet's table on a page, as usual and set tight. */
const ROWS_A_PAGE = 33;
const TIGHT_ROWS_A_PAGE = 42;

/** Whether setting the table tight saves a page of few rows. */
const isTight = (rows: number): boolean =>
  Math.ceil(rows / TIGHT_ROWS_A_PAGE) < Math.ceil(rows / ROWS_A_PAGE);

function sheetPages(writing: Writing, sheet: Sheet & { total: SitesTotal }, index: number): Html {
  const { text, format } = writing;
  const t = text.towns;
  const { name, sites, frame, onePage, total } = sheet;
  const { svg, unnumbered } = sheetMap(writing, sheet, `map-town-${index}`);
  const facts = fill(t.facts, {
    sites: format.number(total.count),
    capacity: valueUnit(format.capacity(total.capacityKwp)),
    energy: valueUnit(format.energy(total.annualKwh)),
  });
  return html`<section id="town-${index}" class="sheet${onePage ? ' one' : isTight(sites.length + 1) && ' tight'}"><h3>${name}</h3><p>${facts}</p>
${figure(
  svg,
  html`${fill(text.towns.title, { town: name })} ${fill(t.scale, { scale: format.number(scaleOf(frame)) })} ${unnumbered > 0 && fill(t.crowded, { n: format.number(unnumbered) })}`,
  { legend: legend(writing, 'sheet') },
)}
${sitesTable(writing, sites, { caption: fill(t.table, { town: name }), where: 'village', total })}</section>`;
}
