import { civilHour, utcHour } from '../../../shared/civil-time.ts';
import { isLowVoltage } from '../../../shared/feeders.ts';
import { COUNTY_OBJECT, gridObjectId } from '../../../shared/grid-object.ts';
import type { OpenCapacity } from '../../../shared/open-capacity.ts';
import type { Steps } from '../../../shared/steps.ts';
import { countyHosting, graded, maxOutputFactorOf, typicalHourOf } from '../../engine/grid/open-capacity.ts';
import { calendarOf } from '../../engine/load/calendar.ts';
import type { Session } from '../../session/session.ts';
import { cached } from '../../store/cached.ts';
import type { Document } from '../../store/document.ts';
import { listFeeders } from '../../store/feeders.ts';
import { activeScenario } from '../../store/scenarios.ts';
import { figureOf } from '../rules/in-force.ts';
import { existingOf } from './existing.ts';
import { feederLoads, feedersOf } from './feeders.ts';
import { listedStations } from './listed-stations.ts';
import { openFeeder } from './open-feeder.ts';
import type { OpenGround, Ungraded } from './open-ground.ts';
import { openStation } from './open-station.ts';
import { openTransformer } from './open-transformer.ts';
import { plannedLids } from './planned-limits.ts';
import { queueOf } from './queue.ts';
import { stationLoads, stationsOf } from './stations.ts';
import { transformerLoads, transformersOf } from './transformers.ts';
import { perKwpOf } from './typical.ts';
import { worksAt } from './works.ts';
import { wrongFigures } from './wrong-figures.ts';

/**
 * Hosting, what is open for connection and for filing, and the grade of the county, its substations and its feeders by
 * DL/T 2041—2025, as implemented here, at the typical time, down to the transformers of 10/0.4 kV. Feeders are not in
 * the standard: theirs is what their conductor carries back and their voltage allows.
 *
 * Each is as the works make it that the scenario has taken over.
 *
 * @param leave the object whose works are left out, or `all` for the grid of today
 */
export function* openCapacityOf(
  session: Session,
  document: Document,
  leave: string | 'all' | null = null,
): Steps<OpenCapacity> {
  if (leave !== null && leave !== 'all') return yield* makeOpenCapacity(session, document, leave);
  const which = leave === null ? openCapacityOf : TODAY;
  // Of the day it is worked out on; the date alone is another tomorrow.
  const made = yield* cached(document, which, () => makeOpenCapacity(session, document, leave));
  return { ...made, ...today() };
}

/** Names what is kept of the grid of today. */
const TODAY = {};

function today(): Pick<OpenCapacity, 'date' | 'quarter'> {
  const date = new Date().toISOString().slice(0, 10);
  return { date, quarter: `${date.slice(0, 4)}Q${Math.ceil(Number(date.slice(5, 7)) / 3)}` };
}

function* makeOpenCapacity(
  session: Session,
  document: Document,
  leave: string | 'all' | null,
): Steps<OpenCapacity> {
  const { supply } = activeScenario(document).assumptions;
  const { dayNotices } = session.library.supply();
  const nodes = stationsOf(session, document);
  const laid = feedersOf(session, document, nodes);
  yield;
  const perKwp = perKwpOf(session, document).map((kwh) => kwh * supply.simultaneity);
  yield;
  const picked = typicalHourOf(calendarOf(supply.calendarYear, dayNotices), perKwp);
  const hour = supply.typicalHour === null ? picked : utcHour(supply.typicalHour);
  const maxOutputFactor = supply.maxOutputFactor ?? maxOutputFactorOf(perKwp);
  const transformers = transformersOf(session, document, nodes, laid);
  const existing = existingOf(session, document, nodes, laid, transformers);
  const problems: OpenCapacity['problems'] = [];
  const ground: OpenGround = {
    reverseAlone: figureOf(session, document)('grid.reverseLoadRate').value,
    ...{ session, supply, hour, maxOutputFactor, existing, lids: plannedLids(supply, perKwp) },
    wrong: (code, id, name) => problems.push({ code, id, name }),
    worksOf: (level, id) =>
      leave === 'all' || leave === gridObjectId(level, id) ? null : worksAt(supply, level, id),
  };
  const said = new Map(listedStations(document).map((each) => [each.id, each]));
  const loads = stationLoads(session, document, nodes);
  yield;
  const stations = nodes.map((node) => openStation(ground, node, said.get(node.id)!, loads.get(node.id)!));
  yield;
  const lineLoads = feederLoads(session, document, laid);
  const feeders: Ungraded[] = [];
  for (const feeder of laid) {
    feeders.push(openFeeder(ground, feeder, lineLoads.get(feeder.id)!));
    yield;
  }
  for (const line of listFeeders(document)) {
    if (isLowVoltage(line)) {
      if (transformers.length === 0)
        ground.wrong('line-without-transformer', gridObjectId('feeder', line.id), line.name);
    } else if (!laid.some(({ id }) => id === line.id))
      ground.wrong('feeder-without-station', gridObjectId('feeder', line.id), line.name);
  }
  wrongFigures(ground, document, nodes, { feeders: laid, transformers });
  yield;
  const lowLoads = transformerLoads(session, document, transformers);
  const lowVoltage = transformers.map((each) => {
    const { hours, times } = lowLoads.get(each.id)!;
    return openTransformer(ground, each, hours[hour]! * times);
  });
  const objects = graded([
    ...countyOf(ground, session.library.countyOf(document).name, stations, lowVoltage),
    ...stations,
    ...feeders,
    ...lowVoltage,
  ]);
  return {
    objects,
    queue: queueOf(existing, objects),
    problems,
    ...today(),
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
}

/**
 * The county: what the substations that feed it carry together, or its transformers where no substation is known. Nothing
 * without either.
 */
function countyOf(
  { supply, existing, lids }: OpenGround,
  name: string,
  stations: readonly Ungraded[],
  transformers: readonly Ungraded[],
): Ungraded[] {
  const feeding =
    stations.length > 0 ? stations.filter(({ parentId }) => parentId === COUNTY_OBJECT) : transformers;
  if (feeding.length === 0) return [];
  return [
    {
      id: COUNTY_OBJECT,
      kind: 'county',
      name,
      voltageKv: null,
      parentId: null,
      hostingMw: countyHosting(
        feeding.map(({ hostingMw }) => hostingMw),
        [supply.countyLeastMw, supply.countyMostMw],
      ),
      connectedMw: existing.connectedKwp / 1000,
      filedMw: existing.filedKwp / 1000,
      ratingMva: feeding.reduce((sum, { ratingMva }) => sum + ratingMva!, 0),
      loadMw: feeding.reduce((sum, { loadMw }) => sum + loadMw, 0),
      reverseLoadRate: null,
      missing: [
        ...(stations.length === 0 ? (['station'] as const) : []),
        ...(supply.countyLeastMw === null ? (['system'] as const) : []),
      ],
      worksYear: null,
      plannedLimit: lids.county,
    },
  ];
}
