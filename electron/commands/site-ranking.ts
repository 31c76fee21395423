import type { Ranking } from '../../shared/site-ranking.ts';
import type { Document } from '../store/document.ts';
import { activeScenario } from '../store/scenarios.ts';
import { type MirroredSite, siteMirror } from '../store/site-mirror.ts';
import { countyWork } from './county-work.ts';
import { fitScores } from './fit.ts';
import { moneyOf } from './money.ts';
import { assertOpen, type HandlersOf, openedDocument, type Session } from './session.ts';

type Value = (site: MirroredSite) => number | null | undefined;

/**
 * The best or the least of all sites by a measure, however many the document has.
 * @throws PlannerError `project.none-open`, also when the document is closed meanwhile
 */
export const siteRanking: Pick<HandlersOf<'site'>, 'site.ranking'> = {
  async 'site.ranking'(session, { measure, order, limit }) {
    const document = openedDocument(session);
    await siteMirror(document).warm();
    const figure = await measured(session, document, measure);
    assertOpen(session, document);
    const sign = order === 'best' ? 1 : -1;
    const ranked = [...siteMirror(document).rows().values()].flatMap((site) => {
      const value = figure(site) ?? null;
      return value === null ? [] : [{ site, value }];
    });
    return {
      measure,
      total: ranked.length,
      rows: bestOf(ranked, limit, (a, b) => sign * (b.value - a.value) || a.site.id - b.site.id).map(
        ({ site: { id, name, kind }, value }) => ({ id, name, kind, value }),
      ),
    };
  },
};

const OWN: Partial<Record<Ranking, Value>> = {
  capacity: (site) => site.capacityKwp,
  annual: (site) => site.estimate?.annualKwh,
  specificYield: (site) => site.estimate?.specificYieldKwhPerKwp,
  performance: (site) => site.estimate?.performanceRatio,
  avoided: (site) => site.estimate?.avoidedTco2,
};

async function measured(session: Session, document: Document, measure: Ranking): Promise<Value> {
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
function bestOf<T>(rows: readonly T[], limit: number, compare: (a: T, b: T) => number): T[] {
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
