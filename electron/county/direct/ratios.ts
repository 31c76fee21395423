import { PlannerError } from '../../../shared/errors.ts';
import type { Group, GroupRatios, RatioLimits } from '../../../shared/groups.ts';
import type { Steps } from '../../../shared/steps.ts';
import { curtailedKwh } from '../../engine/account/types.ts';
import { carbonFreeByHour, directFlows, directYear, passes, ratiosOf } from '../../engine/direct/ratios.ts';
import { emptyHours } from '../../engine/load/balance.ts';
import { figureIn } from '../../engine/rules/rule-pack.ts';
import type { Session } from '../../session/session.ts';
import { listConsumers } from '../../store/consumers.ts';
import type { Document } from '../../store/document.ts';
import { listGroups } from '../../store/groups.ts';
import { rulesDate } from '../../store/own-rules.ts';
import { activeScenario } from '../../store/scenarios.ts';
import { type Account, accountOf } from '../account/account.ts';
import { balancesOf } from '../account/balance.ts';
import { loadsOf } from '../account/communities.ts';
import { rulesOf } from '../rules/in-force.ts';

/**
 * Limits of the three ratios of a group by the year in which it goes into service: later rules are of new groups. Of one
 * that is older than all of them, those of the plan's date.
 */
export function ratioLimits(
  session: Session,
  document: Document,
  year: number,
): { limits: RatioLimits; date: string } {
  const planned = rulesDate(document);
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  const ofYear = last < planned ? last : first > planned ? first : planned;
  const known = figureIn(rulesOf(session, document, ofYear), 'direct.selfUsedOfDemand') !== null;
  const date = known ? ofYear : planned;
  const rules = rulesOf(session, document, date);
  return {
    limits: {
      leastOfAvailable: figureIn(rules, 'direct.selfUsedOfAvailable'),
      leastOfDemand: figureIn(rules, 'direct.selfUsedOfDemand'),
      mostExported: figureIn(rules, 'direct.exportedShare'),
    },
    date,
  };
}

/** A group's members: those of a group of the document, else of the community of that number in `supply.balance`. */
function* membersOf(
  session: Session,
  document: Document,
  id: number,
): Steps<Pick<Group, 'siteIds' | 'consumerIds' | 'storeKwh' | 'storeKw'>> {
  const group = listGroups(document).find((each) => each.id === id);
  if (group) return group;
  const community = (yield* balancesOf(session, document)).groups[id - 1];
  if (!community) throw new PlannerError('group.unknown', { id }, { field: 'groupId' });
  return { ...community, storeKwh: 0, storeKw: 0 };
}

/** Hours of some sites in the year in which all are in service, and what becomes of their energy. */
function hoursOf({ input, fullYear, year }: Account, siteIds: readonly number[]) {
  const { cohortKwh } = year(fullYear);
  const generation = emptyHours();
  const serviceYears: number[] = [];
  for (const id of siteIds) {
    const place = input.sites.get(id);
    if (!place) continue;
    const { lane, inService } = input.cohorts[place.cohort]!;
    const kwh = cohortKwh[place.cohort]! * place.share;
    const { shape } = input.lanes[lane]!;
    for (let h = 0; h < shape.length; h++) generation[h]! += shape[h]! * kwh;
    serviceYears.push(inService);
  }
  return { generation, inService: serviceYears.length > 0 ? Math.max(...serviceYears) : fullYear };
}

/** Load of some consumers, kWh of 8760 UTC hours. */
export function loadOf(session: Session, document: Document, consumerIds: readonly number[]): Float64Array {
  const wanted = new Set(consumerIds);
  const hours = loadsOf(session, document);
  const load = emptyHours();
  for (const consumer of listConsumers(document)) {
    if (!wanted.has(consumer.id)) continue;
    const own = hours(consumer);
    for (let h = 0; h < load.length; h++) load[h]! += own[h]!;
  }
  return load;
}

/**
 * The three ratios of direct green power of a group by the hours of the account, in the year in which all sites are in
 * service, and its carbon-free share by hour of the day. What the feeder or substation does not take is not exported.
 *
 * @throws PlannerError `group.unknown`
 */
export function* groupRatiosOf(session: Session, document: Document, id: number): Steps<GroupRatios> {
  const members = yield* membersOf(session, document, id);
  const account = yield* accountOf(session, document);
  const { generation, inService } = hoursOf(account, members.siteIds);
  yield;
  const load = loadOf(session, document, members.consumerIds);
  const { roundTrip } = activeScenario(document).assumptions.supply;
  const store = { energyKwh: members.storeKwh, powerKw: members.storeKw, roundTrip };
  const flows = directFlows(generation, load, store);
  const year = directYear(flows);
  const curtailed = members.siteIds.reduce((sum, site) => {
    const flow = account.site(site, account.fullYear);
    return flow ? sum + curtailedKwh(flow) : sum;
  }, 0);
  const exportedKwh = Math.max(0, year.surplusKwh - curtailed);
  const ratios = ratiosOf(year, exportedKwh);
  const { limits, date } = ratioLimits(session, document, inService);
  const { availableKwh, demandKwh, selfUsedKwh, storageLossKwh } = year;
  return {
    ...ratios,
    passes: passes(ratios, limits),
    ...{ limits, date, availableKwh, demandKwh, selfUsedKwh, exportedKwh, storageLossKwh },
    curtailedKwh: year.surplusKwh - exportedKwh,
    carbonFreeByHour: carbonFreeByHour(flows),
  };
}

/** Every group of the document with its ratios. */
export function* ratiosOfAll(
  session: Session,
  document: Document,
): Steps<{ name: string; ratios: GroupRatios }[]> {
  const all: { name: string; ratios: GroupRatios }[] = [];
  for (const { id, name } of listGroups(document)) {
    all.push({ name, ratios: yield* groupRatiosOf(session, document, id) });
  }
  return all;
}
