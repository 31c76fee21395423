/** How the numbers of coordinates are written where they are neither degrees nor metres. */
export type Written = 'kilometres' | 'packed';

/** Degrees from which on a number is no plain angle. */
const FULL_CIRCLE = 360;
/** Numbers from here on hold seconds as well: 344836 is 34°48′36″, 3448.6 is 34°48.6′. */
const WITH_SECONDS = 60_000;

/** Degrees of an angle packed into one number, DDDMMSS.s or DDDMM.m; not a number where that is no angle. */
function unpacked(value: number): number {
  const size = Math.abs(value);
  if (size <= FULL_CIRCLE) return value;
  const seconds = size >= WITH_SECONDS ? size % 100 : 0;
  const rest = size >= WITH_SECONDS ? Math.floor(size / 100) : size;
  return ofParts(Math.sign(value), Math.floor(rest / 100), rest % 100, seconds);
}

/** Degrees of an angle written as degrees, a point and two digits each of minutes and seconds: 114.4836 is 114°48′36″. */
export function afterPoint(text: string): number | null {
  const found = /^([-+]?)(\d{1,3})\.(\d{2})(\d{2})(\d*)$/.exec(text.trim());
  if (!found) return null;
  const [, sign, whole, minutes, seconds, decimals] = found;
  return ofParts(
    sign === '-' ? -1 : 1,
    Number(whole),
    Number(minutes),
    Number(`${seconds}.${decimals || 0}`),
  );
}

const ofParts = (sign: number, whole: number, minutes: number, seconds: number): number =>
  minutes < 60 && seconds < 60 && whole <= 180 ? sign * (whole + minutes / 60 + seconds / 3600) : Number.NaN;

/** Degrees or metres of a number as it is written. */
export const WRITTEN: Readonly<Record<Written, (value: number) => number>> = {
  kilometres: (value) => value * 1000,
  packed: unpacked,
};
