import { OBSERVER_KINDS } from '../../../shared/fit.ts';
import { fill } from '../../../shared/i18n/index.ts';
import type { Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { groundOfSight } from './ground.ts';
import { table } from './parts.ts';

/** Observers listed in the plan, and sites. */
const LISTED = 10;
const SITES_LISTED = 40;
/** Layer that each kind of observer is from. */
const LAYER_OF = { scenic: 'scenic_spots', village: 'villages', road: 'roads' } as const;

/** How fit the sites are for smart agriculture and rural tourism: scores, method, weights with sources, glare. */
export function fit(writing: Writing): Html {
  const { plan, ui, format, language } = writing;
  const t = ui.fit;
  if (!plan.fit || plan.fit.scores.sites.length === 0) return html``;
  const { scores, observers } = plan.fit;
  const score = (low: number, high: number) => {
    const [from, to] = [format.number(low, 3), format.number(high, 3)];
    return from === to ? from : `${from}–${to}`;
  };
  const num = (label: string, unit?: string) => ({ label, num: true, ...(unit && { unit }) });
  const two = (label: string) => [num(label, t.weightedSum), num(label, t.topsis)];
  const mapped = OBSERVER_KINDS.filter((kind) => !scores.emptyLayers.includes(LAYER_OF[kind]));
  const ranked = scores.sites.toSorted((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity));
  return html`
<p>${fill(t.plan.text, { share: format.percent(scores.agricultureShare, 0) })}</p>
${table(
  t.plan.scores,
  [
    { label: t.site, width: '20%' },
    num(t.rank),
    ...two(t.purposes['smart-agriculture']),
    ...two(t.purposes['rural-tourism']),
    ...two(t.combined),
    num(t.kept),
  ],
  ranked
    .slice(0, SITES_LISTED)
    .map((site) => [
      site.name,
      String(site.rank ?? '—'),
      ...[site.agriculture, site.tourism, site.combined].flatMap(({ low, high, topsisLow, topsisHigh }) => [
        score(low, high),
        score(topsisLow, topsisHigh),
      ]),
      format.percent(site.keptShare, 0),
    ]),
)}
${ranked.length > SITES_LISTED && html`<p class="note">${fill(t.plan.more, { shown: SITES_LISTED, n: format.number(ranked.length) })}</p>`}
<p class="note">${fill(t.plan.method, { trials: format.number(scores.trials), seed: String(scores.seed) })}</p>
${scores.purposes.map(
  ({ purpose, cr, criteria }) =>
    html`${table(
      fill(t.plan.weights, { purpose: t.purposes[purpose] }),
      [{ label: t.indicator, width: '30%' }, num(t.weight), num(t.plan.missing), { label: t.source }],
      criteria.map(({ indicator, unit, weight, missingSites, source, year }) => [
        `${t.indicators[indicator]}${format.bracketed(t.units[unit] ?? unit)}`,
        format.percent(weight),
        missingSites === 0
          ? '—'
          : missingSites === scores.siteCount
            ? t.plan.missingAll
            : format.number(missingSites),
        `${source[language]}${format.bracketed(String(year))}`,
      ]),
    )}<p class="note">${cr === null ? t.plan.direct : fill(t.plan.cr, { cr: format.number(cr, 3) })}</p>`,
)}
<h3>${t.sight}</h3>
${
  observers.length > 0
    ? table(
        t.plan.glare,
        [
          { label: t.site, width: '20%' },
          { label: t.observer, width: '27%' },
          { ...num(t.distance, 'm'), width: '9%' },
          { ...num(t.magnitude, t.units['deg²']), width: '11%' },
          { ...num(t.glareHours, t.units['h/a']), width: '11%' },
          { ...num(t.glareHoursLai, t.units['h/a']), width: '22%' },
        ],
        observers
          .slice(0, LISTED)
          .map(({ site, observer }) => [
            site,
            `${t.observers[observer.kind]} · ${observer.name}`,
            format.number(observer.distanceM),
            format.number(observer.magnitudeDeg2, 2),
            format.number(observer.glareHours, 1),
            format.number(observer.glareHoursLai, 1),
          ]),
      )
    : html`<p>${mapped.length > 0 ? fill(t.plan.noGlare, { kinds: mapped.map((kind) => t.observers[kind]).join(writing.text.chapters.comma) }) : t.noneMapped}</p>`
}
${mapped.length > 0 && html`<p class="note">${t.glareMethod} ${groundOfSight(writing)}</p>`}`;
}
