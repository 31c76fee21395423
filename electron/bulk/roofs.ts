import { booleanPointInPolygon } from '@turf/turf';
import {
  BUILDING_CLASSES,
  type BuildingClass,
  buildingClassOf,
  PILOT_CLASSES,
  PILOT_OF,
  type PilotClass,
} from '../../shared/building-classes.ts';
import type { SiteFields } from '../../shared/domain.ts';
import { PlannerError } from '../../shared/errors.ts';
import { defaultSiteName } from '../../shared/i18n/site-names.ts';
import type { FitnessState, LeftOutRow } from '../../shared/roof-fitness.ts';
import type { RoofMatch, RoofRules } from '../../shared/roofs.ts';
import { capacityKwp } from '../engine/capacity.ts';
import { geodesicAreaM2 } from '../engine/geodesy.ts';
import { footprintM2 } from '../engine/roofs/long-side.ts';
import type { Beside } from '../store/beside.ts';
import { type Building, boxesAt, buildingById, eachBuilding } from '../store/buildings.ts';
import { keepRoofsLeftOut } from '../store/roofs-left-out.ts';
import { getSite, insertSite, listSites, nextSiteNumber } from '../store/sites.ts';
import type { BulkResult, BulkTask } from '../workers/bulk-protocol.ts';
import { fitnessSieve } from './roof-fitness.ts';
import { matchRoofs, middleOf, type Roof } from './roof-match.ts';
import { arraysOn, type RoofArray } from './roof-measured.ts';

type Reader = Pick<Beside, 'db'>;

/** What the rules would make of the buildings a filter finds. */
export function matchByClass(
  document: Reader,
  {
    filter,
    rules,
    moduleWpM2,
    classes: usual,
    useSurvey,
  }: Omit<Extract<BulkTask, { type: 'match-roofs' }>, 'type'>,
): RoofMatch {
  const byClass = new Map(BUILDING_CLASSES.map((name) => [name, { count: 0, areaM2: 0, capacityKwp: 0 }]));
  const left: LeftOut = nothingLeft();
  for (const { roof, array } of freeRoofs(document, { filter, rules, classes: usual, useSurvey }, left)) {
    const sum = byClass.get(roof.class)!;
    sum.count++;
    sum.areaM2 += roof.areaM2;
    sum.capacityKwp += capacityKwp({
      areaM2: roof.areaM2,
      usableShare: array.usableShare,
      gcr: null,
      moduleWpM2,
    });
  }
  const classes = [...byClass].map(([name, sum]) => ({ class: name, ...sum }));
  const total = (key: 'count' | 'areaM2' | 'capacityKwp') => classes.reduce((sum, row) => sum + row[key], 0);
  return {
    count: total('count'),
    areaM2: total('areaM2'),
    capacityKwp: total('capacityKwp'),
    ...left,
    byClass: classes,
  };
}

/** Roofs found and not made sites of: they have one, are not fit, or a survey leaves too little of them. */
interface LeftOut {
  taken: number;
  unusable: number;
  unfit: LeftOutRow[];
  checks: FitnessState[];
}

const nothingLeft = (): LeftOut => ({ taken: 0, unusable: 0, unfit: [], checks: [] });

/** The roofs a filter finds that may become sites, each with the array it takes; those left out are counted. */
function* freeRoofs(
  document: Reader,
  {
    filter,
    rules,
    classes,
    useSurvey,
  }: Pick<Extract<BulkTask, { type: 'sites-from-buildings' }>, 'filter' | 'rules' | 'classes' | 'useSurvey'>,
  left: LeftOut,
) {
  const taken = takenBy(document);
  const arrayOn = arraysOn(document, rules, classes, useSurvey);
  const fitness = fitnessSieve(document, filter.fitness);
  for (const roof of matchRoofs(document, filter)) {
    if (!rules[roof.class].used) continue;
    if (taken(roof)) {
      left.taken++;
      continue;
    }
    if (!fitness.passes(roof.building, roof.class)) continue;
    const array = arrayOn(roof.building, roof.class);
    if (array === 'unusable') left.unusable++;
    else yield { roof, array };
  }
  left.unfit = fitness.leftOut();
  left.checks = fitness.checks();
}

/** Sites made between two looks at whether the planner stopped the work. */
const AT_ONCE = 1000;

