import { BUILDING_CLASSES, type BuildingClass, buildingClassOf } from '../../shared/building-classes.ts';
import { PlannerError } from '../../shared/errors.ts';
import { metresPerDegree } from '../../shared/geodesy.ts';
import type { RoofClass, RoofSource } from '../../shared/roof-survey.ts';
import type { TerrainGrid } from '../../shared/terrain.ts';
import { type County, sortIntoSquares } from '../engine/roof/county.ts';
import {
  heightsInFeet,
  isPitched,
  type SettledHeight,
  type StatedHeight,
  settleHeight,
  statedHeight,
  storeyRatio,
} from '../engine/roof/heights.ts';
import { ringsOf } from '../engine/roof/town.ts';
import { longSideAzimuthDeg } from '../engine/roofs/long-side.ts';
import { elevationAt } from '../engine/terrain/grid.ts';
import type { Beside } from '../store/beside.ts';
import { type Building, buildingById, eachBuilding } from '../store/buildings.ts';
import { roofKeys } from '../store/roofs.ts';
import { around, hex, KEY_REACH_M, ownDigests, placesNear } from './roof-neighbours.ts';

/** A building of which something was repaired or that was refused, and what the document said. */
export interface RoofRemark {
  buildingId: number;
  code: string;
  value: string;
}

/** Buildings read for a survey. */
export interface RoofsRead {
  county: County;
  /** Places in the county of the roofs to survey, in the order they lie in it, with the digest each is kept under. */
  targets: Int32Array;
  keys: string[];
  /** Roofs asked for that are up to date. */
  kept: number;
  /** What was noted of the buildings asked for, by building. */
  repaired: RoofRemark[];
  refused: RoofRemark[];
  /** How each target's height was found, in the order of the targets. */
  heightFrom: SettledHeight['from'][];
}

export interface RoofsAsked {
  /** Buildings that are meant; null for all. */
  ids: readonly number[] | null;
  source: RoofSource;
  classes: Record<BuildingClass, RoofClass>;
  /** Digest of what all results rest on. */
  baseKey: string;
  terrain: TerrainGrid | null;
  /** Whether results that are up to date are worked out again too. */
  again: boolean;
}

/** From so many buildings asked for on, all are read. */
const MANY = 2000;

const LEAST_M2 = 1;

interface Read {
  id: number;
  rings: ReturnType<typeof ringsOf>;
  kind: number;
  stated: StatedHeight;
  azimuthDeg: number;
}

/**
 * Reads the buildings that a survey looks at, settles how high each is, and finds out which results are out of date.
 *
 * @throws PlannerError `roof.no-buildings`, `roof.unknown-building`
 */
export function readForSurvey(document: Pick<Beside, 'db'>, asked: RoofsAsked): RoofsRead {
  const refused: RoofRemark[] = [];
  const read: Read[] = [];
  for (const building of buildingsFor(document, asked.ids)) {
    const rings = ringsOf(building.geometry);
    if (rings.length === 0 || outlineM2(rings) < LEAST_M2) {
      refused.push({ buildingId: building.id, code: 'roof.no-area', value: '' });
      continue;
    }
    read.push({
      id: building.id,
      rings,
      kind: BUILDING_CLASSES.indexOf(buildingClassOf(building.class, building.properties)),
      stated: statedHeight(building.properties),
      azimuthDeg: isPitched(building.properties) ? longSideAzimuthDeg(building.geometry) : Number.NaN,
    });
  }
  if (read.length === 0 && refused.length === 0) throw new PlannerError('roof.no-buildings');
  const { county, settled } = countyOf(read, asked);
  const own = ownDigests(county);
  const known = roofKeys(document, asked.source);
  const wanted = asked.ids ? new Set(asked.ids) : null;
  const near = wanted && placesNear(county, wanted);
  const found: RoofsRead = {
    ...{ county, targets: new Int32Array(), keys: [], kept: 0, repaired: [], heightFrom: [] },
    refused: refused.filter(({ buildingId }) => !wanted || wanted.has(buildingId)),
  };
  const targets: number[] = [];
  for (let index = 0; index < county.count; index++) {
    const id = county.ids[index]!;
    const meant = !wanted || wanted.has(id);
    if (!meant && !(near?.has(index) && known.has(id))) continue;
    const digest = asked.source === 'surface' ? hex(own, index) : around(county, own, index);
    const key = `${asked.baseKey}:${digest}`;
    if (meant) {
      for (const finding of settled[index]!.findings) found.repaired.push({ buildingId: id, ...finding });
    }
    if (known.get(id) === key && !(asked.again && meant)) {
      if (meant) found.kept++;
      continue;
    }
    targets.push(index);
    found.keys.push(key);
    found.heightFrom.push(settled[index]!.from);
  }
  return { ...found, targets: Int32Array.from(targets) };
}

