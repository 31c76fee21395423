import { PlannerError } from '../../../shared/errors.ts';
import type { GroupDesign } from '../../../shared/groups.ts';
import { cheapestDirect, type DirectProblem } from '../../engine/direct/design.ts';
import { carbonFreeByHour, directFlows, directYear, passes, ratiosOf } from '../../engine/direct/ratios.ts';
import { siteCapex } from '../../engine/economics/site-money.ts';
import { emptyHours } from '../../engine/load/balance.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { getGroup } from '../../store/groups.ts';
import { activeScenario } from '../../store/scenarios.ts';
import { siteMirror } from '../../store/site-mirror.ts';
import { getSite } from '../../store/sites.ts';
import { generationOf } from '../account/generation.ts';
import { moneyFiguresOf } from '../money/outlook.ts';
import { moneyTermsOf } from '../money/terms.ts';
import { loadOf, ratioLimits } from './ratios.ts';

/**
 * The cheapest of some sites, each whole or not at all, and the store with which a group's three ratios hold. What is not
 * used or stored is taken to be exported: curtailment would only hide it.
 *
 * @throws PlannerError `group.unknown`, `site.unknown`, `group.no-load`, `group.not-estimated`, `group.no-limits`
 */
export async function designOf(
  session: Session,
  document: Document,
  { groupId, siteIds, storage }: { groupId: number; siteIds?: number[] | undefined; storage: boolean },
  signal: AbortSignal,
): Promise<GroupDesign> {
  const group = getGroup(document, groupId);
  const wanted = siteIds ?? group.siteIds;
  for (const id of wanted) getSite(document, id);
  const rows = siteMirror(document).rows();
  const load = loadOf(session, document, group.consumerIds);
  if (load.every((kwh) => kwh === 0)) throw new PlannerError('group.no-load', { name: group.name });
  const { supply, carbon } = activeScenario(document).assumptions;
  const years = wanted.map((id) => rows.get(id)?.inService ?? carbon.startYear);
  const { limits, date } = ratioLimits(session, document, Math.max(carbon.startYear, ...years));
  const { leastOfAvailable, leastOfDemand, mostExported } = limits;
  if (leastOfAvailable === null || leastOfDemand === null || mostExported === null) {
    throw new PlannerError('group.no-limits', { date });
  }
  const { figures } = moneyFiguresOf(session, document);
  const termsOf = moneyTermsOf(session, document);
  const { shapeOf } = generationOf(session, document);
  const sites = wanted.map((id) => {
    const row = rows.get(id)!;
    if (!row.estimate) throw new PlannerError('group.not-estimated', { name: row.name });
    const { annualKwh } = row.estimate;
    const yuan = siteCapex({ ...row, ...termsOf(row) }, figures);
    return { id, yuan, hours: shapeOf(row).map((share) => share * annualKwh) };
  });
  const { batteryYuanKwh, batteryYuanKw, storageRate, roundTrip } = supply;
  const problem: DirectProblem = {
    ...{ sites, load, limits: { leastOfAvailable, leastOfDemand, mostExported } },
    store: storage
      ? { yuanKwh: batteryYuanKwh + storageRate * batteryYuanKw, kwPerKwh: storageRate, roundTrip }
      : null,
  };
  const { best, proven, tried } = await cheapestDirect(problem, session.solver.solve, { signal });
  if (!best) return { best: null, proven, tried };
  const generation = emptyHours();
  for (const { id, hours } of sites) {
    if (!best.siteIds.includes(id)) continue;
    for (let h = 0; h < generation.length; h++) generation[h]! += hours[h]!;
  }
  const storeKw = best.storeKwh * storageRate;
  const flows = directFlows(generation, load, { energyKwh: best.storeKwh, powerKw: storeKw, roundTrip });
  const year = directYear(flows);
  const ratios = ratiosOf(year, year.surplusKwh);
  const { availableKwh, demandKwh, selfUsedKwh, storageLossKwh, surplusKwh } = year;
  return {
    best: {
      ...{ siteIds: best.siteIds, storeKwh: best.storeKwh, storeKw, investmentYuan: best.yuan },
      ratios: {
        ...ratios,
        passes: passes(ratios, limits),
        ...{ limits, date, availableKwh, demandKwh, selfUsedKwh, storageLossKwh },
        ...{ exportedKwh: surplusKwh, curtailedKwh: 0, carbonFreeByHour: carbonFreeByHour(flows) },
      },
    },
    ...{ proven, tried },
  };
}
