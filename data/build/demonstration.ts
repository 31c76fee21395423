import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { booleanPointInPolygon, feature, featureCollection, intersect } from '@turf/turf';
import type { Feature, FeatureCollection, Geometry, Polygon } from 'geojson';
import { openCounties } from '../../electron/formats/counties.ts';
import { mendPolygons } from '../../electron/formats/import/rings.ts';
import { asArea, polygonsOf } from '../../electron/formats/import/shapes.ts';
import { CONTEXT_LAYERS, type ContextLayerName } from '../../shared/domain.ts';
import { farmland, riverStrip } from './demonstration/land.ts';
import {
  area,
  between,
  distance,
  type Metres,
  type Plane,
  padded,
  pick,
  planeOf,
  point,
  type Random,
  rectangle,
  scatter,
  seeded,
  synthetic,
} from './demonstration/plane.ts';
import { layRoads, roadDistance } from './demonstration/roads.ts';
import {
  type Roof,
  settle,
  type Town,
  townRoofs,
  type Village,
  villageRoofs,
} from './demonstration/settlements.ts';

const COUNTY = '410225';
const SEED = 410225;

type Layers = Record<ContextLayerName, FeatureCollection>;

/**
 * Writes `demonstration-410225.json` into `outDir`: invented but plausible context layers inside Lankao's real
 * boundary, the same on every run. Reads `counties.db` from `outDir`, so build the counties first.
 */
export function buildDemonstration(outDir: string): Record<ContextLayerName, number> {
  const counties = openCounties(outDir);
  const county = counties.get(COUNTY);
  counties.close();
  const random = seeded(SEED);
  const plane = planeOf(county);
  const river = riverStrip(county);
  const strip = feature(river as Polygon);
  const dry = (at: Metres): boolean => !booleanPointInPolygon(plane.position(at), strip);
  const { towns, villages } = settle(plane, random, dry);
  const roads = layRoads(plane, random, towns, villages);
  const toRoad = roadDistance(roads);
  const spots = scenicSpots(plane, random, towns, villages);
  const layers: Layers = {
    farmland: collection(farmland(county, plane, random, towns, villages, river)),
    exclusions: collection(exclusions(plane, feature(county.boundary), river, spots)),
    roads: collection(
      roads.map(({ class: kind, line }, i) =>
        synthetic(
          { type: 'LineString', coordinates: line.map(plane.position) },
          { name: `示范道路${padded(i + 1, 3)}`, nameEn: `Shifan Daolu ${padded(i + 1, 3)}`, class: kind },
        ),
      ),
    ),
    buildings: collection(buildings(plane, random, towns, villages, toRoad)),
    villages: collection(villages.map((village) => villageFeature(plane, village))),
    scenic_spots: collection(spots.map(({ feature: spot }) => spot)),
    substations: collection(substations(plane, random, towns, toRoad)),
  };
  for (const { features } of Object.values(layers)) for (const each of features) mend(each);
  mkdirSync(outDir, { recursive: true });
  writeFileSync(join(outDir, `demonstration-${COUNTY}.json`), JSON.stringify({ seed: SEED, layers }));
  return Object.fromEntries(CONTEXT_LAYERS.map((name) => [name, layers[name].features.length])) as Record<
    ContextLayerName,
    number
  >;
}

const collection = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features });
const townName = ({ index }: Town): string => `示范镇${padded(index, 2)}`;
const villageName = ({ index }: Village): string => `示范村${padded(index, 3)}`;

const villageFeature = (plane: Plane, village: Village): Feature =>
  synthetic(point(plane, village.at), {
    name: villageName(village),
    nameEn: `Shifan Cun ${padded(village.index, 3)}`,
    class: 'administrative-village',
    township: townName(village.town),
    households: village.households,
    population: Math.round(village.households * 3.4),
    roofsMapped: village.mapped,
  });

function buildings(
  plane: Plane,
  random: Random,
  towns: Town[],
  villages: Village[],
  toRoad: (at: Metres) => number,
): Feature[] {
  const groups = [
    ...towns.map((town) => ({
      owner: { name: townName(town), nameEn: `Shifan Zhen ${padded(town.index, 2)}` },
      roofs: townRoofs(town, random),
    })),
    ...villages
      .filter(({ mapped }) => mapped)
      .map((village) => ({
        owner: { name: villageName(village), nameEn: `Shifan Cun ${padded(village.index, 3)}` },
        roofs: villageRoofs(village, random),
      })),
  ];
  const fits = (roof: Roof): boolean =>
    toRoad(roof.at) > Math.hypot(roof.widthM, roof.depthM) / 2 + 5 && plane.holds(roof.at, roof.widthM);
  return groups.flatMap(({ owner, roofs }) =>
    roofs.filter(fits).map((roof, i) =>
      synthetic(area(plane, rectangle(roof.at, roof.widthM, roof.depthM, roof.turnDeg)), {
        name: `${owner.name}-${padded(i + 1, 3)}`,
        nameEn: `${owner.nameEn}-${padded(i + 1, 3)}`,
        class: roof.class,
        settlement: owner.name,
        footprintM2: Math.round(roof.widthM * roof.depthM),
        floors: roof.floors,
        roof: roof.flat ? 'flat' : 'pitched',
        facingDeg: Math.round((180 + roof.turnDeg) * 10) / 10,
      }),
    ),
  );
}

