import type { Bounds } from '../../../shared/geometry.ts';
import { PLACE_FIELDS } from '../../../shared/import-guess.ts';
import { geometryInCell } from './cell-geometry.ts';
import { coordinateIn, pairIn } from './coordinates.ts';
import { inBox } from './guess-crs.ts';

/** Share of a column's cells that have to be places for the column to be taken for one. */
const MOST = 0.8;
const MARGIN_DEG = 0.3;

/** Fields that say where features are, found by what is in the columns where no heading says so. */
export function placedFields(
  fields: Record<string, string>,
  names: readonly string[],
  rows: readonly Record<string, unknown>[],
  county: Bounds,
): Record<string, string> {
  if (PLACE_FIELDS.some((place) => fields[place] !== undefined)) return fields;
  const filled = (name: string) =>
    rows.map((row) => row[name]).filter((cell) => typeof cell === 'string' && cell.trim() !== '') as string[];
  const mostly = (name: string, is: (cell: string) => boolean) => {
    const cells = filled(name);
    return cells.length > 0 && cells.filter(is).length >= MOST * cells.length;
  };
  const both = names.find((name) =>
    mostly(name, (cell) => {
      const pair = pairIn(cell);
      return (
        pair !== null && (inBox(pair, county, MARGIN_DEG) || inBox([pair[1]!, pair[0]!], county, MARGIN_DEG))
      );
    }),
  );
  if (both !== undefined) return { ...fields, coordinates: both };
  const shapes = names.find((name) => mostly(name, (cell) => geometryInCell(cell) !== null));
  if (shapes !== undefined) return { ...fields, wkt: shapes };
  const [west, south, east, north] = county;
  const within = (from: number, to: number) => (cell: string) => {
    const found = coordinateIn(cell);
    return (
      found !== null &&
      /[.°度]/.test(cell) &&
      found.value >= from - MARGIN_DEG &&
      found.value <= to + MARGIN_DEG
    );
  };
  const longitude = names.find((name) => mostly(name, within(west, east)));
  const latitude = names.find((name) => name !== longitude && mostly(name, within(south, north)));
  return longitude === undefined || latitude === undefined ? fields : { ...fields, longitude, latitude };
}
