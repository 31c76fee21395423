import { booleanPointInPolygon } from '@turf/turf';
import type { SiteFields } from '../../shared/domain.ts';
import { PlannerError } from '../../shared/errors.ts';
import { BUILDING_CLASSES, type BuildingClass } from '../../shared/import.ts';
import type { RoofProgress, RoofRules } from '../../shared/roofs.ts';
import { capacityKwp } from '../engine/capacity.ts';
import { footprintM2, longSideAzimuthDeg } from '../engine/roofs/long-side.ts';
import { boxesAt, buildingById, eachBuilding } from '../store/buildings.ts';
import type { Document } from '../store/document.ts';
import { getSite, insertSite, listSites, nextSiteNumber } from '../store/sites.ts';
import { announce } from './edits.ts';
import { geodesicAreaM2 } from './geodesy.ts';
import { classOf, matchRoofs, middleOf, type Roof } from './roof-match.ts';
import { type Handler, type HandlersOf, openedDocument, type Session } from './session.ts';
import { siteDefaults } from './site-defaults.ts';
import { defaultSiteName } from './site-names.ts';

export const roofs: HandlersOf<'roofs'> = {
  'roofs.match'(session, { filter, rules }) {
    const document = openedDocument(session);
    const { moduleWpM2 } = siteDefaults(session, document, 'rooftop');
    const taken = takenBy(document);
    const byClass = new Map(BUILDING_CLASSES.map((name) => [name, { count: 0, areaM2: 0, capacityKwp: 0 }]));
    let skipped = 0;
    for (const roof of matchRoofs(document, filter)) {
      const rule = rules[roof.class];
      if (!rule.used) continue;
      if (taken(roof)) {
        skipped++;
        continue;
      }
      const sum = byClass.get(roof.class)!;
      sum.count++;
      sum.areaM2 += roof.areaM2;
      sum.capacityKwp += capacityKwp({
        areaM2: roof.areaM2,
        usableShare: rule.usableShare,
        gcr: null,
        moduleWpM2,
      });
    }
    const classes = [...byClass].map(([name, sum]) => ({ class: name, ...sum }));
    const total = (key: 'count' | 'areaM2' | 'capacityKwp') =>
      classes.reduce((sum, row) => sum + row[key], 0);
    return {
      count: total('count'),
      areaM2: total('areaM2'),
      capacityKwp: total('capacityKwp'),
      taken: skipped,
      byClass: classes,
    };
  },

  'roofs.progress': (session) => ({ classes: roofProgress(session, openedDocument(session)) }),
};

/** Sites made between two looks at whether the planner stopped the work. */
const AT_ONCE = 250;

/** Turns the buildings a filter finds into rooftop sites, as one step. */
export const sitesFromBuildings: Handler<'site.fromBuildings'> = async (session, { filter, rules }, call) => {
  const document = openedDocument(session);
  return session.jobs.run('site.fromBuildings', async (progress, signal) => {
    const taken = takenBy(document);
    const chosen = [...matchRoofs(document, filter)].filter((roof) => rules[roof.class].used);
    const free = chosen.filter((roof) => !taken(roof));
    if (free.length === 0) throw new PlannerError('roofs.none', { taken: chosen.length });
    const defaults = siteDefaults(session, document, 'rooftop');
    const { value, touched } = await document.journal.recordLong('site.fromBuildings', async () => {
      let number = nextSiteNumber(document, 'rooftop');
      let power = 0;
      for (const [index, roof] of free.entries()) {
        const name = roof.building.name ?? defaultSiteName('rooftop', number, call);
        number++;
        const fields = siteOf(roof, rules, { ...defaults, name, geometry: roof.building.geometry });
        const areaM2 = geodesicAreaM2(fields.geometry);
        const capacity = capacityKwp({ ...fields, areaM2 });
        power += capacity;
        insertSite(document, { ...fields, areaM2, capacityKwp: capacity });
        if (index % AT_ONCE === 0) {
          progress(index, free.length);
          await new Promise((resolve) => setImmediate(resolve));
          signal.throwIfAborted();
        }
      }
      return power;
    });
    announce(session, touched);
    return { created: free.length, taken: chosen.length - free.length, capacityKwp: value };
  });
};

function siteOf({ building, class: kind }: Roof, rules: RoofRules, base: SiteFields): SiteFields {
  const rule = rules[kind];
  const pitched = /pitch|gable|hip|slope|坡/i.test(String(building.properties.roof ?? ''));
  return {
    ...base,
    usableShare: rule.usableShare,
    tiltDeg: pitched ? rule.pitchedTiltDeg : rule.flatTiltDeg,
    azimuthDeg: rule.azimuth === 'south' ? 180 : Math.round(longSideAzimuthDeg(building.geometry) * 10) / 10,
  };
}

/** Whether a site already stands on a building's middle, or its own middle on the building. */
function takenBy(document: Document): (roof: Roof) => boolean {
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
export function roofProgress(session: Session, document: Document): RoofProgress[] {
  const empty = () => ({ buildings: 0, roofM2: 0, sites: 0, coveredM2: 0, capacityKwp: 0 });
  const sums = new Map(
    BUILDING_CLASSES.map((name): [BuildingClass, ReturnType<typeof empty>] => [name, empty()]),
  );
  for (const building of eachBuilding(document)) {
    const sum = sums.get(classOf(building.class))!;
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
    if (!under) continue;
    const sum = sums.get(classOf(under.class))!;
    sum.sites++;
    sum.coveredM2 += site.areaM2 * site.usableShare;
    sum.capacityKwp += site.capacityKwp;
  }
  return session.library.roofTargets().map(({ class: name, leastShare, source }) => {
    const sum = sums.get(name)!;
    return {
      class: name,
      ...sum,
      share: sum.roofM2 > 0 ? sum.coveredM2 / sum.roofM2 : 0,
      leastShare,
      source,
    };
  });
}
