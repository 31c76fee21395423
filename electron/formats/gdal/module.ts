import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Compiled, type Gdal, MOUNTED, wrap } from './library.ts';

let loaded: Promise<Gdal> | null = null;

/** GDAL from the installed package, loaded once in a thread. */
export function loadGdal(): Promise<Gdal> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Gdal> {
  const require = createRequire(import.meta.url);
  const script = require.resolve('gdal3.js/build/package/gdal3WebAssembly.js');
  const dist = join(script, '../../../dist/package');
  const read = (name: string) => readFileSync(join(dist, name));
  const said: string[] = [];
  const options = {
    wasmBinary: read('gdal3WebAssembly.wasm'),
    getPreloadedPackage: () => new Uint8Array(read('gdal3WebAssembly.data')).buffer,
    locateFile: (name: string) => join(dist, name),
    print: (line: string) => said.push(line),
    printErr: (line: string) => said.push(line),
    preRun: [(module: Compiled) => Object.assign(module.ENV, SETTINGS)],
  };
  const module = (await (require(script) as (given: object) => Promise<unknown>)(options)) as Compiled;
  module.ccall('GDALAllRegister', null, [], []);
  module.FS.mkdir(MOUNTED);
  return wrap(module, said);
}

const SETTINGS = {
  PROJ_LIB: '/usr/share/proj',
  GDAL_DATA: '/usr/share/gdal',
  GDAL_NUM_THREADS: '1',
  DXF_FEATURE_LIMIT_PER_BLOCK: '-1',
  // Headings are found by us, below titles and in merged rows; cells come as they are written.
  OGR_XLSX_HEADERS: 'DISABLE',
  OGR_ODS_HEADERS: 'DISABLE',
  OGR_XLSX_FIELD_TYPES: 'STRING',
  OGR_ODS_FIELD_TYPES: 'STRING',
  // Digits are codes as often as numbers: none is lost.
  GML_FIELDTYPES: 'ALWAYS_STRING',
  // Drawings are handed on in UTF-8.
  DXF_ENCODING: 'UTF-8',
  // The outputs are scratch files: nothing is lost when they are.
  OGR_SQLITE_SYNCHRONOUS: 'OFF',
  OGR_SQLITE_JOURNAL: 'OFF',
  // No file may make it look anywhere else.
  GDAL_HTTP_TIMEOUT: '1',
  GML_DOWNLOAD_SCHEMA: 'NO',
  CPL_LOG_ERRORS: 'ON',
};
