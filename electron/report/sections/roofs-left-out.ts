import { type LeftOutRow, ROOF_MATERIALS, STRUCTURES } from '../../../shared/roof-fitness.ts';
import type { Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { filled, table } from './parts.ts';

/** Roofs left out as unfit by reason, and which checks lacked data or were not asked; nothing where none was asked. */
export function roofsLeftOut({ plan, ui, format }: Writing): Html | string {
  if (plan.roofsLeftOut.length === 0) return '';
  const t = ui.roofs.fitness;
  const reasonOf = ({ check, value }: Pick<LeftOutRow, 'check' | 'value'>): string => {
    const material = check === 'material' && ROOF_MATERIALS.find((name) => name === value);
    const structure = check === 'structure' && STRUCTURES.find((name) => name === value);
    const word = material ? t.materialNames[material] : structure ? t.structureNames[structure] : '';
    return [t.checks[check], value === 'unknown' ? t.unknownValue : word].filter(Boolean).join(' · ');
  };
  const rows = plan.roofsLeftOut.flatMap(({ unfit, created }, i) =>
    (unfit.length > 0 ? unfit : [null]).map((row) => [
      format.number(i + 1),
      format.number(created),
      row ? reasonOf(row) : '—',
      format.number(row?.count ?? 0),
    ]),
  );
  const notes = plan.roofsLeftOut.map(({ checks }, i) => {
    const names = (state: string) =>
      checks.filter((row) => row.state === state).map(({ check }) => t.checks[check]);
    const parts = [
      ...checks
        .filter(({ state, unknown }) => state === 'checked' && unknown > 0)
        .map(({ check, unknown }) =>
          filled(t.unknown, { check: t.checks[check], n: format.number(unknown) }),
        ),
      ...(names('no-data').length > 0 ? [filled(t.noData, { checks: names('no-data').join(' · ') })] : []),
      ...(names('not-asked').length > 0
        ? [filled(t.notAsked, { checks: names('not-asked').join(' · ') })]
        : []),
    ];
    return filled(t.batch, { n: format.number(i + 1), text: parts.join(format.semicolon) });
  });
  return html`${table(
    t.planTitle,
    [
      { label: t.making, num: true },
      { label: t.made, num: true },
      { label: t.reason },
      { label: t.roofs, num: true },
    ],
    rows,
  )}${notes.map((note) => html`<p class="note">${note}</p>`)}<p class="note">${t.planNote}</p>`;
}
