import { civilHour, utcHour } from '../../../shared/civil-time.ts';
import type { GridObject, OpenCapacity } from '../../../shared/grid.ts';
import type { StationListed } from '../../../shared/stations.ts';
import { deviceHosting, type Operation } from '../../engine/grid/device-hosting.ts';
import { feederVoltages, hostingByVoltage } from '../../engine/grid/feeder.ts';
import { distanceM } from '../../engine/grid/line.ts';
import { countyHosting, graded, maxOutputFactorOf, typicalHourOf } from '../../engine/grid/open-capacity.ts';
import { highestAllowed } from '../../engine/grid/voltage-band.ts';
import { calendarOf } from '../../engine/load/calendar.ts';
import type { Steps } from '../../engine/steps.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { listFeeders } from '../../store/feeders.ts';
import { activeScenario } from '../../store/scenarios.ts';
import { generationOf } from '../account/generation.ts';
import { type Existing, existingOf } from './existing.ts';
import { feederLine, feederLoads, feederRatingKva, feedersOf, type LaidFeeder } from './feeders.ts';
import { listedStations } from './listed-stations.ts';
import { type Node, nearestStation, stationLoads, stationsOf } from './stations.ts';
import { type LaidTransformer, transformerLoads, transformersOf } from './transformers.ts';
import { perKwpOf } from './typical.ts';
import { limitsOf } from './voltage.ts';

const COUNTY = 'county';
const stationKey = (id: number) => `station:${id}`;
/** Voltage of the higher side of a village's transformer, kV. */
const TRANSFORMER_KV = 10;
type Ungraded = Omit<GridObject, 'openForConnectionMw' | 'openForFilingMw' | 'grade'>;

/** Levels of voltage from the top down, kV; an object hangs on the nearest of the level above that is there. */
const levelOf = (voltageKv: number | null) =>
  voltageKv === null ? 1 : voltageKv >= 220 ? 0 : voltageKv >= 66 ? 1 : 2;

/**
 * Hosting, what is open for connection and for filing, and the grade of the county, its substations and its feeders by
 * DL/T 2041—2025, as implemented here, at the typical time, down to the transformers of 10/0.4 kV. Feeders are not in
 * the standard: theirs is what their conductor carries back and their voltage allows.
 */
