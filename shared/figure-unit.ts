/** Units by how a name ends; the longest that fits. */
const UNITS: readonly [suffix: RegExp, unit: string][] = [
  [/kwhPerKwp$/i, 'kWh/kWp'],
  [/kgKwh$/i, 'kgCO2/kWh'],
  [/kgKwp$/i, 'kgCO2e/kWp'],
  [/kwhM2$/i, 'kWh/m2'],
  [/yuanKwh$/i, 'yuan/kWh'],
  [/yuanKwp$/i, 'yuan/kWp'],
  [/kwh$/i, 'kWh'],
  [/kwp$/i, 'kWp'],
  [/kw$/i, 'kW'],
  [/mva$/i, 'MVA'],
  [/mw$/i, 'MW'],
  [/kv$/i, 'kV'],
  [/(tco2|tonnes)$/i, 't'],
  [/yuan(peryear)?$/i, 'yuan'],
  [/m2$/i, 'm2'],
  [/years$/i, 'a'],
  [/grams|totalG$/, 'g'],
];
/** The unit that the name of a figure ends with, such as kWh of `total.deliveredKwh`; empty where it has none. */
export const unitOf = (label: string): string => {
  const name = label
    .replace(/\.\d+$/, '')
    .split('.')
    .at(-1)!;
  return UNITS.find(([suffix]) => suffix.test(name))?.[1] ?? '';
};
