import { countyName } from '../../shared/county-name.ts';
import { planChapters as chaptersEn } from '../../shared/i18n/en/plan-chapters.ts';
import { report as en } from '../../shared/i18n/en/report.ts';
import { ui as uiEn } from '../../shared/i18n/en/ui.ts';
import { fill, type Language } from '../../shared/i18n/index.ts';
import { planChapters as chaptersZh, type PlanChapters } from '../../shared/i18n/zh/plan-chapters.ts';
import { type Report, report as zh } from '../../shared/i18n/zh/report.ts';
import { type Ui, ui as uiZh } from '../../shared/i18n/zh/ui.ts';
import { type Format, formatOf } from './format.ts';
import type { Frame } from './map.ts';
import type { PlanData, PlanSite } from './plan-data.ts';

/** What every section writes from. */
export interface Writing {
  plan: PlanData;
  language: Language;
  text: Report & { chapters: PlanChapters };
  /** Labels shared with the window: models, losses, assumptions, layers. */
  ui: Ui;
  format: Format;
  county: string;
  title: string;
  /** Sites of the scenario, in the order they are numbered. */
  included: PlanSite[];
  /** Names of the layers that hold generated data. */
  syntheticLayers: string[];
  /** Frame of the overview map, whose grid squares the table quotes. */
  overview: Frame;
}

export function writingOf(plan: PlanData, language: Language, overview: Frame): Writing {
  const text = language === 'zh' ? { ...zh, chapters: chaptersZh } : { ...en, chapters: chaptersEn };
  const ui = language === 'zh' ? uiZh : uiEn;
  const county = countyName(plan.county, language);
  return {
    plan,
    language,
    text,
    ui,
    format: formatOf(language),
    county,
    title: plan.title.trim() || fill(text.title, { county }),
    included: includedIn(plan),
    syntheticLayers: plan.context.layers
      .filter(({ synthetic, count }) => synthetic && count > 0)
      .map(({ name }) => ui.layers[name]),
    overview,
  };
}

/** Sites that count, in the order in which every language numbers them. */
export const includedIn = ({ sites }: PlanData): PlanSite[] =>
  sites.filter(({ included }) => included).sort(byTown);

const collator = new Intl.Collator('zh-CN', { numeric: true });

/** By town, village and name, those without last: the order in which a reader finds them. */
function byTown(a: PlanSite, b: PlanSite): number {
  const compare = (one: string | null, other: string | null): number =>
    one === null || other === null
      ? Number(one === null) - Number(other === null)
      : collator.compare(one, other);
  return (
    compare(a.town, b.town) ||
    compare(a.village, b.village) ||
    collator.compare(a.name, b.name) ||
    a.id - b.id
  );
}

const PROVINCES: Record<string, string> = {
  北京: 'Beijing',
  天津: 'Tianjin',
  河北: 'Hebei',
  山西: 'Shanxi',
  内蒙古: 'Inner Mongolia',
  辽宁: 'Liaoning',
  吉林: 'Jilin',
  黑龙江: 'Heilongjiang',
  上海: 'Shanghai',
  江苏: 'Jiangsu',
  浙江: 'Zhejiang',
  安徽: 'Anhui',
  福建: 'Fujian',
  江西: 'Jiangxi',
  山东: 'Shandong',
  河南: 'Henan',
  湖北: 'Hubei',
  湖南: 'Hunan',
  广东: 'Guangdong',
  广西: 'Guangxi',
  海南: 'Hainan',
  重庆: 'Chongqing',
  四川: 'Sichuan',
  贵州: 'Guizhou',
  云南: 'Yunnan',
  西藏: 'Tibet',
  陕西: 'Shaanxi',
  甘肃: 'Gansu',
  青海: 'Qinghai',
  宁夏: 'Ningxia',
  新疆: 'Xinjiang',
  台湾: 'Taiwan',
  香港: 'Hong Kong',
  澳门: 'Macau',
};

/** A province in the reader's language; as given where no English name is known. */
export function provinceName(province: string, language: Language): string {
  const known = Object.keys(PROVINCES).find((name) => province.startsWith(name));
  return language === 'zh' || !known ? province : PROVINCES[known];
}

export const valueUnit = ({ value, unit }: { value: string; unit: string }): string => `${value} ${unit}`;