export function* openCapacityOf(session: Session, document: Document): Steps<OpenCapacity> {
  const { supply } = activeScenario(document).assumptions;
  const { dayNotices } = session.library.supply();
  const nodes = stationsOf(session, document);
  const laid = feedersOf(session, document, nodes);
  yield;
  const perKwp = perKwpOf(generationOf(session, document)).map((kwh) => kwh * supply.simultaneity);
  yield;
  const picked = typicalHourOf(calendarOf(supply.calendarYear, dayNotices), perKwp);
  const hour = supply.typicalHour === null ? picked : utcHour(supply.typicalHour);
  const maxOutputFactor = supply.maxOutputFactor ?? maxOutputFactorOf(perKwp);
  const transformers = transformersOf(session, document, nodes, laid);
  const existing = existingOf(session, document, nodes, laid, transformers);
  const problems: OpenCapacity['problems'] = [];
  const wrong = (code: (typeof problems)[number]['code'], id: string, name: string) =>
    problems.push({ code, id, name });
  const said = new Map(listedStations(document).map((each) => [each.id, each]));
  const loads = stationLoads(session, document, nodes);
  yield;
  const stations = nodes.map((node): Ungraded => {
    const own = said.get(node.id)!;
    const load = loads.get(node.id)!;
    const id = node.id;
    const { device, missing } = deviceOf(node, own, load[hour]! / 1000);
    const connectedMw = (existing.connected.stations.get(id) ?? 0) / 1000;
    const filedMw = (existing.filed.stations.get(id) ?? 0) / 1000;
    const { hostingMw, reverseLoadRate } = deviceHosting({
      ...asRun(device, stationKey(id), node.name),
      connectedMw,
      filedMw,
    });
    return {
      id: stationKey(id),
      kind: 'station',
      name: node.name,
      voltageKv: own.voltageKv,
      parentId: parentOf(node, own, nodes, said),
      hostingMw,
      connectedMw,
      filedMw,
      ratingMva: node.ratingMva,
      loadMw: device.loadMw,
      reverseLoadRate,
      missing: load.some((kwh) => kwh > 0) ? missing : [...missing, 'load'],
    };
  });
  yield;
  const lineLoads = feederLoads(session, document, laid);
  const feeders = laid.map((feeder) => ofFeeder(feeder, lineLoads.get(feeder.id)!));
  for (const { id, name } of listFeeders(document)) {
    if (!laid.some((each) => each.id === id)) wrong('feeder-without-station', `feeder:${id}`, name);
  }
  yield;
  const lowLoads = transformerLoads(session, document, transformers);
  const lowVoltage = transformers.map((each) => {
    const { hours, times } = lowLoads.get(each.id)!;
    return ofTransformer(each, hours[hour]! * times);
  });
  const top = Math.min(...nodes.map(({ id }) => levelOf(said.get(id)!.voltageKv)));
  // Where no substation is known the county is what its transformers carry together.
  const below =
    nodes.length > 0
      ? stations.filter((_, i) => levelOf(said.get(nodes[i]!.id)!.voltageKv) === top)
      : lowVoltage;
  const county: Ungraded[] =
    below.length === 0
      ? []
      : [
          {
            id: COUNTY,
            kind: 'county',
            name: session.library.countyOf(document).name,
            voltageKv: null,
            parentId: null,
            hostingMw: countyHosting(
              below.map(({ hostingMw }) => hostingMw),
              [supply.countyLeastMw, supply.countyMostMw],
            ),
            connectedMw: existing.connectedKwp / 1000,
            filedMw: existing.filedKwp / 1000,
            ratingMva: below.reduce((sum, { ratingMva }) => sum + ratingMva!, 0),
            loadMw: below.reduce((sum, { loadMw }) => sum + loadMw, 0),
            reverseLoadRate: null,
            missing: [
              ...(nodes.length === 0 ? (['station'] as const) : []),
              ...(supply.countyLeastMw === null ? (['system'] as const) : []),
            ],
          },
        ];
  const objects = graded([...county, ...stations, ...feeders, ...lowVoltage]);
  const today = new Date().toISOString().slice(0, 10);
  return {
    objects,
    queue: queueOf(existing, objects),
    problems,
    date: today,
    quarter: `${today.slice(0, 4)}Q${Math.ceil(Number(today.slice(5, 7)) / 3)}`,
    typicalHour: civilHour(hour),
    typicalFrom: supply.typicalHour === null ? 'hours' : 'typed',
    maxOutputFactor,
    maxOutputFrom: supply.maxOutputFactor === null ? 'hours' : 'typed',
    existing: {
      count: existing.count,
      connectedMw: existing.connectedKwp / 1000,
      filedMw: existing.filedKwp / 1000,
    },
  };

  /** What the standard asks of a substation, and what of it is assumed. */
  function deviceOf(node: Node, own: StationListed, loadMw: number) {
    const count = own.transformerCount ?? 1;
    const storeMw =
      (supply.storesKw[String(node.id)] ?? (supply.storesKwh[String(node.id)] ?? 0) * supply.storageRate) /
      1000;
    const least = own.plannedStorageLeastMw ?? 0;
    const most = Math.max(least, own.plannedStorageMostMw ?? storeMw);
    const missing: GridObject['missing'] = [];
    if (node.ratingFrom === 'assumed') missing.push('rating');
    if (own.transformerCount === null) missing.push('count');
    return {
      missing,
      device: {
        loadMw,
        otherGenerationMw: own.otherGenerationMw ?? 0,
        storageChargingMw: own.storageChargingMw ?? 0,
        ratingMva: node.ratingMva / count,
        count,
        operation: own.operation ?? (count === 1 ? 'single' : 'split'),
        powerFactor: supply.powerFactor,
        reverseLoadRate: own.reverseLoadRate,
        maxOutputFactor,
        plannedStorageMw: [least, most] as [number, number],
      },
    };
  }

  /** A device as it runs; where its mode does not fit the number of its transformers, that is said and none is taken. */
  function asRun<T extends Operation>(device: T, id: string, name: string): T {
    const { count, operation } = device;
    const fits = operation === 'parallel' ? count > 1 : operation !== 'single' || count === 1;
    if (fits) return device;
    wrong('operation-count', id, name);
    return { ...device, operation: count === 1 ? 'single' : 'split' };
  }

  function ofTransformer(each: LaidTransformer, loadKw: number): Ungraded {
    const id = `transformer:${each.id}`;
    const { name, count, feeder, station, synthetic } = each;
    const ratingMva = each.ratingKva / 1000;
    const connectedMw = (existing.connected.transformers.get(each.id) ?? 0) / 1000;
    const filedMw = (existing.filed.transformers.get(each.id) ?? 0) / 1000;
    const loadMw = loadKw / 1000;
    const operation = each.operation ?? (count === 1 ? 'single' : 'split');
    const { hostingMw, reverseLoadRate } = deviceHosting({
      ...asRun({ count, operation } as Operation, id, name),
      loadMw,
      otherGenerationMw: 0,
      storageChargingMw: 0,
      ratingMva,
      powerFactor: supply.powerFactor,
      maxOutputFactor,
      plannedStorageMw: [0, 0],
      connectedMw,
      filedMw,
    });
    if (!feeder && each.stationId !== station?.id) wrong('transformer-without-feeder', id, name);
    const missing: GridObject['missing'] = [];
    if (!station) missing.push('station');
    else if (!feeder && each.stationId === null) missing.push('feeder');
    if (loadKw === 0 && each.peakLoadKw === null) missing.push('load');
    if (synthetic) missing.push('survey');
    return {
      id,
      kind: 'transformer',
      name,
      voltageKv: TRANSFORMER_KV,
      parentId: feeder ? `feeder:${feeder.id}` : station ? stationKey(station.id) : COUNTY,
      hostingMw,
      connectedMw,
      filedMw,
      ratingMva: ratingMva * count,
      loadMw,
      reverseLoadRate,
      missing,
    };
  }

  function ofFeeder(feeder: LaidFeeder, load: Float64Array): Ungraded {
    const line = feederLine(feeder, supply);
    const ratingMva = feederRatingKva(feeder, line) / 1000;
    const connectedMw = (existing.connected.feeders.get(feeder.id) ?? 0) / 1000;
    const filedMw = (existing.filed.feeders.get(feeder.id) ?? 0) / 1000;
    const byRating = deviceHosting({
      loadMw: load[hour]! / 1000,
      otherGenerationMw: 0,
      storageChargingMw: 0,
      ratingMva,
      count: 1,
      operation: 'single',
      powerFactor: supply.powerFactor,
      reverseLoadRate: supply.reverseLimit,
      maxOutputFactor,
      plannedStorageMw: [0, 0],
      connectedMw,
      filedMw,
    });
    const peak = load.reduce((a, b) => Math.max(a, b), 0);
    const { lowest } = feederVoltages(line, [], peak, [line.lengthM]);
    const limit = highestAllowed(line.voltageKv, limitsOf(supply), lowest);
    const byVoltage = hostingByVoltage(line, [], 0, load[hour]!, maxOutputFactor, limit) / 1000;
    return {
      id: `feeder:${feeder.id}`,
      kind: 'feeder',
      name: feeder.name,
      voltageKv: feeder.voltageKv,
      parentId: stationKey(feeder.station.id),
      hostingMw: [Math.min(byRating.hostingMw[0], byVoltage), Math.min(byRating.hostingMw[1], byVoltage)],
      connectedMw,
      filedMw,
      ratingMva,
      loadMw: load[hour]! / 1000,
      reverseLoadRate: supply.reverseLimit,
      missing: peak > 0 ? [] : ['load'],
    };
  }
}

