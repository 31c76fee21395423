import { COMPARED, type Compared, type ComparedScenario, DRAWN } from '../../../shared/compare.ts';
import { scaleYuan } from '../../../shared/yuan.ts';
import { comparisonPanels } from '../comparison-chart.ts';
import { valueUnit, type Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { figure, filled, heading, table } from './parts.ts';

/** Names of assumptions listed at most; the window has all. */
const LISTED = 8;

/** The plan's scenario beside the others of the document; nothing where there is only one. */
export function comparison(writing: Writing): Html {
  const { plan, ui } = writing;
  const [own, ...others] = plan.comparison;
  if (!own || others.length === 0) return html``;
  const t = ui.compare;
  const said = figureOf(writing);
  return html`<section class="follow" id="comparison">${heading(t.heading)}
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
${table(
  t.differences,
  [{ label: t.scenario }, { label: t.sitesColumn, num: true }, { label: t.assumptionsColumn }],
  others.map((each) => [each.name, sitesChanged(t.sites, own, each), assumptionsChanged(t, each)]),
)}<p class="note">${t.planNote}</p></section>`;
}

/** A figure with how far it lies from the plan's own, in percent. */
function withChange(
  { format }: Writing,
  said: ReturnType<typeof figureOf>,
  key: Compared,
  own: number | null,
  other: number | null,
): Html {
  const change = own === null || other === null || own === 0 ? null : other / own - 1;
  const shown = change !== null && Math.abs(change) >= 0.0005;
  return html`${said(key, other)}${shown && html` <small>${change > 0 ? '+' : '−'}${format.percent(Math.abs(change))}</small>`}`;
}

function sitesChanged(text: string, own: ComparedScenario, other: ComparedScenario): string {
  const [had, has] = [new Set(own.siteIds), new Set(other.siteIds)];
  return filled(text, {
    added: other.siteIds.filter((id) => !had.has(id)).length,
    dropped: own.siteIds.filter((id) => !has.has(id)).length,
  });
}

function assumptionsChanged(t: Writing['ui']['compare'], { changed }: ComparedScenario): string {
  if (changed.length === 0) return t.same;
  const more = changed.length > LISTED ? ' …' : '';
  return changed.slice(0, LISTED).join(', ') + more;
}

/** Writes a compared figure in its unit. */
function figureOf({ format, language, text, ui }: Writing): (key: Compared, value: number | null) => string {
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
      default: {
        const { value: amount, unit, digits } = scaleYuan(value, language);
        return `${format.number(amount, digits)} ${unit}`;
      }
    }
  };
}
