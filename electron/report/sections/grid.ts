import {
  type FeederCheck,
  type GridCheck,
  type Station,
  type TransformerCheck,
  tightestFirst,
} from '../../../shared/grid.ts';
import { valueUnit, type Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { connectionScheme } from './connection-scheme.ts';
import { openCapacity } from './open-capacity.ts';
import { bad, filled, table } from './parts.ts';

/** Rows a table lists at most; the window has all. */
const LISTED = 30;
/** Sites named beside a limit at most; the list of projects has all. */
const MOST_NAMED = 12;

/** What the substations and feeders carry; nothing without any. */
export function grid(writing: Writing): Html {
  const { plan, ui, text, format, included } = writing;
  if (!plan.grid || plan.grid.stations.length === 0)
    return html`<p class="warn">${ui.grid.gridUnchecked}</p>
${transformersTable(plan.grid?.transformers ?? [], writing)}`;
  const t = ui.grid;
  const power = (kwp: number | null) => (kwp === null ? t.unlimited : valueUnit(format.capacity(kwp)));
  const stored = plan.grid.stations.some(({ storeKwh }) => storeKwh > 0);
  const battery = ({ storeKw, storeKwh }: Station) =>
    storeKwh > 0 ? `${format.number(storeKw / 1000, 2)} / ${format.number(storeKwh / 1000, 2)}` : '—';
  return html`
${table(
  t.heading,
  [
    { label: t.station },
    { label: t.rating, unit: 'MVA', num: true },
    { label: t.class },
    { label: t.installed, num: true },
    { label: t.hosting, num: true },
    { label: t.remaining, num: true },
    { label: t.reverse, num: true },
    ...(stored ? [{ label: t.battery, unit: 'MW / MWh', num: true }] : []),
    { label: t.curtailed, num: true },
  ],
  plan.grid.stations.map((row) => [
    row.name,
    format.number(row.ratingMva, row.ratingMva < 10 ? 2 : 0),
    row.class === 'red' ? bad(t.classes.red) : t.classes[row.class],
    power(row.installedKwp),
    power(row.hostingKwp),
    power(row.remainingKwp),
    format.percent(row.reverseRate),
    ...(stored ? [battery(row)] : []),
    valueUnit(format.energy(row.curtailedKwh)),
  ]),
)}
${feedersTable(plan.grid.feeders, writing)}
${transformersTable(plan.grid.transformers, writing)}
${openCapacity(writing)}
${connectionScheme(writing)}
${broken(plan.grid, new Map(included.map(({ id, name }) => [id, name])))}
<p class="note">${t.note}</p>`;

  /** Sites beyond a limit, those of the same limits and voltage together. */
  function broken(check: GridCheck, names: Map<number, string>): Html {
    const rows = check.connections.filter(({ siteId, breaks }) => breaks.length > 0 && names.has(siteId));
    if (rows.length === 0) return html`<p>${t.none}</p>`;
    const groups = Map.groupBy(rows, ({ breaks, connectionKv }) => `${breaks.join()} ${connectionKv}`);
    return table(
      t.breaksTitle,
      [
        { label: t.class, width: '22%' },
        { label: t.connection, num: true, width: '10%' },
        { label: text.summary.count, num: true, width: '9%' },
        { label: t.rise, num: true, width: '14%' },
        { label: t.site },
      ],
      [...groups.values()].map((group) => [
        bad(group[0]!.breaks.map((limit) => t.limits[limit]).join(' · ')),
        `${group[0]!.connectionKv} kV`,
        format.number(group.length),
        rangeOf(group.map(({ voltageRise }) => voltageRise)),
        group
          .slice(0, MOST_NAMED)
          .map(({ siteId }) => names.get(siteId)!)
          .join(text.chapters.comma) + (group.length > MOST_NAMED ? ' …' : ''),
      ]),
    );
  }

  function rangeOf(shares: readonly number[]): string {
    const [least, most] = [Math.min(...shares), Math.max(...shares)].map((share) => format.percent(share, 2));
    return least === most ? least! : `${least} – ${most}`;
  }
}

/** The feeders, those with least left first; nothing without any. */
function feedersTable(feeders: readonly FeederCheck[], { ui, format }: Writing): Html {
  if (feeders.length === 0) return html``;
  const t = ui.grid;
  const power = (kwp: number | null) => (kwp === null ? t.unlimited : valueUnit(format.capacity(kwp)));
  const left = ({ remainingKwp }: FeederCheck) => remainingKwp ?? Number.POSITIVE_INFINITY;
  return table(
    t.feeders,
    [
      { label: t.feeder },
      { label: t.conductor },
      { label: t.length, unit: 'km', num: true },
      { label: t.class },
      { label: t.installed, num: true },
      { label: t.hosting, num: true },
      { label: t.remaining, num: true },
      { label: t.highestRise, num: true },
      { label: t.curtailed, num: true },
    ],
    [...feeders]
      .sort((a, b) => left(a) - left(b))
      .slice(0, LISTED)
      .map((row) => [
        row.name,
        row.conductor,
        format.number(row.lengthM / 1000, 1),
        row.class === 'red' ? bad(t.classes.red) : t.classes[row.class],
        power(row.installedKwp),
        power(row.hostingKwp),
        power(row.remainingKwp),
        format.percent(row.highestRise, 2),
        valueUnit(format.energy(row.curtailedKwh)),
      ]),
  );
}

/** The village transformers that have sites, those with least left first; nothing without any. */
function transformersTable(transformers: readonly TransformerCheck[], { ui, format }: Writing): Html {
  const taken = tightestFirst(transformers);
  if (taken.length === 0) return html``;
  const t = ui.grid;
  const power = (kwp: number | null) => (kwp === null ? t.unlimited : valueUnit(format.capacity(kwp)));
  return html`${table(
    t.transformers,
    [
      { label: t.transformer },
      { label: t.transformerRating, unit: 'kVA', num: true },
      { label: t.class },
      { label: t.installed, num: true },
      { label: t.hosting, num: true },
      { label: t.remaining, num: true },
      { label: t.curtailed, num: true },
    ],
    taken
      .slice(0, LISTED)
      .map((row) => [
        row.name,
        format.number(row.ratingKva),
        row.class === 'red' ? bad(t.classes.red) : t.classes[row.class],
        power(row.installedKwp),
        power(row.hostingKwp),
        power(row.remainingKwp),
        valueUnit(format.energy(row.curtailedKwh)),
      ]),
  )}${taken.length > LISTED && html`<p class="note">${filled(t.transformersListed, { n: format.number(LISTED), all: format.number(taken.length) })}</p>`}`;
}
