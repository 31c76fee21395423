import type { RuleRow } from '../../../shared/rule-pack.ts';

/** Region of what holds everywhere. */
export const NATIONAL = '全国';

/** Whether a row holds on a date, `YYYY-MM-DD`; its last day counts. */
export const holdsOn = (row: Pick<RuleRow, 'validFrom' | 'validTo'>, date: string): boolean =>
  row.validFrom <= date && (row.validTo === null || date <= row.validTo);

/**
 * What holds in a place on a date: of each id and kind the row of the most particular region.
 *
 * @param regions of the place, the most particular first, without the country
 * @param date `YYYY-MM-DD`
 * @returns in the order of the pack
 */
export function rulesAt(pack: readonly RuleRow[], regions: readonly string[], date: string): RuleRow[] {
  const ranks = new Map([...regions, NATIONAL].map((region, rank) => [region, rank]));
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

/**
 * What is wrong with a rule pack, in words for whoever keeps it: rows of one id, kind and region that hold on the same
 * day, that end before they begin, or that ended before `today` without another that begins the day after.
 */
export function rulePackFaults(pack: readonly RuleRow[], today: string): string[] {
  const lines = new Map<string, RuleRow[]>();
  for (const row of pack) {
    const key = [row.kind, row.id, row.region].join(' ');
    lines.set(key, [...(lines.get(key) ?? []), row]);
  }
  const faults: string[] = [];
  for (const [key, rows] of lines) {
    rows.sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
    for (const [n, { validFrom, validTo }] of rows.entries()) {
      const next = rows[n + 1];
      if (validTo !== null && validTo < validFrom) faults.push(`${key}: ends ${validTo} before ${validFrom}`);
      if (next && (validTo === null || next.validFrom <= validTo)) {
        faults.push(`${key}: two rows hold on ${next.validFrom}`);
      }
      if (validTo !== null && validTo < today && next?.validFrom !== dayAfter(validTo)) {
        faults.push(`${key}: nothing follows ${validTo}`);
      }
    }
  }
  return faults;
}