/** What a substation hangs on: the nearest of the level above, else the county. */
function parentOf(
  node: Node,
  own: StationListed,
  nodes: readonly Node[],
  said: ReadonlyMap<number, StationListed>,
): string {
  const level = levelOf(own.voltageKv);
  for (let above = level - 1; above >= 0; above--) {
    const there = nodes.filter(({ id }) => levelOf(said.get(id)!.voltageKv) === above);
    const nearest = nearestStation(there, node);
    if (nearest && distanceM(nearest, node) < Infinity) return stationKey(nearest.id);
  }
  return COUNTY;
}

/** The queue of what is filed: each takes its room on every object up to the county, the tightest is named. */
function queueOf({ queue }: Existing, objects: readonly GridObject[]): OpenCapacity['queue'] {
  const left = new Map(objects.map(({ id, openForConnectionMw }) => [id, openForConnectionMw[0]]));
  return queue.map(({ id, name, year, kwp, on }) => {
    const mw = kwp / 1000;
    const chain = [
      ...[`transformer:${on.transformers}`, `feeder:${on.feeders}`, `station:${on.stations}`],
      COUNTY,
    ].filter((key) => left.has(key));
    for (const key of chain) left.set(key, left.get(key)! - mw);
    const limitedBy = chain.reduce<string | null>(
      (least, key) => (least === null || left.get(key)! < left.get(least)! ? key : least),
      null,
    );
    return {
      plantId: id,
      name,
      year,
      mw,
      limitedBy,
      leftMw: limitedBy === null ? null : left.get(limitedBy)!,
    };
  });
}
