import { fill } from '../../../shared/i18n/index.ts';
import type { Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { table } from '../sections/parts.ts';
import type { Chapter } from './chapter.ts';

/** Rules without a document of their own. */
const NONE = /^⟦无 ‖/;

/** General provisions: purpose, scope and period, and the documents the plan rests on. */
export const general: Chapter = {
  key: 'general',
  body: (writing) => basis(writing),
};

function basis({ plan, text }: Writing): Html {
  const t = text.chapters.basis;
  const kinds = t.kinds as Record<string, string>;
  const documents = new Map<string, { kinds: Set<string>; since: string; statuses: Set<string> }>();
  for (const { document, kind, validFrom, status } of plan.rules) {
    if (NONE.test(document)) continue;
    const known = documents.get(document) ?? { kinds: new Set(), since: validFrom, statuses: new Set() };
    known.kinds.add(kinds[kind] ?? t.kinds.other);
    known.statuses.add(status);
    if (validFrom < known.since) known.since = validFrom;
    documents.set(document, known);
  }
  const comma = text.chapters.comma;
  return html`<h3>${t.heading}</h3><p>${fill(t.text, { date: plan.rulesDate })}</p>
${
  documents.size > 0 &&
  table(
    t.caption,
    [
      { label: t.document, width: '40%' },
      { label: t.about },
      { label: t.since, width: '15%' },
      { label: t.status, width: '15%' },
    ],
    [...documents].map(([document, known]) => [
      document,
      [...known.kinds].join(comma),
      known.since,
      [...known.statuses].map((status) => t.statuses[status as keyof typeof t.statuses]).join(comma),
    ]),
  )
}
<p class="note">${t.land} ${fill(t.local, { blank: text.chapters.blank })}</p>`;
}
