import type { Ranking } from '../../../shared/site-ranking.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { activeScenario } from '../../store/scenarios.ts';
import type { MirroredSite } from '../../store/site-mirror.ts';
import { countyWork } from '../county-work.ts';
import { fitScores } from '../fit/fit.ts';
import { moneyOf } from '../money/outlook.ts';

type Value = (site: MirroredSite) => number | null | undefined;

const OWN: Partial<Record<Ranking, Value>> = {
  capacity: (site) => site.capacityKwp,
  annual: (site) => site.estimate?.annualKwh,
  specificYield: (site) => site.estimate?.specificYieldKwhPerKwp,
  performance: (site) => site.estimate?.performanceRatio,
  avoided: (site) => site.estimate?.avoidedTco2,
};

/** What a measure says of each site; nothing where it does not. */
export async function measured(session: Session, document: Document, measure: Ranking): Promise<Value> {
  const own = OWN[measure];
  if (own) return own;
  if (measure === 'fit') {
    const { fit } = activeScenario(document).assumptions;
    const { sites } = await fitScores(session, document, { ...fit, trials: 0 });
    const scores = new Map(sites.map(({ siteId, combined }) => [siteId, combined.low]));
    return ({ id }) => scores.get(id);
  }
  const { sites } = await countyWork(session, document, moneyOf(session, document));
  const money = new Map(sites.map((row) => [row.siteId, row]));
  return measure === 'npv'
    ? ({ id }) => money.get(id)?.npvYuan
    : ({ id }) => money.get(id)?.householdYuanPerYear;
}

/** The first rows of an order without putting all of them in it: few are wanted of very many. */
export function bestOf<T>(rows: readonly T[], limit: number, compare: (a: T, b: T) => number): T[] {
  const first: T[] = [];
  for (const row of rows) {
    if (first.length === limit && compare(row, first[limit - 1]!) >= 0) continue;
    let place = first.length;
    while (place > 0 && compare(row, first[place - 1]!) < 0) place--;
    first.splice(place, 0, row);
    if (first.length > limit) first.pop();
  }
  return first;
}
