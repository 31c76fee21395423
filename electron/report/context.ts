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

/** What stands around the text of a plan: all that setting it on pages needs of its data. */
export type Imprint = Pick<
  Writing,
  'language' | 'title' | 'text' | 'format' | 'county' | 'syntheticLayers'
> & { plan: Pick<PlanData, 'author' | 'draft' | 'generatedAt' | 'documentSha256'> };

/** That of a plan, without the plan: its data need not stay in memory while it is printed. */
export function imprintOf({
  language,
  title,
  text,
  format,
  county,
  syntheticLayers,
  plan,
}: Writing): Imprint {
  const { author, draft, generatedAt, documentSha256 } = plan;
  return {
    ...{ language, title, text, format, county, syntheticLayers },
    plan: { author, draft, generatedAt, documentSha256 },
  };
}

/** Words and numbers of a language. */
const wordsIn = (language: Language) => ({
  text: language === 'zh' ? { ...zh, chapters: chaptersZh } : { ...en, chapters: chaptersEn },
  format: formatOf(language),
});

/** An imprint without what follows from its language, so that another thread can be told it. */
export type PlainImprint = Omit<Imprint, 'text' | 'format'>;
export const plainImprint = ({ text: _t, format: _f, ...plain }: Imprint): PlainImprint => plain;
export const imprintFrom = (plain: PlainImprint): Imprint => ({ ...plain, ...wordsIn(plain.language) });

export function writingOf(plan: PlanData, language: Language, overview: Frame): Writing {
  const { text, format } = wordsIn(language);
  const ui = language === 'zh' ? uiZh : uiEn;
  const county = countyName(plan.county, language);
  return {
    plan,
    language,
    text,
    ui,
    format,
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

export const valueUnit = ({ value, unit }: { value: string; unit: string }): string => `${value} ${unit}`;
