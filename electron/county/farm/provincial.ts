import type { Crop } from '../../../shared/agrivoltaic.ts';
import { COLON } from '../../../shared/i18n/in-language.ts';
import {
  PROVINCIAL_BANS,
  PROVINCIAL_FIGURES,
  type ProvincialLimits,
} from '../../engine/agrivoltaic/limits.ts';
import { shortProvinceName } from '../../formats/facts.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { rulesOf } from '../rules/in-force.ts';

/** How the rule pack says that something must not be. */
const NOT_ALLOWED = 'not allowed';

/** Crops that are not of cropland, by the land they stand on (judgement); `none` is open ground. */
const GROUND: Partial<Record<Crop, 'grassland' | 'orchard' | 'pond' | 'open'>> = {
  ...{ forages: 'grassland', fruits: 'orchard', berries: 'orchard', fishpond: 'pond', none: 'open' },
};

/**
 * Figures of the county's province for arrays over farmland and ponds, in force on the day a document is planned by:
 * those of the land that the crop stands on, where a province has such, else those of all.
 */
export function provincialLimits(session: Session, document: Document, crop: Crop): ProvincialLimits {
  const ground = GROUND[crop] ?? 'cropland';
  const rules = rulesOf(session, document);
  const figures: ProvincialLimits['figures'] = {};
  for (const figure of PROVINCIAL_FIGURES) {
    const row =
      rules.find(({ id }) => id === `farming.${ground}.${figure}`) ??
      rules.find(({ id }) => id === `farming.${figure}`);
    if (!row) continue;
    const value = typeof row.value === 'number' ? row.value : null;
    figures[figure] = {
      value,
      draft: row.status === 'draft',
      source: `${row.document}${COLON}${row.source}`,
    };
  }
  const bans: ProvincialLimits['bans'] = {};
  for (const ban of PROVINCIAL_BANS) {
    const row = rules.find(({ id, value }) => id === `farming.${ban}` && value === NOT_ALLOWED);
    if (!row || (ban === 'cropland' && ground !== 'cropland')) continue;
    bans[ban] = { draft: row.status === 'draft', source: `${row.document}${COLON}${row.source}` };
  }
  return { region: shortProvinceName(session.library.countyOf(document).province), figures, bans };
}
