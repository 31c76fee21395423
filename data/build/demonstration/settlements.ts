import { between, distance, type Metres, type Plane, pick, type Random, scatter } from './plane.ts';

export interface Town {
  at: Metres;
  index: number;
  /** The county seat is the town nearest the middle. */
  seat: boolean;
}
export interface Village {
  at: Metres;
  index: number;
  town: Town;
  households: number;
  /** Built-up radius, metres. */
  radiusM: number;
  /** Whether its roofs are drawn. */
  mapped: boolean;
  /** How far the village's rows are turned from due south, degrees clockwise. */
  turnDeg: number;
}

const TOWNS = 15;
const VILLAGES = 300;
const MAPPED_VILLAGES = 100;

/** Towns and villages, spread as on the North China Plain: evenly, two kilometres apart, on land that stays `dry`. */
export function settle(
  plane: Plane,
  random: Random,
  dry: (at: Metres) => boolean,
): { towns: Town[]; villages: Village[] } {
  const spots = scatter(plane, random, TOWNS, 6200, 2600).filter(dry);
  const middle: Metres = [(plane.box.west + plane.box.east) / 2, (plane.box.south + plane.box.north) / 2];
  const nearest = spots.reduce((best, spot) =>
    distance(spot, middle) < distance(best, middle) ? spot : best,
  );
  const towns = [nearest, ...spots.filter((spot) => spot !== nearest)].map(
    (at, i): Town => ({ at, index: i + 1, seat: i === 0 }),
  );
  const around = scatter(plane, random, VILLAGES * 3, 1380, 450)
    .filter((at) => dry(at) && towns.every((town) => distance(at, town.at) > (town.seat ? 2600 : 1300)))
    .slice(0, VILLAGES);
  const stride = around.length / MAPPED_VILLAGES;
  const villages = around
    .map((at) => ({
      at,
      town: towns.reduce((best, town) => (distance(at, town.at) < distance(at, best.at) ? town : best)),
    }))
    .sort((a, b) => a.town.index - b.town.index || b.at[1] - a.at[1])
    .map(({ at, town }, i): Village => {
      const households = Math.round(between(random, 70, 165));
      return {
        at,
        town,
        index: i + 1,
        households,
        radiusM: 12 * Math.sqrt(households),
        mapped: Math.floor((i + 1) / stride) > Math.floor(i / stride),
        turnDeg: between(random, -8, 8),
      };
    });
  return { towns, villages };
}

type RoofClass = 'party-government' | 'public' | 'industrial-commercial' | 'rural-household';

/** Typical footprints of each class: width along the street and depth, metres. */
const FOOTPRINT: Record<RoofClass, { widthM: [number, number]; depthM: [number, number]; floors: number[] }> =
  {
    'party-government': { widthM: [24, 52], depthM: [12, 17], floors: [2, 3, 4] },
    public: { widthM: [30, 68], depthM: [12, 22], floors: [2, 3, 4] },
    'industrial-commercial': { widthM: [36, 110], depthM: [20, 54], floors: [1, 1, 1, 2] },
    'rural-household': { widthM: [11.5, 15.5], depthM: [7.5, 10], floors: [1, 2, 2] },
  };

export interface Roof {
  class: RoofClass;
  at: Metres;
  widthM: number;
  depthM: number;
  turnDeg: number;
  floors: number;
  flat: boolean;
}

const roof = (random: Random, kind: RoofClass, at: Metres, turnDeg: number, scale = 1): Roof => {
  const { widthM, depthM, floors } = FOOTPRINT[kind];
  return {
    class: kind,
    at,
    widthM: between(random, ...widthM) * scale,
    depthM: between(random, ...depthM) * scale,
    turnDeg: turnDeg + between(random, -1, 1),
    floors: pick(random, floors),
    flat: kind !== 'rural-household' || random() < 0.6,
  };
};

const placed = (center: Metres, turnDeg: number, east: number, north: number): Metres => {
  const [sin, cos] = [Math.sin((turnDeg * Math.PI) / 180), Math.cos((turnDeg * Math.PI) / 180)];
  return [center[0] + east * cos + north * sin, center[1] - east * sin + north * cos];
};

/** Rows of courtyards facing south, with a committee house, sometimes a school and a workshop, at the south end. */
export function villageRoofs(village: Village, random: Random): Roof[] {
  const { at, turnDeg } = village;
  const count = Math.round(between(random, 48, 66));
  const columns = pick(random, [7, 8, 9, 10]);
  const rows = Math.ceil(count / columns);
  const roofs: Roof[] = [];
  for (let i = 0; i < count; i++) {
    const [column, row] = [i % columns, Math.floor(i / columns)];
    // A lane every third courtyard.
    const east = (column - (columns - 1) / 2) * 17.5 + Math.floor(column / 3) * 5 - 5;
    const north = ((rows - 1) / 2 - row) * 27;
    roofs.push(
      roof(random, 'rural-household', placed(at, turnDeg, east, north + between(random, -1.5, 1.5)), turnDeg),
    );
  }
  const south = -(rows / 2) * 27 - 26;
  roofs.push(roof(random, 'party-government', placed(at, turnDeg, -62, south), turnDeg, 0.75));
  if (random() < 0.45) roofs.push(roof(random, 'public', placed(at, turnDeg, 8, south), turnDeg, 0.8));
  if (random() < 0.4) {
    roofs.push(roof(random, 'industrial-commercial', placed(at, turnDeg, 100, south - 12), turnDeg, 0.6));
  }
  return roofs;
}

/** A town's blocks: offices and schools in the middle, shops along the street, sheds at the edge. */
export function townRoofs(town: Town, random: Random): Roof[] {
  const turnDeg = between(random, -6, 6);
  const reach = town.seat ? 8 : 4;
  const blockM = 130;
  const roofs: Roof[] = [];
  for (let i = -reach; i <= reach; i++) {
    for (let j = -reach; j <= reach; j++) {
      const away = Math.max(Math.abs(i), Math.abs(j));
      if (random() < (town.seat ? 0.25 : 0.15)) continue;
      const chance = random();
      const kind: RoofClass =
        away >= reach - 1
          ? 'industrial-commercial'
          : chance < 0.12
            ? 'party-government'
            : chance < 0.42
              ? 'public'
              : 'industrial-commercial';
      const scale = kind === 'industrial-commercial' && away < reach - 1 ? 0.55 : 1;
      roofs.push(roof(random, kind, placed(town.at, turnDeg, i * blockM, j * blockM * 0.8), turnDeg, scale));
    }
  }
  return roofs;
}
