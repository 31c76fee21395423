import { CONNECTION_LEVELS, type ConnectionLevel } from '../../../shared/connections.ts';
import type { ZonePart } from '../../../shared/grid-zone.ts';
import { fill } from '../../../shared/i18n/index.ts';
import { addingUpBothWays } from '../adding.ts';
import type { Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import type { ConnectionWork } from '../plan-data.ts';
import { addingYuan, bad, table, yuanIn } from './parts.ts';

/** How sites connect, by voltage and year; the works their connection asks for; and where the energy goes by year. */
export function connectionScheme(writing: Writing): Html {
  return html`${levels(writing)}${adopted(writing)}${works(writing)}${uptake(writing)}`;
}

/** Decimals of a megawatt. */
const DIGITS = 2;

function levels({ plan, text, format, included }: Writing): Html | false {
  const known = included.flatMap((site) => (site.connection ? [{ site, point: site.connection }] : []));
  if (known.length === 0) return false;
  const t = text.chapters.scheme;
  const yearOf = ({ site }: (typeof known)[number]) => site.inService ?? plan.startYear;
  const years = [...new Set(known.map(yearOf))].sort((a, b) => a - b);
  const of = (level: ConnectionLevel) => known.filter(({ point }) => point.level === level);
  const used = CONNECTION_LEVELS.filter((level) => of(level).length > 0);
  // Rounded so that rows and columns add up as printed.
  const cells = addingUpBothWays(
    used.map((level) =>
      years.map((year) =>
        of(level).reduce((sum, each) => sum + (yearOf(each) === year ? each.point.acKw / 1000 : 0), 0),
      ),
    ),
    DIGITS,
  );
  const row = (label: string, sites: number, mw: number[]): string[] => [
    label,
    ...mw.map((each) => format.number(each, DIGITS)),
    format.number(sites),
    format.number(
      mw.reduce((sum, each) => sum + each, 0),
      DIGITS,
    ),
  ];
  const label = (level: ConnectionLevel) => level.replace(/(k?V)$/, ' $1');
  return html`<h3>${t.heading}</h3>${table(
    t.levels,
    [
      { label: t.level },
      ...years.map((year) => ({ label: String(year), unit: 'MW', num: true })),
      { label: text.summary.count, num: true },
      { label: t.total, unit: 'MW', num: true },
    ],
    [
      ...used.map((level, i) => row(label(level), of(level).length, cells[i]!)),
      row(
        t.total,
        known.length,
        years.map((_, i) => cells.reduce((sum, each) => sum + each[i]!, 0)),
      ),
    ],
    { total: true },
  )}<p class="note">${t.levelsNote}</p>`;
}

/** Works that the scenario has taken over, by year. */
function adopted(writing: Writing): Html | false {
  const { plan, text, ui, format } = writing;
  const taken = plan.connectionWorks?.adopted ?? [];
  if (taken.length === 0) return false;
  const t = text.chapters.scheme;
  const costs = addingYuan(
    writing,
    taken.map(({ capitalYuan }) => capitalYuan),
  );
  const total = costs.reduce((sum, yuan) => sum + yuan, 0);
  const { gridWorksShare } = plan.scenario.assumptions.supply;
  return html`${table(
    t.adopted,
    [
      { label: t.year, num: true, width: '9%' },
      { label: t.object, width: '24%' },
      { label: t.measures },
      { label: t.openThen, unit: 'MW', num: true, width: '14%' },
      { label: ui.grid.open.grade, width: '9%' },
      { label: t.cost, num: true, width: '15%' },
    ],
    [
      ...taken.map(({ year, name, parts, openMw, grade }, i) => [
        String(year),
        name,
        parts.map((part) => partWords(writing, part)).join(text.chapters.comma),
        format.number(openMw, 2),
        grade === 'red' ? bad(ui.grid.classes.red) : ui.grid.classes[grade],
        costWords(writing, taken[i]!.capitalYuan, costs[i]!),
      ]),
      [t.total, '', '', '', '', yuanIn(writing, total)],
    ],
    { total: true },
  )}<p class="note">${fill(t.adoptedNote, { share: format.percent(gridWorksShare, 0) })}</p>`;
}

/** A cost as it is rounded; one that is too small to print is less than the least printed, and not nothing. */
function costWords(writing: Writing, exact: number, rounded: number): string {
  if (exact === 0 || rounded !== 0) return yuanIn(writing, rounded);
  return `< ${yuanIn(writing, writing.language === 'zh' ? 100 : 10_000)}`;
}

function works(writing: Writing): Html | false {
  const { plan, text, format } = writing;
  const found = plan.connectionWorks;
  const t = text.chapters.scheme;
  if (!found) return false;
  if (found.works.length === 0) return html`<p>${t.noWorks}</p>`;
  const row = (work: ConnectionWork): (string | Html)[] => [
    String(work.year),
    work.name,
    `${format.number(work.plannedMw, 2)} / ${format.number(work.openMw, 2)}`,
    work.yuan === null
      ? bad(t.noMix)
      : work.parts.map((part) => partWords(writing, part)).join(text.chapters.comma),
    work.yuan === null ? '—' : costWords(writing, exact.get(work.objectId) ?? 0, work.yuan),
  ];
  const costs = addingYuan(
    writing,
    found.works.map(({ yuan }) => yuan ?? 0),
  );
  const listed = found.works.map((work, i) => ({ ...work, yuan: work.yuan === null ? null : costs[i]! }));
  const exact = new Map(found.works.map(({ objectId, yuan }) => [objectId, yuan]));
  const years = [...Map.groupBy(listed, ({ year }) => year)];
  // What nothing suffices for has no cost: a sum says so, and is never nought for it.
  const sum = (all: readonly ConnectionWork[]): string => {
    const known = all.flatMap(({ yuan }) => yuan ?? []);
    const words = yuanIn(
      writing,
      known.reduce((total, yuan) => total + yuan, 0),
    );
    return known.length === all.length ? words : known.length === 0 ? t.open : `${words} + ${t.open}`;
  };
  const byYear = years
    .map(([year, all]) => fill(t.inYear, { year: String(year), cost: sum(all) }))
    .join(text.chapters.comma);
  return html`${table(
    t.works,
    [
      { label: t.year, num: true, width: '9%' },
      { label: t.object, width: '24%' },
      { label: t.plannedOpen, unit: 'MW', num: true, width: '17%' },
      { label: t.measures },
      { label: t.cost, num: true, width: '15%' },
    ],
    [...listed.map(row), [t.total, '', '', '', sum(listed)]],
    { total: true },
  )}<p class="note">${fill(t.byYear, { years: byYear })} ${found.more > 0 && fill(t.more, { n: format.number(found.more) })} ${t.worksNote}</p>`;
}

function partWords({ text, format }: Writing, { measure, detail, amount, unit }: ZonePart): string {
  const name = text.chapters.scheme.parts[measure];
  // What a village's transformer needs is kilowatts.
  if (unit === 'MW' && amount < 0.1) return `${name} ${format.number(amount * 1000, 1)} kW`;
  if (unit === 'MW') return `${name} ${format.number(amount, 2)} MW`;
  if (unit === 'share') return `${name} ${format.percent(amount)}`;
  return detail ? `${name} ${detail}` : name;
}

function uptake({ plan, text, format }: Writing): Html | false {
  if (plan.energyYears.length === 0) return false;
  const t = text.chapters.scheme;
  const { unit, kwh, digits } = format.energyColumn;
  const energy = (value: number) => format.number(value / kwh, digits);
  const column = (label: string) => ({ label, unit, num: true });
  return html`<h3>${t.uptake}</h3>${table(
    t.uptakeTable,
    [
      { label: t.year, num: true },
      { label: t.inService, unit: 'MWp', num: true },
      ...[t.generated, t.used, t.shared, t.fedIn, t.curtailed].map(column),
      { label: t.rate, num: true },
    ],
    plan.energyYears.map((year) => [
      String(year.year),
      format.number(year.capacityKwp / 1000, 2),
      // Each as other chapters print it.
      ...[year.generatedKwh, year.usedOnSiteKwh, year.sharedKwh, year.fedInKwh, year.curtailedKwh].map(
        energy,
      ),
      year.generatedKwh > 0 ? format.percent(1 - year.curtailedKwh / year.generatedKwh, 2) : '—',
    ]),
  )}<p class="note">${t.uptakeNote}</p>`;
}
