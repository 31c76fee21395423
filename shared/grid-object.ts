/** Kinds of objects of the grid below the county. */
export type GridLevel = 'station' | 'feeder' | 'transformer';

/** The id of the county among the objects of its grid. */
export const COUNTY_OBJECT = 'county';

/** The id by which commands and scenarios name an object of the grid, such as `station:3`. */
export const gridObjectId = (level: GridLevel, number: number): string => `${level}:${number}`;

/** The object that an id names, with its number among those of its kind; null for the county. */
export function gridObjectOf(id: string): { level: GridLevel; number: number } | null {
  const [level, number] = id.split(':');
  return number === undefined ? null : { level: level as GridLevel, number: Number(number) };
}
