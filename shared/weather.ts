import { z } from 'zod';

/** Hours of the year every series in this program has: a non-leap year. */
export const HOURS_PER_YEAR = 8760;

/** Hours in each UTC month of a non-leap year. */
export const HOURS_IN_MONTH = [744, 672, 744, 720, 744, 720, 744, 744, 720, 744, 720, 744] as const;

/** What a column of a weather table can hold; `time`, or `date` and `clock`, or parts of both. */
export const WEATHER_ROLES = [
  'time',
  'date',
  'clock',
  'year',
  'month',
  'day',
  'hour',
  'minute',
  'ghi',
  'dni',
  'dhi',
  'temperature',
  'wind',
] as const;
export type WeatherRole = (typeof WEATHER_ROLES)[number];

/** What a weather file may be doubted for until the planner accepts it. */
export const WEATHER_DOUBTS = ['place', 'sum'] as const;
export type WeatherDoubt = (typeof WEATHER_DOUBTS)[number];

/** A value that a reader or generator changed or filled, told to the planner. */
export const weatherNoteSchema = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type WeatherNote = z.output<typeof weatherNoteSchema>;

/**
 * One year of hourly weather. Entry `i` is the mean over the UTC hour beginning `i` hours after
 * 1 January 00:00 UTC of the non-leap `year`; the sun is taken at mid-hour.
 */
export interface WeatherYear {
  /** What the planner sees as the origin, e.g. `EPW CHN_Zhengzhou` or `bundled climate`. */
  source: string;
  latitudeDeg: number;
  longitudeDeg: number;
  elevationM: number;
  /** Non-leap calendar year the sun positions are computed for. */
  year: number;
  ghiWm2: Float64Array;
  dniWm2: Float64Array;
  dhiWm2: Float64Array;
  airTemperatureC: Float64Array;
  windMs: Float64Array;
  notes: WeatherNote[];
}
