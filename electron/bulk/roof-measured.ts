import { type BuildingClass, buildingClassOf } from '../../shared/building-classes.ts';
import { metresPerDegree } from '../../shared/geodesy.ts';
import type { RoofClass, RoofCorrectionRow } from '../../shared/roof-survey.ts';
import type { RoofRules } from '../../shared/roofs.ts';
import { type Correction, correctionOf, type SampledRoof } from '../engine/roof/correction.ts';
import { isPitched } from '../engine/roof/heights.ts';
import { footprintM2, longSideAzimuthDeg } from '../engine/roofs/long-side.ts';
import type { Beside } from '../store/beside.ts';
import { type Building, eachBuilding } from '../store/buildings.ts';
import { readContext } from '../store/context.ts';
import { eachRoof, hasRoofs, readRoof } from '../store/roofs.ts';
import { middleOf } from './roof-match.ts';

type Reader = Pick<Beside, 'db'>;

/** How modules would lie on a roof. */
export interface RoofArray {
  usableShare: number;
  tiltDeg: number;
  azimuthDeg: number;
}

/** Flatter roofs carry tilted rows, steeper ones modules in their plane, degrees. */
const FLAT_BELOW_DEG = 5;
/** Less of a roof than this carries no site. */
const LEAST_SHARE = 0.02;

/** How modules would lie on a roof by the rules of its class alone. */
function byRule(building: Building, rule: RoofRules[BuildingClass]): RoofArray {
  return {
    usableShare: rule.usableShare,
    tiltDeg: isPitched(building.properties) ? rule.pitchedTiltDeg : rule.flatTiltDeg,
    azimuthDeg: rule.azimuth === 'south' ? 180 : Math.round(longSideAzimuthDeg(building.geometry) * 10) / 10,
  };
}

/**
 * How modules would lie on a roof as its survey found it: on a level one in rows by the rules of its class, on a sloping
 * one in the plane of the face that can take most light.
 *
 * @returns `unusable` where too little of the roof is left; null where the roof was not surveyed, or without a face
 */
function bySurvey(
  document: Reader,
  building: Building,
  rule: RoofRules[BuildingClass],
  usual: RoofClass,
): RoofArray | 'unusable' | null {
  const [face] = readRoof(document, building.id)?.faces ?? [];
  if (!face) return null;
  const level = face.tiltDeg < FLAT_BELOW_DEG;
  const packing = level && rule.flatTiltDeg > 0 ? usual.packing : 1;
  const usableShare = Math.min(1, (face.usableM2 / footprintM2(building.geometry)) * packing);
  if (usableShare < LEAST_SHARE) return 'unusable';
  if (level) return { ...byRule(building, rule), usableShare, tiltDeg: rule.flatTiltDeg };
  const tenth = (value: number) => Math.round(value * 10) / 10;
  return { usableShare, tiltDeg: tenth(face.tiltDeg), azimuthDeg: tenth(face.azimuthDeg) };
}

/** Chooses how modules lie on each roof: as surveyed, else by the rules, corrected by what surveys of others found. */
export function arraysOn(
  document: Reader,
  rules: RoofRules,
  classes: Record<BuildingClass, RoofClass>,
  survey: boolean,
): (building: Building, kind: BuildingClass) => RoofArray | 'unusable' {
  if (!survey || !hasRoofs(document.db)) return (building, kind) => byRule(building, rules[kind]);
  const corrections = correctionsOf(document, rules, classes);
  return (building, kind) => {
    const found = bySurvey(document, building, rules[kind], classes[kind]);
    if (found) return found;
    const array = byRule(building, rules[kind]);
    const ratio = corrections.of(building, kind)?.ratio ?? 1;
    return { ...array, usableShare: Math.min(1, Math.max(0.001, array.usableShare * ratio)) };
  };
}

/** Corrections of a class in all and by village. */
interface Corrections {
  of(building: Building, kind: BuildingClass): Correction | null;
  rows: RoofCorrectionRow[];
}

/** A building within so many metres of a village's middle may be of it. */
const VILLAGE_M = 1500;

/** What surveyed roofs have of usable area against what the rules take, by class and by village. */
export function correctionsOf(
  document: Reader,
  rules: RoofRules,
  classes: Record<BuildingClass, RoofClass>,
): Corrections {
  const villageAt = villages(document);
  const groups = new Map<
    string,
    { kind: BuildingClass; village: string | null; all: number; sample: SampledRoof[] }
  >();
  const groupOf = (kind: BuildingClass, village: string | null) => {
    const key = `${kind} ${village ?? ''}`;
    const group = groups.get(key) ?? { kind, village, all: 0, sample: [] };
    groups.set(key, group);
    return group;
  };
  const surveyed = new Set<number>();
  for (const { buildingId, faces } of eachRoof(document)) if (faces.length > 0) surveyed.add(buildingId);
  for (const building of eachBuilding(document)) {
    const kind = buildingClassOf(building.class, building.properties);
    const village = villageAt(building);
    const both = village === null ? [groupOf(kind, null)] : [groupOf(kind, null), groupOf(kind, village)];
    for (const group of both) group.all++;
    if (!surveyed.has(building.id)) continue;
    const footprint = footprintM2(building.geometry);
    const found = bySurvey(document, building, rules[kind], classes[kind]);
    const measured = found === 'unusable' || found === null ? 0 : found.usableShare * footprint;
    for (const group of both) group.sample.push({ taken: rules[kind].usableShare * footprint, measured });
  }
  const known = new Map<string, Correction>();
  const rows: RoofCorrectionRow[] = [];
  for (const [key, { kind, village, all, sample }] of groups) {
    const correction = correctionOf(sample, all);
    if (!correction) continue;
    known.set(key, correction);
    rows.push({ class: kind, village, ...correction });
  }
  return {
    rows,
    of(building, kind) {
      const village = villageAt(building);
      return (village !== null && known.get(`${kind} ${village}`)) || known.get(`${kind} `) || null;
    },
  };
}

/** Finds the village whose middle is nearest to a building; null where none is near or it has no name. */
function villages(document: Reader): (building: Building) => string | null {
  const named = readContext(document, 'villages').features.flatMap(({ properties, geometry }) => {
    const name = properties?.name;
    if (typeof name !== 'string' || name === '') return [];
    const numbers = (geometry as { coordinates: unknown[] }).coordinates.flat(4) as number[];
    const mean = (axis: number) =>
      numbers.reduce((sum, value, i) => (i % 2 === axis ? sum + value : sum), 0) / (numbers.length / 2);
    return [{ name, lon: mean(0), lat: mean(1) }];
  });
  const nearest = new Map<number, string | null>();
  return (building) => {
    const before = nearest.get(building.id);
    if (before !== undefined) return before;
    const [lon, lat] = middleOf(building.geometry) as [number, number];
    const { east, north } = metresPerDegree(lat);
    let [best, least]: [string | null, number] = [null, VILLAGE_M];
    for (const village of named) {
      const apart = Math.hypot((village.lon - lon) * east, (village.lat - lat) * north);
      if (apart < least) [best, least] = [village.name, apart];
    }
    nearest.set(building.id, best);
    return best;
  };
}
