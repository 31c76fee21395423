import { fill } from '../../../shared/i18n/index.ts';
import type { Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { facts, table, yuanIn } from '../sections/parts.ts';
import type { Chapter } from './chapter.ts';

/**
 * Labour to build small photovoltaic systems, person-years for a megawatt: engineering judgement. Jobs in operation are
 * the scenario's assumption.
 */
const BUILD_PER_MW = 6;

/** Income of households and villages, and work. */
export const social: Chapter = {
  key: 'social',
  follows: true,
  body: (writing) => html`${income(writing)}${labour(writing)}`,
};

function income(writing: Writing): Html | false {
  const { plan, text, ui } = writing;
  if (!plan.money) return false;
  const { householdYuanPerYear, villageYuanPerYear } = plan.money.total;
  const t = ui.money;
  return facts(
    text.chapters.social.income,
    [
      [t.householdYear, `${yuanIn(writing, householdYuanPerYear)}${t.perYear}`],
      [t.villageYear, `${yuanIn(writing, villageYuanPerYear)}${t.perYear}`],
    ],
    'income',
  );
}

function labour({ plan, text, format }: Writing): Html | false {
  const mw = plan.summary.capacityKwp / 1e3;
  if (mw <= 0) return false;
  const t = text.chapters.social;
  const { jobsPerMw } = plan.scenario.assumptions.fit;
  return html`${table(
    t.caption,
    [{ label: t.phase }, { label: t.factor }, { label: t.jobs, num: true }],
    [
      [
        t.build,
        fill(t.perMwBuild, { n: format.number(BUILD_PER_MW) }),
        `${format.number(mw * BUILD_PER_MW)} ${t.unitBuild}`,
      ],
      [
        t.run,
        fill(t.perMwRun, { n: format.number(jobsPerMw, 1) }),
        `${format.number(mw * jobsPerMw)} ${t.unitRun}`,
      ],
    ],
    { name: 'labour' },
  )}<p class="note">${t.note}</p>`;
}
