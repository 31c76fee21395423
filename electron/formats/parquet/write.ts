import { join } from 'node:path';
import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { sqlName, sqlText, withDuck } from './duck.ts';

/** What a column holds; `wkb` is an outline, WGS84 longitude and latitude, as OGC well-known binary. */
export type ColumnType = 'text' | 'whole' | 'number' | 'yes' | 'wkb';
export type Value = string | number | boolean | Uint8Array | null;

export interface Table {
  /** Name of its file, without the ending. */
  name: string;
  columns: readonly { name: string; type: ColumnType }[];
  rows: Iterable<readonly Value[]>;
}

const SQL_TYPES: Record<ColumnType, string> = {
  text: 'VARCHAR',
  whole: 'BIGINT',
  number: 'DOUBLE',
  yes: 'BOOLEAN',
  wkb: 'BLOB',
};
/** Rows handed over at once, as many as DuckDB's own vectors hold. */
const CHUNK = 2048;

/**
 * Writes tables as Parquet files (Zstandard) into a folder. One with an outline carries the metadata of GeoParquet 1.1
 * (https://geoparquet.org/releases/v1.1.0/). The same tables give the same bytes.
 *
 * @param constants columns of every table that hold one text throughout, before its own
 * @param turn awaited between parts, so that others get a turn; throws where the work is not wanted any more
 * @returns how many rows each has
 */
export function writeParquet(
  folder: string,
  tables: readonly Table[],
  constants: Readonly<Record<string, string>>,
  turn: () => Promise<void> = async () => {},
): Promise<{ name: string; rows: number }[]> {
  return withDuck({ folders: [folder], threads: 1 }, async (connection) => {
    const written: { name: string; rows: number }[] = [];
    for (const table of tables) {
      written.push({ name: table.name, rows: await fill(connection, table, turn) });
      const fixed = Object.entries(constants).map(([name, text]) => `${sqlText(text)} AS ${sqlName(name)}`);
      const target = sqlText(join(folder, `${table.name}.parquet`));
      await connection.run(
        `COPY (SELECT ${[...fixed, '*'].join(', ')} FROM ${sqlName(table.name)}) TO ${target} (FORMAT parquet, COMPRESSION zstd${geoOf(table)})`,
      );
      await connection.run(`DROP TABLE ${sqlName(table.name)}`);
    }
    return written;
  });
}

async function fill(
  connection: DuckDBConnection,
  { name, columns, rows }: Table,
  turn: () => Promise<void>,
): Promise<number> {
  const { DuckDBBlobValue, DuckDBDataChunk } = await import('@duckdb/node-api');
  const declared = columns.map((column) => `${sqlName(column.name)} ${SQL_TYPES[column.type]}`);
  await connection.run(`CREATE TABLE ${sqlName(name)} (${declared.join(', ')})`);
  const appender = await connection.createAppender(name);
  const types = columns.map((_, i) => appender.columnType(i));
  const asStored = (value: Value, type: ColumnType): DuckDBValue =>
    value === null || (typeof value === 'number' && !Number.isFinite(value))
      ? null
      : type === 'whole'
        ? BigInt(Math.round(value as number))
        : type === 'wkb'
          ? new DuckDBBlobValue(value as Uint8Array)
          : (value as DuckDBValue);
  let count = 0;
  let part: DuckDBValue[][] = [];
  const flush = async () => {
    if (part.length === 0) return;
    const chunk = DuckDBDataChunk.create(types);
    chunk.setRows(part);
    appender.appendDataChunk(chunk);
    part = [];
    await turn();
  };
  for (const row of rows) {
    part.push(row.map((value, i) => asStored(value, columns[i]!.type)));
    count++;
    if (part.length === CHUNK) await flush();
  }
  await flush();
  appender.closeSync();
  return count;
}

function geoOf({ columns }: Table): string {
  const outline = columns.find(({ type }) => type === 'wkb');
  if (!outline) return '';
  const geo = {
    version: '1.1.0',
    primary_column: outline.name,
    columns: { [outline.name]: { encoding: 'WKB', geometry_types: [] } },
  };
  return `, KV_METADATA {geo: ${sqlText(JSON.stringify(geo))}}`;
}
