/** What the raster half of the library needs of its wrapping; pointers are numbers. */
export interface Calls {
  call<T>(name: string, returns: 'number' | 'string' | null, types: string[], values: unknown[]): T;
  /** Puts texts into the library's memory as a null-terminated list for the length of a call. */
  withList<T>(texts: readonly string[], use: (at: number) => T): T;
  /** Puts one pointer into memory for the length of a call. */
  withPointer<T>(pointer: number, use: (at: number) => T): T;
  /** Folder under which the library sees files. */
  mounted: string;
}

/** GDAL's raster calls. */
export interface GdalRaster {
  /** Opens a raster file by its path under the mounted folder with one of these drivers; 0 when none takes it. */
  openRaster(path: string, drivers: readonly string[]): number;
  /** What `gdalinfo -json` says. */
  describeRaster(dataset: number): unknown;
  /** What `gdalwarp` does; false when it failed. */
  warp(dataset: number, to: string, options: readonly string[]): boolean;
}

const OPEN_RASTER = 0x02;
const OPEN_VERBOSE = 0x40;

export function rasterCalls({ call, withList, withPointer, mounted }: Calls): GdalRaster {
  return {
    openRaster: (path, drivers) =>
      withList(drivers, (list) =>
        call<number>(
          'GDALOpenEx',
          'number',
          ['string', 'number', 'number', 'number', 'number'],
          [`${mounted}/${path}`, OPEN_RASTER | OPEN_VERBOSE, list, 0, 0],
        ),
      ),
    describeRaster: (dataset) =>
      withList(['-json', '-nogcp', '-nomd', '-norat', '-noct'], (list) => {
        const options = call<number>('GDALInfoOptionsNew', 'number', ['number', 'number'], [list, 0]);
        if (!options) return null;
        const text = call<string>('GDALInfo', 'string', ['number', 'number'], [dataset, options]);
        call('GDALInfoOptionsFree', null, ['number'], [options]);
        return text ? (JSON.parse(text.replaceAll(/\b-?(nan|inf)\b/gi, 'null')) as unknown) : null;
      }),
    warp: (dataset, to, options) =>
      withList(options, (list) => {
        const chosen = call<number>('GDALWarpAppOptionsNew', 'number', ['number', 'number'], [list, 0]);
        if (!chosen) return false;
        const made = withPointer(dataset, (sources) =>
          call<number>(
            'GDALWarp',
            'number',
            ['string', 'number', 'number', 'number', 'number', 'number'],
            [`${mounted}/${to}`, 0, 1, sources, chosen, 0],
          ),
        );
        call('GDALWarpAppOptionsFree', null, ['number'], [chosen]);
        if (made) call('GDALClose', null, ['number'], [made]);
        return made !== 0;
      }),
  };
}
