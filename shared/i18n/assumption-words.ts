import type { Field } from '../assumption-shown.ts';
import { FIELDS } from '../assumptions.ts';
import type { PurposeWeights } from '../fit.ts';
import { gridObjectOf } from '../grid-object.ts';
import type { GridWorks } from '../grid-works.ts';
import { OWN_TERMS, type OwnTerm, type OwnTerms } from '../own-terms.ts';
import type { PlannedLimit } from '../planned-limits.ts';
import { ui as en } from './en/ui.ts';
import type { Language } from './index.ts';
import { ui as zh } from './zh/ui.ts';

/** Units of what a scenario sets at single substations. */
const STATION_UNITS = { ratingsMva: 'MVA', storesKwh: 'kWh', storesKw: 'kW' };

const UI = { zh, en };

/** Numbers as planners read them: six figures at most, no grouping of thousands, so that they can be copied. */
const written = (value: number): string => String(Number(value.toPrecision(6))).replace('-', '−');

/**
 * An assumption in words.
 *
 * @param key its name, within a group by that: `money.discountRate`
 * @returns its name and the value of it with its unit; of what has no words of its own, the key and JSON
 */
export function assumptionWords(language: Language): {
  name(key: string): string;
  /** Why it is as it is, and what it means; nothing where that is not said. */
  help(key: string): string;
  value(key: string, value: unknown): string;
  /** What is set for one class or site. */
  ownTerms(terms: OwnTerms): string;
  /** The unit of a figure. */
  unit(field: Field): string;
} {
  const ui = UI[language];
  const years = language === 'zh' ? '年' : 'years';
  const fields: Record<string, Record<string, string>> = {
    '': ui.scenarios.fields,
    lossTree: ui.scenarios.fields,
    carbon: { ...ui.carbon.fields, gridPath: ui.carbon.pathTitle },
    fit: {
      ...ui.fit.fields,
      agriculture: ui.fit.purposes['smart-agriculture'],
      tourism: ui.fit.purposes['rural-tourism'],
    },
    money: ui.money.fields,
    supply: {
      ...ui.supply.fields,
      ...ui.supply.byStation,
      gridWorks: ui.grid.zone.works,
      plannedLimits: ui.grid.limit.heading,
    },
  };
  const helps: Record<string, Record<string, string>> = {
    '': ui.scenarios.help,
    lossTree: ui.scenarios.help,
    carbon: { ...ui.carbon.help, gridPath: ui.carbon.pathHelp },
    fit: ui.fit.help,
    money: ui.money.help,
    supply: ui.supply.help,
  };
  const units: Record<string, string> = { ...ui.money.units, ...ui.fit.fieldUnits, a: years };
  const plain = (value: number, unit: string) => {
    const shown = written(value);
    if (unit.startsWith('%')) return `${shown}${unit}`;
    return `${shown} ${unit === 'years' && shown === '1' ? 'year' : unit}`.trim();
  };
  const choices: Record<string, string> = {
    ...{ ...ui.money.modes, ...ui.money.owners, ...ui.money.bases },
    ...ui.supply.reactiveModes,
  };
  const unitOf = (field: Field) => (field.as === 'number' ? (units[field.unit] ?? field.unit) : '');
  const ofField = (group: string, field: Field, value: unknown): string | null => {
    if (value === null) return emptyOf(group, field);
    if (field.as === 'switch') return value ? ui.money.yes : ui.money.no;
    if (field.as === 'choice') return choices[String(value)] ?? null;
    return typeof value === 'number' ? plain(value * field.factor, unitOf(field)) : null;
  };
  const emptyOf = (group: string, field: Field) => {
    if (field.as === 'number' && field.empty === 'unknown') return ui.carbon.unknown;
    if (field.as === 'number' && field.empty === 'byLaw') return ui.money.byLaw;
    if (group === 'supply') return ui.supply.notGiven;
    return group === '' ? ui.scenarios.county : ui.money.bundled;
  };
  const ownTerms = (terms: OwnTerms): string =>
    Object.entries(terms)
      .map(([term, each]) => {
        const unit = ui.money.units[OWN_TERMS[term as OwnTerm].unit];
        return `${ui.siteTerms.own[term as OwnTerm]} ${plain(Number(each), unit)}`;
      })
      .join(listed);
  const byClassOrSite = (key: string, value: object): string => {
    const owners: Record<string, string> = ui.siteTerms.owners;
    const each = Object.entries(value as Record<string, OwnTerms>).map(
      ([of, terms]) => `${key === 'classTerms' ? owners[of] : `#${of}`}${bracketed(ownTerms(terms))}`,
    );
    return each.join(listed) || ui.supply.notGiven;
  };
  const listed = language === 'zh' ? '、' : ', ';
  const bracketed = (inner: string) => (language === 'zh' ? `（${inner}）` : ` (${inner})`);
  /** An object of the grid by its id in a scenario: `station:3`, or the whole county. */
  const gridObject = (id: string): string => {
    const object = gridObjectOf(id);
    return object ? `${ui.grid.objects[object.level]} ${object.number}` : ui.grid.limit.whole;
  };
  const weighed = ({ method = 'direct', weights = {}, judgements = {} }: Partial<PurposeWeights>): string => {
    const names: Record<string, string> = ui.fit.indicators;
    const nameOf = (indicator: string) => names[indicator] ?? indicator;
    const said =
      method === 'ahp'
        ? Object.entries(judgements).map(
            ([pair, times]) => `${pair.split('>').map(nameOf).join(' > ')} ${written(times)}`,
          )
        : Object.entries(weights).map(
            ([indicator, weight]) => `${nameOf(indicator)} ${written(weight ?? 0)}`,
          );
    return `${ui.fit.methods[method]}${said.length > 0 ? bracketed(said.join(listed)) : ''}`;
  };
  const inWords = (group: string, key: string, value: unknown): string | null => {
    const field = FIELDS.get(group === '' ? key : `${group}.${key}`);
    if (field) return ofField(group, field, value);
    if (key === 'weatherId') return value === null ? ui.weather.bundled : String(value);
    if (key === 'gridPath' && Array.isArray(value))
      return value
        .map(
          ({ year, factorKgKwh }) =>
            `${year}${language === 'zh' ? '：' : ': '}${written(factorKgKwh)} kgCO₂/kWh`,
        )
        .join(listed);
    const isRecord = value !== null && typeof value === 'object';
    if (key === 'gridWorks' && isRecord) {
      const works = Object.entries(value as GridWorks).map(
        ([id, { year }]) => `${gridObject(id)}${bracketed(String(year))}`,
      );
      return works.join(listed) || ui.supply.notGiven;
    }
    if (key === 'plannedLimits' && isRecord) {
      const limits = Object.entries(value as Record<string, PlannedLimit>).map(
        ([id, { by, share }]) =>
          `${gridObject(id)}${bracketed(`${ui.grid.limit.by[by]} ${plain(100 * share, '%')}`)}`,
      );
      return limits.join(listed) || ui.supply.notGiven;
    }
    if ((key === 'classTerms' || key === 'siteTerms') && isRecord) return byClassOrSite(key, value);
    if (key in STATION_UNITS && isRecord) {
      const unit = STATION_UNITS[key as keyof typeof STATION_UNITS];
      const stations = Object.entries(value as Record<string, number>).map(
        ([id, each]) => `${ui.grid.station} ${id}${bracketed(plain(each, unit))}`,
      );
      return stations.join(listed) || ui.supply.notGiven;
    }
    if (group === 'fit' && (key === 'agriculture' || key === 'tourism') && isRecord)
      return weighed(value as Partial<PurposeWeights>);
    return value === null ? ui.supply.notGiven : null;
  };
  const parts = (key: string): [group: string, inner: string] => {
    const at = key.indexOf('.');
    return at < 0 ? ['', key] : [key.slice(0, at), key.slice(at + 1)];
  };
  return {
    ownTerms,
    name(key) {
      const [group, inner] = parts(key);
      return fields[group]?.[inner] ?? key;
    },
    help(key) {
      const [group, inner] = parts(key);
      return helps[group]?.[inner] ?? '';
    },
    unit: unitOf,
    value(key, value) {
      const [group, inner] = parts(key);
      return inWords(group, inner, value) ?? JSON.stringify(value ?? null);
    },
  };
}
