import { PlannerError } from '../../../shared/errors.ts';
import type { RuleRow, TariffName } from '../../../shared/rule-pack.ts';
import { figureRow, nationalHolds } from '../../engine/rules/rule-pack.ts';
import { TABLE_RULES } from '../../formats/rule-tables.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { rulesDate } from '../../store/own-rules.ts';
import { neededPackOf } from '../rules/in-force.ts';
import { ruleRegions } from '../rules/regions.ts';

/** Mean price of a tariff, yuan per kWh with tax, and the rule that says so. */
export interface RetailPrice {
  priceYuanKwh: number;
  source: string;
  status: RuleRow['status'];
  /** Whether it is of elsewhere, for want of any of the place. */
  standIn: boolean;
}

/**
 * What a kind of user pays the grid on the mean in a place on a date; before the first rule of it, what that says. Where
 * the mainland's rules do not hold and the place has none, the mainland's price as a stand-in, its source saying so.
 *
 * @param regions of the place, the most particular first
 */
export function retailPrice(
  pack: readonly RuleRow[],
  regions: readonly string[],
  date: string,
  tariff: TariffName,
): RetailPrice {
  const row = figureRow(pack, regions, date, TABLE_RULES.retail(tariff));
  if (!row) throw new RangeError(`no retail price for ${tariff}`);
  const own = nationalHolds(regions) || regions.includes(row.region);
  return {
    ...{ priceYuanKwh: row.value, status: own ? row.status : 'judgement', standIn: !own },
    source: own ? row.source : `${STAND_IN}${row.source}`,
  };
}

const STAND_IN =
  '⟦本程序没有当地电价，暂以内地数值代入，须填写： ‖ no price of this place is known, the mainland’s stands in, to be entered: ⟧';

/** @throws PlannerError `rules.none-here` where the program has no rules of a place and the planner gave none */
export function assertRulesHere(regions: readonly string[], has: boolean): void {
  if (has || nationalHolds(regions)) return;
  throw new PlannerError('rules.none-here', { region: regions.at(-1)! }, { field: 'countyCode' });
}

/** Mean price of each tariff by the rules of a document. */
export function retailPricesOf(session: Session, document: Document): (tariff: TariffName) => RetailPrice {
  const pack = neededPackOf(session, document);
  const regions = ruleRegions(session.library.countyOf(document));
  const date = rulesDate(document);
  const known = new Map<TariffName, RetailPrice>();
  return (tariff) => {
    const price = known.get(tariff) ?? retailPrice(pack, regions, date, tariff);
    known.set(tariff, price);
    return price;
  };
}
