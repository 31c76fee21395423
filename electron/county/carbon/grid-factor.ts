import type { Assumptions } from '../../../shared/domain.ts';
import { nationalHolds } from '../../engine/rules/rule-pack.ts';
import { TABLE_RULES } from '../../formats/rule-tables.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { figureOf } from '../rules/in-force.ts';
import { ruleRegions } from '../rules/regions.ts';

/**
 * Grid average emission factor behind a scenario's avoided emissions, where it comes from, and the year it is of: the
 * planner's, else the one in force on the document's day.
 */
export function gridFactorOf(
  session: Session,
  document: Document,
  { gridFactorKgKwh, carbon }: Pick<Assumptions, 'gridFactorKgKwh' | 'carbon'>,
): { factorKgKwh: number; source: string; year: number } {
  if (gridFactorKgKwh !== null) {
    return { factorKgKwh: gridFactorKgKwh, source: 'planner', year: carbon.startYear };
  }
  const { value, source, region, validFrom } = figureOf(session, document)(TABLE_RULES.gridFactor);
  const regions = ruleRegions(session.library.countyOf(document));
  const standIn = !nationalHolds(regions) && !regions.includes(region);
  const published = session.library
    .gridFactors()
    .flatMap(({ years }) => years)
    .find(({ announced, factorKgKwh }) => announced === validFrom && factorKgKwh === value);
  return {
    factorKgKwh: value,
    source: standIn ? `${STAND_IN}${source}` : source,
    year: published?.year ?? Number(validFrom.slice(0, 4)),
  };
}

const STAND_IN =
  '⟦当地没有公布的因子，暂以全国数值代入，须核实： ‖ none is published for this place, the national one stands in, to be verified: ⟧';
