import { fill } from '../../../shared/i18n/index.ts';
import { CASE_CLASSES } from '../../../shared/money.ts';
import type { SiteModeCheck } from '../../../shared/site-terms.ts';
import type { Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { table, yuanIn } from './parts.ts';
import { leastBetween } from './site-modes.ts';

/** Sites named one by one at most. */
const LISTED = 40;

/** Whose the sites are, how they sell, and whether the rules of each class are kept. */
export function modeCheck(writing: Writing): Html | null {
  const { plan, ui, text, format } = writing;
  const check = plan.modeCheck;
  if (!check || check.sites.length === 0) return null;
  const t = ui.siteTerms.plan;
  const comma = text.chapters.comma;
  const rows = CASE_CLASSES.flatMap((owner) => {
    const own = check.sites.filter(({ ownerClass }) => ownerClass === owner);
    return own.length > 0 ? [rowOf(writing, own)] : [];
  });
  const open = check.sites.filter(({ notes }) => notes.some((note) => note !== 'leastSelfUseUnknown'));
  const four = check.sites.reduce((sum, { fourAbilitiesYuan }) => sum + fourAbilitiesYuan, 0);
  return html`
<p>${fill(t.text, { date: check.date, sites: format.number(check.sites.length) })}</p>
${table(
  t.caption,
  [
    { label: t.owner, width: '22%' },
    t.sites,
    t.capacity,
    { label: t.mode, width: '20%' },
    t.least,
    t.used,
    t.fulfilled,
  ].map((column) => (typeof column === 'string' ? { label: column } : column)),
  rows,
)}
${
  open.length === 0
    ? html`<p>${t.none}</p>`
    : table(
        fill(t.listed, { n: format.number(LISTED) }),
        [{ label: t.site, width: '26%' }, { label: t.owner, width: '22%' }, { label: t.why }],
        open
          .slice(0, LISTED)
          .map(({ name, ownerClass, notes }) => [
            name,
            ui.siteTerms.owners[ownerClass],
            notes.map((note) => ui.siteTerms.notes[note]).join(comma),
          ]),
      )
}
${four > 0 && html`<p>${fill(t.fourAbilities, { yuan: yuanIn(writing, four) })}</p>`}
<p class="note">${t.note}</p>`;
}

function rowOf(writing: Writing, own: readonly SiteModeCheck[]): string[] {
  const { ui, format } = writing;
  const t = ui.siteTerms;
  const count = (which: (site: SiteModeCheck) => boolean) => format.number(own.filter(which).length);
  const [{ ownerClass, leastSelfUseShare }] = own as [SiteModeCheck];
  const kwp = own.reduce((sum, { capacityKwp }) => sum + capacityKwp, 0);
  const known = own.filter(({ selfUsedShare }) => selfUsedShare !== null);
  const weight = known.reduce((sum, { capacityKwp }) => sum + capacityKwp, 0);
  const used = known.reduce((sum, { selfUsedShare, capacityKwp }) => sum + selfUsedShare! * capacityKwp, 0);
  const modes = [...new Set(own.map(({ mode }) => t.modes[mode]))];
  return [
    t.owners[ownerClass],
    format.number(own.length),
    `${format.number(kwp)} kWp`,
    modes.join(' / '),
    leastBetween(writing, own[0]!) ??
      (leastSelfUseShare === null ? t.plan.unknown : format.percent(leastSelfUseShare)),
    weight > 0 ? format.percent(used / weight) : t.plan.unknown,
    [true, false, null].map((wanted) => count(({ fulfilled }) => fulfilled === wanted)).join(' / '),
  ];
}
