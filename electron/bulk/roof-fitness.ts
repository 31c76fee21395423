import { bbox, booleanIntersects } from '@turf/turf';
import type { BuildingClass } from '../../shared/building-classes.ts';
import { type Area, type Bounds, boxesMeet } from '../../shared/geometry.ts';
import {
  FITNESS_CHECKS,
  type FitnessCheck,
  type FitnessFilter,
  type FitnessState,
  type LeftOutRow,
  ROOF_HAZARDS,
  type RoofHazard,
} from '../../shared/roof-fitness.ts';
import { hazardNamed, statedFitness } from '../engine/roof/fitness.ts';
import type { Beside } from '../store/beside.ts';
import type { Building } from '../store/buildings.ts';
import { readContext } from '../store/context.ts';

/** What a check finds of a roof: fit, not known, or what it is left out for. */
type Finding = 'fit' | 'unknown' | { value: LeftOutRow['value'] };
type Check = (building: Building, kind: BuildingClass, stated: ReturnType<typeof statedFitness>) => Finding;

/** Roofs named of each reason. */
const NAMED = 100;

/** Leaves roofs out that are not fit, and counts by what reason, and of how many something asked is not known. */
export interface FitnessSieve {
  passes(building: Building, kind: BuildingClass): boolean;
  leftOut(): LeftOutRow[];
  checks(): FitnessState[];
}

/** Makes ready to look at roofs one after another. */
export function fitnessSieve(document: Pick<Beside, 'db'>, filter: FitnessFilter | undefined): FitnessSieve {
  const asked = checksOf(document, filter ?? { unknown: 'keep' });
  const left = new Map<string, LeftOutRow>();
  const unknown = new Map<FitnessCheck, number>();
  const known = new Set<FitnessCheck>();
  const leave = (check: FitnessCheck, value: LeftOutRow['value'], { id }: Building) => {
    const key = `${check}/${value}`;
    const row = left.get(key) ?? { check, value, count: 0, buildingIds: [] };
    left.set(key, row);
    row.count++;
    if (row.buildingIds.length < NAMED) row.buildingIds.push(id);
  };
  return {
    passes(building, kind) {
      if (!filter) return true;
      const stated = statedFitness(building.properties);
      let reason: { check: FitnessCheck; value: LeftOutRow['value'] } | null = null;
      let missing: FitnessCheck | null = null;
      for (const [check, look] of asked) {
        const found = look === 'no-data' ? 'unknown' : look(building, kind, stated);
        if (found === 'unknown') {
          unknown.set(check, (unknown.get(check) ?? 0) + 1);
          // A layer nobody brought in, or a figure nobody gave, says nothing against one roof more than another.
          if (look !== 'no-data') missing ??= check;
        } else {
          known.add(check);
          if (found !== 'fit') reason ??= { check, value: found.value };
        }
      }
      if (!reason && missing && filter.unknown === 'leave-out') reason = { check: missing, value: 'unknown' };
      if (reason) leave(reason.check, reason.value, building);
      return reason === null;
    },
    leftOut: () =>
      [...left.values()].sort((a, b) => FITNESS_CHECKS.indexOf(a.check) - FITNESS_CHECKS.indexOf(b.check)),
    checks: () =>
      FITNESS_CHECKS.map((check) => ({
        check,
        state: !asked.has(check) ? 'not-asked' : known.has(check) ? 'checked' : 'no-data',
        unknown: unknown.get(check) ?? 0,
      })),
  };
}

/** The checks that are asked, the clearest danger first; `no-data` where nothing is there to check by. */
function checksOf(document: Pick<Beside, 'db'>, filter: FitnessFilter): Map<FitnessCheck, Check | 'no-data'> {
  const { materials, structures, builtFrom, hazards } = filter;
  const checks = new Map<FitnessCheck, Check | 'no-data'>();
  if (materials) {
    const onlyAsbestos = materials.every((name) => name === 'asbestos');
    checks.set('material', (_building, _kind, { material, asbestosFree }) => {
      if (!material) return asbestosFree && onlyAsbestos ? 'fit' : 'unknown';
      return materials.includes(material) ? { value: material } : 'fit';
    });
  }
  if (structures)
    checks.set('structure', (_building, _kind, { structure }) => {
      if (!structure) return 'unknown';
      return structures.includes(structure) ? { value: structure } : 'fit';
    });
  if (builtFrom !== undefined)
    checks.set('built', (_building, _kind, { builtYear }) => {
      if (builtYear === null) return 'unknown';
      return builtYear < builtFrom ? { value: null } : 'fit';
    });
  const areas = hazards ? hazardAreas(document) : null;
  for (const hazard of ROOF_HAZARDS.filter((name) => hazards?.includes(name))) {
    const own = areas!.get(hazard);
    checks.set(hazard, own ? ({ geometry }) => (liesIn(geometry, own) ? { value: null } : 'fit') : 'no-data');
  }
  for (const pressure of ['snow', 'wind'] as const) {
    const given = filter[pressure];
    if (!given) continue;
    checks.set(pressure, (_building, kind) => {
      const limit = given.limitsKnM2[kind];
      if (limit === undefined) return 'unknown';
      return given.countyKnM2 > limit ? { value: null } : 'fit';
    });
  }
  return checks;
}

interface Outlined {
  geometry: Area;
  box: Bounds;
}

/** Areas of exclusion that name a danger as their class, or their name where they have no class. */
function hazardAreas(document: Pick<Beside, 'db'>): Map<RoofHazard, Outlined[]> {
  const areas = new Map<RoofHazard, Outlined[]>();
  for (const { geometry, properties } of readContext(document, 'exclusions').features) {
    if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') continue;
    const hazard = hazardNamed(String(properties?.class ?? properties?.name ?? ''));
    if (!hazard) continue;
    const own = areas.get(hazard) ?? [];
    areas.set(hazard, own);
    own.push({ geometry: geometry as Area, box: bbox(geometry) as Bounds });
  }
  return areas;
}

/** Whether an outline meets any of some areas. */
function liesIn(outline: Area, areas: readonly Outlined[]): boolean {
  const box = bbox(outline) as Bounds;
  return areas.some((area) => boxesMeet(box, area.box) && booleanIntersects(outline, area.geometry));
}
