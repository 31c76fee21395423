/** Hours of the year every series in this program has: a non-leap year. */
export const HOURS_PER_YEAR = 8760;

/** Hours in each UTC month of a non-leap year. */
export const HOURS_IN_MONTH = [744, 672, 744, 720, 744, 720, 744, 744, 720, 744, 720, 744] as const;

/** A value that a reader or generator changed or filled, told to the planner. */
export interface WeatherNote {
  code: string;
  params: Record<string, string | number>;
}

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
