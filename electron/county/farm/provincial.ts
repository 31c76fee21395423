import { COLON } from '../../../shared/i18n/in-language.ts';
import { PROVINCIAL_FIGURES, type ProvincialLimits } from '../../engine/agrivoltaic/limits.ts';
import { shortProvinceName } from '../../formats/facts.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { rulesOf } from '../rules/in-force.ts';

/** Figures of the county's province for arrays over farmland and ponds, in force on the day a document is planned by. */
export function provincialLimits(session: Session, document: Document): ProvincialLimits {
  const rules = rulesOf(session, document);
  const figures: ProvincialLimits['figures'] = {};
  for (const figure of PROVINCIAL_FIGURES) {
    const row = rules.find(({ id }) => id === `farming.${figure}`);
    if (!row) continue;
    const value = typeof row.value === 'number' ? row.value : null;
    figures[figure] = {
      value,
      draft: row.status === 'draft',
      source: `${row.document}${COLON}${row.source}`,
    };
  }
  return { region: shortProvinceName(session.library.countyOf(document).province), figures };
}
