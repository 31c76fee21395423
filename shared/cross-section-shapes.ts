import type { AgrivoltaicSetup, CropOption } from './agrivoltaic.ts';

/** What a shape stands for; window and plan give each its colours. */
export type ShapeRole =
  | 'ground'
  | 'water'
  | 'glass'
  | 'crop'
  | 'post'
  | 'ghost'
  | 'module'
  | 'person'
  | 'machine'
  | 'dimension'
  | 'label'
  | 'light';

export type Point = readonly [x: number, y: number];

/** A shape of the drawing, metres, y upwards from the ground. */
export type Shape =
  | { kind: 'area'; role: ShapeRole; points: Point[] }
  | { kind: 'line'; role: ShapeRole; points: Point[] }
  | { kind: 'text'; role: 'label'; at: Point; text: string; anchor: 'start' | 'middle' | 'end' }
  /** A place of the light strip under the ground, with its share of open-ground light. */
  | { kind: 'cell'; role: 'light'; from: Point; to: Point; share: number };

const PERSON_M = 1.7;

/** Rows of modules that are drawn. */
export const ROWS = 3;

const box = (x0: number, y0: number, x1: number, y1: number): Point[] => [
  [x0, y0],
  [x1, y0],
  [x1, y1],
  [x0, y1],
];

const disc = (x: number, y: number, radius: number): Point[] =>
  Array.from({ length: 16 }, (_, k) => {
    const angle = (k / 16) * 2 * Math.PI;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });

/** Both ends of a row seen end on; the side faced is the right, where a tilted row is low. */
export function rowEnds(x: number, y: number, widthM: number, tiltDeg: number): [Point, Point] {
  const dx = (widthM / 2) * Math.cos((tiltDeg * Math.PI) / 180);
  const dy = (widthM / 2) * Math.sin((tiltDeg * Math.PI) / 180);
  return [
    [x - dx, y + dy],
    [x + dx, y - dy],
  ];
}

/** Somebody who works there, 1.7 m tall, about `x`. */
export function person(x: number): Shape[] {
  const h = PERSON_M;
  const body: Point[] = [
    [x - 0.12, 0],
    [x - 0.1, 0.5 * h],
    [x - 0.2, 0.52 * h],
    [x - 0.2, 0.8 * h],
    [x + 0.2, 0.8 * h],
    [x + 0.2, 0.52 * h],
    [x + 0.1, 0.5 * h],
    [x + 0.12, 0],
  ];
  return [
    { kind: 'area', role: 'person', points: body },
    { kind: 'area', role: 'person', points: disc(x, h - 0.13, 0.13) },
  ];
}

/** A machine of the width and height that the setup has to let through, about `x`. */
export function machine(x: number, widthM: number, heightM: number): Shape[] {
  const half = widthM / 2;
  const wheel = Math.min(0.5, 0.18 * widthM);
  const area = (points: Point[]): Shape => ({ kind: 'area', role: 'machine', points });
  return [
    area(box(x - half, 0, x - half + wheel, 0.38 * heightM)),
    area(box(x + half - wheel, 0, x + half, 0.38 * heightM)),
    area(box(x - half + 0.08, 0.2 * heightM, x + half - 0.08, 0.55 * heightM)),
    area([
      [x - 0.62 * half, 0.55 * heightM],
      [x + 0.62 * half, 0.55 * heightM],
      [x + 0.5 * half, heightM],
      [x - 0.5 * half, heightM],
    ]),
  ];
}

function plant(x: number, heightM: number): Shape[] {
  if (heightM > 3) {
    return [
      { kind: 'area', role: 'crop', points: box(x - 0.08, 0, x + 0.08, 0.4 * heightM) },
      { kind: 'area', role: 'crop', points: disc(x, 0.66 * heightM, 0.34 * heightM) },
    ];
  }
  const spread = Math.min(0.3, 0.2 + 0.05 * heightM);
  const leaf = (lean: number, height: number): Shape => ({
    kind: 'area',
    role: 'crop',
    points: [
      [x - 0.05, 0],
      [x + lean * spread, height],
      [x + 0.05, 0],
    ],
  });
  return [leaf(-1, 0.75 * heightM), leaf(0, heightM), leaf(1, 0.75 * heightM)];
}

/** Plants, water or bare ground between the strips that rows take from cultivation. */
export function cultivation(setup: AgrivoltaicSetup, crop: CropOption, left: number, right: number): Shape[] {
  if (setup.crop === 'fishpond') return [{ kind: 'area', role: 'water', points: box(left, -0.35, right, 0) }];
  if (crop.heightM === 0) return [];
  const shapes: Shape[] = [];
  const spacing = crop.heightM > 3 ? 3.5 : Math.max(0.5, 0.6 * crop.heightM);
  for (let row = -1; row < ROWS; row++) {
    const from = row * setup.pitchM + setup.uncultivatedStripM / 2;
    const room = setup.pitchM - setup.uncultivatedStripM;
    const plants = Math.floor(room / spacing);
    for (let k = 0; k < plants; k++) {
      const x = from + ((k + 0.5) * room) / plants;
      if (x > left + 0.3 && x < right - 0.3) shapes.push(...plant(x, crop.heightM));
    }
  }
  return shapes;
}