const SCENIC = [
  ['wetland', '湿地公园', 'Shidi Gongyuan'],
  ['park', '森林公园', 'Senlin Gongyuan'],
  ['heritage', '古村落', 'Gu Cunluo'],
  ['rural-tourism', '田园综合体', 'Tianyuan Zongheti'],
] as const;

interface Spot {
  at: Metres;
  radiusM: number;
  feature: Feature;
}

function scenicSpots(plane: Plane, random: Random, towns: Town[], villages: Village[]): Spot[] {
  const busy = [
    ...towns.map(({ at }) => ({ at, farM: 1500 })),
    ...villages.map(({ at }) => ({ at, farM: 650 })),
  ];
  return scatter(plane, random, 40, 4500, 900)
    .filter((at) => busy.every((place) => distance(at, place.at) > place.farM))
    .slice(0, 8)
    .map((at, i) => {
      const [kind, zh, pinyin] = SCENIC[i % SCENIC.length];
      return {
        at,
        radiusM: between(random, 220, 420),
        feature: synthetic(point(plane, at), {
          name: `示范${zh}${padded(i + 1, 2)}`,
          nameEn: `Shifan ${pinyin} ${padded(i + 1, 2)}`,
          class: kind,
          visitorsPerYear: Math.round(between(random, 2, 40)) * 10_000,
        }),
      };
    });
}

function exclusions(plane: Plane, boundary: Feature, river: Geometry, spots: Spot[]): Feature[] {
  const zones = spots.map(({ at, radiusM }, i) => {
    const round = Array.from({ length: 32 }, (_, k): Metres => {
      const turn = (k / 32) * 2 * Math.PI;
      return [at[0] + radiusM * Math.cos(turn), at[1] + radiusM * Math.sin(turn)];
    });
    const zone = feature(area(plane, round) as Polygon);
    const inside = intersect(featureCollection([zone, boundary as Feature<Polygon>]));
    return synthetic(inside?.geometry ?? zone.geometry, {
      name: `示范景区核心区${padded(i + 1, 2)}`,
      nameEn: `Shifan Jingqu Hexinqu ${padded(i + 1, 2)}`,
      class: 'scenic-core',
      rule: 'scenic-core',
    });
  });
  return [
    synthetic(river, {
      name: '示范河道保护带',
      nameEn: 'Shifan Hedao Baohudai',
      class: 'river-protection',
      rule: 'river-protection',
    }),
    ...zones,
  ];
}

/** Transformer ratings in use at each voltage, MVA per station. */
const RATINGS_MVA = { 110: [63, 80, 100, 126], 35: [10, 16.3, 20, 26] };

function substations(plane: Plane, random: Random, towns: Town[], toRoad: (at: Metres) => number): Feature[] {
  return towns.slice(0, 10).map((town, i) => {
    const kv = i < 4 ? 110 : 35;
    let at = town.at;
    for (let tries = 0; tries < 500; tries++) {
      const turn = between(random, 0, 2 * Math.PI);
      const far = (town.seat ? 1500 : 700) + tries * 4;
      at = [town.at[0] + far * Math.cos(turn), town.at[1] + far * Math.sin(turn)];
      if (plane.holds(at, 300) && toRoad(at) > 60 && toRoad(at) < 400) break;
    }
    const ratingMva = pick(random, RATINGS_MVA[kv]);
    return synthetic(point(plane, at), {
      name: `示范${kv}千伏变电站${padded(i + 1, 2)}`,
      nameEn: `Shifan ${kv} kV Biandianzhan ${padded(i + 1, 2)}`,
      class: `${kv}kV`,
      voltageKv: kv,
      ratingMva,
      peakLoadMva: Math.round(ratingMva * between(random, 0.4, 0.75) * 10) / 10,
    });
  });
}

/** Cutting areas may leave edges that cross by the width of a rounding. */
function mend(feature: Feature): void {
  const { type } = feature.geometry;
  if (type !== 'Polygon' && type !== 'MultiPolygon') return;
  feature.geometry = asArea(mendPolygons(polygonsOf(feature.geometry)).polygons);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.log(buildDemonstration(process.argv[2] ?? new URL('../generated', import.meta.url).pathname));
}
