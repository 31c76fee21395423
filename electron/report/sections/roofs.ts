import { inLanguage } from '../../../shared/i18n/in-language.ts';
import { fill } from '../../../shared/i18n/index.ts';
import type { Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { bad, filled, table } from './parts.ts';

/** Roofs developed by class of building against the pilot's targets; nothing where no building is known. */
export function roofTargets({ plan, ui, text, format, language }: Writing): Html | string {
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
      { label: t.share, width: '16%' },
      { label: t.target, num: true },
      { label: text.chapters.verdicts.verdict, width: '13%' },
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
        share: format.percent(row.leastShare, 0),
      }),
      row.share >= row.leastShare
        ? text.chapters.targets.met
        : html`${bad(text.chapters.targets.missed)} <small>${fill(text.chapters.targets.short, { by: format.number(100 * (row.leastShare - row.share), 1) })}</small>`,
    ]),
  )}<p class="note">${t.note}${sources.join(format.semicolon)}${language === 'zh' ? '。' : '. '}${text.chapters.targets.pilot}</p>`;
}
