import { utcHour } from '../../../shared/civil-time.ts';
import { PlannerError } from '../../../shared/errors.ts';
import { gridObjectOf } from '../../../shared/grid-object.ts';
import { WORKS_STORE_HOURS } from '../../../shared/grid-works.ts';
import type { GridZone, GridZoneInput, ZonePart } from '../../../shared/grid-zone.ts';
import type { GridObject } from '../../../shared/open-capacity.ts';
import type { Steps } from '../../../shared/steps.ts';
import { gradeOf, openCapacity, reverseLoadRateOf } from '../../engine/grid/device-hosting.ts';
import { feederVoltages, hostingByVoltage } from '../../engine/grid/feeder.ts';
import { lidFor, shareAbove } from '../../engine/grid/lid.ts';
import {
  cheapestMix,
  type LimitStep,
  type Mix,
  type Works,
  type ZoneInput,
} from '../../engine/grid/open-zone.ts';
import { RATINGS_KVA } from '../../engine/grid/typical-transformers.ts';
import { highestAllowed } from '../../engine/grid/voltage-band.ts';
import { TABLE_RULES } from '../../formats/rule-tables.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { activeScenario } from '../../store/scenarios.ts';
import { getTransformer } from '../../store/transformers.ts';
import { figureOf } from '../rules/in-force.ts';
import { feederLine, feederLoads, feederRatingKva, feedersOf } from './feeders.ts';
import { listedStations } from './listed-stations.ts';
import { openCapacityOf } from './open.ts';
import { stationsOf } from './stations.ts';
import { perKwpOf } from './typical.ts';
import { limitsOf } from './voltage.ts';
import { runsAs } from './works.ts';

/** Ratings of transformers at 35 to 110 kV, MVA: usual series, engineering judgement. */
const RATINGS_MVA = [
  2, 2.5, 3.15, 4, 5, 6.3, 8, 10, 12.5, 16, 20, 25, 31.5, 40, 50, 63, 80, 100, 120, 150, 180,
];
/** Transformers added to those that are there, at most. */
const MOST_MORE = 2;
/** Shares of energy given up that are looked at, of the most that may be. */
const LIMIT_STEPS = 50;
/** What a share may be beyond the most by rounding. */
const ROUNDED = 1e-12;
/** Further openings whose cost is told, and how large each is of what the object hosts. */
const MARGINAL_STEPS = 4;
const MARGINAL_SHARE = 0.1;

type Strengthening = Pick<ZonePart, 'measure' | 'detail' | 'ratingKva' | 'count'>[];

/**
 * The cheapest mix of larger or further transformers, conductor, Q(U), storage, load moved to noon and a planned limit
 * that makes an object of the grid green, and what each further opening costs beyond.
 *
 * @throws PlannerError `grid.no-object`
 */
