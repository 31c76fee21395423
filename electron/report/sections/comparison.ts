import {
  COMPARED,
  type Compared,
  type ComparedFigures,
  DRAWN,
  discountRatesDiffer,
  RATES,
} from '../../../shared/compare.ts';
import { assumptionWords } from '../../../shared/i18n/assumption-words.ts';
import { comparisonPanels } from '../comparison-chart.ts';
import { valueUnit, type Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { figure, filled, table, yuanIn } from './parts.ts';

/** Names of assumptions listed at most; the window has all. */
const LISTED = 20;

/** The plan's scenario beside the others of the document; nothing where there is only one. */
export function comparison(writing: Writing): Html {
  const { plan, ui } = writing;
  const [own, ...others] = plan.comparison;
  if (!own || others.length === 0) return html``;
  const t = ui.compare;
  const said = figureOf(writing);
  return html`
<p>${filled(t.chosenForPlan, { name: own.name, n: others.length })}</p>
${figure(
  comparisonPanels(
    [own, ...others].map(({ name }) => name),
    DRAWN.map((key) => ({
      title: t.figures[key],
      values: [own, ...others].map(({ figures }) => figures[key]),
      label: (value) => said(key, value),
    })),
    {
      title: t.planChart,
      description: filled(t.planChartAlt, {
        name: own.name,
        n: others.length,
        figures: DRAWN.map((key) => t.figures[key]).join(t.listed),
      }),
    },
  ),
  t.planChart,
)}
${table(
  t.table,
  [
    { label: t.figure },
    { label: own.name, num: true },
    ...others.map(({ name }) => ({ label: name, num: true })),
  ],
  COMPARED.map((key) => [
    t.figures[key],
    said(key, own.figures[key]),
    ...others.map(({ figures }) => withChange(writing, said, key, own.figures[key], figures[key])),
  ]),
)}
${discountRatesDiffer(plan.comparison) && html`<p class="note">${filled(t.discountRates, { rates: ratesOf(writing) })}</p>`}
${table(
  t.differences,
  [
    { label: t.scenario },
    { label: t.sitesColumn, num: true },
    { label: t.assumptionsColumn },
    { label: t.changedFrom, num: true },
    { label: t.changedTo, num: true },
  ],
  others.flatMap((each) => {
    const [first = [t.same, '', ''], ...rest] = changesOf(writing, each);
    return [[each.name, sitesChanged(t.sites, own, each), ...first], ...rest.map((row) => ['', '', ...row])];
  }),
)}<p class="note">${t.planNote}</p>`;
}

/** A figure with how far it lies from the plan's own, up or down: in percent of its size, of shares and rates in percentage points. */
function withChange(
  { format, ui }: Writing,
  said: ReturnType<typeof figureOf>,
  key: Compared,
  own: number | null,
  other: number | null,
): Html {
  if (RATES.includes(key)) {
    const points = own === null || other === null ? 0 : 100 * (other - own);
    const apart = `${points > 0 ? '+' : '−'}${filled(ui.compare.points, { n: format.number(Math.abs(points), 2) })}`;
    return html`${said(key, other)}${Math.abs(points) >= 0.005 && html` <small>${apart}</small>`}`;
  }
  const change = own === null || other === null || own === 0 ? null : (other - own) / Math.abs(own);
  const shown = change !== null && Math.abs(change) >= 0.0005;
  return html`${said(key, other)}${shown && html` <small>${change > 0 ? '+' : '−'}${format.percent(Math.abs(change))}</small>`}`;
}

function sitesChanged(text: string, own: ComparedFigures, other: ComparedFigures): string {
  const [had, has] = [new Set(own.siteIds), new Set(other.siteIds)];
  return filled(text, {
    added: other.siteIds.filter((id) => !had.has(id)).length,
    dropped: own.siteIds.filter((id) => !has.has(id)).length,
  });
}

/** Assumptions that differ, in words with both values. */
function changesOf({ ui, language }: Writing, { changes }: ComparedFigures): (string | Html)[][] {
  const t = ui.compare;
  const words = assumptionWords(language);
  const rows: (string | Html)[][] = changes
    .slice(0, LISTED)
    .map(({ key, before, after }) => [words.name(key), words.value(key, before), words.value(key, after)]);
  const more = changes.length - rows.length;
  return more > 0 ? [...rows, [filled(t.moreChanges, { n: more }), '', '']] : rows;
}

const ratesOf = ({ plan, ui, format }: Writing): string =>
  plan.comparison
    .map(({ name, discountRate }) => `${name} ${format.percent(discountRate, 2)}`)
    .join(ui.compare.listed);

/** Writes a compared figure in its unit. */
function figureOf(writing: Writing): (key: Compared, value: number | null) => string {
  const { format, text, ui } = writing;
  return (key, value) => {
    if (value === null) return '—';
    switch (key) {
      case 'siteCount':
        return format.number(value);
      case 'capacityKwp':
        return valueUnit(format.capacity(value));
      case 'deliveredKwh':
      case 'curtailedKwh':
        return valueUnit(format.energy(value));
      case 'avoidedTco2':
      case 'lifetimeTco2':
        return `${format.number(value, Math.abs(value) < 100 ? 1 : 0)} ${text.summary.tonnes}`;
      case 'projectIrr':
      case 'selfConsumption':
      case 'selfSufficiency':
        return format.percent(value, 2);
      case 'lcoeYuanKwh':
        return `${format.number(value, 4)} ${ui.money.units.yuanKwh}`;
      case 'paybackYears':
        return `${format.number(value, 1)} ${text.assumptions.years}`;
      default:
        return yuanIn(writing, value);
    }
  };
}