/** The buildings asked for and all that stand round them and round those; all buildings where most are asked for. */
function* buildingsFor(document: Pick<Beside, 'db'>, ids: readonly number[] | null): Generator<Building> {
  if (!ids || ids.length > MANY) {
    const left = new Set(ids ?? []);
    for (const building of eachBuilding(document)) {
      left.delete(building.id);
      yield building;
    }
    for (const id of left) throw new PlannerError('roof.unknown-building', { id });
    return;
  }
  const box = document.db
    .prepare('SELECT minx, miny, maxx, maxy FROM rtree_buildings_geom WHERE id = ?')
    .raw();
  const meeting = document.db
    .prepare(
      'SELECT id FROM rtree_buildings_geom WHERE maxx >= ? AND minx <= ? AND maxy >= ? AND miny <= ? ORDER BY id',
    )
    .pluck();
  const byId = buildingById(document);
  const seen = new Set<number>();
  for (const id of ids) {
    const at = box.get(id) as [number, number, number, number] | undefined;
    if (!at || !byId(id)) throw new PlannerError('roof.unknown-building', { id });
    const per = metresPerDegree(at[1]);
    const [lon, lat] = [(2.1 * KEY_REACH_M) / per.east, (2.1 * KEY_REACH_M) / per.north];
    for (const other of meeting.all(at[0] - lon, at[2] + lon, at[1] - lat, at[3] + lat) as number[]) {
      if (seen.has(other)) continue;
      seen.add(other);
      const building = byId(other);
      if (building) yield building;
    }
  }
}

/** Area of rings, m², to tell outlines from mere lines. */
function outlineM2(rings: Read['rings']): number {
  const per = metresPerDegree(rings[0]![0]![1]!);
  let twice = 0;
  for (const ring of rings) {
    const [x0, y0] = ring[0] as [number, number];
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      twice += (ring[j]![0]! - x0) * (ring[i]![1]! - y0) - (ring[i]![0]! - x0) * (ring[j]![1]! - y0);
    }
  }
  return (Math.abs(twice) / 2) * per.east * per.north;
}

/** Lays what was read into arrays that threads share, sorted into squares, with heights settled. */
function countyOf(
  read: readonly Read[],
  { classes, terrain }: RoofsAsked,
): { county: County; settled: SettledHeight[] } {
  const count = read.length;
  const box = new Float64Array(4 * count);
  for (const [i, { rings }] of read.entries()) {
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const ring of rings) {
      for (const [x, y] of ring as [number, number][]) {
        if (x < west) west = x;
        if (x > east) east = x;
        if (y < south) south = y;
        if (y > north) north = y;
      }
    }
    box.set([west, south, east, north], 4 * i);
  }
  const { squares, order } = sortIntoSquares(box);
  const rings = read.reduce((sum, each) => sum + each.rings.length, 0);
  const corners = read.reduce((sum, each) => sum + each.rings.reduce((n, ring) => n + ring.length, 0), 0);
  const doubles = (length: number) => new Float64Array(new SharedArrayBuffer(8 * length));
  const integers = (length: number) => new Int32Array(new SharedArrayBuffer(4 * length));
  const county: County = {
    ...{ count, squares, ids: doubles(count), lon: doubles(corners), lat: doubles(corners) },
    ringStart: integers(rings + 1),
    firstRing: integers(count + 1),
    lowM: doubles(count),
    topM: doubles(count),
    highM: doubles(count),
    groundM: doubles(count),
    kind: new Uint8Array(new SharedArrayBuffer(count)),
    azimuthDeg: doubles(count),
    box: doubles(4 * count),
  };
  const inFeet = heightsInFeet(read.flatMap(({ stated }) => storeyRatio(stated) ?? []));
  const settled: SettledHeight[] = [];
  let [corner, ring] = [0, 0];
  for (const [place, from] of order.entries()) {
    const each = read[from]!;
    county.ids[place] = each.id;
    county.kind[place] = each.kind;
    county.azimuthDeg[place] = each.azimuthDeg;
    county.box.set(box.subarray(4 * from, 4 * from + 4), 4 * place);
    const height = settleHeight(each.stated, classes[BUILDING_CLASSES[each.kind]!]!, inFeet);
    settled.push(height);
    county.lowM[place] = height.lowM;
    county.topM[place] = height.topM;
    county.highM[place] = height.highM;
    const middle = [
      (box[4 * from]! + box[4 * from + 2]!) / 2,
      (box[4 * from + 1]! + box[4 * from + 3]!) / 2,
    ] as const;
    county.groundM[place] = (terrain && elevationAt(terrain, ...middle)) || 0;
    for (const own of each.rings) {
      for (const [x, y] of own as [number, number][]) {
        county.lon[corner] = x;
        county.lat[corner++] = y;
      }
      county.ringStart[++ring] = corner;
    }
    county.firstRing[place + 1] = ring;
  }
  return { county, settled };
}
