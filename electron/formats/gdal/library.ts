import { statSync } from 'node:fs';
import { join } from 'node:path';
import { isDatabase } from './endings.ts';
import { type GdalRaster, rasterCalls } from './raster.ts';

/** The parts of the compiled library that are used; pointers are numbers. */
export interface Compiled {
  ccall(name: string, returns: 'number' | 'string' | null, types: string[], values: unknown[]): unknown;
  stringToUTF8(text: string, at: number, bytes: number): void;
  _malloc(bytes: number): number;
  _free(at: number): void;
  HEAPU32: Uint32Array;
  ENV: Record<string, string>;
  FS: {
    mkdir(path: string): void;
    mount(type: unknown, options: { root: string }, at: string): void;
    unmount(at: string): void;
  };
  NODEFS: { stream_ops: Record<'read' | 'write', (...given: ReadArguments) => number> };
}

type ReadArguments = [stream: object, to: object, offset: number, length: number, position: number];

/** GDAL, in WebAssembly. Runs in a worker: every call blocks. */
export interface Gdal extends GdalRaster {
  /** Tells of every call as it begins and ends, and of every read and write within, to whoever has to end the thread. */
  watch(life: GdalLife): void;
  /**
   * Makes a folder the only part of the disk it can see.
   * @param onRead called with the bytes of each read
   */
  mount(folder: string, onRead?: (bytes: number) => void): void;
  /** Opens a vector file by its path under the mounted folder; 0 when no driver takes it. */
  open(path: string, options?: readonly string[], drivers?: readonly string[]): number;
  close(dataset: number): void;
  driverOf(dataset: number): string;
  /** What `ogrinfo -json` says. */
  describe(dataset: number): unknown;
  /** What `ogr2ogr` does; false when it failed. */
  translate(dataset: number, to: string, options: readonly string[]): boolean;
  /** Features of the n-th layer; null where counting would be slow and `force` is not set. */
  count(dataset: number, layer: number, force: boolean): number | null;
  /** Warnings and errors since last asked, oldest first. */
  messages(): string[];
}

/** How a thread is seen from outside while it is in the library, which hears nothing meanwhile. */
export interface GdalLife {
  /** @param databaseBytes size of the SQLite database that is read; null where it is another file */
  begin(databaseBytes: number | null): void;
  touch(): void;
  end(): void;
}

const OPEN_VECTOR = 0x04;

const OPEN_VERBOSE = 0x40;

/** Where the library finds the folder it may see. */
export const MOUNTED = '/work';

