import type { CountyDetail } from '../../../shared/domain.ts';
import { PlannerError } from '../../../shared/errors.ts';
import { SEMICOLON } from '../../../shared/i18n/in-language.ts';
import type { RuleRow, SelfUsePrice, TariffName } from '../../../shared/rule-pack.ts';
import { arraySchema, equipmentSchema } from '../../../shared/yield.ts';
import { holidayFactors, hourFactors, hourWeights, priceRatio } from '../../engine/economics/time-of-use.ts';
import { holidayRuns } from '../../engine/load/calendar.ts';
import { optimalTiltDeg } from '../../engine/optimal-tilt.ts';
import { rulesAt } from '../../engine/rules/rule-pack.ts';
import { simulateYield } from '../../engine/yield.ts';
import { gridRegion } from '../../formats/economics.ts';
import { TIME_OF_USE } from '../../formats/rule-pack.ts';
import type { Tariff } from '../../formats/time-of-use.ts';
import { tariffOfRule } from '../../formats/time-of-use-words.ts';
import type { Session } from '../../session/session.ts';
import { ruleRegions } from '../rules/regions.ts';
import { bundledYear } from '../weather/weather.ts';
import { assertRulesHere, retailPrice } from './retail-price.ts';

/** What is asked of a tariff. */
interface SelfUse {
  date: string;
  tariff: TariffName;
  /** Of 8760 UTC hours; left out, those of PV in the county. */
  hourlyKwh?: ArrayLike<number> | undefined;
  /** Whether the user is industry with a two-part tariff of 315 kVA and more. */
  twoPart?: boolean | undefined;
}

/** The dated rules a price is held to, of the program or with a planner's own. */
type Pack = readonly RuleRow[];

/**
 * What a kilowatt-hour used on the spot saves its user: the mean tariff, for commerce and industry weighted by its
 * hours with the time-of-use notice that holds in the county's grid on the date.
 *
 * @throws PlannerError `price.no-time-of-use`, `price.hours-unknown`, `price.factor-unknown` where the notice or what
 *   it says of a month is not known; `price.no-energy`; `rules.none-here`
 */
export function selfUsePrice(
  session: Session,
  county: CountyDetail,
  pack: Pack,
  { date, tariff, hourlyKwh, twoPart = false }: SelfUse,
): SelfUsePrice {
  const regions = ruleRegions(county);
  const { priceYuanKwh: meanYuanKwh, source, status, standIn } = retailPrice(pack, regions, date, tariff);
  assertRulesHere(regions, !standIn);
  if (tariff !== 'commercial') {
    return {
      ...{ yuanKwh: meanYuanKwh, meanYuanKwh, factor: 1 },
      ...{ document: null, holidays: 'none', status, source },
    };
  }
  const { notice, weights, twoPartWeights, holidays } = timeOfUseOf(session, county, pack, date);
  const factor = priceRatio(hourlyKwh ?? pvHours(session, county), twoPart ? twoPartWeights : weights);
  if (factor === null) throw new PlannerError('price.no-energy', {}, { field: 'hourlyKwh' });
  return {
    ...{ yuanKwh: meanYuanKwh * factor, meanYuanKwh, factor },
    ...{ document: notice.document, status: notice.status, source: `${notice.source}${SEMICOLON}${source}` },
    holidays: holidays === 'twoPartOnly' && twoPart ? 'counted' : holidays,
  };
}

/** The time-of-use notice of a grid, and its price of each UTC hour over the mean. */
export interface TimeOfUse {
  notice: Tariff;
  weights: Float64Array;
  /** The same of industry with a two-part tariff. */
  twoPartWeights: Float64Array;
  /** Whether it has hours of their own for holidays, for whom, or nothing is known of them. */
  holidays: Exclude<SelfUsePrice['holidays'], 'none'>;
}

/**
 * The time-of-use notice that holds in a county's grid on a date, and its price of each UTC hour over the mean.
 *
 * @param year whose holidays are taken; those of the date's year, or of the newest that are announced, unless given
 * @throws PlannerError `price.no-time-of-use`, `price.hours-unknown`, `price.factor-unknown`
 */
export function timeOfUseOf(
  session: Session,
  county: CountyDetail,
  pack: Pack,
  date: string,
  year?: number,
): TimeOfUse {
  const region = gridRegion(county.province, county.city);
  const rule = rulesAt(pack, ruleRegions(county), date).find(({ id }) => id === TIME_OF_USE);
  const notice = rule && tariffOfRule(rule);
  if (!notice) throw new PlannerError('price.no-time-of-use', { region, date }, { field: 'countyCode' });
  const { spans, restFlat, floatingShare } = notice;
  const factorsFor = (twoPart: boolean): number[][] => {
    const factors = hourFactors(spans, restFlat, floatingShare, twoPart);
    if (Array.isArray(factors)) return factors;
    const code = factors.why === 'hours' ? 'price.hours-unknown' : 'price.factor-unknown';
    const { month } = factors;
    throw new PlannerError(code, { region, month, document: notice.document }, { field: 'countyCode' });
  };
  const runs = runsOf(session, year ?? Number(date.slice(0, 4)));
  const special = spans.filter(({ holidayDays }) => holidayDays !== undefined);
  const weightsFor = (twoPart: boolean) => {
    const factors = factorsFor(twoPart);
    return hourWeights(
      factors,
      runs ? holidayFactors(spans, factors, floatingShare, runs, twoPart) : undefined,
    );
  };
  return {
    notice,
    weights: weightsFor(false),
    twoPartWeights: weightsFor(true),
    holidays:
      special.length === 0 || !runs
        ? 'notKnown'
        : special.every(({ twoPart }) => twoPart)
          ? 'twoPartOnly'
          : 'counted',
  };
}

/** Holidays of a year, or of the newest year that is announced. */
function runsOf(session: Session, year: number): Uint8Array | null {
  const { dayNotices } = session.library.supply();
  const newest = [...dayNotices.keys()].sort().at(-1);
  return (
    holidayRuns(year, dayNotices) ?? (newest ? holidayRuns(Number(newest.slice(0, 4)), dayNotices) : null)
  );
}

/** AC energy of PV at its best tilt in the middle of a county by the bundled climate, 8760 UTC hours. */
function pvHours(session: Session, county: CountyDetail): ArrayLike<number> {
  const [longitudeDeg, latitudeDeg] = county.center;
  const place = { longitudeDeg, latitudeDeg, elevationM: session.library.elevationAt(county.center) };
  const spec = {
    ...equipmentSchema.parse({}),
    array: arraySchema.parse({ mount: 'fixed', tiltDeg: optimalTiltDeg(latitudeDeg), capacityKwp: 1 }),
    hourly: true,
  };
  return simulateYield(place, bundledYear(session, place), spec).hourlyAcW!;
}
