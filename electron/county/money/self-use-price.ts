import type { CountyDetail } from '../../../shared/domain.ts';
import { PlannerError } from '../../../shared/errors.ts';
import type { SelfUsePrice, TariffName } from '../../../shared/rule-pack.ts';
import { arraySchema, equipmentSchema } from '../../../shared/yield.ts';
import { hourFactors, hourWeights, priceRatio } from '../../engine/economics/time-of-use.ts';
import { optimalTiltDeg } from '../../engine/optimal-tilt.ts';
import { holdsOn } from '../../engine/rules/rule-pack.ts';
import { simulateYield } from '../../engine/yield.ts';
import { gridRegion } from '../../formats/economics.ts';
import type { Tariff } from '../../formats/time-of-use.ts';
import type { Session } from '../../session/session.ts';
import { bundledYear } from '../weather/weather.ts';

/** What is asked of a tariff. */
interface SelfUse {
  date: string;
  tariff: TariffName;
  /** Of 8760 UTC hours; left out, those of PV in the county. */
  hourlyKwh?: ArrayLike<number> | undefined;
}

/**
 * What a kilowatt-hour used on the spot saves its user: the mean tariff, for commerce and industry weighted by its
 * hours with the time-of-use notice that holds in the county's grid on the date.
 *
 * @throws PlannerError `price.no-time-of-use`, `price.hours-unknown`, `price.factor-unknown` where the notice or what
 *   it says of a month is not known; `price.no-energy`
 */
export function selfUsePrice(
  session: Session,
  county: CountyDetail,
  { date, tariff, hourlyKwh }: SelfUse,
): SelfUsePrice {
  const row = session.library.retailPrices().find(({ user }) => user === tariff);
  if (!row) throw new RangeError(`no retail price for ${tariff}`);
  const meanYuanKwh = row.priceYuanKwh;
  if (tariff !== 'commercial') {
    return {
      ...{ yuanKwh: meanYuanKwh, meanYuanKwh, factor: 1 },
      ...{ document: null, status: 'judgement', source: row.source },
    };
  }
  const { notice, weights } = timeOfUseOf(session, county, date);
  const factor = priceRatio(hourlyKwh ?? pvHours(session, county), weights);
  if (factor === null) throw new PlannerError('price.no-energy', {}, { field: 'hourlyKwh' });
  return {
    ...{ yuanKwh: meanYuanKwh * factor, meanYuanKwh, factor },
    ...{ document: notice.document, status: notice.status, source: `${notice.source}; ${row.source}` },
  };
}

/**
 * The time-of-use notice that holds in a county's grid on a date, and its price of each UTC hour over the mean.
 *
 * @throws PlannerError `price.no-time-of-use`, `price.hours-unknown`, `price.factor-unknown`
 */
export function timeOfUseOf(
  session: Session,
  county: CountyDetail,
  date: string,
): { notice: Tariff; weights: Float64Array } {
  const region = gridRegion(county.province, county.city);
  const notice = session.library.tariffs().find((each) => each.region === region && holdsOn(each, date));
  if (!notice) throw new PlannerError('price.no-time-of-use', { region, date }, { field: 'countyCode' });
  const factors = hourFactors(notice.spans, notice.restFlat, notice.floatingShare);
  if (!Array.isArray(factors)) {
    const code = factors.why === 'hours' ? 'price.hours-unknown' : 'price.factor-unknown';
    throw new PlannerError(
      code,
      { region, month: factors.month, document: notice.document },
      { field: 'countyCode' },
    );
  }
  return { notice, weights: hourWeights(factors) };
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
