import { unitOf } from '../../../shared/figure-unit.ts';
import { ui as en } from '../../../shared/i18n/en/ui.ts';
import type { Language } from '../../../shared/i18n/index.ts';
import { ui as zh } from '../../../shared/i18n/zh/ui.ts';
import { allotmentsSaid, type ProvinceSummary, SUMMED_FIGURES } from '../../../shared/province.ts';
import { type Cell, type Sheet, type SheetColumn, workbook } from '../../formats/export/workbook.ts';
import { filled } from '../../report/sections/parts.ts';

/** A province's counties, sums, rankings, differences and what could not be read as a workbook. */
export function provinceWorkbook(summary: ProvinceSummary, language: Language): Buffer {
  const t = (language === 'zh' ? zh : en).province;
  // Whole values, as the counties' own pages have them: in their own unit.
  const unit = (figure: (typeof SUMMED_FIGURES)[number]) => {
    const own = unitOf(figure);
    return own in t.units ? t.units[own as keyof typeof t.units] : own;
  };
  const label = (figure: (typeof SUMMED_FIGURES)[number]) =>
    [t.figures[figure], unit(figure)].filter(Boolean).join(', ');
  const names = new Map(summary.counties.map(({ countyCode, name }) => [countyCode, name]));
  const named = (code: string) => `${names.get(code) ?? ''} ${code}`.trim();
  const read = summary.counties.filter(({ error }) => error === null);
  const column = (text: string, width: number, format?: SheetColumn['format']): SheetColumn => ({
    ...{ label: text, width },
    ...(format && { format }),
  });
  const { allotments } = summary;
  const { text, values: exact } = allotmentsSaid(allotments);
  const values = Object.fromEntries(
    Object.entries(exact).map(([key, value]) => [key, Number(value.toFixed(2))]),
  );
  const sheets: Sheet[] = [
    {
      name: t.counties,
      columns: [
        ...[
          column(t.code, 9),
          column(t.county, 16),
          column(t.city, 16),
          column(t.scenario, 16),
          column(t.year, 8),
        ],
        ...SUMMED_FIGURES.map((figure) => column(label(figure), 18, 'one')),
        column(t.path, 60),
      ],
      rows: read.map((county): Cell[] => [
        ...[county.countyCode, county.name, county.city, county.scenario, String(county.year)],
        ...SUMMED_FIGURES.map((figure) => county[figure]),
        county.path,
      ]),
      total: [
        ...[null, t.total, null, null, null],
        ...SUMMED_FIGURES.map((figure) => summary.totals[figure]),
        null,
      ],
    },
    {
      name: t.totals,
      columns: [
        column(t.figure, 40),
        column(t.value, 22, 'one'),
        column(t.unit, 10),
        column(t.incomplete, 60),
      ],
      rows: SUMMED_FIGURES.map((figure): Cell[] => [
        t.figures[figure],
        summary.totals[figure] ?? t.unknown,
        unit(figure),
        (summary.totals.incomplete.find((each) => each.figure === figure)?.countyCodes ?? [])
          .map(named)
          .join('; '),
      ]),
    },
    {
      name: t.rankings,
      columns: [
        column(t.rank, 8, 'whole'),
        ...summary.rankings.map(({ figure }) => column(t.figures[figure], 24)),
      ],
      rows: read.map((_, i): Cell[] => [
        i + 1,
        ...summary.rankings.map(({ countyCodes }) => (countyCodes[i] ? named(countyCodes[i]) : null)),
      ]),
    },
    {
      name: t.differences,
      columns: [column(t.what, 24), column(t.figure, 40), column(t.value, 30), column(t.has, 80)],
      rows: summary.differences.flatMap(({ what, field, values }) =>
        values.map(({ value, countyCodes }): Cell[] => [
          ...[t.kinds[what], field, value],
          countyCodes.map(named).join('; '),
        ]),
      ),
    },
    {
      name: t.allotmentsSheet,
      columns: [
        ...[column(t.code, 9), column(t.county, 24), column(t.least, 16, 'four')],
        ...[column(t.most, 16, 'four'), column(t.check, 70)],
      ],
      rows: [
        ...allotments.counties.map(({ countyCode, leastMw, mostMw }): Cell[] => [
          ...[countyCode, names.get(countyCode) ?? null],
          ...[leastMw ?? t.unknown, mostMw ?? t.unknown, null],
        ]),
        [null, t.ownFigure, ...(allotments.systemMw ?? [t.unknown, t.unknown]), null],
      ],
      total: [null, t.total, ...allotments.sumMw.map((mw) => mw ?? t.unknown), filled(t[text], values)],
    },
    {
      name: t.failed,
      columns: [column(t.code, 9), column(t.county, 16), column(t.path, 60), column(t.reason, 90)],
      rows: summary.counties.flatMap(({ countyCode, name, path, error }) =>
        error ? [[countyCode, name, path, error.message]] : [],
      ),
    },
  ];
  return workbook(sheets);
}
