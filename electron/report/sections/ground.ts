import { fill } from '../../../shared/i18n/index.ts';
import type { Writing } from '../context.ts';
import { type Html, html } from '../html.ts';

const blanks = ({ plan, format }: Writing) => ({
  source: plan.terrain?.source ?? '',
  crs: plan.terrain?.crs ?? '',
  resolution: format.number(plan.terrain?.resolutionM ?? 0),
  share: format.percent(plan.terrain?.countyShare ?? 0),
});

/** Which terrain the skylines of the energy chapter come from, or that there is none. */
export function terrainOfEnergy(writing: Writing): Html {
  const t = writing.ui.ground.plan;
  return html`<p class="note">${writing.plan.terrain ? fill(t.energy, blanks(writing)) : t.none}</p>`;
}

/** Over which ground sight and glare were worked out. */
export const groundOfSight = (writing: Writing): string =>
  writing.plan.terrain ? fill(writing.ui.ground.plan.sight, blanks(writing)) : writing.ui.fit.flat;
