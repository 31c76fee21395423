import type { RuleRow } from '../rule-pack.ts';
import { ui as en } from './en/ui.ts';
import type { Language } from './index.ts';
import { type Both, NAMES } from './rule-names.ts';
import { ui as zh } from './zh/ui.ts';

const UI = { zh, en };

const UNITS: Record<string, Both> = {
  'owner class': ['', ''],
  ...{ tariff: ['', ''], modes: ['', ''], rule: ['', ''], duty: ['', ''], owner: ['', ''], law: ['', ''] },
  ...{ date: ['', ''], needed: ['', ''], share: ['', ''], 'least share': ['', ''], 'most share': ['', ''] },
  article: ['条', 'article'],
  years: ['年', 'years'],
  a: ['年', 'years'],
  degrees: ['°', '°'],
  'share of the site': ['（占站点面积）', 'of the site'],
  'share of VAT': ['（占增值税）', 'of value-added tax'],
  'of the mean price': ['倍平均电价', 'of the mean price'],
  'MWh each': ['MWh/张', 'MWh each'],
  'Beijing clock hours': ['（北京时间）', 'Beijing time'],
  kVA: ['kVA', 'kVA'],
  storeys: ['层', 'storeys'],
  m2: ['m²', 'm²'],
  'kWh/kWp/a': ['kWh/kWp/年', 'kWh/kWp/a'],
  'kWh/a': ['kWh/年', 'kWh/a'],
  'Wp/m2': ['Wp/m²', 'Wp/m²'],
  'mm/a': ['mm/年', 'mm/a'],
  'm2/kWp': ['m²/kWp', 'm²/kWp'],
  yuan: ['元', 'yuan'],
  'yuan/site': ['元/站', 'yuan/site'],
  'yuan/km': ['元/km', 'yuan/km'],
  'yuan/MW': ['元/MW', 'yuan/MW'],
  'yuan/kVA': ['元/kVA', 'yuan/kVA'],
  'yuan/kWh': ['元/kWh', 'yuan/kWh'],
  'yuan/kWp': ['元/kWp', 'yuan/kWp'],
  'yuan/kWp/a': ['元/kWp/年', 'yuan/kWp/a'],
  'yuan/kW/month': ['元/kW/月', 'yuan/kW/month'],
};

/** Units that are shares, and shown in percent. */
const SHARES = new Set(['share', 'least share', 'most share', 'share of the site', 'share of VAT']);

const VALUES: Record<string, Both> = {
  optimum: ['当地最佳倾角', 'best tilt of the place'],
  keep: ['随屋面', 'as the roof'],
  'long-side': ['垂直于建筑长边', 'square to the long side'],
  south: ['朝正南', 'due south'],
  yes: ['是', 'yes'],
  no: ['否', 'no'],
  none: ['无', 'none'],
  allowed: ['允许', 'allowed'],
  'not allowed': ['不允许', 'not allowed'],
  'not traded': ['不交易', 'not traded'],
  'not eligible': ['不适用', 'not eligible'],
  'by capacity': ['按容量', 'by capacity'],
  'coal benchmark': ['燃煤基准价', 'coal benchmark'],
  'provincial account': ['归省级专户', 'provincial account'],
  'pays for the grid': ['缴纳输配电费', 'pays for the grid'],
  'yardstick only': ['仅作参照', 'yardstick only'],
  'duty of pilot counties': ['试点县任务', 'duty of pilot counties'],
  'prohibited and restricted lists': ['禁止和限制目录', 'prohibited and restricted lists'],
  'observable, measurable, adjustable, controllable': [
    '可观、可测、可调、可控',
    'observable, measurable, adjustable, controllable',
  ],
};

const BANDS: Record<string, string> = {
  sharp: '尖',
  peak: '峰',
  flat: '平',
  valley: '谷',
  deep: '深谷',
  rest: '其余',
};

/** The hours of a time-of-use notice: `sharp 17-19 (1 12)`, months in parentheses. */
const hours = (text: string, language: Language): string =>
  language === 'en'
    ? text
    : text
        .replace(/\b(sharp|peak|flat|valley|deep|rest)\b/g, (word) => BANDS[word]!)
        .replace(/ ?\(([\d ]+)\)/g, (_, months: string) => `（${months.trim().replace(/ /g, '、')} 月）`)
        .replace(/ holidays (\d+)/g, '，限 $1 天以上假期')
        .replaceAll(' two-part', '，限两部制用户')
        .replace(/\bfloats /g, '参与浮动的部分 ')
        .replaceAll('; ', '；');

type Row = Pick<RuleRow, 'id' | 'value' | 'unit'>;

/**
 * A rule in words.
 *
 * @returns its name; of a rule that has none, as one a planner adds, its id; and its value with its unit, null where it
 *   is not known
 */
export function ruleWords(language: Language): {
  name(row: Pick<Row, 'id'>): string;
  value(row: Row): string | null;
} {
  const at = language === 'zh' ? 0 : 1;
  const ui = UI[language];
  const { owners, modes, tariffs } = ui.siteTerms;
  const lowVoltage = language === 'zh' ? '低压' : 'low voltage';
  const parts = { ...ui.classes, ...ui.rules.names, ...ui.kinds, ...tariffs, lowVoltage };
  // What a class of buildings is called may also be a crop, a consumer or a build.
  const partsOf: Record<string, Readonly<Record<string, string>>> = {
    ...{ layout: ui.agrivoltaic.layouts, machine: ui.agrivoltaic.crops, load: ui.supply.kinds },
    ...{ build: ui.equipment.builds, roof: ui.imports.classNames, roofSite: ui.imports.classNames },
  };
  const known = (words: Readonly<Record<string, string>>, key: string) =>
    Object.hasOwn(words, key) ? words[key]! : key;
  const mode = (key: string) => {
    const name = key.replace(/\?$/, '') as keyof typeof modes;
    const open = key.endsWith('?') ? (language === 'zh' ? '（由省定）' : ' (by the province)') : '';
    return `${modes[name] ?? name}${open}`;
  };
  return {
    name({ id }) {
      if (Object.hasOwn(NAMES, id)) return NAMES[id]![at];
      const group = Object.keys(NAMES).find((key) => key.endsWith('*') && id.startsWith(key.slice(0, -1)));
      return group
        ? `${NAMES[group]![at]}${known(partsOf[id.split('.')[0]!] ?? parts, id.slice(group.length - 1)).replace(/(\d)(k?V)$/, '$1 $2')}`
        : id;
    },
    value({ id, value, unit }) {
      if (value === null) return null;
      if (unit === 'modes')
        return String(value)
          .split(' ')
          .map(mode)
          .join(language === 'zh' ? '、' : ', ');
      if (id === 'price.timeOfUse') return `${hours(String(value), language)} ${UNITS[unit]?.[at] ?? unit}`;
      const own = Object.hasOwn(UNITS, unit) ? UNITS[unit]![at] : unit;
      if (unit === 'degrees' && typeof value === 'string' && Object.hasOwn(VALUES, value))
        return VALUES[value]![at];
      if (typeof value === 'number' && SHARES.has(unit))
        return `${Number((value * 100).toPrecision(6))}% ${own}`.trim();
      if (unit === 'owner class') return known(owners, String(value));
      if (unit === 'tariff') return known(tariffs, String(value));
      const said = Object.hasOwn(VALUES, value) ? VALUES[value]![at] : String(value);
      return `${said} ${own}`.trim();
    },
  };
}
