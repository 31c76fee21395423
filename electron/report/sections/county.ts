import { fill, noteMessage } from '../../../shared/i18n/index.ts';
import { monthlyBars } from '../charts.ts';
import { countyName, provinceName, valueUnit, type Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { COLOUR } from '../style.ts';
import { facts, heading, table } from './parts.ts';

export function countyAndResource(writing: Writing): Html {
  const { plan, text, format, language, ui } = writing;
  const { county, weather, project, context } = plan;
  const t = text.county;
  const [lon, lat] = county.center;
  const comma = language === 'zh' ? '、' : ', ';
  const layers = context.layers.filter(({ count }) => count > 0);
  return html`<section id="county">${heading(2, t.heading)}
<div class="columns">${facts(t.countyFacts, [
    [
      t.place,
      [...new Set([provinceName(county.province, language), county.city])].join(
        language === 'zh' ? ' ' : ', ',
      ),
    ],
    [t.area, valueUnit(format.area(county.areaKm2 * 1e6))],
    [t.centre, `${format.number(lon, 4)}°E, ${format.number(lat, 4)}°N`],
    [t.elevation, `${format.number(project.elevationM)} m`],
    [t.neighbours, plan.neighbours.map((other) => countyName(other, language, true)).join(comma) || '—'],
  ])}
${facts(t.resource, [
  [t.weather, weather.name ?? t.bundled],
  [t.ghi, `${format.number(weather.annualGhiKwhM2)} ${t.ghiUnit}`],
  [t.temperature, `${format.number(weather.meanTemperatureC, 1)} °C`],
])}</div>
${weather.monthlyGhiKwhM2 && html`<h3>${t.ghiMonths}</h3><figure>${irradiation(writing, weather.monthlyGhiKwhM2)}</figure>`}
${
  weather.sources.length > 0 &&
  table(
    t.sources,
    [{ label: t.source }, { label: t.detail }],
    weather.sources.map(({ name, detail }) => [name, detail]),
  )
}
${weather.notes.length > 0 && html`<h3>${t.notes}</h3>${weather.notes.map(({ code, params }) => html`<p class="note">${noteMessage(code, params, language)}</p>`)}`}
<h3>${t.layers}</h3>
${
  layers.length
    ? table(
        { bare: t.layers },
        [{ label: t.layer }, { label: t.count, num: true }, { label: t.origin }],
        layers.map(({ name, count, synthetic }) => [
          ui.layers[name],
          format.number(count),
          synthetic ? t.synthetic : t.imported,
        ]),
      )
    : html`<p>${t.noLayers}</p>`
}</section>`;
}

function irradiation({ text, format }: Writing, values: number[]): Html {
  const [most, least] = [Math.max(...values), Math.min(...values)];
  return monthlyBars(
    values,
    {
      title: text.county.ghiMonths,
      description: fill(text.county.ghiAlt, {
        top: format.months[values.indexOf(most)],
        low: format.months[values.indexOf(least)],
      }),
      unit: text.county.ghiUnit,
      months: format.months,
      label: (value) => format.number(value),
    },
    COLOUR.rooftop,
  );
}