/** The compiled library behind calls by name; what it prints goes into `said`. */
export function wrap(module: Compiled, said: string[]): Gdal {
  let life: GdalLife | null = null;
  /** Sizes of open databases, and of the one that a call is about. */
  const databases = new Map<number, number | null>();
  let databaseBytes: number | null = null;
  const about = <T>(bytes: number | null, work: () => T): T => {
    databaseBytes = bytes;
    try {
      return work();
    } finally {
      databaseBytes = null;
    }
  };
  const call = <T>(name: string, returns: 'number' | 'string' | null, types: string[], values: unknown[]) => {
    life?.begin(databaseBytes);
    try {
      return module.ccall(name, returns, types, values) as T;
    } finally {
      life?.end();
    }
  };

  /** Puts texts into the library's memory as a null-terminated list for the length of a call. */
  const withList = <T>(texts: readonly string[], use: (at: number) => T): T => {
    const pointers = texts.map((text) => {
      const bytes = Buffer.byteLength(text) + 1;
      const at = module._malloc(bytes);
      module.stringToUTF8(text, at, bytes);
      return at;
    });
    const list = module._malloc(4 * (pointers.length + 1));
    module.HEAPU32.set([...pointers, 0], list / 4);
    try {
      return use(list);
    } finally {
      for (const at of [...pointers, list]) module._free(at);
    }
  };
  const withPointer = <T>(pointer: number, use: (at: number) => T): T => {
    const at = module._malloc(4);
    module.HEAPU32[at / 4] = pointer;
    try {
      return use(at);
    } finally {
      module._free(at);
    }
  };
  const close = (dataset: number) => {
    databases.delete(dataset);
    call<void>('GDALClose', null, ['number'], [dataset]);
  };

  let mounted: string | null = null;
  let onRead = (_bytes: number) => {};
  const { read, write } = module.NODEFS.stream_ops;
  module.NODEFS.stream_ops.read = (...given) => {
    const bytes = read(...given);
    life?.touch();
    onRead(bytes);
    return bytes;
  };
  module.NODEFS.stream_ops.write = (...given) => {
    life?.touch();
    return write(...given);
  };

  return {
    ...rasterCalls({ call, withList, withPointer, mounted: MOUNTED }),
    close,
    watch(given) {
      life = given;
    },
    mount(folder, tell = () => {}) {
      if (mounted !== null) module.FS.unmount(MOUNTED);
      module.FS.mount(module.NODEFS, { root: folder }, MOUNTED);
      mounted = folder;
      onRead = tell;
      said.length = 0;
    },
    open(path, options = [], drivers) {
      const file = join(mounted ?? '', path);
      const bytes = isDatabase(file) ? statSync(file).size : null;
      const dataset = about(bytes, () =>
        withList(options, (optionList) => {
          const given = (driverList: number) =>
            call<number>(
              'GDALOpenEx',
              'number',
              ['string', 'number', 'number', 'number', 'number'],
              [`${MOUNTED}/${path}`, OPEN_VECTOR | OPEN_VERBOSE, driverList, optionList, 0],
            );
          return drivers ? withList(drivers, given) : given(0);
        }),
      );
      if (dataset !== 0) databases.set(dataset, bytes);
      return dataset;
    },
    driverOf: (dataset) =>
      call(
        'GDALGetDriverShortName',
        'string',
        ['number'],
        [call('GDALGetDatasetDriver', 'number', ['number'], [dataset])],
      ),
    describe: (dataset) =>
      about(databases.get(dataset) ?? null, () =>
        withList(['-json', '-so', '-noextent', '-nocount'], (list) => {
          const options = call<number>('GDALVectorInfoOptionsNew', 'number', ['number', 'number'], [list, 0]);
          if (!options) return null;
          const text = call<string>('GDALVectorInfo', 'string', ['number', 'number'], [dataset, options]);
          call('GDALVectorInfoOptionsFree', null, ['number'], [options]);
          return text ? (JSON.parse(text) as unknown) : null;
        }),
      ),
    translate: (dataset, to, options) =>
      about(databases.get(dataset) ?? null, () =>
        withList(options, (list) => {
          const chosen = call<number>(
            'GDALVectorTranslateOptionsNew',
            'number',
            ['number', 'number'],
            [list, 0],
          );
          if (!chosen) return false;
          const made = withPointer(dataset, (sources) =>
            call<number>(
              'GDALVectorTranslate',
              'number',
              ['string', 'number', 'number', 'number', 'number', 'number'],
              [`${MOUNTED}/${to}`, 0, 1, sources, chosen, 0],
            ),
          );
          call('GDALVectorTranslateOptionsFree', null, ['number'], [chosen]);
          if (made) close(made);
          return made !== 0;
        }),
      ),
    count: (dataset, layer, force) => {
      const at = call<number>('GDALDatasetGetLayer', 'number', ['number', 'number'], [dataset, layer]);
      // The count is a 64-bit integer, of which the low half comes back.
      const count = about(databases.get(dataset) ?? null, () =>
        call<number>('OGR_L_GetFeatureCount', 'number', ['number', 'number'], [at, force ? 1 : 0]),
      );
      return count < 0 ? null : count;
    },
    messages: () => said.splice(0),
  };
}
