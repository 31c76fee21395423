import { fill } from '../../../shared/i18n/index.ts';
import { provinceName } from '../../../shared/province-name.ts';
import type { Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { legend } from '../map-legend.ts';
import { coverFrame, planMap } from '../plan-map.ts';

export function cover(writing: Writing): Html {
  const { plan, text, format, title, language } = writing;
  const { county } = plan;
  const facts: [string, string | Html][] = [
    [text.cover.date, format.date(plan.generatedAt)],
    ...(plan.author
      ? [[text.cover.author, html`<span class="own">${plan.author}</span>`] as [string, Html]]
      : []),
    [text.cover.project, plan.project.name],
    [text.cover.version, plan.appVersion],
    [text.cover.checksum, plan.documentSha256.slice(0, 12)],
  ];
  const where = fill(text.where, {
    county: writing.county,
    province: provinceName(county.province, language),
    city: county.city,
    code: county.code,
  });
  return html`<section class="cover${title.length > (language === 'zh' ? 22 : 44) ? ' long' : ''}" id="cover">
<header>${plan.logo && html`<img class="logo" alt="${text.cover.logo}" src="${plan.logo}"/>`}<p class="where">${where}</p><h1 class="own">${title}</h1><p class="scenario">${fill(text.scenario, { name: plan.scenario.name })}</p></header>
<figure role="group">${planMap(writing, coverFrame(plan), 'map-cover', false).svg}${legend(writing, 'cover')}</figure>
${syntheticNote(writing)}
<dl>${facts.map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>
</section>`;
}

/** Says which layers are generated; nothing where none is. */
export function syntheticNote({ syntheticLayers, text }: Writing): Html | null {
  if (syntheticLayers.length === 0) return null;
  const layers = syntheticLayers.join(text.chapters.comma);
  return html`<p class="warn synthetic">${fill(text.syntheticNote, { layers })}</p>`;
}
