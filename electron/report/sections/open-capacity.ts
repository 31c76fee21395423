import type { GridObject, OpenCapacity } from '../../../shared/grid.ts';
import type { Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { bad, table } from './parts.ts';

/** Rows a table lists at most; the window has all. */
const LISTED = 40;
/** Problems it tells at most. */
const PROBLEMS = 5;

/** What of the county, its substations and its feeders is open, with grades and what it rests on; nothing without any. */
export function openCapacity(writing: Writing): Html {
  const { plan, ui, format } = writing;
  const open = plan.openCapacity;
  if (!open || open.objects.length === 0) return html``;
  const t = ui.grid.open;
  const mw = (value: number) => format.number(value, 2);
  const range = ([least, most]: GridObject['hostingMw']) =>
    most - least < 0.005 ? mw(least) : `${mw(least)} – ${mw(most)}`;
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
  return html`${table(
    `${t.heading} · ${open.quarter} (${open.date})`,
    [
      { label: t.object },
      { label: t.grade },
      { label: t.hostingMw, num: true },
      { label: t.connectedMw, num: true },
      { label: t.filedMw, num: true },
      { label: t.forConnection, num: true },
      { label: t.forFiling, num: true },
    ],
    open.objects
      .slice(0, LISTED)
      .map((row) => [
        [row.name, ...row.missing.map((what) => t.missing[what])].join(' · '),
        row.grade === 'red' ? bad(ui.grid.classes.red) : ui.grid.classes[row.grade],
        range(row.hostingMw),
        mw(row.connectedMw),
        mw(row.filedMw),
        range(row.openForConnectionMw),
        range(row.openForFilingMw),
      ]),
  )}
${queueTable(open, writing)}
${open.problems.slice(0, PROBLEMS).map(({ code, name }) => html`<p class="note">${t.problem[code].replace('{{name}}', name)}</p>`)}
<p class="note">${present} ${basis}</p>`;
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
