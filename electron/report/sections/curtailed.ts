import { CURTAILED_PARTS } from '../../../shared/account.ts';
import { valueUnit, type Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { filled } from './parts.ts';

/** Where the energy of the year goes, and what of that is only assumed or was not checked. */
export function whereItGoes({ plan, ui, format }: Writing): Html {
  const { summary } = plan;
  if (summary.generatedKwh <= 0) return html``;
  const energy = (kwh: number) => valueUnit(format.energy(kwh));
  const said = filled(ui.grid.whereItGoes, {
    year: String(summary.year),
    generated: energy(summary.generatedKwh),
    used: energy(summary.usedOnSiteKwh),
    shared: energy(summary.sharedKwh),
    fedIn: energy(summary.fedInKwh),
    delivered: energy(summary.deliveredKwh),
    curtailed: energy(summary.curtailedKwh),
    share: format.percent(summary.curtailedKwh / summary.generatedKwh, 2),
    parts: CURTAILED_PARTS.map((part) =>
      summary[part] > 0 ? filled(ui.grid.curtailedParts[part], { energy: energy(summary[part]) }) : '',
    ).join(''),
    lost: energy(summary.storageLossKwh),
  });
  const unchecked = (plan.grid?.stations.length ?? 0) === 0;
  return html`<p class="note">${said}</p>
${unchecked && html`<p class="warn">${ui.grid.gridUnchecked}</p>`}
${summary.selfUseAssumed > 0 && html`<p class="note">${filled(ui.grid.assumedUse, { n: format.number(summary.selfUseAssumed) })}</p>`}
${summary.undated > 0 && html`<p class="note">${filled(ui.grid.undated, { n: format.number(summary.undated), year: String(summary.year) })}</p>`}`;
}

/** What of the year's energy is curtailed, in a few words; empty where nothing is. */
export function ofWhichCurtailed({ plan, ui, format }: Writing): string {
  const { curtailedKwh } = plan.summary;
  return curtailedKwh > 0
    ? `${ui.grid.curtailed.toLowerCase()} ${valueUnit(format.energy(curtailedKwh))}`
    : '';
}
