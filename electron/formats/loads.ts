import { join } from 'node:path';
import type { DayNotices, DayType, Season } from '../../shared/civil-time.ts';
import { CONSUMER_KINDS, type ConsumerKind } from '../../shared/consumers.ts';
import { COLON } from '../../shared/i18n/in-language.ts';
import { readDataCsv } from './csv.ts';

/** Typical days of a kind of consumer and what one unit of it uses in a year. */
export interface KindOfLoad {
  days: { season: Season | 'all'; day: DayType | 'all'; hours: number[] }[];
  months: number[];
  dayLevels: Record<DayType, number>;
  unitKwh: number;
  sources: string[];
}

const two = (n: number) => String(n).padStart(2, '0');

/** Reads `<dataDir>/loads/shapes.csv` and `levels.csv`. */
export function readLoads(dataDir: string): Record<ConsumerKind, KindOfLoad> {
  const shapes = readDataCsv(join(dataDir, 'loads', 'shapes.csv'));
  const levels = readDataCsv(join(dataDir, 'loads', 'levels.csv'));
  return Object.fromEntries(
    CONSUMER_KINDS.map((kind) => {
      const level = levels.find((row) => row.kind === kind);
      if (!level) throw new RangeError(`no levels of ${kind}`);
      const rows = shapes.filter((row) => row.kind === kind);
      const value: KindOfLoad = {
        days: rows.map((row) => ({
          season: row.season as Season | 'all',
          day: row.day as DayType | 'all',
          hours: Array.from({ length: 24 }, (_, hour) => Number(row[`h${two(hour)}`])),
        })),
        months: Array.from({ length: 12 }, (_, month) => Number(level[`m${two(month + 1)}`])),
        dayLevels: {
          workday: Number(level.workday),
          weekend: Number(level.weekend),
          holiday: Number(level.holiday),
        },
        unitKwh: Number(level.unitKwh),
        sources: [...new Set([...rows, level].map((row) => `${row.year}${COLON}${row.source}`))],
      };
      return [kind, value];
    }),
  ) as Record<ConsumerKind, KindOfLoad>;
}

/** Reads `<dataDir>/loads/holidays.csv`: public holidays and the weekend days worked instead. */
export function readDayNotices(dataDir: string): DayNotices {
  return new Map(
    readDataCsv(join(dataDir, 'loads', 'holidays.csv')).map((row) => [
      row.date!,
      row.kind as 'holiday' | 'workday',
    ]),
  );
}

/** Reads `<dataDir>/loads/time-of-use.csv`: price of each of 24 civil hours relative to the mean. */
export function readHourPrices(dataDir: string): { hour: number; factor: number; source: string }[] {
  return readDataCsv(join(dataDir, 'loads', 'time-of-use.csv')).map((row) => ({
    hour: Number(row.hour),
    factor: Number(row.factor),
    source: `${row.year}${COLON}${row.source}`,
  }));
}
