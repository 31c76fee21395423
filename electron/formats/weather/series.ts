import type { WeatherDoubt, WeatherYear } from '../../../shared/weather.ts';

/** Measured quantities of a record; NaN where the file has none. */
export const FIELDS = ['ghi', 'dni', 'dhi', 'temperature', 'wind'] as const;
export type Field = (typeof FIELDS)[number];

/** Language-neutral name of a quantity in messages. */
export const FIELD_LABEL: Record<Field, string> = {
  ghi: 'GHI',
  dni: 'DNI',
  dhi: 'DHI',
  temperature: 'T',
  wind: 'WS',
};

/** One row of a weather file, in the file's own clock. */
export interface WeatherRecord {
  /** Line of the file, first line 1; for JSON the number of the entry. */
  line: number;
  year: number;
  month: number;
  day: number;
  /** Hours of the day as stamped, 0–24, minutes as fractions. */
  hour: number;
  /** W/m² mean over the record's interval, or at its instant; NaN when missing. */
  ghi: number;
  dni: number;
  dhi: number;
  /** °C */
  temperature: number;
  /** m/s at 10 m */
  wind: number;
}

/** A weather file after reading, before it is made into a year of UTC hours. */
export interface WeatherSeries {
  /** What the planner sees as the origin. */
  source: string;
  file: string;
  latitudeDeg: number | null;
  longitudeDeg: number | null;
  elevationM: number | null;
  /** Hours the file's clock is ahead of UTC; fractions allowed. */
  utcOffsetHours: number;
  /** Which moment of its interval a stamp names; `instant` for values at the stamp itself. */
  stamp: 'start' | 'middle' | 'end' | 'instant';
  /** Neither the file nor the planner says which moment that is: the light may tell. */
  stampGuessed?: boolean;
  /** Hours between the stamp and the moment the irradiance was seen; only with `instant`. */
  instantOffsetHours: number;
  records: WeatherRecord[];
  notes: { code: string; params: Record<string, string | number> }[];
}

/** What the planner may add to a file that does not say everything. */
export interface ReadOptions {
  /** Role → column name of a CSV; see `mapped-csv.ts`. */
  columns?: Record<string, string> | undefined;
  utcOffsetHours?: number | undefined;
  /** Where the weather is to be used; taken for what the file does not say of its own place. */
  place?: { latitudeDeg: number; longitudeDeg: number; elevationM: number } | undefined;
  /** Doubts that the planner has answered: another place's file, an annual sum out of bounds. */
  accept?: readonly WeatherDoubt[] | undefined;
  /** Climate of the place, for gaps of temperature and wind that the file itself cannot fill; 8760 UTC hours. */
  climate?: (() => Pick<WeatherYear, 'airTemperatureC' | 'windMs'>) | undefined;
}
