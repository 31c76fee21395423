import i18next, { type ParseKeys } from 'i18next';
import type { CommandInput } from '../../shared/contract.ts';
import { caseClassSchema, modeSchema } from '../../shared/money.ts';
import type { SiteLine, SiteSort } from '../../shared/site-page.ts';
import { texts } from '../base/i18n.ts';
import { numberIn } from './cell-text.ts';

export type CellChange = Omit<CommandInput<'site.updateEach'>['rows'][number], 'id'>;
type Parsed = { change: CellChange } | { problem: string };

/** How a column's cells are written: as text to be typed or pasted, perhaps one of some choices. */
export interface CellKind {
  /** What stands in the cell while it is edited. */
  text(site: SiteLine): string;
  parse(text: string): Parsed;
  /** Values to choose from, by what they are called; the empty one leaves it to the rules. */
  choices?(): { value: string; label: string }[];
}

const refused = (min: number, max: number, unit: string): Parsed => ({
  problem: i18next.t('app.outOfRange', { min: String(min), max: String(max), unit }),
});

function numeric(
  text: (site: SiteLine) => number,
  [min, max, unit]: readonly [number, number, string],
  change: (value: number) => CellChange,
  meant: (value: number) => number = (value) => value,
): CellKind {
  return {
    text: (site) => String(Number(text(site).toPrecision(12))),
    parse(typed) {
      const value = meant(numberIn(typed));
      return value >= min && value <= max ? { change: change(value) } : refused(min, max, unit);
    },
  };
}

/** A choice by its name in either language, or its key; nothing leaves it to the rules. */
function chosen<K extends string>(
  keys: readonly K[],
  table: 'owners' | 'modes',
  text: (site: SiteLine) => K | null,
  change: (value: K | null) => CellChange,
): CellKind {
  const labels = (key: K) =>
    [texts.zh, texts.en].map(({ siteTerms }) => (siteTerms[table] as Record<string, string>)[key]!);
  return {
    text: (site) => text(site) ?? '',
    choices: () => [
      { value: '', label: i18next.t('cells.byRules') },
      ...keys.map((key) => ({
        value: key,
        label: i18next.t(`siteTerms.${table}.${key}` as ParseKeys) as string,
      })),
    ],
    parse(typed) {
      const name = typed.trim().toLowerCase();
      if (name === '' || name === i18next.t('cells.byRules').toLowerCase()) return { change: change(null) };
      const key = keys.find((each) => [each, ...labels(each)].some((label) => label.toLowerCase() === name));
      return key ? { change: change(key) } : { problem: i18next.t('cells.unknown', { text: typed }) };
    },
  };
}

/** Columns whose cells can be edited. */
export const CELLS: Partial<Record<SiteSort, CellKind>> = {
  name: {
    text: (site) => site.name,
    parse(typed) {
      const name = typed.trim();
      return name && name.length <= 200
        ? { change: { changes: { name } } }
        : { problem: i18next.t('cells.noName') };
    },
  },
  tilt: numeric(
    (site) => site.tiltDeg,
    [0, 90, '°'],
    (tiltDeg) => ({ changes: { tiltDeg } }),
  ),
  azimuth: numeric(
    (site) => site.azimuthDeg,
    [0, 360, '°'],
    (azimuthDeg) => ({ changes: { azimuthDeg } }),
    (typed) => (typed < 0 && typed >= -360 ? typed + 360 : typed),
  ),
  built: numeric(
    (site) => (site.included ? 100 * site.built : 0),
    [0, 100, '%'],
    (percent) => ({ built: percent / 100 }),
    // A scenario builds five percent of a site, or none.
    (typed) => (typed > 0 && typed < 5 ? Number.NaN : typed),
  ),
  year: {
    text: (site) => (site.inService === null ? '' : String(site.inService)),
    parse(typed) {
      if (typed.trim() === '') return { change: { year: null } };
      const year = numberIn(typed);
      return Number.isInteger(year) && year >= 2000 && year <= 2100
        ? { change: { year } }
        : refused(2000, 2100, '');
    },
  },
  owner: chosen(
    caseClassSchema.options,
    'owners',
    (site) => site.ownerClass,
    (ownerClass) => ({ changes: { ownerClass } }),
  ),
  mode: chosen(
    modeSchema.options,
    'modes',
    (site) => site.gridMode,
    (gridMode) => ({ changes: { gridMode } }),
  ),
};

/** One change of several of the same site. */
export const together = (a: CellChange, b: CellChange): CellChange => ({
  ...a,
  ...b,
  ...((a.changes || b.changes) && { changes: { ...a.changes, ...b.changes } }),
});
