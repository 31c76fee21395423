import { fullLoadHours, specificYield } from '../../../shared/account.ts';
import { fill } from '../../../shared/i18n/index.ts';
import { addingUp } from '../adding.ts';
import { valueUnit, type Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { tableLabel } from '../numbering.ts';
import { syntheticNote } from './cover.ts';
import { ofWhichCurtailed } from './curtailed.ts';
import {
  capacities,
  energyCell,
  energyColumn,
  POWER_DIGITS,
  powerCell,
  powerColumn,
  table,
} from './parts.ts';

export function summary(writing: Writing): Html {
  const { plan, text, format, county } = writing;
  const { siteCount, estimatedCount, deliveredKwh, p90DeliveredKwh, byKind, areaM2 } = plan.summary;
  const t = text.summary;
  const capacity = capacities(writing);
  const ofKind = (kind: 'rooftop' | 'agrivoltaic') => byKind.find((row) => row.kind === kind);
  const intro = siteCount
    ? fill(t.intro, {
        county,
        scenario: plan.scenario.name,
        sites: format.number(siteCount),
        rooftop: format.number(ofKind('rooftop')?.siteCount ?? 0),
        agrivoltaic: format.number(ofKind('agrivoltaic')?.siteCount ?? 0),
        area: valueUnit(format.area(areaM2)),
      })
    : t.none;
  const specific = estimatedCount === siteCount ? specificYield(plan.summary) : null;
  const ratio = plan.losses.length ? 1 - plan.losses.reduce((sum, { fraction }) => sum + fraction, 0) : 0;
  const annualNote = specific
    ? fill(ratio ? t.annualNote : t.annualPlain, {
        hours: format.number(fullLoadHours(plan.summary)!),
        yield: format.number(specific),
        ratio: format.percent(ratio),
      })
    : '';
  const totals: [string, { value: string; unit: string }, string][] = [
    [
      t.capacity,
      { value: capacity.total, unit: capacity.unit },
      fill(t.capacityNote, {
        rooftop: `${capacity.rooftop} ${capacity.unit}`,
        agrivoltaic: `${capacity.agrivoltaic} ${capacity.unit}`,
      }),
    ],
    [
      fill(t.deliveredIn, { year: String(plan.summary.year) }),
      format.energy(deliveredKwh),
      [annualNote, ofWhichCurtailed(writing)].filter(Boolean).join(format.semicolon),
    ],
    [
      t.p90,
      format.energy(p90DeliveredKwh),
      deliveredKwh ? fill(t.p90Note, { share: format.percent(p90DeliveredKwh / deliveredKwh) }) : '',
    ],
    [
      t.avoided,
      { value: format.number(plan.summary.avoidedTco2), unit: t.tonnes },
      fill(t.avoidedNote, {
        year: String(plan.summary.year),
        factor: format.number(plan.summary.gridFactorKgKwh, 4),
      }),
    ],
  ];
  const { stale } = plan.summary;
  const waiting = siteCount - estimatedCount;
  return html`
${plan.decision && html`<h3>${t.decision}</h3><p class="own">${plan.decision}</p>`}
<p>${intro}</p>
${stale > 0 && html`<p class="warn">${fill(t.stale, { n: format.number(stale) })}</p>`}
${waiting > 0 && html`<p class="warn">${fill(t.partly, { missing: format.number(waiting) })}</p>`}
<dl class="totals">${totals.map(
    ([term, { value, unit }, note]) =>
      html`<div><dt>${term}</dt><dd>${value}<small>${unit}</small></dd><dd>${note}</dd></div>`,
  )}</dl>
${siteCount > 0 && kindTable(writing)}
${writing.included.length > 0 && largest(writing)}
${syntheticNote(writing)}`;
}

function kindTable(writing: Writing): Html {
  const { plan, text, format } = writing;
  const { byKind, siteCount } = plan.summary;
  const { unit, kwh, digits } = format.energyColumn;
  // Kinds add up to the whole as printed.
  const power = addingUp(
    byKind.map(({ capacityKwp }) => capacityKwp / 1e3),
    POWER_DIGITS,
  );
  const energy = addingUp(
    byKind.map(({ annualKwh }) => annualKwh / kwh),
    digits,
  );
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  const row = (label: Html, count: number, mw: number, used: number, total = false): Html =>
    html`<tr class="${total ? 'total keep' : ''}"><th scope="row">${label}</th><td class="num">${format.number(count)}</td><td class="num">${format.number(mw, POWER_DIGITS)}</td><td class="num">${format.number(used, digits)}</td></tr>`;
  return html`<h3>${text.summary.byKind}</h3><table class="whole"><caption>${tableLabel}${text.summary.byKindCaption}</caption>
<thead><tr><th scope="col">${text.summary.kind}</th><th scope="col" class="num">${text.summary.count}</th><th scope="col" class="num">${text.sites.capacity}<small>MWp</small></th><th scope="col" class="num">${text.sites.annual}<small>${unit}</small></th></tr></thead>
<tbody>${byKind.map((kind, i) => row(kindLabel(kind.kind, text.kind[kind.kind]), kind.siteCount, power[i]!, energy[i]!))}
${row(html`${fill(text.sites.total, { n: format.number(siteCount) })}`, siteCount, sum(power), sum(energy), true)}</tbody></table>`;
}

/** Sites with the most capacity that the summary names. */
const LARGEST = 6;

function largest(writing: Writing): Html {
  const { text, included } = writing;
  const t = text.sites;
  const top = included
    .map((site, i) => ({ site, number: i + 1 }))
    .sort((a, b) => b.site.capacityKwp - a.site.capacityKwp)
    .slice(0, LARGEST);
  return html`<h3>${text.summary.largest}</h3>${table(
    fill(text.summary.largestCaption, { n: top.length }),
    [
      { label: t.name },
      { label: t.number, num: true },
      powerColumn(t.capacity),
      energyColumn(writing, t.annual),
    ],
    top.map(({ site, number }) => [
      kindLabel(site.kind, site.name),
      String(number),
      powerCell(writing, site.capacityKwp),
      site.estimate ? energyCell(writing, site.estimate.annualKwh) : t.pending,
    ]),
  )}`;
}

/** A kind's name with its map colour and shape. */
export const kindLabel = (kind: 'rooftop' | 'agrivoltaic', name: string): Html =>
  html`<span class="kind ${kind}" style="background:var(--${kind})"></span>${name}`;