export function* openZoneOf(session: Session, document: Document, given: GridZoneInput): Steps<GridZone> {
  // Works it has already are replaced by what is found.
  const open = yield* openCapacityOf(session, document, given.objectId);
  const object = open.objects.find(({ id }) => id === given.objectId);
  if (!object || object.kind === 'county')
    throw new PlannerError('grid.no-object', { id: given.objectId }, { field: 'objectId' });
  const { supply } = activeScenario(document).assumptions;
  const ruled = figureOf(session, document);
  const alone = ruled('grid.reverseLoadRate').value;
  const yuanOf = (key: string) => given.costs[key] ?? ruled(TABLE_RULES.gridWork(key)).value;
  const perKwp = perKwpOf(session, document).map((kwh) => kwh * supply.simultaneity);
  yield;
  const factor = object.plannedLimit?.maxOutputFactor ?? open.maxOutputFactor;
  const annualKwh = perKwp.reduce((a, b) => a + b, 0);
  const lost = yuanOf('curtailedKwh') * yuanOf('curtailedYears') * annualKwh * 1000;
  const limits: LimitStep[] = [{ share: 0, maxOutputFactor: factor, yuanPerMw: 0 }];
  for (let step = 1; step <= LIMIT_STEPS && given.mostCurtailment > 0; step++) {
    yield;
    const share = (given.mostCurtailment * step) / LIMIT_STEPS;
    const lid = lidFor(perKwp, share);
    if (lid < factor && lid > 0) limits.push({ share, maxOutputFactor: lid, yuanPerMw: share * lost });
  }
  const limitAt = (lid: number): LimitStep | null => {
    if (lid >= factor) return null;
    const share = shareAbove(perKwp, lid);
    if (share <= 0 || share > given.mostCurtailment + ROUNDED) return null;
    return { share, maxOutputFactor: lid, yuanPerMw: share * lost };
  };
  const { works, netLoadMw, plannedStorageMw } = strengthenings(object);
  const usedMw = object.connectedMw + object.filedMw;
  const input: ZoneInput<Strengthening> = {
    ...{ netLoadMw, plannedStorageMw, usedMw, works, limits, limitAt, spareMw: given.spareMw },
    storage: {
      yuanPerMw: 1000 * (supply.batteryYuanKw + WORKS_STORE_HOURS * supply.batteryYuanKwh),
      mostMw: given.mostStorageMw,
    },
    shift: { yuanPerMw: yuanOf('shiftMw'), mostMw: given.shiftableMw },
  };
  const mix = yield* cheapestMix(input);
  const stepMw = Math.max(0.01, MARGINAL_SHARE * Math.max(0, object.hostingMw[0]));
  const marginal: GridZone['marginal'] = [];
  for (let step = 1, before = mix; step <= MARGINAL_STEPS && before; step++) {
    const spareMw = given.spareMw + step * stepMw;
    const next = yield* cheapestMix({ ...input, spareMw });
    if (next)
      marginal.push({
        openMw: spareMw,
        yuan: next.yuan,
        marginalYuanPerMw: (next.yuan - before.yuan) / stepMw,
      });
    before = next;
  }
  return {
    objectId: object.id,
    name: object.name,
    kind: object.kind,
    grade: object.grade,
    blockedBy: redAbove(object),
    neededMw: Math.max(0, usedMw + given.spareMw - object.hostingMw[0]),
    mix: mix && {
      yuan: mix.yuan,
      parts: partsOf(mix),
      hostingMw: mix.hostingMw,
      openForFilingMw: mix.hostingMw - usedMw,
      grade: gradeOf(openCapacity([mix.hostingMw, mix.hostingMw], object.connectedMw, object.filedMw)),
    },
    marginal,
    costs: session.library.gridWorks().map((each) => {
      const { status, source } = ruled(TABLE_RULES.gridWork(each.key));
      return { ...each, status, source, yuan: yuanOf(each.key) };
    }),
  };

  /** The first object above that is red: until it is opened, none below it is green. */
  function redAbove({ parentId }: GridObject): string | null {
    const above = open.objects.find(({ id }) => id === parentId);
    if (!above) return null;
    return redAbove(above) ?? (above.grade === 'red' ? above.id : null);
  }

  function partsOf({
    works: { what, capitalYuan },
    limit,
    storageMw,
    shiftMw,
  }: Mix<Strengthening>): ZonePart[] {
    const parts: ZonePart[] = what.map((each, i) => ({
      ...each,
      amount: 1,
      unit: '',
      yuan: i === 0 ? capitalYuan : 0,
    }));
    if (storageMw > 0) parts.push(part('storage', storageMw, 'MW', storageMw * input.storage.yuanPerMw));
    if (shiftMw > 0) parts.push(part('shift', shiftMw, 'MW', shiftMw * input.shift.yuanPerMw));
    if (limit.share > 0) {
      const yuan = limit.yuanPerMw * (usedMw + given.spareMw);
      const { maxOutputFactor } = limit;
      parts.push({ ...part('curtailment', limit.share, 'share', yuan), maxOutputFactor });
    }
    return parts;
  }

  /** What may be done to an object itself, and what of the formula stays as it is. */
  function strengthenings(of: GridObject) {
    const id = gridObjectOf(of.id)!.number;
    if (of.kind === 'feeder') return ofFeeder(id, of.loadMw);
    const low = of.kind === 'transformer';
    const own = low ? getTransformer(document, id) : listedStations(document).find((each) => each.id === id)!;
    const count = ('count' in own ? own.count : own.transformerCount) ?? 1;
    const ratingMva = of.ratingMva! / count;
    const typed = 'reverseLoadRate' in own ? own.reverseLoadRate : null;
    const plannedLeast = 'plannedStorageLeastMw' in own ? (own.plannedStorageLeastMw ?? 0) : 0;
    const kva = yuanOf(low ? 'transformerLowKva' : 'transformerStationKva');
    const place = yuanOf(low ? 'transformerLowPlace' : 'transformerStationPlace');
    const sizes = low ? RATINGS_KVA.map((each) => each / 1000) : RATINGS_MVA;
    const back = (n: number, mva: number) => {
      const rate = typed ?? reverseLoadRateOf({ count: n, operation: runsAs(n, own.operation) }, alone);
      return rate * mva * n * supply.powerFactor;
    };
    const now = of.reverseLoadRate! * of.ratingMva! * supply.powerFactor;
    const list: Works<Strengthening>[] = [{ what: [], capitalYuan: 0, backMw: now }];
    for (let more = 0; more <= MOST_MORE; more++) {
      for (const mva of [ratingMva, ...sizes.filter((each) => each > ratingMva + 1e-9)]) {
        if (more === 0 && mva === ratingMva) continue;
        const bought = (mva > ratingMva ? count : 0) + more;
        const n = count + more;
        list.push({
          what: [
            { measure: 'transformer', detail: `${n} × ${mva * 1000} kVA`, ratingKva: mva * 1000, count: n },
          ],
          capitalYuan: bought * mva * 1000 * kva + more * place,
          backMw: back(n, mva),
        });
      }
    }
    return {
      works: list,
      netLoadMw: (of.hostingMw[0] - plannedLeast) * factor - now,
      plannedStorageMw: plannedLeast,
    };
  }

  function ofFeeder(id: number, loadMw: number) {
    const laid = feedersOf(session, document, stationsOf(session, document));
    const feeder = laid.find((each) => each.id === id)!;
    const load = feederLoads(session, document, [feeder]).get(id)!;
    const hour = utcHour(open.typicalHour);
    const peak = load.reduce((a, b) => Math.max(a, b), 0);
    const conductors = session.library.conductors();
    const stronger = conductors.filter(({ currentA }) => currentA > feeder.conductorData.currentA);
    const list = [feeder.conductorData, ...stronger].flatMap((conductorData, i) =>
      (supply.reactiveMode === 'voltage' ? [false] : [false, true]).map((byVoltage): Works<Strengthening> => {
        const ratingKva = i === 0 ? feeder.ratingKva : null;
        const as = { ...feeder, conductorData, ratingKva, voltageControl: byVoltage };
        const line = feederLine(as, supply);
        const { lowest } = feederVoltages(line, [], peak, [line.lengthM]);
        const limit = highestAllowed(line.voltageKv, limitsOf(supply), lowest);
        // What the voltage lets in at the typical time; what that is in capacity follows from the largest output.
        const letInKw = lazily(() => hostingByVoltage(line, [], 0, load[hour]!, 1, limit));
        const what: Strengthening = [];
        if (i > 0) what.push({ measure: 'conductor', detail: conductorData.name });
        if (byVoltage) what.push({ measure: 'reactive', detail: 'Q(U)' });
        return {
          what,
          capitalYuan:
            (i > 0 ? (yuanOf('conductorKm') * feeder.lengthM) / 1000 : 0) +
            (byVoltage ? yuanOf('reactiveFeeder') : 0),
          backMw: (supply.reverseLimit * feederRatingKva(as, line) * supply.powerFactor) / 1000,
          mostMw: (most) => letInKw() / most / 1000,
        };
      }),
    );
    return { works: list, netLoadMw: loadMw, plannedStorageMw: 0 };
  }
}

const part = (measure: ZonePart['measure'], amount: number, unit: string, yuan: number): ZonePart => ({
  ...{ measure, detail: '', amount, unit, yuan },
});

/** A figure that is worked out once, when it is first asked for. */
function lazily(of: () => number): () => number {
  let known: number | null = null;
  return () => (known ??= of());
}
