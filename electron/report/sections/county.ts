import { barChart } from '../../../shared/charts/bars.ts';
import { countyName } from '../../../shared/county-name.ts';
import { fill, noteMessage } from '../../../shared/i18n/index.ts';
import { provinceName } from '../../../shared/province-name.ts';
import { drawChart, PAPER } from '../charts.ts';
import { valueUnit, type Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { facts, figure, table } from './parts.ts';

/** Where the county lies and how large it is. */
export function countyPlace(writing: Writing): Html {
  const { plan, text, format, language } = writing;
  const { county, project } = plan;
  const t = text.county;
  const [lon, lat] = county.center;
  const comma = text.chapters.comma;
  return facts(t.countyFacts, [
    [
      t.place,
      [...new Set([provinceName(county.province, language), county.city])].join(
        language === 'zh' ? ' ' : ', ',
      ),
    ],
    [t.area, valueUnit(format.area(county.areaKm2 * 1e6))],
    [t.centre, `${format.number(lon, 4)}°E, ${format.number(lat, 4)}°N`],
    [t.elevation, `${format.number(project.elevationM)} m`],
    [t.neighbours, plan.neighbours.map((other) => countyName(other, language)).join(comma) || '—'],
  ]);
}

/** Layers of the document. */
export function countyLayers(writing: Writing): Html {
  const { plan, text } = writing;
  const t = text.county;
  return plan.context.layers.some(({ count }) => count > 0)
    ? facts(t.layers, byOrigin(writing))
    : html`<p class="warn">${t.noLayers}</p>`;
}

/** The sun of the county's weather year, with where it is from. */
export function countyResource(writing: Writing): Html {
  const { plan, text, format, language } = writing;
  const { weather } = plan;
  const t = text.county;
  return html`${facts(t.resource, [
    [t.weather, weather.name ?? t.bundled],
    [t.ghi, `${format.number(weather.annualGhiKwhM2)} ${t.ghiUnit}`],
    [t.temperature, `${format.number(weather.meanTemperatureC, 1)} °C`],
  ])}
${weather.monthlyGhiKwhM2 && figure(irradiation(writing, weather.monthlyGhiKwhM2), t.ghiMonths)}
${
  weather.sources.length > 0 &&
  html`${table(
    t.sources,
    [{ label: t.source, width: '18%' }, { label: t.detail }],
    weather.sources.map(({ name, detail }) => [name, detail]),
  )}<p class="note">${[...new Set(weather.sources.map(({ basis }) => basis))].join(format.semicolon)}</p>`
}
${weather.notes.length > 0 && html`<h3>${t.notes}</h3>${weather.notes.map(({ code, params }) => html`<p class="note">${noteMessage(code, params, language)}</p>`)}`}`;
}

/** Layers with their numbers of features, generated ones apart from imported ones. */
function byOrigin({ plan, text, ui, format }: Writing): [string, string][] {
  const listed = (synthetic: boolean): string =>
    plan.context.layers
      .filter((layer) => layer.count > 0 && layer.synthetic === synthetic)
      .map(({ name, count }) => `${ui.layers[name]} ${format.number(count)}`)
      .join(text.chapters.comma);
  const rows: [string, string][] = [
    [text.county.imported, listed(false)],
    [text.county.synthetic, listed(true)],
  ];
  return rows.filter(([, list]) => list);
}

function irradiation({ text, format }: Writing, values: number[]): Html {
  const [most, least] = [Math.max(...values), Math.min(...values)];
  return drawChart(
    barChart(PAPER, {
      labels: format.months,
      everyLabel: true,
      bars: { unit: text.county.ghiUnit, values, colour: PAPER.second },
      above: (value) => format.number(value),
    }),
    170,
    {
      title: text.county.ghiMonths,
      description: fill(text.county.ghiAlt, {
        top: format.months[values.indexOf(most)],
        low: format.months[values.indexOf(least)],
      }),
    },
  );
}
