/**
 * Where a file of the program really lies. An installed program is one archive (`app.asar`) that only Electron's
 * own file functions see into; what SQLite or a worker thread opens is kept unpacked beside it.
 *
 * @param location path or file URL of something in the program
 */
export function unpackedLocation(location: string): string {
  return location.replace(/([\\/])app\.asar([\\/])/, '$1app.asar.unpacked$2');
}
