import type { Consumer } from '../../../shared/consumers.ts';
import { metresPerDegree } from '../../../shared/geodesy.ts';
import { calendarOf } from '../../engine/load/calendar.ts';
import { loadYear } from '../../engine/load/load-year.ts';
import type { Session } from '../../session/session.ts';
import { readSeries } from '../../store/consumers.ts';
import type { Document } from '../../store/document.ts';
import { listInStep } from '../../store/in-step.ts';
import { activeScenario } from '../../store/scenarios.ts';
import type { MirroredSite } from '../../store/site-mirror.ts';
import { landVersion } from '../land/rules.ts';
import { countsOf } from '../land/statuses.ts';

/** Metres east and north of the county's middle, near enough for distances within a county. */
export function planeOf([lon0, lat0]: [number, number]): (position: readonly number[]) => {
  xM: number;
  yM: number;
} {
  const { east, north } = metresPerDegree(lat0);
  return ([lon, lat]) => ({ xM: (lon! - lon0) * east, yM: (lat! - lat0) * north });
}

/** A site and its energy in a year of its life when new, kWh. */
export interface EstimatedSite {
  site: MirroredSite;
  annualKwh: number;
}

/** Estimated sites that count in the active scenario, with their energy. */
export const estimatedSites = (session: Session, document: Document): readonly EstimatedSite[] =>
  listInStep(document, estimatedSites, landVersion(document), () => {
    const counts = countsOf(session, document);
    return (site) => (site.estimate && counts(site) ? { site, annualKwh: site.estimate.annualKwh } : null);
  });

/** Those of them that an account counts: what is estimated while it is worked out is in the next one. */
export function accountedSites(
  session: Session,
  document: Document,
  { input }: { input: { sites: ReadonlyMap<number, unknown> } },
): readonly EstimatedSite[] {
  const sites = estimatedSites(session, document);
  const inAccount = ({ site }: EstimatedSite) => input.sites.has(site.id);
  return sites.length === input.sites.size && sites.every(inAccount) ? sites : sites.filter(inAccount);
}

/** Hours of every consumer: its own, scaled to its yearly energy, or the typical ones of its kind. */
export function loadsOf(session: Session, document: Document): (consumer: Consumer) => Float64Array {
  const { loads, dayNotices } = session.library.supply();
  const calendar = calendarOf(activeScenario(document).assumptions.supply.calendarYear, dayNotices);
  const own = readSeries(document);
  const unit = new Map<string, Float64Array>();
  return ({ id, kind, annualKwh }) => {
    const series = own.get(id);
    if (series) {
      const total = series.reduce((sum, kwh) => sum + kwh, 0);
      return series.map((kwh) => (total > 0 ? (kwh * annualKwh) / total : 0));
    }
    const shape = unit.get(kind) ?? loadYear(loads[kind], calendar, 1);
    unit.set(kind, shape);
    return shape.map((share) => share * annualKwh);
  };
}
