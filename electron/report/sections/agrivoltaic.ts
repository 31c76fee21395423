import type { AgrivoltaicResult } from '../../../shared/agrivoltaic-result.ts';
import { heatmapChart } from '../../../shared/charts/heatmap.ts';
import { crossSection } from '../../../shared/cross-section.ts';
import { fill } from '../../../shared/i18n/index.ts';
import { CIVIDIS } from '../../../shared/ramp.ts';
import { saidWithoutSites } from '../chapters/text.ts';
import { drawChart, PAPER } from '../charts.ts';
import { valueUnit, type Writing } from '../context.ts';
import { crossSectionSvg } from '../cross-section-svg.ts';
import { type Html, html } from '../html.ts';
import { portionsOf } from '../portions.ts';
import { type Way, waysOf } from './agrivoltaic-ways.ts';
import { bad, facts, figure, table } from './parts.ts';

/** Ways of building that are drawn; more only fill the table. */
const DRAWN = 4;

/** Fields under modules: a table of all, then each way of building with its section, light, harvest and limits. */
export function* agrivoltaic(writing: Writing): Generator<Html> {
  const { plan, ui, text, format } = writing;
  const t = ui.agrivoltaic;
  if (saidWithoutSites(writing, 'agrivoltaic')) return;
  if (plan.agrivoltaic.length === 0) {
    yield html`<p>${text.chapters.risks.seen.farmNone}</p>`;
    return;
  }
  const share = (value: number | null): string => (value === null ? '—' : format.percent(value));
  const rows = plan.agrivoltaic.flatMap(
    ({ siteNames, result: { setup, light, crop, land, water, limits, untested } }) =>
      siteNames.map((name) => [
        name,
        t.layouts[setup.layout],
        t.crops[setup.crop],
        share(light.seasonMean),
        share(crop.relativeYield),
        land.ler === null ? '—' : format.number(land.ler, 2),
        water ? format.number(water.savedMm, 0) : '—',
        outcomeOf(writing, limits, untested),
      ]),
  );
  const columns = [
    { label: t.site, width: '17%' },
    { label: t.layout, width: '15%' },
    { label: t.crop, width: '18%' },
    { label: t.seasonLight, num: true },
    { label: t.yield, num: true },
    { label: t.ler, num: true },
    { label: t.saved, unit: 'mm', num: true },
    { label: t.limits },
  ];
  const tables = portionsOf(rows).map(({ rows: part }, i) =>
    table(
      i === 0 ? t.tableCaption : `${t.tableCaption} ${fill(text.towns.part, { n: i + 1 })}`,
      columns,
      part,
    ),
  );
  const last = tables.pop();
  yield* tables;
  const ways = waysOf(plan.agrivoltaic);
  const titles = ways.map((way) => titleOf(writing, way));
  const sources = [...new Set(plan.agrivoltaic.map(({ result }) => result.crop.source))];
  yield html`${last}
${!plan.agrivoltaic[0]!.result.provincial.known && html`<p class="note">${t.noProvince.replace('{{region}}', plan.agrivoltaic[0]!.result.provincial.region)}</p>`}
${ways.slice(0, DRAWN).map((way) => drawn(writing, way, titles.filter((title) => title === titleOf(writing, way)).length === 1))}
<p class="note">${t.caveat} ${sources.join(' ')} ${t.waterNote} ${t.model}</p>`;
}

const titleOf = ({ ui }: Writing, { shown }: Way): string => {
  const { layout, crop } = shown.result.setup;
  return `${ui.agrivoltaic.layouts[layout]} · ${ui.agrivoltaic.crops[crop]}`;
};

/** @param alone whether no other has its layout and crop: others are told apart by their sites */
function drawn(writing: Writing, way: Way, alone: boolean): Html {
  const { siteNames, shown } = way;
  const { result, crop } = shown;
  const { ui, format } = writing;
  const t = ui.agrivoltaic;
  const metres = (value: number): string => `${format.number(value, 1)} m`;
  const { light } = result;
  const description = t.sectionAlt
    .replace('{{layout}}', t.layouts[result.setup.layout])
    .replace('{{pitch}}', metres(result.setup.pitchM))
    .replace('{{clearance}}', metres(result.setup.clearanceM))
    .replace('{{mean}}', format.percent(light.seasonMean))
    .replace('{{least}}', format.percent(Math.min(...light.season)));
  const title = titleOf(writing, way);
  const heading = alone
    ? title
    : `${siteNames[0]}${siteNames.length > 1 ? ` ${fill(t.more, { n: siteNames.length - 1 })}` : ''}${format.colon}${title}`;
  return html`<h3>${heading}</h3><p>${fill(t.appliesTo, { sites: listed(writing, siteNames) })}${siteNames.length > shown.siteNames.length && ` ${fill(t.drawnOf, { site: siteNames[0]!, n: siteNames.length })}`}</p>
${figure(crossSectionSvg(crossSection(result.setup, crop, light.season, metres), description), html`${t.section} · ${t.facing.replace('{{deg}}', format.number(result.setup.azimuthDeg, 0))} → · ${t.stripCaption}`)}
${figure(lightMap(writing, light), t.heat)}
${figures(writing, result)}
${limits(writing, way)}`;
}

