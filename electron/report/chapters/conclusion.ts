import { fill } from '../../../shared/i18n/index.ts';
import { CASE_CLASSES } from '../../../shared/money.ts';
import { valueUnit, type Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { limitsKept } from '../limits.ts';
import { bad, table, yuanIn } from '../sections/parts.ts';
import { leastBetween } from '../sections/site-modes.ts';
import type { Chapter } from './chapter.ts';
import { firstYear } from './text.ts';

/** Whether something asked is met; null where it was not checked. */
type Verdict = boolean | null;
interface Row {
  item: string;
  asked: string;
  found: string;
  met: Verdict;
}

/** Every indicator and limit, met or not, in words; and what follows from it. */
export const conclusion: Chapter = {
  key: 'conclusion',
  follows: true,
  body(writing) {
    const rows = [...landRows(writing), ...gridRows(writing), ...selfUseRows(writing), ...otherRows(writing)];
    return html`${verdicts(writing, rows)}${advice(writing, rows)}`;
  },
};

/** A verdict in words; what is not met stands out. */
function verdictOf({ text }: Writing, met: Verdict): Html | string {
  const t = text.chapters.verdicts;
  return met === null ? t.unknown : met ? t.met : bad(t.missed);
}

function verdicts(writing: Writing, rows: readonly Row[]): Html {
  const t = writing.text.chapters.verdicts;
  return table(
    t.caption,
    [
      { label: t.item },
      { label: t.asked, width: '14%' },
      { label: t.found, width: '30%' },
      { label: t.verdict, width: '12%' },
    ],
    rows.map(({ item, asked, found, met }) => [item, asked, found, verdictOf(writing, met)]),
  );
}

function landRows({ plan, text, format, included }: Writing): Row[] {
  const t = text.chapters.verdicts;
  const { sites } = plan.land;
  const dropped = sites.filter(({ status }) => status === 'broken').length;
  const open = sites.filter((site) => site.unchecked.length > 0).length;
  const checked = sites.some((site) => site.checked.length > 0);
  if (included.length + dropped === 0) return [];
  return [
    {
      item: t.broken,
      asked: t.none,
      found: fill(open > 0 ? t.brokenAsFar : t.brokenFound, { n: format.number(dropped) }),
      // What breaks a rule is left out; a rule that was not checked may be broken all the same.
      met: open === 0 && checked ? true : null,
    },
    {
      item: t.rules,
      asked: '100%',
      found: fill(t.rulesFound, { n: format.number(open) }),
      met: open === 0 && checked ? true : null,
    },
  ];
}

function gridRows({ plan, text, format }: Writing): Row[] {
  const t = text.chapters.verdicts;
  const grid = plan.grid;
  if (!grid || grid.stations.length === 0) {
    return [{ item: t.hosting, asked: '—', found: t.noStations, met: null }];
  }
  const breaking = grid.connections.filter(({ breaks }) =>
    breaks.some((limit) => limit !== 'reverse'),
  ).length;
  return [
    {
      item: t.hosting,
      asked: t.none,
      found: fill(t.hostingFound, {
        red: format.number(grid.total.red),
        n: format.number(grid.stations.length),
      }),
      met: grid.total.red === 0,
    },
    {
      item: t.feeders,
      asked: t.none,
      found:
        grid.feeders.length === 0
          ? text.chapters.verdicts.unknown
          : fill(t.feedersFound, { bad: format.number(breaking), n: format.number(grid.connections.length) }),
      met: grid.feeders.length === 0 && breaking === 0 ? null : breaking === 0,
    },
  ];
}

function selfUseRows(writing: Writing): Row[] {
  const { plan, ui, text, format } = writing;
  const t = text.chapters.verdicts;
  const sites = plan.modeCheck?.sites ?? [];
  const rows = CASE_CLASSES.flatMap((owner): Row[] => {
    const own = sites.filter(
      ({ ownerClass, leastSelfUseShare }) => ownerClass === owner && leastSelfUseShare !== 0,
    );
    if (own.length === 0) return [];
    const of = (wanted: Verdict) => own.filter(({ fulfilled }) => fulfilled === wanted).length;
    const least = own[0]!.leastSelfUseShare;
    return [
      {
        item: fill(t.selfUse, { owner: ui.siteTerms.owners[owner] }),
        asked: least === null ? (leastBetween(writing, own[0]!) ?? '—') : `≥ ${format.percent(least, 0)}`,
        found: fill(t.selfUseFound, {
          met: format.number(of(true)),
          missed: format.number(of(false)),
          unknown: format.number(of(null)),
        }),
        met: of(false) > 0 ? false : of(null) > 0 ? null : true,
      },
    ];
  });
  const listed = plan.supply?.byKind.reduce((sum, { loadKwh }) => sum + loadKwh, 0) ?? 0;
  const county = plan.facts.find(({ fact }) => fact === 'electricityKwh')?.value;
  return [
    ...rows,
    {
      item: t.load,
      asked: '—',
      found: fill(t.loadFound, {
        listed: listed > 0 ? valueUnit(format.energy(listed)) : '—',
        county: county === undefined ? text.chapters.blank : valueUnit(format.energy(county)),
      }),
      met: null,
    },
  ];
}

function otherRows(writing: Writing): Row[] {
  const { plan, ui, text, format } = writing;
  const t = text.chapters.verdicts;
  const { sites, failing, open } = limitsKept(plan.agrivoltaic);
  const rows: Row[] = plan.roofs
    .filter(({ buildings }) => buildings > 0)
    .map((row) => ({
      item: fill(t.roof, { class: ui.imports.classNames[row.class] }),
      asked: `≥ ${format.percent(row.leastShare, 0)}`,
      found: format.percent(row.share),
      met: row.share >= row.leastShare,
    }));
  if (plan.agrivoltaic.length > 0) {
    rows.push({
      item: t.agri,
      asked: t.none,
      found: fill(t.agriFound, {
        fail: format.number(failing),
        open: format.number(open),
        n: format.number(sites),
      }),
      met: failing > 0 ? false : open > 0 ? null : true,
    });
  }
  if (plan.money) {
    const { npvYuan } = plan.money.total;
    rows.push({ item: t.npv, asked: '> 0', found: yuanIn(writing, npvYuan), met: npvYuan > 0 });
  }
  return rows;
}

/** Rules that a recommendation names; the table by layer has all. */
const MOST_RULES = 6;

function advice(writing: Writing, rows: readonly Row[]): Html {
  const { plan, ui, text, format, included, language } = writing;
  const t = text.chapters.verdicts;
  const comma = text.chapters.comma;
  const open = [...new Set(plan.land.sites.flatMap((site) => site.unchecked))];
  const red = (plan.grid?.stations ?? [])
    .filter((station) => station.class === 'red')
    .map(({ name }) => name);
  const year = firstYear({ plan, included } as Writing);
  const first = included.filter((site) => (site.inService ?? plan.startYear) === year);
  const capacity = first.reduce((sum, site) => sum + site.capacityKwp, 0);
  const items = [
    open.length > 0 &&
      fill(t.advices.land, {
        rules: open
          .slice(0, MOST_RULES)
          .map((code) => ui.rules.names[code] ?? code)
          // Names of rules have commas of their own.
          .join(language === 'zh' ? comma : '; '),
        more: open.length > MOST_RULES ? fill(t.advices.moreRules, { n: open.length - MOST_RULES }) : '',
      }),
    red.length > 0 && fill(t.advices.grid, { stations: red.join(comma) }),
    (plan.grid?.stations.length ?? 0) === 0 && t.advices.gridUnknown,
    plan.money !== null &&
      plan.money.total.npvYuan < 0 &&
      fill(t.advices.returns, { npv: yuanIn(writing, plan.money.total.npvYuan) }),
    plan.facts.length === 0 && t.advices.county,
    // What is open or missed stands before any building.
    first.length > 0 &&
      fill(rows.some(({ met }) => met !== true) ? t.advices.decideAfter : t.advices.decide, {
        year: String(year),
        capacity: valueUnit(format.capacity(capacity)),
      }),
  ].filter((item) => item !== false);
  return html`<h3>${t.advice}</h3><ol class="advice">${items.map((item) => html`<li>${item}</li>`)}</ol>`;
}
