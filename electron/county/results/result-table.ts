import { columnOf, type ResultTable } from '../../../shared/province.ts';
import type { ColumnType, Table, Value } from '../../formats/parquet/write.ts';

/** A table whose rows are made as they are written, in the columns' order. */
export function table<Row>(
  name: ResultTable,
  rows: Iterable<Row>,
  columns: readonly [name: string, type: ColumnType, of: (row: Row) => Value][],
): Table {
  return {
    name,
    columns: columns.map(([column, type]) => ({ name: column, type })),
    rows: (function* () {
      for (const row of rows) yield columns.map(([, , of]) => of(row));
    })(),
  };
}

/** Columns of numbers that are called as their fields. */
export const numbers = <Row>(
  keys: readonly (keyof Row & string)[],
): [string, ColumnType, (row: Row) => Value][] =>
  keys.map((key) => [columnOf(key), 'number', (row) => row[key] as Value]);