/** Twelve months by the places across a pitch, shares of open-ground light. */
function lightMap({ ui, format }: Writing, { monthly, position }: AgrivoltaicResult['light']): Html {
  const t = ui.agrivoltaic;
  const option = heatmapChart(PAPER, {
    values: monthly.map((places) => places.map((share) => 100 * share)),
    rows: format.months,
    columns: position.map((x) => format.number(x, 2)),
    columnStep: 2,
    columnName: t.position,
    scale: { most: 100, texts: ['100%', '0%'] },
    colours: CIVIDIS,
  });
  return drawChart(option, 256, { title: t.heat, description: t.heat });
}

const LISTED = 6;
const listed = ({ ui, text }: Writing, names: readonly string[]): string => {
  const said = names.slice(0, LISTED).join(text.chapters.comma);
  return names.length <= LISTED ? said : `${said} ${fill(ui.agrivoltaic.more, { n: names.length - LISTED })}`;
};

function figures({ ui, format }: Writing, { light, crop, land, water, energy }: AgrivoltaicResult): Html {
  const t = ui.agrivoltaic;
  const mm = (value: number): string => `${format.number(value, 0)} mm`;
  return html`<div class="columns">${facts(t.harvest, [
    [t.seasonLight, format.percent(light.seasonMean)],
    ...(light.transparency > 0
      ? [[t.transparency, format.percent(light.transparency, 0)] as [string, string]]
      : []),
    [t.uniformity, format.number(light.uniformity, 2)],
    [t.dli, `${format.number(light.dliUnder, 1)} / ${format.number(light.dliOpen, 1)} ${t.dliUnit}`],
    [
      t.yield,
      crop.relativeYield === null
        ? t.readings.none
        : `${format.percent(crop.relativeYield)}${t.readings[crop.reading]}`,
    ],
    [t.cultivated, format.percent(land.cultivatedShare)],
    [t.ler, land.ler === null ? '—' : format.number(land.ler, 2)],
  ])}${facts(
    t.water,
    water
      ? [
          [t.meanCoefficient, format.number(water.meanCoefficient, 2)],
          [t.openWater, mm(water.openMm)],
          [t.saved, `${mm(water.savedMm)}${format.bracketed(format.percent(water.savedShare))}`],
          [t.irrigation, `${format.number(water.irrigationM3, 0)} m³`],
          [t.pumping, valueUnit(format.energy(water.pumpKwh))],
          [t.specific, `${format.number(energy.specificYieldKwhPerKwp, 0)} kWh/kWp`],
        ]
      : [[t.specific, `${format.number(energy.specificYieldKwhPerKwp, 0)} kWh/kWp`]],
  )}</div>`;
}

function limits({ ui, format }: Writing, way: Way): Html {
  const t = ui.agrivoltaic;
  return html`${table(
    t.limits,
    [
      { label: t.limits },
      { label: t.found, num: true },
      { label: t.needed, num: true },
      { label: t.outcome, width: '13%' },
      { label: t.source },
    ],
    [
      ...way.limits.map(({ code, value, limit, unit, sense, pass, basis, foreign, source }) => [
        foreign ? `${t.limit[code]}${format.bracketed(t.foreign)}` : t.limit[code],
        unit === '' ? t.cropIsOfCropland : withUnit(format.number(value, 1), unit),
        unit === ''
          ? t.notAllowed
          : `${sense === 'min' ? '≥' : '≤'} ${withUnit(format.number(limit, 1), unit)}`,
        pass ? t.pass : bad(t.fail),
        `${t.basis[basis]}${format.colon}${source}`,
      ]),
      ...way.untested.map(({ code, limit, unit, source }) => [
        t.limit[code],
        '—',
        limit === null
          ? t.limitUnknown
          : unit === ''
            ? t.notAllowed
            : withUnit(format.number(limit, 1), unit),
        t.notTested,
        source,
      ]),
      ...way.elsewhere.map(({ ground, figure, limit, unit, basis, source }) => [
        `${t.grounds[ground]}${format.colon}${t.figures[figure]}`,
        '—',
        limit === null ? t.limitUnknown : `≥ ${withUnit(format.number(limit, 1), unit)}`,
        t.notTested,
        `${t.basis[basis]}${format.colon}${source}`,
      ]),
    ],
  )}${way.elsewhere.length > 0 && html`<p class="note">${t.otherGround}</p>`}`;
}

/** A figure with its unit; a percent sign stands close, as everywhere in the plan. */
const withUnit = (figure: string, unit: string): string =>
  unit === '%' ? `${figure}%` : `${figure} ${unit}`;

/** Limits of this country that are broken, else whether any was tested at all: nothing tested satisfies nothing. */
function outcomeOf(
  { ui, format }: Writing,
  limits: AgrivoltaicResult['limits'],
  untested: AgrivoltaicResult['untested'],
): Html | string {
  const t = ui.agrivoltaic;
  const comma = format.semicolon;
  const own = limits.filter(({ foreign }) => !foreign);
  const broken = own.filter(({ pass }) => !pass);
  if (broken.length > 0) return bad(broken.map(({ code }) => t.limit[code]).join(comma));
  if (own.length === 0) return t.noneTested;
  return untested.length > 0
    ? `${t.pass}${comma}${t.someUntested.replace('{{n}}', String(untested.length))}`
    : t.pass;
}
