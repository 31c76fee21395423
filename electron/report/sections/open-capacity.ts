import { hostedByHours } from '../../../shared/grid.ts';
import { fill } from '../../../shared/i18n/index.ts';
import {
  alikeProblems,
  type GridObject,
  megawattDigits,
  type OpenCapacity,
  ownLimit,
} from '../../../shared/open-capacity.ts';
import type { Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { bad, table } from './parts.ts';

/** Rows a table lists at most; the window has all. */
const LISTED = 40;

/** What of the county, its substations and its feeders is open, with grades and what it rests on; nothing without any. */
export function openCapacity(writing: Writing): Html {
  const { plan, ui, text, format } = writing;
  const open = plan.openCapacity;
  if (!open || open.objects.length === 0) return html``;
  const t = ui.grid.open;
  const mw = (value: number) => format.number(value, 2);
  const ofRow = (value: number, row: GridObject) => format.number(value, megawattDigits(row));
  const range = ([least, most]: GridObject['hostingMw'], row: GridObject) =>
    ofRow(least, row) === ofRow(most, row)
      ? ofRow(least, row)
      : format.range(ofRow(least, row), ofRow(most, row));
  const byHours = (row: GridObject) => {
    const hosted = hostedByHours(plan.grid ?? null, row);
    return hosted === null ? '—' : ofRow(hosted, row);
  };
  const basis = t.basis
    .replace('{{day}}', String(Math.floor(open.typicalHour / 24) + 1))
    .replace('{{hour}}', String(open.typicalHour % 24))
    .replace('{{factor}}', format.number(open.maxOutputFactor, 3));
  const { count, connectedMw, filedMw } = open.existing;
  const present =
    count === 0
      ? t.noExisting
      : t.present
          .replace('{{n}}', String(count))
          .replace('{{connected}}', mw(connectedMw))
          .replace('{{filed}}', mw(filedMw));
  const everywhere = missingEverywhere(open.objects);
  return html`${table(
    `${t.heading} · ${open.quarter}${format.bracketed(open.date)}`,
    [
      { label: t.object },
      { label: t.grade },
      { label: t.hostingMw, num: true },
      { label: t.byHours, num: true },
      { label: t.connectedMw, num: true },
      { label: t.filedMw, num: true },
      { label: t.forConnection, num: true },
      { label: t.forFiling, num: true },
    ],
    open.objects
      .slice(0, LISTED)
      .map((row) => [
        [
          row.name,
          ...limitWords(ownLimit(row, open.objects), writing),
          ...row.missing.filter((what) => !everywhere.includes(what)).map((what) => t.missing[what]),
        ].join(' · '),
        row.grade === 'red' ? bad(ui.grid.classes.red) : ui.grid.classes[row.grade],
        range(row.hostingMw, row),
        byHours(row),
        ofRow(row.connectedMw, row),
        ofRow(row.filedMw, row),
        range(row.openForConnectionMw, row),
        range(row.openForFilingMw, row),
      ]),
  )}
${queueTable(open, writing)}
${alikeProblems(open.problems, writing.language).map(({ code, names }) => html`<p class="note">${t.problem[code].replace('{{names}}', names)}</p>`)}
<p class="note">${present} ${everywhere.length > 0 && `${fill(t.missingEverywhere, { what: everywhere.map((what) => t.missing[what]).join(text.chapters.comma) })} `}${basis} ${t.byHoursNote}${open.objects.some(({ plannedLimit }) => plannedLimit) && html` ${ui.grid.limit.note}`}</p>`;
}

/** What is not known of any of several substations alike: said once, not in every row. */
function missingEverywhere(objects: OpenCapacity['objects']): GridObject['missing'] {
  const stations = objects.filter(({ kind }) => kind === 'station');
  const [first, ...others] = stations;
  return others.length === 0
    ? []
    : first!.missing.filter((what) => others.every(({ missing }) => missing.includes(what)));
}

/** What is planned of an object's output, in words; none where nothing is. */
function limitWords(limit: GridObject['plannedLimit'], { ui, format }: Writing): string[] {
  if (!limit) return [];
  const { by, share, maxOutputFactor } = limit;
  return [
    ui.grid.limit[by]
      .replace('{{share}}', format.percent(share))
      .replace('{{factor}}', format.number(maxOutputFactor, 3)),
  ];
}

/** What is filed, in order of filing, with what is left after each; nothing where nothing is. */
function queueTable({ queue, objects }: OpenCapacity, { ui, format }: Writing): Html {
  if (queue.length === 0) return html``;
  const t = ui.grid.open;
  const names = new Map(objects.map(({ id, name }) => [id, name]));
  return table(
    t.queue,
    [
      { label: ui.grid.existing.plant },
      { label: t.queueYear, num: true },
      { label: t.filedMw, num: true },
      { label: t.queueLeft, num: true },
      { label: t.queueAt },
    ],
    queue
      .slice(0, LISTED)
      .map(({ name, year, mw, leftMw, limitedBy }) => [
        name,
        year === null ? '—' : String(year),
        format.number(mw, 3),
        leftMw === null ? '—' : format.number(leftMw, 3),
        names.get(limitedBy ?? '') ?? '—',
      ]),
  );
}
