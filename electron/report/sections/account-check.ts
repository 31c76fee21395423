import type { Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { bad, filled, table } from './parts.ts';

/** Decimals of a quantity by its unit. */
const QUANTITY_DIGITS: Record<string, number> = { kWp: 1, 'm²': 0, kWh: 0, t: 1, yuan: 0, '': 4 };

/** Quantities that stand in several chapters, with what each chapter says and whether they agree. */
export function accountCheck({ plan, ui, format }: Writing): Html {
  if (!plan.check) return html``;
  const t = ui.account;
  const names = t.quantities as Record<string, string>;
  const places = t.places as Record<string, string>;
  const differ = plan.check.quantities.filter(({ agrees }) => !agrees).length;
  return html`
<p class="${differ > 0 ? 'warn' : ''}">${differ > 0 ? filled(t.differ, { n: format.number(differ) }) : t.agree}</p>
${table(
  t.caption,
  [
    { label: t.quantity, width: '22%' },
    { label: t.unit, width: '9%' },
    { label: t.where },
    { label: t.verdict, width: '11%' },
  ],
  plan.check.quantities.map(({ name, unit, values, agrees }) => [
    names[name] ?? name,
    unit === 'yuan' ? ui.money.units.yuan : unit,
    values
      .map(({ where, value }) => {
        const said = value === null ? '—' : format.number(value, QUANTITY_DIGITS[unit] ?? 2);
        return `${places[where] ?? where} ${said}`;
      })
      .join(format.semicolon),
    agrees ? t.same : bad(t.notSame),
  ]),
)}`;
}
