import { assumptionsSchema } from '../../../shared/domain.ts';
import { assumptionWords } from '../../../shared/i18n/assumption-words.ts';
import { fill } from '../../../shared/i18n/index.ts';
import { TAX_RULES, type Tax } from '../../../shared/money.ts';
import { figureIn } from '../../engine/rules/rule-pack.ts';
import type { Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { ifSeen, see } from '../numbering.ts';
import { equipmentUsed } from '../sections/equipment.ts';
import { table } from '../sections/parts.ts';
import type { Chapter } from './chapter.ts';

/** Groups of a scenario's assumptions; those outside of any are the first. */
const GROUPS = ['', 'lossTree', 'money', 'carbon', 'supply', 'fit'] as const;

/** Where the figures stand that an assumption leaves to the rules and tables of the program. */
const TABLE_OF: Record<string, string> = {
  'money.capexRooftopYuanKwp': 'prices',
  'money.capexAgrivoltaicYuanKwp': 'prices',
  'money.opexRooftopYuanKwp': 'prices',
  'money.opexAgrivoltaicYuanKwp': 'prices',
  'money.retailYuanKwh': 'prices',
  'money.farmRetailYuanKwh': 'prices',
  'money.feedInYuanKwh': 'prices',
  'money.mechanismShare': 'terms',
  'money.mechanismYears': 'terms',
  'money.marketYuanKwh': 'terms',
  'carbon.embodiedRooftopKgKwp': 'embodied',
  'carbon.embodiedAgrivoltaicKgKwp': 'embodied',
};

/** Every value the scenario rests on, by group, with its unit, and its default where that was changed. */
export const assumptions: Chapter = {
  key: 'assumptions',
  follows: true,
  body(writing) {
    const t = writing.text.assumptions;
    return html`<p>${fill(t.intro, { name: writing.plan.scenario.name })}</p>
${GROUPS.map((group) => groupTable(writing, group))}
<p class="note">${t.areaText}</p>${equipmentUsed(writing)}`;
  },
};

/** The rule of a tax that the scenario leaves to the law. */
const lawOf = (key: string): string | undefined =>
  Object.hasOwn(TAX_RULES, key) ? TAX_RULES[key as Tax] : undefined;

function groupTable({ plan, text, language }: Writing, group: (typeof GROUPS)[number]): Html {
  const t = text.assumptions;
  const words = assumptionWords(language);
  const all = plan.scenario.assumptions as unknown as Record<string, unknown>;
  const standard = assumptionsSchema.parse({}) as unknown as Record<string, unknown>;
  const inner = (from: Record<string, unknown>): [string, unknown][] =>
    group === ''
      ? Object.entries(from).filter(([key]) => !(GROUPS as readonly string[]).includes(key))
      : Object.entries(from[group] as object);
  const defaults = new Map(inner(standard));
  const pathOf = (key: string) => (group === '' ? key : `${group}.${key}`);
  const rows = inner(all).flatMap(([key, value]) => {
    const path = pathOf(key);
    // What is set at single substations or sites, or weighs criteria, stands with those.
    const isRecord = value !== null && typeof value === 'object' && !Array.isArray(value);
    if (isRecord && (path !== 'money.classTerms' || Object.keys(value).length === 0)) return [];
    const name = words.name(path);
    if (name === path) return [];
    const same = JSON.stringify(value) === JSON.stringify(defaults.get(key));
    const known = key === 'weatherId' && value !== null ? (plan.weather.name ?? t.imported) : null;
    const rule = value === null && group === 'money' ? lawOf(key) : undefined;
    const law = rule === undefined ? null : figureIn(plan.rules, rule);
    const byLaw = law === null ? null : `${words.value(path, law)}${text.assumptions.byLaw}`;
    const shown = known ?? byLaw ?? words.value(path, value);
    const table = value === null ? TABLE_OF[path] : undefined;
    return [
      [
        name,
        // What is left to the program's figures stands in a table of theirs.
        table ? html`${shown}${ifSeen(html`<br/>${see(table)}`)}` : shown,
        same ? '—' : html`<strong>${t.changed}</strong> ${words.value(path, defaults.get(key))}`,
        words.help(path),
      ],
    ];
  });
  return table(
    fill(t.caption, { group: t.groups[group === '' ? 'general' : group] }),
    [
      { label: t.item, width: '24%' },
      { label: t.value, width: '17%' },
      { label: t.default, width: '15%' },
      { label: t.basis },
    ],
    rows,
  );
}
