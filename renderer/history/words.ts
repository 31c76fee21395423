import type { ChangedField, ChangedValue } from '../../shared/edit-changes.ts';
import { assumptionWords } from '../../shared/i18n/assumption-words.ts';
import type { Language } from '../base/i18n.ts';
import { texts } from '../base/i18n.ts';

const ASSUMPTIONS = 'assumptions.';
/** Shares, kept as fractions. */
const SHARES: readonly string[] = ['usable_share', 'built', 'gcr'];
/** Columns that are 0 or 1. */
const SWITCHES: readonly string[] = ['two_faces', 'synthetic', 'active'];

/** What a field of a change and its values are called in a language. */
export function changeWords(language: Language): {
  field(of: ChangedField): string;
  value(of: ChangedField, value: ChangedValue): string;
} {
  const ui = texts[language];
  const words = ui.editChanges;
  const assumptions = assumptionWords(language);
  const fields: Record<string, string> = words.fields;
  const named: Record<string, Record<string, string>> = {
    kind: { ...ui.kinds, ...ui.supply.kinds },
    mount: ui.mounts,
    mounting: ui.mountings,
    module: ui.equipment.modules,
    inverter: ui.equipment.inverters,
    owner_class: ui.siteTerms.owners,
    grid_mode: ui.siteTerms.modes,
    tariff: ui.siteTerms.tariffs,
    class: ui.imports.classNames,
    rule: ui.rules.names,
    'agrivoltaic.layout': ui.agrivoltaic.layouts,
    'agrivoltaic.crop': ui.agrivoltaic.crops,
  };
  const number = (value: number) => {
    const short = Math.abs(value) >= 1e6 ? Math.round(value) : Number(value.toPrecision(6));
    return String(short).replace('-', '−');
  };
  return {
    field({ field }) {
      if (field === 'geometry') return words.outline;
      if (field.startsWith(ASSUMPTIONS)) return assumptions.name(field.slice(ASSUMPTIONS.length));
      return fields[field] ?? field.replace(/^properties\./, '');
    },
    value({ field, unit }, value) {
      if (field.startsWith(ASSUMPTIONS)) return assumptions.value(field.slice(ASSUMPTIONS.length), value);
      if (value === null || value === '') return words.empty;
      if (typeof value === 'boolean' || SWITCHES.includes(field)) return value ? words.yes : words.no;
      if (typeof value === 'string') return named[field]?.[value] ?? value;
      if (unit) return `${number(value)} ${unit === 'm2' ? 'm²' : 'm'}`;
      return SHARES.includes(field) ? `${number(value * 100)}%` : number(value);
    },
  };
}
