/** What a column of a weather file can hold, by the names `weather.import` knows. */
export const QUANTITIES = ['time', 'ghiWm2', 'dniWm2', 'dhiWm2', 'airTemperatureC', 'windMs'] as const;
export type Quantity = (typeof QUANTITIES)[number];

const PATTERNS: Record<Quantity, RegExp> = {
  time: /time|date|时间|日期|时刻|hour/i,
  ghiWm2: /ghi|global|gh\b|总辐|水平/i,
  dniWm2: /dni|direct.*normal|beam|法向|直射|bn\b/i,
  dhiWm2: /dhi|dif|散射|dh\b/i,
  airTemperatureC: /temp|^t$|t2m|t_?air|^ta$|气温|温度/i,
  windMs: /wind|^ws|^ff|风速/i,
};

/** A first guess of the column for a quantity; the planner confirms or changes it. */
export const guessColumn = (quantity: Quantity, columns: readonly string[]): string | undefined =>
  columns.find((name) => PATTERNS[quantity].test(name.trim()));
