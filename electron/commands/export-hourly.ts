import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { utcHour } from '../../shared/civil-time.ts';
import { PlannerError } from '../../shared/errors.ts';
import { hourly as en } from '../../shared/i18n/en/export.ts';
import { hourly as zh } from '../../shared/i18n/zh/export.ts';
import { HOURS_PER_YEAR } from '../../shared/weather.ts';
import { type YearByHour, yearByHour } from '../county/account/hours.ts';
import { countyWork } from '../county/county-work.ts';
import { csvCell } from '../formats/export/csv.ts';
import { type Cell, type Sheet, sumOf, sumWhere, workbookParts } from '../formats/export/workbook.ts';
import { writeParquet } from '../formats/parquet/write.ts';
import { packZipBeside } from '../formats/zip.ts';
import { inTurns } from '../session/pace.ts';
import { openedDocument } from '../session/session.ts';
import { getSite } from '../store/sites.ts';
import { writeWhole } from '../store/write-whole.ts';
import type { Handler } from './handler.ts';
import { assertOutput } from './outputs.ts';
import { withScratch } from './scratch.ts';

const TEXTS = { zh, en };
/** Sites that have columns of their own. */
const MOST_EACH = 500;

interface Column {
  /** Name in a Parquet file. */
  key: string;
  label: string;
  /** kWh of 8760 UTC hours. */
  hours: Float64Array;
}

/** Writes a year by the hour; see the contract. */
export const exportHourly: Handler<'export.hourly'> = (session, input) => {
  const { out, siteIds, each, year, language, overwrite } = input;
  const document = openedDocument(session);
  assertOutput(session, out, { endings: ['csv', 'xlsx', 'parquet'], overwrite, database: false });
  if (each && (siteIds?.length ?? Number.POSITIVE_INFINITY) > MOST_EACH) {
    throw new PlannerError('export.too-many-columns', { most: MOST_EACH }, { field: 'siteIds' });
  }
  for (const id of siteIds ?? []) getSite(document, id);
  return session.jobs.run('export.hourly', async (progress, signal) => {
    session.estimator.refresh();
    await session.estimator.settled();
    signal.throwIfAborted();
    progress(1, 3);
    const work = yearByHour(session, document, siteIds ?? null, year ?? null, each);
    const made = await countyWork(session, document, work, signal);
    progress(2, 3);
    const text = TEXTS[language];
    const columns = columnsOf(made, siteIds === undefined, text, (id) => getSite(document, id).name);
    writeWhole(out, await bytesOf(extname(out).toLowerCase(), columns, text, signal), { replace: overwrite });
    const generatedKwh = made.hours.generated.reduce((sum, kwh) => sum + kwh, 0);
    return { out, year: made.year, sites: made.sites.length, generatedKwh };
  });
};

function columnsOf(
  { hours, sites }: YearByHour,
  county: boolean,
  text: typeof zh,
  nameOf: (id: number) => string,
): Column[] {
  const parts = [
    ...[['generated', hours.generated] as const, ['used', hours.usedOnSite] as const],
    ...[['shared', hours.shared] as const, ['fedIn', hours.fedIn] as const],
    ...[['charged', hours.charged] as const, ['curtailed', hours.curtailed] as const],
    ...(county ? [['discharged', hours.discharged] as const] : []),
  ];
  return [
    ...parts.map(([key, values]) => ({
      ...{ key: `${key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}_kwh` },
      ...{ label: text[key], hours: values },
    })),
    ...sites.map(({ id, generated }) => ({
      ...{ key: `site_${id}_kwh`, label: `#${id} ${nameOf(id)} kWh`, hours: generated },
    })),
  ];
}

/** The hours of a year as Beijing reads them, from its first on; of a leap year, 29 February is left out as everywhere. */
function* civilHours(): Generator<{ utc: number; month: number; day: number; hour: number }> {
  for (let local = 0; local < HOURS_PER_YEAR; local++) {
    const time = new Date(Date.UTC(2025, 0, 1, local));
    const [month, day, hour] = [time.getUTCMonth() + 1, time.getUTCDate(), time.getUTCHours()];
    yield { utc: utcHour(local), month, day, hour };
  }
}

const rowsOf = (columns: readonly Column[]): number[][] =>
  [...civilHours()].map(({ utc, month, day, hour }) => [
    ...[month, day, hour, utc],
    ...columns.map(({ hours }) => hours[utc]!),
  ]);

async function bytesOf(
  ending: string,
  columns: readonly Column[],
  text: typeof zh,
  signal: AbortSignal,
): Promise<Buffer> {
  const heads = [text.month, text.day, text.hour, text.utc, ...columns.map(({ label }) => label)];
  const rows = rowsOf(columns);
  if (ending === '.csv') {
    const lines = [heads, ...rows].map((row) => row.map(csvCell).join(','));
    return Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`);
  }
  if (ending === '.xlsx') {
    const parts = workbookParts([hoursSheet(heads, rows, text), monthsSheet(heads, rows, text)]);
    return packZipBeside(await inTurns(parts, () => signal.throwIfAborted()));
  }
  return withScratch('export', async (folder) => {
    const keys = ['month', 'day', 'hour_beijing', 'hour_utc'];
    const table = {
      name: 'hours',
      columns: [
        ...keys.map((name) => ({ name, type: 'whole' as const })),
        ...columns.map(({ key }) => ({ name: key, type: 'number' as const })),
      ],
      rows,
    };
    await writeParquet(folder, [table], {}, async () => signal.throwIfAborted());
    return readFileSync(join(folder, 'hours.parquet'));
  });
}

/** Columns before the energies. */
const FIRST = 4;

function hoursSheet(heads: string[], rows: number[][], text: typeof zh): Sheet {
  return {
    name: text.hours,
    columns: heads.map((label, i) => ({ label, width: 14, format: i < FIRST ? 'whole' : 'four' })),
    rows,
    total: heads.map((_, i) => (i < FIRST ? null : sumOf(i, rows))),
  };
}

/** Sums of the months, worked out by the spreadsheet from the hours beside. */
function monthsSheet(heads: string[], rows: number[][], text: typeof zh): Sheet {
  const months = Array.from({ length: 12 }, (_, i) => i + 1);
  const cells: Cell[][] = months.map((month) => [
    month,
    ...heads.slice(FIRST).map((_, i) => {
      const value = rows.reduce((sum, row) => (row[0] === month ? sum + row[i + FIRST]! : sum), 0);
      return sumWhere({ sheet: text.hours, sum: i + FIRST, by: 0, is: month, rows: rows.length, value });
    }),
  ]);
  return {
    name: text.months,
    columns: [text.month, ...heads.slice(FIRST)].map((label, i) => ({
      ...{ label, width: 16 },
      format: i === 0 ? 'whole' : 'one',
    })),
    rows: cells,
    total: [null, ...heads.slice(FIRST).map((_, i) => sumOf(i + 1, cells))],
  };
}
