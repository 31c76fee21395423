import { bboxClip, feature } from '@turf/turf';
import type { Geometry, MultiPolygon, Polygon } from 'geojson';
import type { Area } from '../../../shared/geometry.ts';
import type { LandRule, RuleFinding } from '../../../shared/land-rules.ts';
import { distanceM, type FlatShape, flatten, type LocalPlane, localPlane, meet } from '../local-plane.ts';
import type { GroundUnder } from '../terrain/area.ts';
import { coveredM2, type Rings, ringsM2 } from './shared-area.ts';

/** A feature of a context layer near a site. */
export interface LandFeature {
  id: number;
  name: string | null;
  class: string | null;
  geometry: Geometry;
  properties: Record<string, unknown>;
}

/** A site's outline made ready to be held against many features. */
export interface Plot {
  geometry: Area;
  areaM2: number;
  /** `[west, south, east, north]`, degrees. */
  bounds: [number, number, number, number];
  plane: LocalPlane;
  shape: FlatShape;
}

/** A site's outline with its box and its shape in metres around its middle. */
export function plotOf(geometry: Area, areaM2: number): Plot {
  const bounds: Plot['bounds'] = [Infinity, Infinity, -Infinity, -Infinity];
  const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
  for (const [x, y] of rings.flat()) {
    bounds[0] = Math.min(bounds[0], x);
    bounds[1] = Math.min(bounds[1], y);
    bounds[2] = Math.max(bounds[2], x);
    bounds[3] = Math.max(bounds[3], y);
  }
  const plane = localPlane((bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2);
  return { geometry, areaM2, bounds, plane, shape: flatten(geometry, plane) };
}

/** Features named in a finding. */
const NAMED = 5;
/** Less than this shared is an error of drawing, square metres. */
const NOISE_M2 = 1;
/** Steepest class of the Third National Land Survey: above 25°. */
const STEEPEST_CLASS = 5;
const STEEPEST_CLASS_FROM_DEG = 25;

type Measured = { feature: LandFeature; amount: number };

/**
 * Holds one site against one rule.
 *
 * @param plot the site, see {@link plotOf}
 * @param rule see `LandRule`; its kinds are the caller's to heed
 * @param near the layer's features whose boxes come within the rule's reach of the site
 * @returns what is broken and by how much; null when the rule is kept; 'unchecked' when no feature under the site
 * says what the rule asks (slope), or when one that would break it does not say of which class it is
 * Distances are flat within 0.1 %; shared areas are flat and scaled to the site's geodesic area.
 */
export function checkRule(
  plot: Plot,
  rule: LandRule,
  near: readonly LandFeature[],
): Omit<RuleFinding, 'override'> | 'unchecked' | null {
  if (rule.classes.includes('*')) return TESTS[rule.test](plot, rule, near);
  const found = TESTS[rule.test](
    plot,
    rule,
    near.filter(({ class: kind }) => kind !== null && rule.classes.includes(kind)),
  );
  if (found) return found;
  // A line below 1 kV has no class, and no protection zone.
  const unnamed = rule.layer === 'feeders' ? [] : near.filter(({ class: kind }) => !kind);
  return unnamed.length > 0 && TESTS[rule.test](plot, rule, unnamed) ? 'unchecked' : null;
}

const TESTS = { overlap, distance, slope };

function overlap(plot: Plot, rule: LandRule, features: readonly LandFeature[]) {
  const shared: Measured[] = [];
  for (const each of features) {
    const shape = flatten(each.geometry, plot.plane);
    if (!meet(plot.shape, shape)) continue;
    const amount = shape.rings.length > 0 ? sharedM2(plot, each.geometry) : 0;
    if (amount >= NOISE_M2 || shape.rings.length === 0) shared.push({ feature: each, amount });
  }
  // What lies under one feature alone is measured already.
  const [only] = shared;
  const unionM2 =
    shared.length === 1
      ? only!.amount
      : unionSharedM2(
          plot,
          shared.map(({ feature: { geometry } }) => geometry),
        );
  const overlapM2 = Math.min(plot.areaM2, unionM2);
  const overlapShare = overlapM2 / plot.areaM2;
  if (shared.length === 0 || (overlapShare <= rule.limit && rule.limit > 0)) return null;
  shared.sort((a, b) => b.amount - a.amount);
  return { ...found(rule, shared), overlapM2, overlapShare, limit: rule.limit };
}

function distance(plot: Plot, rule: LandRule, features: readonly LandFeature[]) {
  const close: Measured[] = [];
  let limit = rule.limit;
  for (const each of features) {
    const shape = flatten(each.geometry, plot.plane);
    const keep = rule.limit + (shape.rings.length > 0 ? 0 : rule.edgeM);
    const amount = distanceM(plot.shape, shape);
    if (amount >= keep) continue;
    close.push({ feature: each, amount });
    limit = Math.max(limit, keep);
  }
  if (close.length === 0) return null;
  close.sort((a, b) => a.amount - b.amount);
  return { ...found(rule, close), distanceM: close[0]!.amount, limit };
}

function slope(plot: Plot, rule: LandRule, features: readonly LandFeature[]) {
  let known = 0;
  const steep: Measured[] = [];
  for (const each of features) {
    const slopeDeg = slopeOf(each.properties);
    if (slopeDeg === null || !meet(plot.shape, flatten(each.geometry, plot.plane))) continue;
    known++;
    if (slopeDeg > rule.limit) steep.push({ feature: each, amount: slopeDeg });
  }
  if (known === 0) return 'unchecked';
  if (steep.length === 0) return null;
  steep.sort((a, b) => b.amount - a.amount);
  return { ...found(rule, steep), slopeDeg: steep[0]!.amount, limit: rule.limit };
}

/**
 * Holds the ground of a site, as the terrain gives it, against a slope rule.
 *
 * @param rule a rule whose test is slope
 * @param ground see `groundUnder`; a twentieth of it may be steeper than is held against the rule
 * @returns what is broken and by how much; null when the rule is kept
 */
export function checkGround(rule: LandRule, ground: GroundUnder): Omit<RuleFinding, 'override'> | null {
  const { steepSlopeDeg } = ground;
  if (steepSlopeDeg <= rule.limit) return null;
  return { ...found(rule, []), slopeDeg: steepSlopeDeg, limit: rule.limit };
}

/** Slope a feature says it has, degrees: `slopeDeg`, or the land survey's class, whose steepest begins at 25°. */
function slopeOf({ slopeDeg, GDPDJB }: Record<string, unknown>): number | null {
  if (typeof slopeDeg === 'number') return slopeDeg;
  const grade = Number(GDPDJB ?? Number.NaN);
  if (!Number.isFinite(grade)) return null;
  return grade >= STEEPEST_CLASS ? STEEPEST_CLASS_FROM_DEG + 1e-6 : 0;
}

const found = (rule: LandRule, features: Measured[]) => ({
  rule: rule.code,
  law: rule.law,
  severity: rule.severity,
  layer: rule.layer,
  features: features.slice(0, NAMED).map(({ feature: { id, name }, amount }) => ({ id, name, amount })),
  featureCount: features.length,
  overlapM2: null as number | null,
  overlapShare: null as number | null,
  distanceM: null as number | null,
  slopeDeg: null as number | null,
});

/** Area a site and a shape share, square metres. */
const sharedM2 = (plot: Plot, geometry: Geometry): number => unionSharedM2(plot, [geometry]);

/** Areas of sites' rings on their planes, square metres: each is held against several shapes. */
const flatM2 = new WeakMap<FlatShape, number>();

function flatAreaM2(shape: FlatShape): number {
  let areaM2 = flatM2.get(shape);
  if (areaM2 === undefined) {
    areaM2 = ringsM2(shape.rings);
    flatM2.set(shape, areaM2);
  }
  return areaM2;
}

/** Area a site shares with any of some shapes, square metres: what several of them cover counts once. */
export function unionSharedM2(
  { shape, plane, bounds, areaM2 }: Plot,
  geometries: readonly Geometry[],
): number {
  const covers = geometries.flatMap((geometry) => polygonsIn(geometry, bounds, plane));
  return covers.length > 0 ? (coveredM2(shape.rings, covers) / flatAreaM2(shape)) * areaM2 : 0;
}

/** Area that some shapes cover together inside a box `[west, south, east, north]`, square metres. */
export function unionWithinM2(geometries: readonly Geometry[], bounds: Plot['bounds']): number {
  const [west, south, east, north] = bounds;
  const plane = localPlane((west + east) / 2, (south + north) / 2);
  const box = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ].map(plane.metres);
  return coveredM2(
    [box],
    geometries.flatMap((geometry) => polygonsIn(geometry, bounds, plane)),
  );
}

/** The polygons of a shape as far as they reach into a box, which leaves little of large ones. */
function polygonsIn(geometry: Geometry, bounds: Plot['bounds'], plane: LocalPlane): Rings[] {
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return [];
  const cut = bboxClip(feature(geometry), bounds).geometry as Polygon | MultiPolygon;
  const polygons = cut.type === 'Polygon' ? [cut.coordinates] : cut.coordinates;
  return polygons
    .filter(({ length }) => length > 0)
    .map((rings) => rings.map((ring) => ring.map(plane.metres)));
}
