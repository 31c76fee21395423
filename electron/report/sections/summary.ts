import { fullLoadHours, specificYield } from '../../../shared/account.ts';
import { fill } from '../../../shared/i18n/index.ts';
import { valueUnit, type Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { tableLabel } from '../numbering.ts';
import { syntheticNote } from './cover.ts';
import { ofWhichCurtailed } from './curtailed.ts';
import { table } from './parts.ts';

export function summary(writing: Writing): Html {
  const { plan, text, format, county, language } = writing;
  const { siteCount, estimatedCount, deliveredKwh, p90DeliveredKwh, capacityKwp, byKind, areaM2 } =
    plan.summary;
  const t = text.summary;
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
      format.capacity(capacityKwp),
      fill(t.capacityNote, {
        rooftop: valueUnit(format.capacity(ofKind('rooftop')?.capacityKwp ?? 0)),
        agrivoltaic: valueUnit(format.capacity(ofKind('agrivoltaic')?.capacityKwp ?? 0)),
      }),
    ],
    [
      fill(t.deliveredIn, { year: String(plan.summary.year) }),
      format.energy(deliveredKwh),
      [annualNote, ofWhichCurtailed(writing)].filter(Boolean).join(language === 'zh' ? '；' : '; '),
    ],
    [
      t.p90,
      format.energy(p90DeliveredKwh),
      deliveredKwh ? fill(t.p90Note, { share: format.percent(p90DeliveredKwh / deliveredKwh) }) : '',
    ],
    [
      t.avoided,
      { value: format.number(plan.summary.avoidedTco2), unit: t.tonnes },
      fill(t.avoidedNote, { factor: format.number(plan.summary.gridFactorKgKwh, 4) }),
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

function kindTable({ plan, text, format }: Writing): Html {
  const { byKind, siteCount, capacityKwp, annualKwh } = plan.summary;
  const row = (label: Html, count: number, kwp: number, kwh: number, total = false): Html =>
    html`<tr class="${total ? 'total keep' : ''}"><th scope="row">${label}</th><td class="num">${format.number(count)}</td><td class="num">${valueUnit(format.capacity(kwp))}</td><td class="num">${valueUnit(format.energy(kwh))}</td></tr>`;
  return html`<h3>${text.summary.byKind}</h3><table class="whole"><caption>${tableLabel}${text.summary.byKindCaption}</caption>
<thead><tr><th scope="col">${text.summary.kind}</th><th scope="col" class="num">${text.summary.count}</th><th scope="col" class="num">${text.sites.capacity}</th><th scope="col" class="num">${text.sites.annual}</th></tr></thead>
<tbody>${byKind.map((kind) => row(kindLabel(kind.kind, text.kind[kind.kind]), kind.siteCount, kind.capacityKwp, kind.annualKwh))}
${row(html`${fill(text.sites.total, { n: format.number(siteCount) })}`, siteCount, capacityKwp, annualKwh, true)}</tbody></table>`;
}

function largest({ text, format, included }: Writing): Html {
  const t = text.sites;
  const top = included
    .map((site, i) => ({ site, number: i + 1 }))
    .sort((a, b) => b.site.capacityKwp - a.site.capacityKwp)
    .slice(0, 8);
  return html`<h3>${text.summary.largest}</h3>${table(
    fill(text.summary.largestCaption, { n: top.length }),
    [
      { label: t.name },
      { label: t.number, num: true },
      { label: t.capacity, num: true },
      { label: t.annual, num: true },
    ],
    top.map(({ site, number }) => [
      kindLabel(site.kind, site.name),
      String(number),
      valueUnit(format.capacity(site.capacityKwp)),
      site.estimate ? valueUnit(format.energy(site.estimate.annualKwh)) : t.pending,
    ]),
  )}`;
}

/** A kind's name with its map colour and shape. */
export const kindLabel = (kind: 'rooftop' | 'agrivoltaic', name: string): Html =>
  html`<span class="kind ${kind}" style="background:var(--${kind})"></span>${name}`;
