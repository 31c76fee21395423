import { inLanguage } from '../../../shared/i18n/in-language.ts';
import type { Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { filled, table } from './parts.ts';

/** Roofs developed by class of building against the pilot's targets; nothing where no building is known. */
export function roofTargets({ plan, ui, format, language }: Writing): Html | string {
  const rows = plan.roofs.filter(({ buildings }) => buildings > 0);
  if (rows.length === 0) return '';
  const t = ui.roofs;
  const sources = [
    ...new Set(rows.map(({ source }) => inLanguage(source, language).replace(/ ?[（(][^（(]*[）)]$/, ''))),
  ];
  return html`${table(
    t.progressTitle,
    [
      { label: t.class },
      { label: t.buildings, num: true },
      { label: t.roofArea, unit: 'm²', num: true },
      { label: t.sites, num: true },
      { label: t.covered, unit: 'm²', num: true },
      { label: t.capacity, unit: 'kWp', num: true },
      { label: t.share, width: '24%' },
      { label: t.target, num: true },
    ],
    rows.map((row) => [
      ui.imports.classNames[row.class],
      format.number(row.buildings),
      format.number(row.roofM2),
      format.number(row.sites),
      format.number(row.coveredM2),
      format.number(row.capacityKwp, 1),
      html`<span class="bar"><span style="width:${(100 * Math.min(1, row.share)).toFixed(1)}%"></span></span> ${format.percent(row.share)}`,
      filled(t.targetAtLeast, {
        share: format.percent(row.leastShare),
      }),
    ]),
  )}<p class="note">${t.note}${sources.join('; ')}</p>`;
}
