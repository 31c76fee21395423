import type { Choice, Goal } from '../../../shared/portfolio.ts';
import { soldShares } from '../../engine/economics/rules.ts';
import { presentValue, siteCapex, siteYears } from '../../engine/economics/site-money.ts';
import { type StationYear, serveYear } from '../../engine/grid/serve-year.ts';
import { emptyHours } from '../../engine/load/balance.ts';
import type { Candidate } from '../../engine/portfolio/candidates.ts';
import type { Problem } from '../../engine/portfolio/model.ts';
import { type StoreTerms, standingDays } from '../../engine/portfolio/stores.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { activeScenario } from '../../store/scenarios.ts';
import { listSites } from '../../store/sites.ts';
import { generationOf } from '../account/generation.ts';
import { stationYears } from '../grid/years.ts';
import { moneyFiguresOf, taxedMoneyOf } from '../money/outlook.ts';

/** Groups of days that stand for the year at a substation, besides its tightest day. */
const GROUPS = 12;

/** A battery and a loss small beside the site that bears them, so that they change no year's tax rate. */
const SMALL = 1e-3;

/**
 * What a yuan of battery and a kWh a year that is not delivered take from present value after tax, as the money of the
 * sites that bear them has it: the mean of roofs and fields by energy.
 */
function afterTax(
  session: Session,
  document: Document,
  candidates: readonly Candidate[],
): { perYuan: number; perKwh: number } {
  const { assumptions } = activeScenario(document);
  const { supply } = assumptions;
  const money = taxedMoneyOf(session, document);
  const { figures } = moneyFiguresOf(session, document);
  let [energy, perYuan, perKwh] = [0, 0, 0];
  for (const kind of ['rooftop', 'agrivoltaic'] as const) {
    const own = candidates.filter((each) => each.kind === kind);
    const annualKwh = own.reduce((sum, { worth }) => sum + worth.energy, 0);
    if (annualKwh <= 0) continue;
    const site = {
      ...{ id: 0, kind, annualKwh, moduleWpM2: 200, selfUsed: null, cropChange: 0 },
      capacityKwp: own.reduce((sum, { capacityKwp }) => sum + capacityKwp, 0),
      areaM2: 0,
    };
    const mode = kind === 'rooftop' ? money.rooftopMode : money.agrivoltaicMode;
    const sold = soldShares(mode, figures.selfUsed[kind]);
    const npv = (undelivered: number, batteryYuan: number): number => {
      const { batteryOpexShare, batteryYears } = supply;
      const batteryOpexYuan = batteryYuan * batteryOpexShare;
      const less = { ...sold, feedIn: Math.max(0, sold.feedIn - undelivered) };
      const bearing = {
        ...{ ...site, sold: new Array(assumptions.lifetimeYears).fill(less) },
        grid: { batteryYuan, batteryOpexYuan, batteryYears },
      };
      return presentValue(
        siteCapex(bearing, figures),
        siteYears(bearing, money, figures, assumptions),
        money,
      );
    };
    const batteryYuan = SMALL * siteCapex(site, figures);
    const plain = npv(0, 0);
    energy += annualKwh;
    perYuan += (annualKwh * (plain - npv(0, batteryYuan))) / batteryYuan;
    perKwh += (plain - npv(SMALL, 0)) / SMALL;
  }
  return energy > 0 ? { perYuan: perYuan / energy, perKwh: perKwh / energy } : { perYuan: 1, perKwh: 0 };
}

/** What a battery costs at once and over the years, and what a lost kilowatt-hour costs each goal. */
function termsOf(
  session: Session,
  document: Document,
  candidates: readonly Candidate[],
  hours: StoreTerms['hours'],
): StoreTerms {
  const { supply } = activeScenario(document).assumptions;
  const { perYuan, perKwh } = afterTax(session, document, candidates);
  const present = (yuan: number) => yuan * perYuan;
  const sum = (goal: Goal) => candidates.reduce((total, { worth }) => total + worth[goal], 0);
  const energy = sum('energy');
  return {
    investmentYuanKwh: supply.batteryYuanKwh,
    presentYuanKwh: present(supply.batteryYuanKwh),
    investmentYuanKw: supply.batteryYuanKw,
    presentYuanKw: present(supply.batteryYuanKw),
    hours,
    roundTrip: supply.roundTrip,
    lossPerKwh: {
      energy: 1,
      carbon: energy > 0 ? sum('carbon') / energy : 0,
      fit: 0,
      income: perKwh,
    },
  };
}

/** Year of every substation that has candidates, one kWp generating as all of them together do. */
function yearsOf(
  session: Session,
  document: Document,
  candidates: readonly Candidate[],
): Map<number, StationYear> {
  const byId = new Map(listSites(document).map((site) => [site.id, site]));
  const made = generationOf(session, document);
  const generation = new Map<number, { hours: Float64Array; capacityKwp: number }>();
  for (const { id, station, capacityKwp, worth } of candidates) {
    if (station === null) continue;
    const sum = generation.get(station) ?? { hours: emptyHours(), capacityKwp: 0 };
    generation.set(station, sum);
    made.add([{ site: byId.get(id)!, annualKwh: worth.energy }], sum.hours);
    sum.capacityKwp += capacityKwp;
  }
  return stationYears(session, document, generation);
}

/** What the optimiser must know to place batteries at substations. */
export function storageOf(
  session: Session,
  document: Document,
  candidates: readonly Candidate[],
  hours: StoreTerms['hours'],
): NonNullable<Problem['storage']> {
  const most = new Map<number, number>();
  for (const { station, capacityKwp } of candidates) {
    if (station !== null) most.set(station, (most.get(station) ?? 0) + capacityKwp);
  }
  const days = [...yearsOf(session, document, candidates)].map(
    ([station, year]) => [station, standingDays(year, most.get(station)!, GROUPS)] as const,
  );
  return { terms: termsOf(session, document, candidates, hours), days: new Map(days) };
}

/** A choice with what its batteries do in all hours of the year. */
export function servedStores(
  session: Session,
  document: Document,
  { candidates, storage }: Problem,
  choice: Choice,
): Choice {
  if (!storage || choice.stores.length === 0) return choice;
  const sizes = new Map(choice.siteIds.map((id, index) => [id, choice.sizes[index]!]));
  const years = yearsOf(session, document, candidates);
  return {
    ...choice,
    stores: choice.stores.map((store) => {
      const installed = candidates
        .filter(({ station }) => station === store.stationId)
        .reduce((sum, { id, capacityKwp }) => sum + capacityKwp * (sizes.get(id) ?? 0), 0);
      const { roundTrip } = storage.terms;
      const { perKwp, allowedKw } = years.get(store.stationId)!;
      const generation = perKwp.map((kwh) => kwh * installed);
      const { takenKwh, curtailedKwh } = serveYear(generation, allowedKw, { ...store, roundTrip });
      return { ...store, servedKwh: takenKwh, curtailedKwh };
    }),
  };
}
