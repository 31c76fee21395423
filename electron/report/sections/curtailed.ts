import { valueUnit, type Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { filled } from './parts.ts';

/** That energy and carbon are told before curtailment, and how much it is; nothing where no substation is known. */
export function curtailed(writing: Writing): Html {
  const { plan, ui, format, text } = writing;
  const total = plan.grid && plan.grid.stations.length > 0 ? plan.grid.total : null;
  if (!total) return html``;
  const gone = total.curtailedKwh + total.lostKwh;
  const tonnes = (gone * plan.summary.gridFactorKgKwh) / 1000;
  const said =
    gone > 0
      ? filled(ui.grid.beforeCurtailment, {
          curtailed: valueUnit(format.energy(total.curtailedKwh)),
          share: format.percent(total.curtailedKwh / total.generationKwh, 2),
          lost: valueUnit(format.energy(total.lostKwh)),
          carbon: `${format.number(tonnes, tonnes < 100 ? 1 : 0)} ${text.summary.tonnes}`,
        })
      : ui.grid.nothingCurtailed;
  return html`<p class="note">${said}</p>`;
}

/** What of the year's energy is curtailed, in a few words; empty where nothing is. */
export function ofWhichCurtailed({ plan, ui, format }: Writing): string {
  const kwh = plan.grid?.total.curtailedKwh ?? 0;
  return kwh > 0 ? `${ui.grid.ofWhichCurtailed} ${valueUnit(format.energy(kwh))}` : '';
}
