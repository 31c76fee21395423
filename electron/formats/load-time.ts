/** A moment as a table of load gives it: civil time, with the minute of the day that may be 1440 (24:00). */
export interface Stamp {
  year: number;
  month: number;
  day: number;
  minute: number;
}

const DATES = [
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?/,
  /^(\d{4})(\d{2})(\d{2})(?=\D|\d{4}$|$)/,
  /^(?<d>\d{1,2})\.(?<m>\d{1,2})\.(?<y>\d{4})/,
  /^(?<m>\d{1,2})\/(?<d>\d{1,2})\/(?<y>\d{4})/,
];
const TIME =
  /^[T\s]*(\d{1,2})(?::|时|點|点)(\d{1,2})?(?::(\d{1,2})(?:\.\d+)?)?分?(?:\d{1,2}秒)?\s*(Z|[+-]\d{2}:?\d{2})?$/;
/** Days of a spreadsheet's calendar before 1970, and the years in which load was measured. */
const SERIAL_1970 = 25_569;
const [FIRST_SERIAL, LAST_SERIAL] = [32_874, 73_050];
const DAY_MINUTES = 1440;
const BEIJING_MINUTES = 480;

/** The date and time of a cell, or of a cell with a date and one with a time; null when it is none. */
export function stampIn(cell: string): Stamp | null {
  const text = cell.normalize('NFKC').trim();
  if (/^\d{5}(\.\d+)?$/.test(text)) return serialStamp(Number(text));
  for (const words of DATES) {
    const found = words.exec(text);
    if (!found) continue;
    const { y = found[1], m = found[2], d = found[3] } = found.groups ?? {};
    const minute = minuteOf(text.slice(found[0].length).trim());
    if (minute === null) return null;
    return checked(Number(y), Number(m), Number(d), minute);
  }
  return null;
}

/** Minutes since midnight of a text after a date; 0 where there is nothing. */
function minuteOf(text: string): number | null {
  if (text === '') return 0;
  if (/^\d{4}$/.test(text)) return Number(text.slice(0, 2)) * 60 + Number(text.slice(2));
  const found = TIME.exec(text);
  if (!found) return null;
  const minute = Number(found[1]) * 60 + Number(found[2] ?? 0);
  const zone = found[4];
  if (zone === undefined) return minute;
  const offset =
    zone === 'Z'
      ? 0
      : Number(zone.slice(0, 3)) * 60 + Math.sign(Number(zone.slice(0, 3))) * Number(zone.slice(-2));
  return minute - offset + BEIJING_MINUTES;
}

function serialStamp(serial: number): Stamp | null {
  if (serial < FIRST_SERIAL || serial > LAST_SERIAL) return null;
  const day = Math.floor(serial);
  const date = new Date((day - SERIAL_1970) * 86_400_000);
  return {
    ...{ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() },
    minute: Math.round((serial - day) * DAY_MINUTES),
  };
}

function checked(year: number, month: number, day: number, minute: number): Stamp | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real && minute >= -DAY_MINUTES && minute <= 2 * DAY_MINUTES ? { year, month, day, minute } : null;
}

/** Minutes since 1970 in the stamp's own clock. */
export const minutesOf = ({ year, month, day, minute }: Stamp): number =>
  Date.UTC(year, month - 1, day) / 60_000 + minute;
