import { fill } from '../../../shared/i18n/index.ts';
import type { Writing } from '../context.ts';
import { type Html, html } from '../html.ts';
import { see } from '../numbering.ts';
import { table } from '../sections/parts.ts';
import { basisDocuments } from './basis-documents.ts';
import type { Chapter } from './chapter.ts';

/** General provisions: purpose, scope and period, and the documents the plan rests on. */
export const general: Chapter = {
  key: 'general',
  body: (writing) => basis(writing),
};

function basis({ plan, text }: Writing): Html {
  const t = text.chapters.basis;
  const kinds = t.kinds as Record<string, string>;
  const documents = basisDocuments(plan.rules);
  const comma = text.chapters.comma;
  return html`<h3>${t.heading}</h3><p>${fill(t.text, { date: plan.rulesDate })}</p>
${
  documents.length > 0 &&
  table(
    t.caption,
    [
      { label: t.document, width: '40%' },
      { label: t.about },
      { label: t.since, width: '15%' },
      { label: t.status, width: '15%' },
    ],
    documents.map((document) => [
      document.name,
      [...new Set([...document.kinds].map((kind) => kinds[kind] ?? t.kinds.other))].join(comma),
      document.since,
      [...document.statuses].map((status) => t.statuses[status]).join(comma),
    ]),
  )
}
<p class="note">${t.landBefore}${see('chapter:environment')}${t.landAfter} ${fill(t.local, { blank: text.chapters.blank })}</p>`;
}
