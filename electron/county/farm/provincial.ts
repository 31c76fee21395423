import { type Crop, GROUND_FIGURES, GROUNDS } from '../../../shared/agrivoltaic.ts';
import { COLON } from '../../../shared/i18n/in-language.ts';
import type { RuleRow } from '../../../shared/rule-pack.ts';
import {
  COMMON_FIGURES,
  type CommonFigures,
  PROVINCIAL_BANS,
  PROVINCIAL_FIGURES,
  type ProvincialLimits,
} from '../../engine/agrivoltaic/limits.ts';
import { shortProvinceName } from '../../formats/facts.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { figureOf, rulesById } from '../rules/in-force.ts';

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
  const rules = [...rulesById(session, document).values()];
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
  const { province } = session.library.countyOf(document);
  const elsewhere = ground === 'pond' ? [] : figuresElsewhere(rules, ground);
  return { region: shortProvinceName(province), figures, bans, elsewhere };
}

/** Figures for ground of other kinds than the crop's. */
function figuresElsewhere(rules: readonly RuleRow[], own: string): ProvincialLimits['elsewhere'] {
  return GROUNDS.flatMap((ground) =>
    GROUND_FIGURES.flatMap((figure) => {
      const row = rules.find(({ id }) => id === `farming.${ground}.${figure}`);
      if (!row || ground === own) return [];
      const limit = typeof row.value === 'number' ? row.value : null;
      const basis = row.status === 'draft' ? 'draft' : 'rule';
      return [{ ground, figure, limit, unit: 'm', basis, source: `${row.document}${COLON}${row.source}` }];
    }),
  );
}

/** What a setup is held against in every province. */
export function commonFigures(session: Session, document: Document): CommonFigures {
  const figure = figureOf(session, document);
  const of = (id: string) => {
    const { value, document: act, source } = figure(id);
    return { value, source: `${act}${COLON}${source}` };
  };
  return Object.fromEntries(
    Object.entries(COMMON_FIGURES).map(([key, id]) => [key, of(id)]),
  ) as CommonFigures;
}
