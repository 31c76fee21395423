import { planChapters as en } from '../../shared/i18n/en/plan-chapters.ts';
import { planChapters as zh } from '../../shared/i18n/zh/plan-chapters.ts';
import { CHAPTERS, isAlways } from '../../shared/plan.ts';
import { readCountyFacts } from '../formats/county-facts-table.ts';
import { openedDocument } from '../session/session.ts';
import {
  dropCountyFact,
  listCountyFacts,
  listPlanTexts,
  putCountyFact,
  putPlanText,
} from '../store/plan-texts.ts';
import type { HandlersOf } from './handler.ts';

type Names = 'plan.chapters' | 'plan.setText' | 'plan.facts' | 'plan.setFact' | 'plan.importFacts';

export const planTexts: Pick<HandlersOf<'plan'>, Names> = {
  'plan.chapters'(session, { language }) {
    const { headings, standard } = language === 'zh' ? zh : en;
    const own = new Map(
      listPlanTexts(openedDocument(session)).flatMap((each) =>
        each.language === language ? [[each.chapter, each.text] as const] : [],
      ),
    );
    return {
      chapters: CHAPTERS.map((key) => ({
        key,
        heading: headings[key],
        always: isAlways(key),
        standard: standard[key] ?? '',
        own: own.get(key) ?? null,
      })),
    };
  },
  'plan.setText'(session, { chapter, language, text }) {
    putPlanText(openedDocument(session), chapter, language, text);
    return { ok: true };
  },
  'plan.facts': (session) => ({ facts: listCountyFacts(openedDocument(session)) }),
  'plan.importFacts'(session, { path }) {
    const document = openedDocument(session);
    const table = readCountyFacts(path);
    for (const fact of table.facts) putCountyFact(document, fact);
    return table;
  },
  'plan.setFact'(session, { fact, value, year, source }) {
    const document = openedDocument(session);
    if (value === null) dropCountyFact(document, fact);
    else putCountyFact(document, { fact, value, year, source });
    return { ok: true };
  },
};
