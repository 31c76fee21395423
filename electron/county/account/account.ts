import { atOnce, type Steps } from '../../../shared/steps.ts';
import {
  type AccountYear,
  addFlow,
  curtailedKwh,
  deliveredKwh,
  type Flow,
  noFlow,
  type WireHours,
} from '../../engine/account/types.ts';
import { noOtherYears, type OtherYears } from '../../engine/account/wires.ts';
import { accountYear } from '../../engine/account/year.ts';
import { factorInYear, gridPath } from '../../engine/carbon/grid-path.ts';
import type { Session } from '../../session/session.ts';
import { cached } from '../../store/cached.ts';
import type { Document } from '../../store/document.ts';
import { activeScenario } from '../../store/scenarios.ts';
import { siteMirror } from '../../store/site-mirror.ts';
import { gridFactorOf } from '../carbon/grid-factor.ts';
import { type CountyInput, countyInput, type PlannedSet } from './input.ts';

/**
 * The account of the active scenario: for every calendar year what is in service, what it generates and where each
 * kilowatt-hour goes. Whatever shows energy, carbon or money reads it here; nothing works it out again.
 */
export interface Account {
  input: CountyInput;
  /** First calendar year with a site in service, and the first in which all are. Headlines are of the second. */
  startYear: number;
  fullYear: number;
  /** Last calendar year in which anything is generated. */
  lastYear: number;
  year(year: number): AccountYear;
  /** Works a year out a few lanes at a time, so that asking for it costs nothing. */
  workOut(year: number, others?: OtherYears): Steps<AccountYear>;
  /** The same at the energy that is exceeded in nine years of ten. */
  p90(year: number): AccountYear;
  /** The hours on feeders and at substations in the year in which all are in service. */
  wires: WireHours;
  /** Where the energy of a site goes in a calendar year; null for one that does not count. */
  site(id: number, year: number): Flow | null;
  /** Factor of the scenario's path, kgCO2/kWh. */
  factorKgKwh(year: number): number;
  avoidedTco2(year: number): number;
}

/** What an energy that is delivered in a year avoids, tCO2. */
export const tonnesOf = ({ factorKgKwh }: Pick<Account, 'factorKgKwh'>, kwh: number, year: number): number =>
  (kwh * factorKgKwh(year)) / 1000;

/** What is delivered of a site in the year in which all are in service, and what that avoids; nothing for one that does not count. */
export function deliveredOf(account: Account, id: number): { kwh: number; tonnes: number } {
  const { fullYear } = account;
  const flow = account.site(id, fullYear);
  const kwh = flow ? deliveredKwh(flow) : 0;
  return { kwh, tonnes: tonnesOf(account, kwh, fullYear) };
}

/** What one year of the county comes to. */
export const yearFigures = (account: Account, year: number) => {
  const { total, capacityKwp } = account.year(year);
  return {
    year,
    capacityKwp,
    ...total,
    curtailedKwh: curtailedKwh(total),
    deliveredKwh: deliveredKwh(total),
    p90DeliveredKwh: deliveredKwh(account.p90(year).total),
    avoidedTonnes: account.avoidedTco2(year),
  };
};

/** The account, with the years that are nearly always asked for worked out. */
export function* accountOf(session: Session, document: Document): Steps<Account> {
  // What changed is read first, since that in itself leaves a mark in the document's count of changes.
  siteMirror(document).rows();
  return yield* cached(document, accountOf, () => makeAccount(session, document));
}

/**
 * The account of the active scenario, or of sites and batteries that are planned in its place; the latter is not kept.
 */
export function* accountFor(session: Session, document: Document, planned?: PlannedSet): Steps<Account> {
  return yield* planned ? makeAccount(session, document, planned) : accountOf(session, document);
}

function* makeAccount(session: Session, document: Document, planned?: PlannedSet): Steps<Account> {
  const input = yield* countyInput(session, document, planned);
  const { startYear, fullYear, lifetimeYears, p90Scale } = input;
  const years = new Map<string, AccountYear>();
  function* workOut(year: number, scale: number, others?: OtherYears): Steps<AccountYear> {
    const key = `${year}/${scale}`;
    const all = () => accountYear(input, year, scale, null, false, undefined, others);
    const made = years.get(key) ?? (yield* all());
    years.set(key, made);
    return made;
  }
  const known = (year: number, scale: number) => atOnce(workOut(year, scale));
  const { wires, ...full } = yield* accountYear(input, fullYear, 1, null, true);
  years.set(`${fullYear}/1`, { ...full, wires: null });
  if (p90Scale !== 1) years.set(`${fullYear}/${p90Scale}`, yield* accountYear(input, fullYear, p90Scale));
  const factorKgKwh = factorOf(session, document);
  return {
    input,
    startYear,
    fullYear,
    lastYear: fullYear + lifetimeYears - 1,
    wires: wires!,
    year: (year) => known(year, 1),
    workOut: (year, others) => workOut(year, 1, others),
    p90: (year) => known(year, p90Scale),
    site(id, year) {
      const place = input.sites.get(id);
      if (!place) return null;
      const { lanes, cohortKwh } = known(year, 1);
      const flow = noFlow();
      addFlow(flow, lanes[input.cohorts[place.cohort]!.lane]!, cohortKwh[place.cohort]! * place.share);
      return flow;
    },
    factorKgKwh,
    avoidedTco2: (year) => tonnesOf({ factorKgKwh }, deliveredKwh(known(year, 1).total), year),
  };
}

/**
 * Every year of the account, a few lanes at a time, for what needs all of them.
 *
 * @param planned sites and batteries taken instead of those of the active scenario; their account is not kept
 */
export function* allYears(session: Session, document: Document, planned?: PlannedSet): Steps<Account> {
  const account = yield* accountFor(session, document, planned);
  const others = noOtherYears();
  for (let year = account.startYear; year <= account.lastYear; year++) {
    yield* account.workOut(year, others);
  }
  return account;
}

/** The path of the grid's factor: from the published one in force, or the planner's own for the start year. */
export function pathOf(session: Session, document: Document) {
  const { assumptions } = activeScenario(document);
  return { known: gridFactorOf(session, document, assumptions), planned: assumptions.carbon.gridPath };
}

/** Factor of the scenario's path by calendar year, kgCO2/kWh. */
export function factorOf(session: Session, document: Document): (year: number) => number {
  const { known, planned } = pathOf(session, document);
  const path = gridPath(known, planned);
  return (year) => factorInYear(path, year);
}
