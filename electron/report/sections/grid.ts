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
import {
  bad,
  energyCell,
  energyColumn,
  filled,
  POWER_DIGITS,
  powerCell,
  powerColumn,
  table,
} from './parts.ts';

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
  const power = powersOf(writing);
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
    powerColumn(t.installed),
    powerColumn(t.hosting),
    powerColumn(t.remaining),
    { label: t.reverse, num: true },
    ...(stored ? [{ label: t.battery, unit: 'MW / MWh', num: true }] : []),
    energyColumn(writing, t.curtailed),
  ],
  plan.grid.stations.map((row) => [
    row.name,
    format.number(row.ratingMva, row.ratingMva < 10 ? 2 : 0),
    row.class === 'red' ? bad(t.classes.red) : t.classes[row.class],
    ...power(row),
    format.percent(row.reverseRate),
    ...(stored ? [battery(row)] : []),
    energyCell(writing, row.curtailedKwh),
  ]),
)}
${isNested(plan) && html`<p class="note">${text.chapters.scheme.nested}</p>`}
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
        { label: t.broken, width: '22%' },
        { label: t.connection, num: true, width: '10%' },
        { label: text.summary.count, num: true, width: '9%' },
        { label: t.rise, num: true, width: '14%' },
        { label: t.site },
      ],
      [...groups.values()].map((group) => [
        bad(group[0]!.breaks.map((limit) => t.limits[limit]).join(' · ')),
        voltageWords(group[0]!.connectionKv),
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
    return least === most ? least! : format.range(least!, most!);
  }
}

/** Whether sites count at more than one substation, at their own and at what feeds it. */
const isNested = ({ grid: check, summary }: Writing['plan']): boolean =>
  (check?.stations ?? []).reduce((sum, { installedKwp }) => sum + installedKwp, 0) >
  summary.capacityKwp * 1.001;

/** A voltage as the scheme of connection names it: below one kilovolt in volts. */
const voltageWords = (kv: number): string => (kv < 1 ? `${Math.round(kv * 1e3)} V` : `${kv} kV`);

type Hosting = Pick<FeederCheck, 'installedKwp' | 'hostingKwp' | 'remainingKwp'>;

/** Planned, hosted and left: what is left is the one less the other, as printed. */
const powersOf =
  (writing: Writing) =>
  ({ installedKwp, hostingKwp, remainingKwp }: Hosting): string[] => {
    const cell = (kwp: number | null) => (kwp === null ? writing.ui.grid.unlimited : powerCell(writing, kwp));
    const printed = (kwp: number) => Number((kwp / 1e3).toFixed(POWER_DIGITS)) * 1e3;
    const isRest =
      hostingKwp !== null && remainingKwp !== null && Math.abs(hostingKwp - installedKwp - remainingKwp) < 1;
    const left = isRest ? printed(hostingKwp) - printed(installedKwp) : remainingKwp;
    return [installedKwp, hostingKwp, left].map(cell);
  };

/** The feeders, those with least left first; nothing without any. */
function feedersTable(feeders: readonly FeederCheck[], writing: Writing): Html {
  if (feeders.length === 0) return html``;
  const { ui, format } = writing;
  const t = ui.grid;
  const power = powersOf(writing);
  const left = ({ remainingKwp }: FeederCheck) => remainingKwp ?? Number.POSITIVE_INFINITY;
  return table(
    t.feeders,
    [
      { label: t.feeder },
      { label: t.conductor },
      { label: t.length, unit: 'km', num: true },
      { label: t.class },
      powerColumn(t.installed),
      powerColumn(t.hosting),
      powerColumn(t.remaining),
      { label: t.highestRise, num: true },
      energyColumn(writing, t.curtailed),
    ],
    [...feeders]
      .sort((a, b) => left(a) - left(b))
      .slice(0, LISTED)
      .map((row) => [
        row.name,
        row.conductor,
        format.number(row.lengthM / 1000, 1),
        row.class === 'red' ? bad(t.classes.red) : t.classes[row.class],
        ...power(row),
        format.percent(row.highestRise, 2),
        energyCell(writing, row.curtailedKwh),
      ]),
  );
}

/** The village transformers that have sites, those with least left first; nothing without any. */
function transformersTable(transformers: readonly TransformerCheck[], { ui, format }: Writing): Html {
  const taken = tightestFirst(transformers);
  if (taken.length === 0) return html``;
  const t = ui.grid;
  const power = (kwp: number | null) => (kwp === null ? t.unlimited : valueUnit(format.capacity(kwp)));
  const lowWords = ({
    highest,
    beyond,
    unbalanced,
    mappedLines,
    solved,
  }: NonNullable<TransformerCheck['lowVoltage']>) => {
    const said = [
      solved ? format.percent(highest, 2) : t.low.unsolved,
      mappedLines > 0 ? filled(t.low.mapped, { n: format.number(mappedLines) }) : t.low.typical,
      ...(beyond > 0 ? [filled(t.roofsBeyond, { n: format.number(beyond) })] : []),
      ...(unbalanced ? [t.unbalanced] : []),
    ].join(' · ');
    return beyond > 0 || unbalanced || !solved ? bad(said) : said;
  };
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
      { label: t.lowVoltage, num: true },
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
        row.lowVoltage ? lowWords(row.lowVoltage) : '—',
      ]),
  )}${taken.length > LISTED && html`<p class="note">${filled(t.transformersListed, { n: format.number(LISTED), all: format.number(taken.length) })}</p>`}`;
}
