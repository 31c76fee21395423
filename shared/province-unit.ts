import { unitOf } from './figure-unit.ts';
import type { Language } from './i18n/index.ts';
import type { SummedFigure } from './province.ts';

/** How a figure is shown: what its value is multiplied by, the unit that then stands with it, and decimals. */
export interface ShownIn {
  factor: number;
  unit: string;
  digits: number;
}

const COUNT: ShownIn = { factor: 1, unit: '', digits: 0 };
const UNITS: Record<Language, Record<string, ShownIn>> = {
  zh: {
    kWh: { factor: 1e-4, unit: '万千瓦时', digits: 2 },
    yuan: { factor: 1e-4, unit: '万元', digits: 2 },
    t: { factor: 1, unit: '吨', digits: 1 },
    m2: { factor: 1, unit: '平方米', digits: 0 },
    kWp: { factor: 1, unit: 'kWp', digits: 1 },
    MW: { factor: 1, unit: 'MW', digits: 2 },
  },
  en: {
    kWh: { factor: 1e-3, unit: 'MWh', digits: 1 },
    yuan: { factor: 1e-3, unit: 'thousand yuan', digits: 1 },
    t: { factor: 1, unit: 't', digits: 1 },
    m2: { factor: 1, unit: 'm²', digits: 0 },
    kWp: { factor: 1, unit: 'kWp', digits: 1 },
    MW: { factor: 1, unit: 'MW', digits: 2 },
  },
};

/** How a figure of counties is shown in window and print, one unit for all of them so that a column adds up. */
export const shownIn = (figure: SummedFigure, language: Language): ShownIn =>
  UNITS[language][unitOf(figure)] ?? COUNT;
