import { join } from 'node:path';
import type { RuleRow } from '../../shared/rule-pack.ts';
import { readDataCsv } from './csv.ts';

export const BANDS = ['flat', 'peak', 'valley', 'sharp', 'deep'] as const;
export type Band = (typeof BANDS)[number];

/** Hours of the Beijing clock in some months that a notice gives one band; past midnight where `to` ≤ `from`. */
export interface BandSpan {
  /** 1 to 12. */
  months: number[];
  band: Band;
  from: number;
  to: number;
  /** Over the flat price; null where it is not known. */
  factor: number | null;
  /** Only on public holidays of at least so many days in a row. */
  holidayDays?: number;
  /** Only for industry with a two-part tariff. */
  twoPart?: true;
}

/** A notice of industrial and commercial time-of-use prices in one grid. */
export interface Tariff
  extends Pick<RuleRow, 'region' | 'document' | 'validFrom' | 'validTo' | 'status' | 'source'> {
  /** Hours that no span names are flat, as the notice says; otherwise they are not known. */
  restFlat: boolean;
  /** Share of the price that the factors float; transmission and funds often stay as they are. */
  floatingShare: number;
  /** Empty where the notice is known but not its hours. */
  spans: BandSpan[];
}

/** Months of `1,2,12` or `1-12`. */
const monthsOf = (text: string): number[] =>
  text.split(',').flatMap((part) => {
    const [first, last] = part.split('-').map(Number);
    return Array.from({ length: (last ?? first!) - first! + 1 }, (_, n) => first! + n);
  });

function bandOf(text: string): Band {
  const band = BANDS.find((each) => each === text);
  if (!band) throw new RangeError(`no time-of-use band ${text}`);
  return band;
}

/** Reads `<dataDir>/rules/time-of-use.csv` and its hours in `time-of-use-hours.csv`. */
export function readTariffs(dataDir: string): Tariff[] {
  const hours = readDataCsv(join(dataDir, 'rules', 'time-of-use-hours.csv'));
  return readDataCsv(join(dataDir, 'rules', 'time-of-use.csv')).map((row) => ({
    ...{ region: row.region!, document: row.document!, validFrom: row.validFrom! },
    ...{ validTo: row.validTo || null, restFlat: row.rest === 'flat', source: row.source! },
    floatingShare: Number(row.floats),
    status: row.status as Tariff['status'],
    spans: hours
      .filter(({ region, document }) => region === row.region && document === row.document)
      .map((span) => ({
        ...{ months: monthsOf(span.months!), band: bandOf(span.band!) },
        ...{ from: Number(span.from), to: Number(span.to) },
        factor: span.factor ? Number(span.factor) : null,
        ...(span.holidayDays && { holidayDays: Number(span.holidayDays) }),
        ...(span.users === 'twoPart' && { twoPart: true as const }),
      })),
  }));
}
