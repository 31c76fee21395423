import type { Position } from 'geojson';
import { indexCounty } from '../../../electron/formats/import/county-index.ts';
import type { Area, Bounds } from '../../../shared/geometry.ts';
import { seeded } from './random.ts';

/** One building of a made-up county. */
export interface MadeBuilding {
  /** Closed ring, clockwise, longitude and latitude. */
  ring: Position[];
  name: string;
  code: string;
  use: string;
  floors: number;
}

const METRES_PER_DEGREE = 111_320;
const PER_VILLAGE = 600;
/** Metres between the middles of neighbouring houses. */
const PLOT_M = 22;

/** Uses with their shares added up, sizes in metres. */
const USES: readonly { use: string; upTo: number; long: number; wide: number; floors: number }[] = [
  { use: '农村居民', upTo: 0.9, long: 14, wide: 10, floors: 2 },
  { use: '工业厂房', upTo: 0.95, long: 19, wide: 17, floors: 1 },
  { use: '小学', upTo: 0.98, long: 19, wide: 12, floors: 3 },
  { use: '党政机关', upTo: 1, long: 18, wide: 11, floors: 4 },
];

/**
 * The buildings of a county at full size: villages of some hundred houses in rows, each village turned its own way,
 * one house in four L-shaped. The same seed makes the same county.
 */
export function* makeBuildings(
  county: { boundary: Area; bounds: Bounds },
  count: number,
  seed = 410225,
): Generator<MadeBuilding> {
  const random = seeded(seed);
  const index = indexCounty(county.boundary, county.bounds);
  const [west, south, east, north] = county.bounds;
  const columns = Math.ceil(Math.sqrt(PER_VILLAGE));
  const reach = (columns * PLOT_M) / METRES_PER_DEGREE;
  let made = 0;
  for (let village = 1; made < count; village++) {
    const middle = [west + random() * (east - west), south + random() * (north - south)] as const;
    const corners = [-reach, reach].flatMap((dx) =>
      [-reach, reach].map((dy) => [middle[0] + dx, middle[1] + dy]),
    );
    if (!corners.every(index.contains)) continue;
    const turn = (random() - 0.5) * 0.8;
    for (let plot = 0; plot < PER_VILLAGE && made < count; plot++) {
      const at = [(plot % columns) - columns / 2, Math.floor(plot / columns) - columns / 2].map(
        (n) => n * PLOT_M,
      );
      yield house(random, middle, turn, at, `兰考${village}村`, ++made);
    }
  }
}

function house(
  random: () => number,
  middle: readonly [number, number],
  turn: number,
  [x, y]: number[],
  village: string,
  number: number,
): MadeBuilding {
  const pick = random();
  const kind = USES.find(({ upTo }) => pick < upTo)!;
  const [long, wide] = [kind.long * (0.7 + 0.3 * random()), kind.wide * (0.7 + 0.3 * random())];
  const [a, b] = [long / 2, wide / 2];
  const outline =
    random() < 0.25
      ? [
          [-a, -b],
          [-a, b],
          [0, b],
          [0, 0],
          [a, 0],
          [a, -b],
        ]
      : [
          [-a, -b],
          [-a, b],
          [a, b],
          [a, -b],
        ];
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const east = METRES_PER_DEGREE * Math.cos((middle[1] * Math.PI) / 180);
  const ring = outline.map(([u, v]): Position => {
    const [p, q] = [x! + u!, y! + v!];
    return [middle[0] + (p * cos - q * sin) / east, middle[1] + (p * sin + q * cos) / METRES_PER_DEGREE];
  });
  return {
    ring: [...ring, ring[0]!],
    name: `${village}${number}号`,
    code: `410225${String(number).padStart(8, '0')}`,
    use: kind.use,
    floors: kind.floors,
  };
}
