import type { AgrivoltaicSetup, CropOption } from './agrivoltaic.ts';
import {
  cultivation,
  machine,
  type Point,
  person,
  ROWS,
  rowEnds,
  type Shape,
} from './cross-section-shapes.ts';

/** The drawing with the rectangle it fills. */
export interface CrossSection {
  shapes: Shape[];
  left: number;
  right: number;
  bottom: number;
  top: number;
  /** Height of its labels. */
  textM: number;
}

const TRACKER_STOP_DEG = 60;

function structure(setup: AgrivoltaicSetup): Shape[] {
  const tracker = setup.mount === 'single-axis-tracker';
  const steepest = tracker ? TRACKER_STOP_DEG : setup.tiltDeg;
  const axisM = setup.clearanceM + (setup.rowWidthM / 2) * Math.sin((steepest * Math.PI) / 180);
  const shapes: Shape[] = [];
  for (let row = 0; row < ROWS; row++) {
    const x = row * setup.pitchM;
    const ends = rowEnds(x, axisM, setup.rowWidthM, tracker ? 0 : setup.tiltDeg);
    if (setup.layout === 'greenhouse-roof') {
      const [[ridgeX, ridgeY], [lowX, lowY]] = ends;
      const slope = Math.tan((steepest * Math.PI) / 180);
      const eaves = Math.min(lowX + 1.2, ridgeX + 0.8 * setup.pitchM);
      shapes.push({
        kind: 'line',
        role: 'glass',
        points: [
          [ridgeX - 0.7, 0],
          [ridgeX - 0.7, ridgeY - 0.5],
          [ridgeX, ridgeY],
          [eaves, lowY - slope * (eaves - lowX)],
          [eaves + 0.4, 0],
        ],
      });
    } else if (setup.rowWidthM > 3 && steepest < 80) {
      for (const [px, py] of [
        [0.7 * ends[0][0] + 0.3 * ends[1][0], 0.7 * ends[0][1] + 0.3 * ends[1][1]],
        [0.3 * ends[0][0] + 0.7 * ends[1][0], 0.3 * ends[0][1] + 0.7 * ends[1][1]],
      ]) {
        shapes.push({
          kind: 'line',
          role: 'post',
          points: [
            [px!, 0],
            [px!, py!],
          ],
        });
      }
    } else {
      shapes.push({
        kind: 'line',
        role: 'post',
        points: [
          [x, 0],
          [x, axisM],
        ],
      });
    }
    if (tracker) {
      for (const stop of [TRACKER_STOP_DEG, -TRACKER_STOP_DEG]) {
        shapes.push({ kind: 'line', role: 'ghost', points: rowEnds(x, axisM, setup.rowWidthM, stop) });
      }
    }
    shapes.push({ kind: 'line', role: 'module', points: ends });
  }
  return shapes;
}

function dimensions(
  setup: AgrivoltaicSetup,
  y: number,
  textM: number,
  metres: (value: number) => string,
): Shape[] {
  const tick = 0.18;
  const arrow = (points: Point[]): Shape => ({ kind: 'line', role: 'dimension', points });
  const beside = setup.pitchM + 0.5 * setup.rowWidthM + 0.25;
  return [
    arrow([
      [0, y],
      [setup.pitchM, y],
    ]),
    arrow([
      [0, y - tick],
      [0, y + tick],
    ]),
    arrow([
      [setup.pitchM, y - tick],
      [setup.pitchM, y + tick],
    ]),
    {
      kind: 'text',
      role: 'label',
      at: [setup.pitchM / 2, y + 0.35 * textM],
      text: metres(setup.pitchM),
      anchor: 'middle',
    },
    arrow([
      [beside, 0],
      [beside, setup.clearanceM],
    ]),
    arrow([
      [beside - tick, setup.clearanceM],
      [beside + tick, setup.clearanceM],
    ]),
    {
      kind: 'text',
      role: 'label',
      at: [beside + 0.2, setup.clearanceM / 2 + 0.1],
      text: metres(setup.clearanceM),
      anchor: 'start',
    },
  ];
}

/** The strip of light under the ground: one cell for each place, and the same as a line. */
function strip(
  setup: AgrivoltaicSetup,
  light: readonly number[],
  heightM: number,
  left: number,
  right: number,
) {
  const shapes: Shape[] = [];
  const curve: Point[] = [];
  const width = setup.pitchM / light.length;
  for (let row = -1; row < ROWS; row++) {
    light.forEach((share, k) => {
      const x = row * setup.pitchM + k * width;
      if (x + width < left + 1e-9 || x > right - 1e-9) return;
      const from: Point = [Math.max(left, x), -0.5];
      const to: Point = [Math.min(right, x + width), -0.5 - heightM];
      shapes.push({ kind: 'cell', role: 'light', from, to, share });
      const middle = Math.min(right, Math.max(left, x + width / 2));
      curve.push([middle, -0.5 - heightM * (1 - share)]);
    });
  }
  return [...shapes, { kind: 'line', role: 'light', points: curve } satisfies Shape];
}

/**
 * Draw a field of rows end on and to scale: three rows with posts and modules, the crop, a person and the crop's
 * largest machine, pitch and clearance, and beneath the ground the season's light from place to place.
 *
 * @param setup geometry; the right is the side that modules face
 * @param crop what grows, how high, and its machine
 * @param light share of open-ground light per place across one pitch, 0 under a row's centre line
 * @param metres writes a length for the reader
 */
export function crossSection(
  setup: AgrivoltaicSetup,
  crop: CropOption,
  light: readonly number[],
  metres: (value: number) => string,
): CrossSection {
  const left = -0.45 * setup.pitchM;
  const right = (ROWS - 1 + 0.45) * setup.pitchM;
  const highest =
    setup.clearanceM +
    setup.rowWidthM *
      Math.sin(((setup.mount === 'single-axis-tracker' ? TRACKER_STOP_DEG : setup.tiltDeg) * Math.PI) / 180);
  const textM = 0.017 * (right - left);
  const dimensionM = Math.max(highest, crop.machineHeightM, crop.heightM) + textM;
  const stripM = Math.max(0.9, 0.045 * (right - left));
  const pond = setup.crop === 'fishpond';
  const shapes: Shape[] = [
    ...cultivation(setup, crop, left, right),
    ...structure(setup),
    ...(pond ? [] : machine(1.5 * setup.pitchM, crop.machineWidthM, crop.machineHeightM)),
    ...person(0.5 * setup.pitchM),
    {
      kind: 'line',
      role: 'ground',
      points: [
        [left, 0],
        [right, 0],
      ],
    },
    ...dimensions(setup, dimensionM, textM, metres),
    ...strip(setup, light, stripM, left, right),
  ];
  return { shapes, left, right, bottom: -0.6 - stripM, top: dimensionM + 1.5 * textM, textM };
}
