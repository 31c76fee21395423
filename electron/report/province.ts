import { countyName } from '../../shared/county-name.ts';
import type { CountyDetail } from '../../shared/domain.ts';
import { ui as en } from '../../shared/i18n/en/ui.ts';
import type { Language } from '../../shared/i18n/index.ts';
import { ui as zh } from '../../shared/i18n/zh/ui.ts';
import {
  allotmentsSaid,
  type ProvinceSummary,
  SUMMED_FIGURES,
  type SummedFigure,
} from '../../shared/province.ts';
import { shownIn } from '../../shared/province-unit.ts';
import { fontsOf, NO_FONTS } from './fonts.ts';
import { type Format, formatOf } from './format.ts';
import { html } from './html.ts';
import { numbered } from './numbering.ts';
import { standalone } from './pages.ts';
import { mapOf, mapScale } from './province-map.ts';
import { figure, filled, heading, table } from './sections/parts.ts';

interface About {
  /** ISO 8601 instant. */
  generatedAt: string;
  appVersion: string;
  fontDir?: string;
}

/**
 * A province's summary as a standalone page to print: sums, map, counties, what differs and what could not be read.
 *
 * @param boundaries of the counties that could be read, by code
 */
export function writeProvince(
  summary: ProvinceSummary,
  boundaries: ReadonlyMap<string, CountyDetail>,
  language: Language,
  { generatedAt, appVersion, fontDir }: About,
): string {
  const t = (language === 'zh' ? zh : en).province;
  const format = formatOf(language);
  const { counties, totals } = summary;
  const read = counties.filter(({ error }) => error === null);
  const failed = counties.filter(({ error }) => error !== null);
  const named = (code: string) => {
    const county = boundaries.get(code);
    return county ? countyName(county, language) : code;
  };
  const shown = (value: number | null, figure: SummedFigure) => {
    const { factor, digits } = shownIn(figure, language);
    return value === null ? t.unknown : format.number(value * factor, digits);
  };
  const body = html`<section class="follow" id="totals"><h1>${t.title}</h1>
<p>${filled(t.intro, { n: format.number(totals.counties), failed: format.number(totals.failed) })}</p>
<p class="note">${filled(t.made, { version: appVersion, date: format.dateTime(generatedAt) })}</p></section>
<section class="follow">${heading(t.totals)}${table(
    t.totals,
    [{ label: t.figure }, { label: t.value, num: true }, { label: t.unit }, { label: t.incomplete }],
    SUMMED_FIGURES.map((figure) => [
      t.figures[figure],
      shown(totals[figure], figure),
      shownIn(figure, language).unit,
      (totals.incomplete.find((each) => each.figure === figure)?.countyCodes ?? []).map(named).join('; '),
    ]),
  )}</section>
${read.length > 0 && html`<section>${heading(t.map)}${figure(mapOf(summary, boundaries, language), t.mapDesc, { legend: mapScale(summary, language) })}</section>`}
<section>${heading(t.counties)}${table(
    t.counties,
    [
      { label: t.county },
      { label: t.code },
      { label: t.scenario },
      { label: t.year, num: true },
      ...LISTED.map((figure) => ({
        label: t.figures[figure],
        unit: shownIn(figure, language).unit,
        num: true,
      })),
    ],
    read.map((county) => [
      named(county.countyCode!),
      county.countyCode!,
      county.scenario!,
      String(county.year),
      ...LISTED.map((figure) => shown(county[figure], figure)),
    ]),
  )}</section>
<section class="follow">${heading(t.rankings)}${table(
    t.rankings,
    [{ label: t.rank, num: true }, ...summary.rankings.map((each) => ({ label: t.figures[each.figure] }))],
    Array.from({ length: Math.min(RANKED, read.length) }, (_, i) => [
      String(i + 1),
      ...summary.rankings.map(({ countyCodes }) => (countyCodes[i] ? named(countyCodes[i]) : '')),
    ]),
  )}</section>
<section class="follow">${heading(t.differences)}<p class="${summary.differences.length > 0 ? 'warn' : ''}">${summary.differences.length > 0 ? t.differ : t.agree}</p>${
    summary.differences.length > 0 &&
    table(
      t.differences,
      [{ label: t.what }, { label: t.value }, { label: t.has }],
      summary.differences.flatMap(({ what, field, values }) =>
        values.map(({ value, countyCodes }) => [
          [t.kinds[what], field].filter(Boolean).join(' · '),
          value,
          countyCodes.map(named).join('; '),
        ]),
      ),
    )
  }</section>
<section class="follow">${heading(t.allotments)}<p>${allotted(summary, format, language)}</p></section>
${
  failed.length > 0 &&
  html`<section class="follow">${heading(t.failed)}${table(
    t.failed,
    [{ label: t.county }, { label: t.path }, { label: t.reason }],
    failed.map(({ countyCode, path, error }) => [countyCode ? named(countyCode) : '', path, error!.message]),
  )}</section>`
}`;
  const [markup] = numbered([body.markup], language);
  const page = { language, title: t.title };
  return standalone(page, markup!, fontDir ? fontsOf(page.title + markup, fontDir) : NO_FONTS);
}

/** Columns of the printed list; the workbook has all. */
const LISTED = ['siteCount', 'capacityKwp', 'deliveredKwh', 'avoidedTco2', 'npvYuan'] as const;

/** Counties of each printed ranking at most; the workbook has all. */
const RANKED = 20;

function allotted({ allotments }: ProvinceSummary, format: Format, language: Language): string {
  const { text, values } = allotmentsSaid(allotments);
  const written = Object.entries(values).map(([name, value]) => [
    name,
    format.number(value, name === 'n' ? 0 : 2),
  ]);
  return filled((language === 'zh' ? zh : en).province[text], Object.fromEntries(written));
}
