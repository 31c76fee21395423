const stemOf = (name: string): string => name.replace(/(\.[^.]+)+$/, '').toLowerCase();

/** What is read of files that come in several parts. */
const MAIN = /\.(shp|tab|mif|tiff?|img|asc)$/i;

/**
 * The file of a drop that is read, and those that belong beside it (the parts of a shapefile), whatever their order.
 * Null where nothing was dropped.
 */
export function dropOf<F extends { name: string }>(files: readonly F[]): { file: F; beside: F[] } | null {
  const file = files.find(({ name }) => MAIN.test(name)) ?? files[0];
  if (!file) return null;
  return {
    file,
    beside: files.filter((other) => other !== file && stemOf(other.name) === stemOf(file.name)),
  };
}
