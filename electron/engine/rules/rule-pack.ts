import type { RuleRow } from '../../../shared/rule-pack.ts';

/** Region of what holds everywhere. */
export const NATIONAL = '全国';

/** Where the rules of the mainland do not hold: without rows of their own these have none. */
const OUTSIDE: readonly string[] = ['香港', '澳门', '台湾'];

/** Whether the national rules hold in a place of these regions. */
export const nationalHolds = (regions: readonly string[]): boolean =>
  !regions.some((region) => OUTSIDE.includes(region));

/** Whether a row holds on a date, `YYYY-MM-DD`; its last day counts. */
export const holdsOn = (row: Pick<RuleRow, 'validFrom' | 'validTo'>, date: string): boolean =>
  row.validFrom <= date && (row.validTo === null || date <= row.validTo);

/**
 * What holds in a place on a date: of each id and kind the row of the most particular region. In Hong Kong, Macau and
 * Taiwan only their own rows do.
 *
 * @param regions of the place, the most particular first, without the country
 * @param date `YYYY-MM-DD`
 * @returns in the order of the pack
 */
export function rulesAt(pack: readonly RuleRow[], regions: readonly string[], date: string): RuleRow[] {
  const all = nationalHolds(regions) ? [...regions, NATIONAL] : regions;
  const ranks = new Map(all.map((region, rank) => [region, rank]));
  const best = new Map<string, RuleRow>();
  for (const row of pack) {
    const rank = ranks.get(row.region);
    if (rank === undefined || !holdsOn(row, date)) continue;
    const key = `${row.kind} ${row.id}`;
    const other = best.get(key);
    if (!other || rank < ranks.get(other.region)!) best.set(key, row);
  }
  const held = new Set(best.values());
  return pack.filter((row) => held.has(row));
}

/** A rule whose value is a figure. */
export type FigureRow = RuleRow & { value: number };

/**
 * The row of an id with a figure that holds in a place on a date; before its first day the first there is, of the most
 * particular region, the country's last. For costs and factors, of which a plan needs some.
 */
export function figureRow(
  pack: readonly RuleRow[],
  regions: readonly string[],
  date: string,
  id: string,
): FigureRow | null {
  const same = pack.filter((row): row is FigureRow => row.id === id && typeof row.value === 'number');
  const [held] = rulesAt(same, regions, date);
  if (held) return held as FigureRow;
  for (const region of [...regions, NATIONAL]) {
    const own = same.filter((row) => row.region === region);
    if (own.length > 0) return own.reduce((first, row) => (row.validFrom < first.validFrom ? row : first));
  }
  return null;
}

/** A figure of the rules in force; null where there is none, or it is not known. */
export function figureIn(rules: readonly RuleRow[], id: string): number | null {
  const value = rules.find((row) => row.id === id)?.value;
  return typeof value === 'number' ? value : null;
}

/** The words of a rule in force; null where there is none. */
export function textIn(rules: readonly RuleRow[], id: string): string | null {
  const value = rules.find((row) => row.id === id)?.value;
  return typeof value === 'string' ? value : null;
}

/** The day after a date, both `YYYY-MM-DD`. */
const dayAfter = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** What is wrong with the dates of a rule: ends before it begins, two hold on a day, or nothing follows that day. */
export interface RulePackFault extends Pick<RuleRow, 'id' | 'kind' | 'region'> {
  why: 'reversed' | 'overlap' | 'noSuccessor';
  date: string;
}

/**
 * What is wrong with a rule pack: rows of one id, kind and region that hold on the same day, that end before they begin,
 * or that ended before `today` without another that begins the day after.
 */
export function rulePackFaults(pack: readonly RuleRow[], today: string): RulePackFault[] {
  const lines = new Map<string, RuleRow[]>();
  for (const row of pack) {
    const key = [row.kind, row.id, row.region].join(' ');
    lines.set(key, [...(lines.get(key) ?? []), row]);
  }
  const faults: RulePackFault[] = [];
  for (const rows of lines.values()) {
    const { id, kind, region } = rows[0]!;
    const add = (why: RulePackFault['why'], date: string) => faults.push({ id, kind, region, why, date });
    rows.sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
    for (const [n, { validFrom, validTo }] of rows.entries()) {
      const next = rows[n + 1];
      if (validTo !== null && validTo < validFrom) add('reversed', validTo);
      if (next && (validTo === null || next.validFrom <= validTo)) {
        add('overlap', next.validFrom);
      }
      if (validTo !== null && validTo < today && next?.validFrom !== dayAfter(validTo)) {
        add('noSuccessor', validTo);
      }
    }
  }
  return faults;
}
