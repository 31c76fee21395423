import { assumptionWords } from '../../../shared/i18n/assumption-words.ts';
import { fill } from '../../../shared/i18n/index.ts';
import type { SiteModeCheck } from '../../../shared/site-terms.ts';
import type { Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { portionsOf } from '../portions.ts';
import { bad, table } from './parts.ts';

/** How each site sells: owner's class, mode and tariff, and the least share used on the spot, fulfilled or not. */
export function* siteModes(writing: Writing): Generator<Html> {
  const { plan, text, included } = writing;
  const t = text.chapters.siteModes;
  const terms = new Map((plan.modeCheck?.sites ?? []).map((site) => [site.siteId, site]));
  if (terms.size === 0) return;
  const rows = included.map((site, i) => rowOf(writing, i + 1, site.name, terms.get(site.id)));
  const columns = [
    { label: t.number, num: true, width: '6%' },
    { label: t.name, width: '20%' },
    { label: t.owner, width: '13%' },
    { label: t.mode, width: '14%' },
    { label: t.tariff, width: '11%' },
    { label: t.least, num: true, width: '10%' },
    { label: t.used, num: true, width: '10%' },
    { label: t.verdict },
  ];
  for (const [i, { rows: part }] of portionsOf(rows).entries()) {
    const caption = i === 0 ? t.caption : `${t.caption} ${fill(text.towns.part, { n: i + 1 })}`;
    const last = part.at(-1) === rows.at(-1);
    yield html`${table(caption, columns, part, { tight: true })}${last && html`<p class="note">${t.note}</p>`}`;
  }
}

/** What the scenario sets for single projects. */
export function* ownTerms(writing: Writing): Generator<Html> {
  const { plan, text, included, language } = writing;
  const t = text.chapters.siteModes;
  const { siteTerms } = plan.scenario.assumptions.money;
  const words = assumptionWords(language);
  const rows = included.flatMap((site, i) => {
    const own = siteTerms[site.id];
    return own ? [[String(i + 1), site.name, words.ownTerms(own)]] : [];
  });
  const columns = [
    { label: t.number, num: true, width: '8%' },
    { label: t.name, width: '26%' },
    { label: t.ownTerms },
  ];
  if (rows.length === 0) return;
  for (const [index, { rows: part }] of portionsOf(rows).entries()) {
    const more = index === 0 ? '' : ` ${fill(text.towns.part, { n: index + 1 })}`;
    yield table(`${t.own}${more}`, columns, part, { tight: true });
  }
}

function rowOf(
  writing: Writing,
  number: number,
  name: string,
  terms: SiteModeCheck | undefined,
): (string | Html)[] {
  if (!terms) return [String(number), name, '—', '—', '—', '—', '—', writing.text.chapters.verdicts.unknown];
  const { ui, text, format } = writing;
  const { leastSelfUseShare: least, selfUsedShare: used } = terms;
  const share = (value: number | null) =>
    value === null ? ui.siteTerms.plan.unknown : format.percent(value);
  return [
    String(number),
    name,
    ui.siteTerms.owners[terms.ownerClass],
    terms.modeAllowed === false ? bad(ui.siteTerms.modes[terms.mode]) : ui.siteTerms.modes[terms.mode],
    ui.siteTerms.tariffs[terms.tariff],
    least === 0 ? text.chapters.siteModes.noLeast : (leastBetween(writing, terms) ?? share(least)),
    `${share(used)}${terms.selfUsedFrom === 'assumed' ? '*' : ''}`,
    verdictOf(writing, terms),
  ];
}

/** Ends of what may be asked, where just what is not known. */
export const leastBetween = (
  { format }: Writing,
  { leastSelfUseRange: range }: Pick<SiteModeCheck, 'leastSelfUseRange'>,
): string | null => range && `${format.percent(range.low, 0)}–${format.percent(range.high, 0)}`;

function verdictOf({ text, format }: Writing, { fulfilled, marginShare, leastSelfUseShare }: SiteModeCheck) {
  const t = text.chapters.verdicts;
  const by =
    marginShare === null
      ? ''
      : format.bracketed(`${marginShare < 0 ? '−' : '+'}${format.percent(Math.abs(marginShare))}`);
  if (leastSelfUseShare === 0) return t.met;
  return fulfilled === null ? t.unknown : fulfilled ? `${t.met}${by}` : bad(`${t.missed}${by}`);
}