/**
 * Turns the buildings a filter finds into rooftop sites, as one step.
 * @throws PlannerError `roofs.none`
 */
export function createFromBuildings(
  document: Beside,
  {
    filter,
    rules,
    defaults,
    language,
    classes,
    useSurvey,
  }: Extract<BulkTask, { type: 'sites-from-buildings' }>,
  progress: (done: number, total: number) => void,
): BulkResult['sites-from-buildings'] {
  const left: LeftOut = nothingLeft();
  const free: { id: number; class: BuildingClass; array: RoofArray }[] = [];
  for (const { roof, array } of freeRoofs(document, { filter, rules, classes, useSurvey }, left))
    free.push({ id: roof.building.id, class: roof.class, array });
  if (free.length === 0)
    throw new PlannerError('roofs.none', {
      ...{ taken: left.taken, unusable: left.unusable },
      unfit: left.unfit.reduce((sum, { count }) => sum + count, 0),
    });
  const byId = buildingById(document);
  const { value, touched } = document.journal.record('site.fromBuildings', () => {
    if (filter.fitness) keepRoofsLeftOut(document, { ...left, created: free.length });
    return document.journal.putMany('sites', () => {
      let number = nextSiteNumber(document, 'rooftop');
      let power = 0;
      for (const [index, { id, class: kind, array }] of free.entries()) {
        if (index % AT_ONCE === 0) progress(index, free.length);
        const building = byId(id)!;
        const name = building.name ?? defaultSiteName('rooftop', number, { language });
        number++;
        const fields = siteOf(rules[kind], array, { ...defaults, name, geometry: building.geometry });
        const areaM2 = geodesicAreaM2(fields.geometry);
        const capacity = capacityKwp({ ...fields, areaM2 });
        power += capacity;
        insertSite(document, { ...fields, areaM2, capacityKwp: capacity });
      }
      return power;
    });
  });
  return { touched, created: free.length, ...left, capacityKwp: value };
}

const siteOf = (rule: RoofRules[BuildingClass], array: RoofArray, base: SiteFields): SiteFields => ({
  ...base,
  ...{ ownerClass: rule.ownerClass, gridMode: rule.gridMode, tariff: rule.tariff },
  ...array,
});

/** Whether a site already stands on a building's middle, or its own middle on the building. */
function takenBy(document: Reader): (roof: Roof) => boolean {
  const sites = document.db.prepare('SELECT count(*) FROM sites').pluck().get() as number;
  if (sites === 0) return () => false;
  const at = boxesAt(document, 'sites');
  return ({ middle }) =>
    at(middle).some((id) => booleanPointInPolygon(middle, getSite(document, id).geometry));
}

/**
 * How much of the roofs of each class is covered by the sites that count. A site belongs to the building its middle
 * stands on; a site on no building belongs to no class.
 */
export function progressByClass(document: Reader): BulkResult['roof-progress'] {
  const empty = () => ({ buildings: 0, roofM2: 0, sites: 0, coveredM2: 0, capacityKwp: 0 });
  const sums = new Map(PILOT_CLASSES.map((name): [PilotClass, ReturnType<typeof empty>] => [name, empty()]));
  const sumOf = ({ class: text, properties }: Building) => {
    const counted = PILOT_OF[buildingClassOf(text, properties)];
    return counted && sums.get(counted)!;
  };
  for (const building of eachBuilding(document)) {
    const sum = sumOf(building);
    if (!sum) continue;
    sum.buildings++;
    sum.roofM2 += footprintM2(building.geometry);
  }
  const at = boxesAt(document, 'buildings');
  const byId = buildingById(document);
  for (const site of listSites(document)) {
    if (!site.included || site.kind !== 'rooftop') continue;
    const middle = middleOf(site.geometry);
    const under = at(middle)
      .map(byId)
      .find((building) => building && booleanPointInPolygon(middle, building.geometry));
    const sum = under && sumOf(under);
    if (!sum) continue;
    sum.sites++;
    sum.coveredM2 += site.areaM2 * site.usableShare * site.built;
    sum.capacityKwp += site.capacityKwp;
  }
  return [...sums].map(([name, sum]) => ({
    class: name,
    ...sum,
    share: sum.roofM2 > 0 ? sum.coveredM2 / sum.roofM2 : 0,
  }));
}
