import { COUNTY_FACTS, type CountyFactName } from '../../../shared/county-facts.ts';
import { fill } from '../../../shared/i18n/index.ts';
import { valueUnit, type Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { countyLayers, countyPlace } from '../sections/county.ts';
import { table, yuanIn } from '../sections/parts.ts';
import type { Chapter } from './chapter.ts';

/** The county: place, society, economy, electricity, photovoltaics that are there, layers of the document. */
export const county: Chapter = {
  key: 'county',
  follows: true,
  body: (writing) =>
    html`${countyPlace(writing)}${stated(writing)}${villages(writing)}${existing(writing)}${countyLayers(writing)}`,
};

function stated(writing: Writing): Html {
  const { plan, text } = writing;
  const t = text.chapters.facts;
  const known = new Map(plan.facts.map((fact) => [fact.fact, fact]));
  return table(
    t.caption,
    [
      { label: t.item, width: '32%' },
      { label: t.value, num: true, width: '22%' },
      { label: t.year, width: '12%' },
      { label: t.source },
    ],
    COUNTY_FACTS.map((name) => {
      const fact = known.get(name);
      return [
        t.names[name],
        fact ? written(writing, name, fact.value) : text.chapters.blank,
        fact?.year ? String(fact.year) : '—',
        fact?.source || '—',
      ];
    }),
  );
}

function written(writing: Writing, name: CountyFactName, value: number): string {
  const { text, format } = writing;
  const { units } = text.chapters.facts;
  switch (name) {
    case 'electricityKwh':
      return valueUnit(format.energy(value));
    case 'peakLoadKw':
      return `${format.number(value / 1e3, 1)} MW`;
    case 'gdpYuan':
      return yuanIn(writing, value);
    case 'householdIncomeYuan':
      return `${format.number(value)} ${units.perYear}`;
    case 'households':
      return `${format.number(value)} ${units.households}`;
    default:
      return `${format.number(value)} ${units.persons}`;
  }
}

/** What the villages of the layer add up to, which is not the county. */
function villages({ plan, text, format }: Writing): Html | false {
  const features = plan.context.features.villages?.features ?? [];
  if (features.length === 0) return false;
  const number = (name: string) =>
    features.reduce((sum, { properties }) => sum + (Number(properties?.[name]) || 0), 0);
  const known = features.filter(({ properties }) => Number(properties?.households) > 0).length;
  return html`<p class="note">${fill(text.chapters.facts.villages, {
    n: format.number(features.length),
    known: format.number(known),
    households: format.number(number('households')),
    population: format.number(number('population')),
  })}</p>`;
}

function existing({ plan, text, format }: Writing): Html {
  const t = text.chapters.facts;
  if (plan.existing.length === 0) return html`<p class="warn">${t.noExisting}</p>`;
  const row = (state: 'connected' | 'filed', label: string) => {
    const own = plan.existing.filter((plant) => (plant.state === 'filed') === (state === 'filed'));
    const kwp = own.reduce((sum, plant) => sum + plant.kwp, 0);
    return [label, format.number(own.length), valueUnit(format.capacity(kwp))];
  };
  return table(
    t.existing,
    [{ label: t.item }, { label: t.plants, num: true }, { label: t.capacity, num: true }],
    [row('connected', t.connected), row('filed', t.filed)],
  );
}
