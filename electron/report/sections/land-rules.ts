import { fill } from '../../../shared/i18n/index.ts';
import type { RuleFinding } from '../../../shared/land-rules.ts';
import { valueUnit, type Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { landLayers } from './land-layers.ts';
import { table } from './parts.ts';

/** Sites of a caution that are named; the list of projects has all. */
const MOST_NAMED = 10;

type Row = { site: string; finding: RuleFinding };

/** Which sites break a land rule and so do not count, which count by an override and why, and what is to be verified. */
export function landRules(writing: Writing): Html {
  const { plan, ui, text, format } = writing;
  const t = ui.rules.plan;
  const { rules, sites, withoutFeatures } = plan.land;
  const nameOf = new Map(plan.sites.map(({ id, name }) => [id, name]));
  const rows = (wanted: (finding: RuleFinding) => boolean): Row[] =>
    sites.flatMap(({ siteId, findings }) =>
      findings.filter(wanted).map((finding) => ({ site: nameOf.get(siteId) ?? String(siteId), finding })),
    );
  const broken = rows(({ severity, override }) => severity === 'forbid' && !override);
  const overridden = rows(({ severity, override }) => severity === 'forbid' && override !== null);
  const cautions = rows(({ severity }) => severity === 'caution');
  const unchecked = timesOf(sites.flatMap((site) => site.unchecked));
  const checked = timesOf(sites.flatMap((site) => site.checked));
  // Names of rules have commas of their own.
  const listed = format.listed;
  const named = (codes: Iterable<string>) =>
    [...codes].map((code) => ui.rules.names[code] ?? code).join(listed);
  const notEverywhere = [...unchecked].map(([code, n]) => {
    const rule = ui.rules.names[code] ?? code;
    return checked.has(code) ? fill(t.atSites, { rule, n: format.number(n) }) : rule;
  });
  const absent = withoutFeatures.filter((code) => checked.has(code));
  // The table by layer says what was not checked, and so no note has to say it again.
  const layers = landLayers(writing);
  const columns = [
    { label: t.site, width: '20%' },
    { label: t.rule, width: '20%' },
    { label: t.amount, width: '20%' },
  ];
  const cells = ({ site, finding }: Row) => [
    site,
    ui.rules.names[finding.rule] ?? finding.rule,
    amountOf(writing, finding),
  ];
  const law = ({ finding }: Row) => ui.rules.law[finding.law] ?? finding.rule;
  const colon = format.colon;
  const approval = ({ finding: { override } }: Row) =>
    [
      override?.approver && `${ui.rules.approver}${colon}${override.approver}`,
      override?.documentNumber && `${ui.rules.documentNumber}${colon}${override.documentNumber}`,
    ]
      .filter(Boolean)
      .join(' · ');
  return html`
<p>${sites.length === 0 ? t.noSites : rules.length === 0 ? ui.rules.noRules : fill(t.text, { sites: format.number(sites.length), rules: format.number(rules.length) })}</p>
${
  sites.length > 0 &&
  rules.length > 0 &&
  broken.length + overridden.length + cautions.length === 0 &&
  html`<p>${checked.size > 0 ? fill(t.none, { rules: named(checked.keys()) }) : t.noneChecked}</p>`
}
${
  broken.length > 0 &&
  table(
    t.broken,
    [...columns, { label: t.source }],
    broken.map((row) => [...cells(row), law(row)]),
  )
}
${
  overridden.length > 0 &&
  table(
    t.overridden,
    [...columns, { label: t.reason }],
    overridden.map((row) => [
      ...cells(row),
      html`${row.finding.override?.reason}<br/><small>${format.date(row.finding.override?.at ?? '')} · ${law(row)}${approval(row) && ` · ${approval(row)}`}</small>`,
    ]),
  )
}
${
  cautions.length > 0 &&
  table(
    t.caution,
    [
      { label: t.rule, width: '16%' },
      { label: text.summary.count, num: true, width: '9%' },
      { label: t.site },
      { label: t.source, width: '38%' },
    ],
    grouped(cautions).map((rows) => [
      ui.rules.names[rows[0]!.finding.rule] ?? rows[0]!.finding.rule,
      format.number(rows.length),
      rows
        .slice(0, MOST_NAMED)
        .map((row) => fill(t.siteAmount, { site: row.site, amount: amountOf(writing, row.finding) }))
        .join(listed) + (rows.length > MOST_NAMED ? ' …' : ''),
      law(rows[0]!),
    ]),
  )
}
${layers}
${
  !layers &&
  unchecked.size > 0 &&
  html`<p class="note">${fill(t.unchecked, {
    rules: notEverywhere.join(listed),
  })}</p>`
}
${!layers && absent.length > 0 && html`<p class="note">${fill(t.withoutFeatures, { rules: named(absent) })}</p>`}
<p class="note">${t.note}</p>`;
}

/** Findings by their rule. */
function grouped(rows: readonly Row[]): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(row.finding.rule, [...(groups.get(row.finding.rule) ?? []), row]);
  return [...groups.values()];
}

/** How often each is there. */
function timesOf(codes: readonly string[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const code of codes) times.set(code, (times.get(code) ?? 0) + 1);
  return times;
}

function amountOf({ ui, format }: Writing, finding: RuleFinding): string {
  const t = ui.rules;
  const put = (text: string, values: Record<string, string>) =>
    text.replace(/\{\{(\w+)\}\}/g, (blank, name: string) => values[name] ?? blank);
  if (finding.overlapM2 !== null) {
    return finding.overlapM2 > 0
      ? put(t.overlap, {
          area: valueUnit(format.area(finding.overlapM2)),
          share: format.percent(finding.overlapShare ?? 0),
        })
      : t.touches;
  }
  const metres = (value: number) => `${format.number(value, value < 100 ? 1 : 0)} m`;
  if (finding.distanceM !== null) {
    return put(t.distance, { distance: metres(finding.distanceM), limit: metres(finding.limit) });
  }
  const limit = `${format.number(finding.limit)}°`;
  if (finding.featureCount > 0) return put(t.slope, { limit });
  return put(t.slopeTerrain, { slope: `${format.number(finding.slopeDeg ?? 0, 1)}°`, limit });
}
