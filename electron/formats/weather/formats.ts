import { isEpw, readEpw } from './epw.ts';
import { isNsrdb, readNsrdb } from './nsrdb.ts';
import { isPlainCsv, readPlainCsv } from './plain-csv.ts';
import { isPower, readPower } from './power.ts';
import { isPvgisCsv, readPvgisCsv } from './pvgis-csv.ts';
import { isJson, readPvgisJson } from './pvgis-json.ts';
import type { WeatherSeries } from './series.ts';
import { isSolarAnywhere, readSolarAnywhere } from './solaranywhere.ts';
import type { TextFile } from './text.ts';
import { isTmy2, readTmy2 } from './tmy2.ts';
import { isTmy3, readTmy3 } from './tmy3.ts';

/** A format of weather files that says by itself what its columns are. */
export interface Format {
  /** As documents and notes name it. */
  key: string;
  /** As those who make such files call it; what several formats share is listed once. */
  label: string;
  is(text: TextFile): boolean;
  read(text: TextFile): WeatherSeries;
  /** Line of the names of columns, from 0; left out where there is none to show. */
  header?(text: TextFile): number;
}

const at = (line: number) => () => line;

/** The formats, in the order in which a file is held against them: a new one takes a row here and its reader. */
export const FORMATS = [
  { key: 'epw', label: 'EPW', is: isEpw, read: readEpw },
  { key: 'tmy3', label: 'TMY3', is: isTmy3, read: readTmy3, header: at(1) },
  { key: 'tmy2', label: 'TMY2', is: isTmy2, read: readTmy2 },
  {
    ...{ key: 'solaranywhere', label: 'SolarAnywhere' },
    ...{ is: isSolarAnywhere, read: readSolarAnywhere, header: at(1) },
  },
  { key: 'nsrdb', label: 'NSRDB, SAM', is: isNsrdb, read: readNsrdb, header: at(2) },
  {
    ...{ key: 'power', label: 'NASA POWER', is: isPower, read: readPower },
    header: ({ lines }) => lines.findIndex((line) => /END HEADER/i.test(line)) + 1,
  },
  {
    ...{ key: 'pvgis-csv', label: 'PVGIS CSV', is: isPvgisCsv, read: readPvgisCsv },
    header: ({ lines }) => lines.findIndex((line) => /^time(\(UTC\))?,/.test(line)),
  },
  { key: 'plain-csv', label: 'CSV', is: isPlainCsv, read: readPlainCsv, header: at(0) },
  { key: 'pvgis-json', label: 'PVGIS JSON', is: isJson, read: readPvgisJson },
] as const satisfies readonly Format[];
