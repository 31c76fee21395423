import { fill } from '../../../shared/i18n/index.ts';
import { addingUp } from '../adding.ts';
import { valueUnit, type Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { LIST_DIGITS } from '../listed.ts';
import { legend } from '../map-legend.ts';
import { scaleOf } from '../plan-map.ts';
import { portionsOf } from '../portions.ts';
import { sheetMap } from '../sheet-map.ts';
import { type Sheet, sheetsOf, townsKnown } from '../sheets.ts';
import { energyCell, energyColumn, figure, POWER_DIGITS, powerColumn, table, titled } from './parts.ts';
import { type SitesTotal, sitesTable, totalOf } from './sites-table.ts';

/** One map and one table for each town, after what the towns add up to; nothing without sites. */
export function* towns(writing: Writing): Generator<Html> {
  const { text } = writing;
  const sheets = sheetsOf(writing).map((sheet) => ({ ...sheet, total: totalOf(writing, sheet.sites) }));
  if (sheets.length === 0) return;
  const known = townsKnown(writing);
  const t = text.towns;
  yield html`
<p>${t.text} ${known ? t.byVillage : t.bySquare}</p>
${byTown(writing, sheets, known)}`;
  for (const [i, sheet] of sheets.entries()) yield* sheetPages(writing, sheet, i + 1);
}

function byTown(writing: Writing, sheets: (Sheet & { total: SitesTotal })[], known: boolean): Html {
  const { text, format } = writing;
  const t = text.towns;
  // Towns add up to the county as printed, in each column.
  const power = addingUp(
    sheets.map(({ total }) => total.capacityKwp / 1e3),
    POWER_DIGITS,
  );
  const all = totalOf(
    writing,
    sheets.flatMap(({ sites }) => sites),
  );
  const row = (name: string, numbers: string, total: SitesTotal, mw: number) => [
    name,
    format.number(total.count),
    numbers,
    format.number(mw, POWER_DIGITS),
    energyCell(writing, total.annualKwh),
    format.number(total.avoidedTco2, LIST_DIGITS.tonnes),
  ];
  return table(
    known ? t.caption : t.captionSquare,
    [
      { label: known ? t.town : t.sheet },
      { label: text.summary.count, num: true },
      { label: text.sites.number, num: true },
      powerColumn(text.sites.capacity),
      energyColumn(writing, text.sites.annual),
      { label: text.sites.avoided, unit: 't', num: true },
    ],
    [
      ...sheets.map(({ name, sites, total }, i) => row(name, numbersOf(sites), total, power[i]!)),
      row(
        fill(text.sites.total, { n: format.number(all.count) }),
        '',
        all,
        power.reduce((sum, mw) => sum + mw, 0),
      ),
    ],
    { total: true },
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

function* sheetPages(writing: Writing, sheet: Sheet & { total: SitesTotal }, index: number): Generator<Html> {
  const { text, format } = writing;
  const t = text.towns;
  const { name, sites, frame, onePage, total } = sheet;
  const { svg, unnumbered } = sheetMap(writing, sheet, `map-town-${index}`);
  const facts = fill(t.facts, {
    sites: format.number(total.count),
    capacity: valueUnit(format.capacity(total.capacityKwp)),
    energy: valueUnit(format.energy(total.annualKwh)),
  });
  const parts = portionsOf(sites);
  const set = onePage ? ' one' : isTight(sites.length / parts.length + 1) && ' tight';
  const caption = fill(t.table, { town: name });
  const rowsOf = (part: number): Html =>
    sitesTable(writing, parts[part]!.rows, {
      caption: part === 0 ? caption : `${caption} ${fill(t.part, { n: part + 1 })}`,
      where: 'village',
      total: part === parts.length - 1 ? total : null,
    });
  yield html`<section id="town-${index}" class="sheet${set}"><h3>${name}</h3><p>${facts}</p>
${figure(
  svg,
  html`${titled(writing, fill(text.towns.title, { town: name }), fill(t.scale, { scale: format.number(scaleOf(frame)) }))} ${unnumbered > 0 && fill(t.crowded, { n: format.number(unnumbered) })}`,
  { legend: legend(writing, 'sheet') },
)}
${rowsOf(0)}</section>`;
  for (let part = 1; part < parts.length; part++) {
    yield html`<section id="town-${index}-${part + 1}" class="sheet one${set}">${rowsOf(part)}</section>`;
  }
}
