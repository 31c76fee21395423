import { closeSync, lstatSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { PlannerError } from '../../../shared/errors.ts';
import {
  type CountyFigures,
  columnOf,
  type ResultTable,
  SUMMED_FIGURES,
  type Versions,
} from '../../../shared/province.ts';
import { sqlText, withDuck } from './duck.ts';

/** A county's results as read back. */
export interface ReadCounty extends CountyFigures {
  countyCode: string;
  scenario: string;
  versions: Versions;
  /** Day whose rules the county is planned by; null of an earlier version's results. */
  rulesDate: string | null;
  year: number;
  assumptions: unknown;
}

const DEEPEST = 4;
const MOST_FOLDERS = 10_000;

/** Folders of counties' results in a folder, or it itself; in the order of their names. */
export function resultFolders(folder: string): string[] {
  const found: string[] = [];
  const walk = (at: string, depth: number) => {
    if (found.length >= MOST_FOLDERS) return;
    const entries = readdirSync(at, { withFileTypes: true });
    if (entries.some((entry) => entry.isFile() && entry.name === 'county.parquet')) found.push(at);
    if (depth === DEEPEST) return;
    const inner = entries.filter(
      (entry) => entry.isDirectory() && /^(province|county)=|^results$/.test(entry.name),
    );
    for (const { name } of inner.sort((a, b) => (a.name < b.name ? -1 : 1))) walk(join(at, name), depth + 1);
  };
  if (statSync(folder).isDirectory()) walk(folder, 0);
  return found;
}

/** One that an earlier version of the program did not export is not known. */
const figure = z
  .preprocess((value) => (typeof value === 'bigint' ? Number(value) : value), z.number().nullable())
  .default(null);
const rowSchema = z.object({
  county_code: z.string().regex(/^\d{6}$/),
  scenario: z.string().max(1000),
  program_version: z.string().max(200),
  rule_pack_version: z.string().max(200),
  factors_version: z.string().max(200),
  rules_date: z.string().max(20).nullable().default(null),
  year: z.coerce.number().int().min(1990).max(2300),
  assumptions: z.string().max(1_000_000),
  ...(Object.fromEntries(SUMMED_FIGURES.map((name) => [columnOf(name), figure])) as Record<
    string,
    typeof figure
  >),
});

/**
 * Reads counties' results, each on its own: what is wrong with one is told in its place.
 *
 * @param onCounty told how many are read; throws where the work is not wanted any more
 */
export function readResults(
  folders: readonly string[],
  onCounty: (done: number) => void = () => {},
): Promise<(ReadCounty | PlannerError)[]> {
  if (folders.length === 0) return Promise.resolve([]);
  return withDuck({ folders }, async (connection) => {
    const read: (ReadCounty | PlannerError)[] = [];
    for (const folder of folders) {
      onCounty(read.length);
      read.push(await readCounty(connection, folder).catch((error: unknown) => asFault(error, folder)));
    }
    return read;
  });
}

function asFault(error: unknown, folder: string): PlannerError {
  if (error instanceof PlannerError) return error;
  const reason =
    error instanceof z.ZodError
      ? `${error.issues[0]!.path.join('.')}: ${error.issues[0]!.message}`
      : (error as Error).message.split('\n')[0]!;
  return new PlannerError('province.unreadable', { reason }, { file: folder });
}

async function readCounty(connection: DuckDBConnection, folder: string): Promise<ReadCounty> {
  const file = (table: string) => `read_parquet(${sqlText(join(folder, `${table}.parquet`))})`;
  for (const table of READ) assertParquet(join(folder, `${table}.parquet`));
  const rows = async (sql: string) => (await connection.runAndReadAll(sql)).getRowObjectsJS();
  const found = await rows(`SELECT * FROM ${file('county')} LIMIT 2`);
  if (found.length !== 1) throw new PlannerError('province.not-results', {}, { file: folder });
  const row = rowSchema.parse(found[0]);
  const named = /^county=(\d{6})$/.exec(basename(folder))?.[1] ?? row.county_code;
  if (named !== row.county_code) {
    throw new PlannerError('province.other-county', { named, county: row.county_code }, { file: folder });
  }
  const figures = Object.fromEntries(
    SUMMED_FIGURES.map((name) => [name, (row as Record<string, unknown>)[columnOf(name)]]),
  ) as CountyFigures;
  const [sums] = await rows(`SELECT
    (SELECT count(*) FROM ${file('sites')} WHERE included AND land_status <> 'broken')::DOUBLE AS "siteCount",
    (SELECT coalesce(sum(capacity_kwp), 0) FROM ${file('sites')} WHERE included AND land_status <> 'broken') AS "capacityKwp",
    (SELECT coalesce(sum(delivered_kwh), 0) FROM ${file('sites')} WHERE counted) AS "deliveredKwh",
    (SELECT coalesce(sum(generated_kwh), 0) FROM ${file('sites')} WHERE counted) AS "generatedKwh",
    (SELECT sum(capex_yuan) FROM ${file('money')}) AS "capexYuan",
    (SELECT sum(avoided_tco2) FROM ${file('carbon')}) AS "lifetimeTco2"`);
  const [year] = await rows(
    `SELECT generated_kwh AS "generatedKwh", delivered_kwh AS "deliveredKwh", avoided_tonnes AS "avoidedTco2" FROM ${file('account_year')} WHERE year = ${row.year}`,
  );
  assertSame(figures, sums!, SAME, folder);
  if (year) assertSame(figures, year, 0, folder);
  return {
    ...figures,
    countyCode: row.county_code,
    scenario: row.scenario,
    versions: {
      program: row.program_version,
      rulePack: row.rule_pack_version,
      factors: row.factors_version,
    },
    rulesDate: row.rules_date,
    year: row.year,
    assumptions: assumptionsIn(row.assumptions, folder),
  };
}

const READ = ['county', 'sites', 'money', 'carbon', 'account_year'] as const satisfies readonly ResultTable[];

/** What a Parquet file begins and ends with. */
const MAGIC = 'PAR1';

/**
 * A link may lead anywhere, and a pipe would keep DuckDB waiting; a file that was cut off lacks its end.
 * @throws PlannerError `province.part-missing`, `file.not-plain`, `province.part-broken`
 */
function assertParquet(file: string): void {
  const refuse = (code: string) => new PlannerError(code, { name: basename(file) }, { file });
  const stats = lstatSync(file, { throwIfNoEntry: false });
  if (!stats) throw refuse('province.part-missing');
  if (!stats.isFile()) throw refuse('file.not-plain');
  const handle = openSync(file, 'r');
  try {
    const end = Buffer.alloc(MAGIC.length);
    readSync(handle, end, 0, MAGIC.length, Math.max(0, stats.size - MAGIC.length));
    if (end.toString('latin1') !== MAGIC) throw refuse('province.part-broken');
  } finally {
    closeSync(handle);
  }
}

function assumptionsIn(text: string, folder: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new PlannerError('province.not-results', {}, { file: folder });
  }
}

/** Relative difference from which on a sum of sites is not their county's figure: sums are rounded on the way. */
const SAME = 1e-9;

/** @throws PlannerError `province.does-not-add-up` */
function assertSame(
  figures: CountyFigures,
  sums: Record<string, unknown>,
  within: number,
  folder: string,
): void {
  for (const [figure, sum] of Object.entries(sums)) {
    const own = figures[figure as keyof CountyFigures];
    if (own === null && sum === null) continue;
    const far = Math.abs(Number(sum) - (own ?? 0));
    if (own === null || sum === null || !(far <= within * Math.max(1, Math.abs(own)))) {
      throw new PlannerError(
        'province.does-not-add-up',
        { figure, county: String(own), parts: String(sum) },
        { file: folder },
      );
    }
  }
}
