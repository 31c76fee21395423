import { CONNECTION_LEVELS, type ConnectionLevel } from '../../../shared/connections.ts';
import type { ZonePart } from '../../../shared/grid.ts';
import { fill } from '../../../shared/i18n/index.ts';
import type { Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import type { ConnectionWork } from '../plan-data.ts';
import { bad, table, yuanIn } from './parts.ts';

/** How sites connect, by voltage and year; the works their connection asks for; and where the energy goes by year. */
export function connectionScheme(writing: Writing): Html {
  return html`${levels(writing)}${works(writing)}${uptake(writing)}`;
}

function levels({ plan, text, format, included }: Writing): Html | false {
  const known = included.flatMap((site) => (site.connection ? [{ site, point: site.connection }] : []));
  if (known.length === 0) return false;
  const t = text.chapters.scheme;
  const yearOf = ({ site }: (typeof known)[number]) => site.inService ?? plan.startYear;
  const years = [...new Set(known.map(yearOf))].sort((a, b) => a - b);
  const cells = (rows: typeof known): string[] => {
    const mw = rows.reduce((sum, { point }) => sum + point.acKw, 0) / 1000;
    return [format.number(rows.length), format.number(mw, 2)];
  };
  const row = (label: string, rows: typeof known): string[] => [
    label,
    ...years.map((year) => cells(rows.filter((each) => yearOf(each) === year))[1]!),
    ...cells(rows),
  ];
  const of = (level: ConnectionLevel) => known.filter(({ point }) => point.level === level);
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
      ...CONNECTION_LEVELS.filter((level) => of(level).length > 0).map((level) =>
        row(label(level), of(level)),
      ),
      row(t.total, known),
    ],
    { total: true },
  )}<p class="note">${t.levelsNote}</p>`;
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
    work.yuan === null ? '—' : yuanIn(writing, work.yuan),
  ];
  const years = [...Map.groupBy(found.works, ({ year }) => year)];
  // What nothing suffices for has no cost: a sum says so, and is never nought for it.
  const sum = (all: readonly ConnectionWork[]): string => {
    const known = all.flatMap(({ yuan }) => yuan ?? []);
    const words = yuanIn(
      writing,
      known.reduce((total, yuan) => total + yuan, 0),
    );
    return known.length === all.length ? words : known.length === 0 ? t.open : `${words} + ${t.open}`;
  };
  const byYear = years.map(([year, all]) => `${year}: ${sum(all)}`).join(text.chapters.comma);
  return html`${table(
    t.works,
    [
      { label: t.year, num: true, width: '9%' },
      { label: t.object, width: '24%' },
      { label: t.plannedOpen, unit: 'MW', num: true, width: '17%' },
      { label: t.measures },
      { label: t.cost, num: true, width: '15%' },
    ],
    [...found.works.map(row), [t.total, '', '', '', sum(found.works)]],
    { total: true },
  )}<p class="note">${fill(t.byYear, { years: byYear })} ${found.more > 0 && fill(t.more, { n: format.number(found.more) })} ${t.worksNote}</p>`;
}

function partWords({ text, format }: Writing, { measure, detail, amount, unit }: ZonePart): string {
  const name = text.chapters.scheme.parts[measure];
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
      ...[year.generatedKwh, year.usedOnSiteKwh, year.sharedKwh, year.fedInKwh, year.curtailedKwh].map(
        energy,
      ),
      year.generatedKwh > 0 ? format.percent(1 - year.curtailedKwh / year.generatedKwh, 2) : '—',
    ]),
  )}<p class="note">${t.uptakeNote}</p>`;
}
