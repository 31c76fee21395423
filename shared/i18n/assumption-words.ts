import {
  CARBON,
  type CarbonKey,
  FIT,
  LOSS,
  LOSS_KEYS,
  PLAIN,
  type PlainKey,
  SUPPLY,
  type SupplyKey,
} from '../assumption-fields.ts';
import type { FitNumberKey } from '../fit.ts';
import type { MoneyAssumptions } from '../money.ts';
import { FIELDS } from '../money-fields.ts';
import { ui as en } from './en/ui.ts';
import type { Language } from './index.ts';
import { ui as zh } from './zh/ui.ts';

const UI = { zh, en };

/** Numbers as planners read them: six figures at most, no grouping of thousands, so that they can be copied. */
const written = (value: number): string => String(Number(value.toPrecision(6))).replace('-', '−');

/** Units that a Chinese reader writes otherwise. */
const UNITS_ZH: Record<string, string> = {
  'yuan/kWh': '元/kWh',
  'yuan/kW': '元/kW',
  a: '年',
};

/**
 * An assumption in words.
 *
 * @param key its name, within a group by that: `money.discountRate`
 * @returns its name and the value of it with its unit; of what has no words of its own, the key and JSON
 */
export function assumptionWords(language: Language): {
  name(key: string): string;
  value(key: string, value: unknown): string;
} {
  const ui = UI[language];
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
    supply: ui.supply.fields,
  };
  const plain = (value: number, factor: number, unit: string) =>
    `${written(value * factor)} ${(language === 'zh' && UNITS_ZH[unit]) || unit}`.trim();
  const ofMoney = (key: keyof MoneyAssumptions, value: unknown): string | null => {
    const field = FIELDS[key];
    if (value === null) return ui.money.bundled;
    if (field?.as === 'switch') return value ? ui.money.yes : ui.money.no;
    if (field?.as === 'choice') {
      const named: Record<string, string> = { ...ui.money.modes, ...ui.money.owners, ...ui.money.bases };
      return named[String(value)] ?? null;
    }
    if (field?.as !== 'number' || typeof value !== 'number') return null;
    const units: Record<string, string> = ui.money.units;
    return plain(value, field.factor, units[field.unit] ?? field.unit);
  };
  const inWords = (group: string, key: string, value: unknown): string | null => {
    if (group === 'money') return ofMoney(key as keyof MoneyAssumptions, value);
    if (key === 'weatherId') return value === null ? ui.weather.bundled : String(value);
    if (key === 'gridFactorKgKwh')
      return value === null ? ui.scenarios.county : plain(Number(value), 1, 'kg/kWh');
    if (key === 'gridPath' && Array.isArray(value))
      return value.map(({ year, factorKgKwh }) => `${year}: ${written(factorKgKwh)}`).join(', ');
    if (key === 'reactiveMode') return ui.supply.reactiveModes[value as keyof typeof ui.supply.reactiveModes];
    if (typeof value === 'boolean') return value ? ui.money.yes : ui.money.no;
    if (value === null)
      return group === 'carbon'
        ? ui.carbon[CARBON[key as CarbonKey]?.empty ?? 'unknown']
        : ui.supply.notGiven;
    if (typeof value !== 'number') return null;
    if (group === 'carbon')
      return plain(value, CARBON[key as CarbonKey].factor, CARBON[key as CarbonKey].unit);
    if (group === 'supply')
      return plain(value, SUPPLY[key as SupplyKey].factor, SUPPLY[key as SupplyKey].unit);
    if (group === 'fit') {
      const { factor = 1, unit } = FIT[key as FitNumberKey];
      const units: Record<string, string> = ui.fit.fieldUnits;
      return plain(value, factor, unit ?? units[key] ?? '');
    }
    const shown = (LOSS_KEYS as string[]).includes(key) ? LOSS : PLAIN[key as PlainKey];
    return shown ? plain(value, shown.factor, shown.unit) : null;
  };
  const parts = (key: string): [group: string, inner: string] => {
    const at = key.indexOf('.');
    return at < 0 ? ['', key] : [key.slice(0, at), key.slice(at + 1)];
  };
  return {
    name(key) {
      const [group, inner] = parts(key);
      return fields[group]?.[inner] ?? key;
    },
    value(key, value) {
      const [group, inner] = parts(key);
      return inWords(group, inner, value) ?? JSON.stringify(value ?? null);
    },
  };
}
