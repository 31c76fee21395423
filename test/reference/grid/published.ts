import type { LoadFlowInput } from '../../../shared/grid-figures.ts';

/** A published radial feeder, balanced, and what its publication says comes out. */
export interface Published {
  name: string;
  source: string;
  network: LoadFlowInput;
  /** Lowest voltage and losses as printed in its source. */
  printed?: { lowestPu: number; lossesKw: number };
}

/** A row: from, to, resistance and reactance in ohm, load at its far end in kW and kvar. */
type Row = [from: number, to: number, rOhm: number, xOhm: number, pKw: number, qKvar: number];

function feeder(baseKv: number, rows: readonly Row[], busPu = 1): LoadFlowInput {
  const first = rows[0]![0];
  return {
    baseKv,
    busPu,
    sections: rows.map(([from, to, rOhmKm, xOhmKm]) => ({
      from: from - first,
      to: to - first,
      lengthKm: 1,
      rOhmKm,
      xOhmKm,
    })),
    injections: rows.map(([, to, , , pKw, qKvar]) => ({ node: to - first, pKw: -pKw, qKvar: -qKvar })),
  };
}

const BARAN_WU: Row[] = [
  [1, 2, 0.0922, 0.047, 100, 60],
  [2, 3, 0.493, 0.2511, 90, 40],
  [3, 4, 0.366, 0.1864, 120, 80],
  [4, 5, 0.3811, 0.1941, 60, 30],
  // biome-ignore lint/suspicious/noApproximativeNumericConstant: a reactance as printed
  [5, 6, 0.819, 0.707, 60, 20],
  [6, 7, 0.1872, 0.6188, 200, 100],
  [7, 8, 0.7114, 0.2351, 200, 100],
  [8, 9, 1.03, 0.74, 60, 20],
  [9, 10, 1.044, 0.74, 60, 20],
  [10, 11, 0.1966, 0.065, 45, 30],
  [11, 12, 0.3744, 0.1238, 60, 35],
  [12, 13, 1.468, 1.155, 60, 35],
  [13, 14, 0.5416, 0.7129, 120, 80],
  [14, 15, 0.591, 0.526, 60, 10],
  [15, 16, 0.7463, 0.545, 60, 20],
  [16, 17, 1.289, 1.721, 60, 20],
  [17, 18, 0.732, 0.574, 90, 40],
  [2, 19, 0.164, 0.1565, 90, 40],
  [19, 20, 1.5042, 1.3554, 90, 40],
  [20, 21, 0.4095, 0.4784, 90, 40],
  [21, 22, 0.7089, 0.9373, 90, 40],
  [3, 23, 0.4512, 0.3083, 90, 50],
  [23, 24, 0.898, 0.7091, 420, 200],
  [24, 25, 0.896, 0.7011, 420, 200],
  [6, 26, 0.203, 0.1034, 60, 25],
  [26, 27, 0.2842, 0.1447, 60, 25],
  [27, 28, 1.059, 0.9337, 60, 20],
  [28, 29, 0.8042, 0.7006, 120, 70],
  [29, 30, 0.5075, 0.2585, 200, 600],
  [30, 31, 0.9744, 0.963, 150, 70],
  [31, 32, 0.3105, 0.3619, 210, 100],
  [32, 33, 0.341, 0.5302, 60, 40],
];

const BAGHZOUZ_ERTEM: Row[] = [
  [1, 2, 0.1233, 0.4127, 1840, 460],
  [2, 3, 0.014, 0.6051, 980, 340],
  [3, 4, 0.7463, 1.205, 1790, 446],
  [4, 5, 0.6984, 0.6084, 1598, 1840],
  [5, 6, 1.9831, 1.7276, 1610, 600],
  [6, 7, 0.9053, 0.7886, 780, 110],
  [7, 8, 2.0552, 1.164, 1150, 60],
  [8, 9, 4.7953, 2.716, 980, 130],
  [9, 10, 5.3434, 3.0264, 1640, 200],
];

const DAS_12: Row[] = [
  [1, 2, 1.093, 0.455, 60, 60],
  [2, 3, 1.184, 0.494, 40, 30],
  [3, 4, 2.095, 0.873, 55, 55],
  [4, 5, 3.188, 1.329, 30, 30],
  [5, 6, 1.093, 0.455, 20, 15],
  [6, 7, 1.002, 0.417, 55, 55],
  [7, 8, 4.403, 1.215, 45, 45],
  [8, 9, 5.642, 1.597, 40, 40],
  [9, 10, 2.89, 0.818, 35, 30],
  [10, 11, 1.514, 0.428, 40, 30],
  [11, 12, 1.238, 0.351, 15, 15],
];

const DAS_15: Row[] = [
  [1, 2, 1.35309, 1.32349, 44.1, 44.991],
  [2, 3, 1.17024, 1.14464, 70, 71.4143],
  [3, 4, 0.84111, 0.82271, 140, 142.8286],
  [4, 5, 1.52348, 1.0276, 44.1, 44.991],
  [2, 9, 2.01317, 1.3579, 70, 71.4143],
  [9, 10, 1.68671, 1.1377, 44.1, 44.991],
  [2, 6, 2.55727, 1.7249, 140, 142.8286],
  [6, 7, 1.0882, 0.734, 140, 142.8286],
  [6, 8, 1.25143, 0.8441, 70, 71.4143],
  [3, 11, 1.79553, 1.2111, 140, 142.8286],
  [11, 12, 2.44845, 1.6515, 70, 71.4143],
  [12, 13, 2.01317, 1.3579, 44.1, 44.991],
  [4, 14, 2.23081, 1.5047, 70, 71.4143],
  [4, 15, 1.19702, 0.8074, 140, 142.8286],
];

const DAS_28: Row[] = [
  [1, 2, 1.197, 0.82, 35.28, 35.993],
  [2, 3, 1.796, 1.231, 14, 14.283],
  [3, 4, 1.306, 0.895, 35.28, 35.993],
  [4, 5, 1.851, 1.268, 14, 14.283],
  [5, 6, 1.524, 1.044, 35.28, 35.993],
  [6, 7, 1.905, 1.305, 35.28, 35.993],
  [7, 8, 1.197, 0.82, 35.28, 35.993],
  [8, 9, 0.653, 0.447, 14, 14.283],
  [9, 10, 1.143, 0.783, 14, 14.283],
  [4, 11, 2.823, 1.172, 56, 57.131],
  [11, 12, 1.184, 0.491, 35.28, 35.993],
  [12, 13, 1.002, 0.416, 35.28, 35.993],
  [13, 14, 0.455, 0.189, 14, 14.283],
  [14, 15, 0.546, 0.227, 35.28, 35.993],
  [5, 16, 2.55, 1.058, 35.28, 35.993],
  [6, 17, 1.366, 0.567, 8.96, 9.141],
  [17, 18, 0.819, 0.34, 8.96, 9.141],
  [18, 19, 1.548, 0.642, 35.28, 35.993],
  [19, 20, 1.366, 0.567, 35.28, 35.993],
  [20, 21, 3.552, 1.474, 14, 14.283],
  [7, 22, 1.548, 0.642, 35.28, 35.993],
  [22, 23, 1.092, 0.453, 8.96, 9.141],
  [23, 24, 0.91, 0.378, 56, 57.131],
  [24, 25, 0.455, 0.189, 8.96, 9.141],
  [25, 26, 0.364, 0.151, 35.28, 35.993],
  [8, 27, 0.546, 0.226, 35.28, 35.993],
  [27, 28, 0.273, 0.113, 35.28, 35.993],
];

const SALAMA_CHIKHANI: Row[] = [
  [1, 2, 0.117, 0.048, 142.5, 230],
  [2, 3, 0.10725, 0.044, 0, 0],
  [3, 4, 0.16445, 0.04565, 142.5, 230],
  [4, 5, 0.1495, 0.0415, 142.5, 230],
  [5, 6, 0.1495, 0.0415, 0, 0],
  [6, 7, 0.3144, 0.054, 0, 0],
  [7, 8, 0.2096, 0.036, 142.5, 230],
  [8, 9, 0.3144, 0.054, 142.5, 230],
  [9, 10, 0.2096, 0.036, 0, 0],
  [10, 11, 0.131, 0.0225, 142.5, 230],
  [11, 12, 0.1048, 0.018, 84, 137],
  [3, 13, 0.1572, 0.027, 45, 72],
  [13, 14, 0.2096, 0.036, 45, 72],
  [14, 15, 0.1048, 0.018, 45, 72],
  [15, 16, 0.0524, 0.009, 7.5, 13.5],
  [6, 17, 0.1794, 0.0498, 142.5, 230],
  [17, 18, 0.16445, 0.04565, 142.5, 230],
  [18, 19, 0.2079, 0.0473, 142.5, 230],
  [19, 20, 0.189, 0.043, 142.5, 230],
  [20, 21, 0.189, 0.043, 142.5, 230],
  [21, 22, 0.262, 0.045, 142.5, 230],
  [22, 23, 0.262, 0.045, 142.5, 230],
  [23, 24, 0.3144, 0.054, 142.5, 230],
  [24, 25, 0.2096, 0.036, 142.5, 230],
  [25, 26, 0.131, 0.0225, 142.5, 230],
  [26, 27, 0.1048, 0.018, 85, 137],
  [7, 28, 0.1572, 0.027, 48, 75],
  [28, 29, 0.1572, 0.027, 48, 75],
  [29, 30, 0.1572, 0.027, 48, 75],
  [10, 31, 0.1572, 0.027, 34.5, 57],
  [31, 32, 0.2096, 0.036, 34.5, 57],
  [32, 33, 0.1572, 0.027, 34.5, 57],
  [33, 34, 0.1048, 0.018, 34.5, 57],
];

const RAJU: Row[] = [
  [1, 2, 0.3664, 0.1807, 16.78, 20.91],
  [2, 3, 0.0547, 0.0282, 16.78, 20.91],
  [2, 4, 0.5416, 0.2789, 33.8, 37.32],
  [4, 5, 0.193, 0.099, 14.56, 12.52],
  [4, 9, 0.7431, 0.3827, 19.31, 25.87],
  [5, 6, 1.311, 0.6752, 10.49, 14.21],
  [6, 7, 0.0598, 0.0308, 8.821, 11.66],
  [6, 8, 0.2905, 0.1496, 14.35, 18.59],
  [9, 10, 0.0547, 0.0282, 14.35, 18.59],
  [9, 11, 0.675, 0.3481, 16.27, 19.48],
  [11, 12, 0.0547, 0.0282, 16.27, 19.48],
  [11, 13, 0.3942, 0.203, 82.13, 71.65],
  [13, 14, 1.046, 0.5388, 34.71, 30.12],
  [14, 15, 0.022, 0.0116, 34.71, 30.12],
  [14, 16, 0.0547, 0.0282, 80.31, 70.12],
  [16, 17, 0.3212, 0.1654, 49.62, 47.82],
  [17, 18, 0.0949, 0.0488, 49.62, 47.82],
  [17, 19, 0.574, 0.2959, 43.77, 38.93],
  [19, 20, 0.1292, 0.066, 37.32, 35.96],
  [20, 21, 0.0871, 0.045, 37.32, 35.96],
  [20, 22, 0.5329, 0.2744, 31.02, 29.36],
];

const THREE_FEEDERS: Row[] = [
  [2, 3, 0.1202, 0.1603, 2000, 1600],
  [3, 4, 0.1282, 0.1763, 3000, 400],
  [3, 5, 0.1442, 0.2885, 2000, -400],
  [5, 6, 0.0641, 0.0641, 1500, 1200],
  [2, 7, 0.1763, 0.1763, 4000, 2700],
  [7, 8, 0.1282, 0.1763, 5000, 1800],
  [7, 9, 0.1763, 0.1763, 1000, 900],
  [8, 10, 0.1763, 0.1763, 600, -500],
  [8, 11, 0.1282, 0.1763, 4500, -1700],
  [2, 12, 0.1763, 0.1763, 1000, 900],
  [12, 13, 0.1442, 0.1923, 1000, -1100],
  [12, 14, 0.1282, 0.1763, 1000, 900],
  [14, 15, 0.0641, 0.0641, 2100, -800],
];

const BARAN_WU_69: Row[] = [
  [1, 2, 0.0005, 0.0012, 0, 0],
  [2, 3, 0.0005, 0.0012, 0, 0],
  [3, 4, 0.0015, 0.0036, 0, 0],
  [4, 5, 0.0251, 0.0294, 0, 0],
  [5, 6, 0.366, 0.1864, 2.6, 2.2],
  [6, 7, 0.381, 0.1941, 40.4, 30],
  [7, 8, 0.0922, 0.047, 75, 54],
  [8, 9, 0.0493, 0.0251, 30, 22],
  [9, 10, 0.819, 0.2707, 28, 19],
  [10, 11, 0.1872, 0.0619, 145, 104],
  [11, 12, 0.7114, 0.2351, 145, 104],
  [12, 13, 1.03, 0.34, 8, 5.5],
  [13, 14, 1.044, 0.34, 8, 5.5],
  [14, 15, 1.058, 0.3496, 0, 0],
  [15, 16, 0.1966, 0.065, 45.5, 30],
  [16, 17, 0.3744, 0.1238, 60, 35],
  [17, 18, 0.0047, 0.0016, 60, 35],
  [18, 19, 0.3276, 0.1083, 0, 0],
  [19, 20, 0.2106, 0.069, 1, 0.6],
  [20, 21, 0.3416, 0.1129, 114, 81],
  [21, 22, 0.014, 0.0046, 5.3, 3.5],
  [22, 23, 0.1591, 0.0526, 0, 0],
  [23, 24, 0.3463, 0.1145, 28, 20],
  [24, 25, 0.7488, 0.2475, 0, 0],
  [25, 26, 0.3089, 0.1021, 14, 10],
  [26, 27, 0.1732, 0.0572, 14, 10],
  [3, 28, 0.0044, 0.0108, 26, 18.6],
  [28, 29, 0.064, 0.1565, 26, 18.6],
  [29, 30, 0.3978, 0.1315, 0, 0],
  [30, 31, 0.0702, 0.0232, 0, 0],
  [31, 32, 0.351, 0.116, 0, 0],
  [32, 33, 0.839, 0.2816, 14, 10],
  [33, 34, 1.708, 0.5646, 19.5, 14],
  [34, 35, 1.474, 0.4873, 6, 4],
  [3, 36, 0.0044, 0.0108, 26, 18.6],
  [36, 37, 0.064, 0.1565, 26, 18.6],
  [37, 38, 0.1053, 0.123, 0, 0],
  [38, 39, 0.0304, 0.0355, 24, 17],
  [39, 40, 0.0018, 0.0021, 24, 17],
  [40, 41, 0.7283, 0.8509, 1.2, 1],
  [41, 42, 0.31, 0.3623, 0, 0],
  [42, 43, 0.041, 0.0478, 6, 4.3],
  [43, 44, 0.0092, 0.0116, 0, 0],
  [44, 45, 0.1089, 0.1373, 39.2, 26.3],
  [45, 46, 0.0009, 0.0012, 39.2, 26.3],
  [4, 47, 0.0034, 0.0084, 0, 0],
  [47, 48, 0.0851, 0.2083, 79, 56.4],
  [48, 49, 0.2898, 0.7091, 384.7, 274.5],
  [49, 50, 0.0822, 0.2011, 384.7, 274.5],
  [8, 51, 0.0928, 0.0473, 40.5, 28.3],
  [51, 52, 0.3319, 0.114, 3.6, 2.7],
  [9, 53, 0.174, 0.0886, 4.3, 3.5],
  [53, 54, 0.203, 0.1034, 26.4, 19],
  [54, 55, 0.2842, 0.1447, 24, 17.2],
  [55, 56, 0.2813, 0.1433, 0, 0],
  [56, 57, 1.59, 0.5337, 0, 0],
  [57, 58, 0.7837, 0.263, 0, 0],
  [58, 59, 0.3042, 0.1006, 100, 72],
  [59, 60, 0.3861, 0.1172, 0, 0],
  [60, 61, 0.5075, 0.2585, 1244, 888],
  [61, 62, 0.0974, 0.0496, 32, 23],
  [62, 63, 0.145, 0.0738, 0, 0],
  [63, 64, 0.7105, 0.3619, 227, 162],
  [64, 65, 1.041, 0.5302, 59, 42],
  [11, 66, 0.2012, 0.0611, 18, 13],
  [66, 67, 0.0047, 0.0014, 18, 13],
  [12, 68, 0.7394, 0.2444, 28, 20],
  [68, 69, 0.0047, 0.0016, 28, 20],
];

/** Loads of an apparent power at an inductive power factor, kVA. */
const load = (node: number, ...parts: [kva: number, powerFactor: number][]) => ({
  node,
  pKw: -parts.reduce((sum, [kva, factor]) => sum + kva * factor, 0),
  qKvar: -parts.reduce((sum, [kva, factor]) => sum + kva * Math.sqrt(1 - factor * factor), 0),
});

/**
 * The 20 kV feeder behind the first transformer of the CIGRE benchmark, its ties open, from the transformer's secondary
 * on; the capacitance of its cables is left out of both calculations. Node 0 is bus 1.
 */
function cigreMv(): LoadFlowInput {
  const cable = { rOhmKm: 0.501, xOhmKm: 0.716 };
  const lines: [number, number, number][] = [
    [1, 2, 2.82],
    [2, 3, 4.42],
    [3, 4, 0.61],
    [4, 5, 0.56],
    [5, 6, 1.54],
    [3, 8, 1.3],
    [8, 7, 1.67],
    [8, 9, 0.32],
    [9, 10, 0.77],
    [10, 11, 0.33],
  ];
  return {
    baseKv: 20,
    busPu: 1.03,
    sections: lines.map(([from, to, lengthKm]) => ({ from: from - 1, to: to - 1, lengthKm, ...cable })),
    injections: [
      load(2, [285, 0.97], [265, 0.85]),
      load(3, [445, 0.97]),
      load(4, [750, 0.97]),
      load(5, [565, 0.97]),
      load(6, [90, 0.85]),
      load(7, [605, 0.97]),
      load(8, [675, 0.85]),
      load(9, [490, 0.97], [80, 0.85]),
      load(10, [340, 0.97]),
    ],
  };
}

/** The overhead feeder of the same benchmark, behind its second transformer. Node 0 is bus 12. */
const cigreMvOverhead = (): LoadFlowInput => ({
  baseKv: 20,
  busPu: 1.03,
  sections: [
    { from: 0, to: 1, lengthKm: 4.89, rOhmKm: 0.51, xOhmKm: 0.366 },
    { from: 1, to: 2, lengthKm: 2.99, rOhmKm: 0.51, xOhmKm: 0.366 },
  ],
  injections: [load(1, [40, 0.85]), load(2, [215, 0.97], [390, 0.85])],
});

const NFA2X_70 = { rOhmKm: 0.443, xOhmKm: 0.069 };
const NAYY_150 = { rOhmKm: 0.2067, xOhmKm: 0.08042478 };
const NAYY_185 = { rOhmKm: 0.165, xOhmKm: 0.08042478 };
const NAYY_50 = { rOhmKm: 0.6417, xOhmKm: 0.084823 };
type Cable = typeof NAYY_50;

/** A low-voltage network after Kerber: branches of equal sections from the busbar, a house at each, or at a spur of it. */
function kerber(
  branches: readonly [sections: number, lengthKm: number][],
  cable: Cable,
  houseKw: number,
  spursKm: readonly number[] = [],
): LoadFlowInput {
  const network: LoadFlowInput = { baseKv: 0.4, busPu: 1, sections: [], injections: [] };
  let last = 0;
  for (const [count, lengthKm] of branches) {
    let before = 0;
    for (let i = 0; i < count; i++) {
      const node = ++last;
      network.sections.push({ from: before, to: node, lengthKm, ...cable });
      before = node;
      let house = node;
      if (spursKm.length > 0) {
        house = ++last;
        network.sections.push({
          from: node,
          to: house,
          lengthKm: spursKm[i % spursKm.length]!,
          ...NAYY_50,
        });
      }
      network.injections.push({ node: house, pKw: -houseKw, qKvar: 0 });
    }
  }
  return network;
}

/** Cables and overhead conductors of the low-voltage benchmark. */
const UG1 = { rOhmKm: 0.162, xOhmKm: 0.0832 };
const UG2 = { rOhmKm: 0.2647, xOhmKm: 0.0823 };
const UG3 = { rOhmKm: 0.822, xOhmKm: 0.0847 };
const OH1 = { rOhmKm: 0.4917, xOhmKm: 0.2847 };
const OH2 = { rOhmKm: 1.3207, xOhmKm: 0.321 };
const OH3 = { rOhmKm: 2.0167, xOhmKm: 0.3343 };

/** A feeder of the low-voltage benchmark from its transformer's secondary on, bus 1, which is node 0. */
const cigreLv = (
  lines: readonly [from: number, to: number, lengthKm: number, cable: Cable][],
  loads: readonly [node: number, kva: number, powerFactor: number][],
): LoadFlowInput => ({
  baseKv: 0.4,
  busPu: 1,
  sections: lines.map(([from, to, lengthKm, cable]) => ({ from: from - 1, to: to - 1, lengthKm, ...cable })),
  injections: loads.map(([node, kva, powerFactor]) => load(node - 1, [kva, powerFactor])),
});
const chain = (upTo: number, lengthKm: number, cable: Cable) =>
  Array.from({ length: upTo - 1 }, (_, i): [number, number, number, Cable] => [
    i + 1,
    i + 2,
    lengthKm,
    cable,
  ]);

const CIGRE_HOMES = cigreLv(
  [
    ...chain(10, 0.035, UG1),
    [3, 11, 0.03, UG3],
    [4, 12, 0.035, UG3],
    [12, 13, 0.035, UG3],
    [13, 14, 0.035, UG3],
    [14, 15, 0.03, UG3],
    [6, 16, 0.03, UG3],
    [9, 17, 0.03, UG3],
    [10, 18, 0.03, UG3],
  ],
  [
    [11, 15, 0.95],
    [15, 52, 0.95],
    [16, 55, 0.95],
    [17, 35, 0.95],
    [18, 47, 0.95],
  ],
);
const CIGRE_WORKS = cigreLv([[1, 2, 0.2, UG2]], [[2, 100, 0.85]]);
const CIGRE_SHOPS = cigreLv(
  [
    ...chain(9, 0.03, OH1),
    [3, 10, 0.03, OH2],
    [10, 11, 0.03, OH2],
    [11, 12, 0.03, OH3],
    [11, 13, 0.03, OH3],
    [10, 14, 0.03, OH3],
    [5, 15, 0.03, OH2],
    [15, 16, 0.03, OH2],
    [15, 17, 0.03, OH3],
    [16, 18, 0.03, OH3],
    [8, 19, 0.03, OH3],
    [9, 20, 0.03, OH3],
  ],
  [
    [12, 20, 0.9],
    [13, 20, 0.9],
    [14, 25, 0.9],
    [17, 25, 0.9],
    [18, 8, 0.9],
    [19, 16, 0.9],
    [20, 8, 0.9],
  ],
);

const MATPOWER = 'carried over from MATPOWER’s data folder';
const PANDAPOWER = 'figures carried over from pandapower’s networks';
const KERBER = `G. Kerber (2011), Aufnahmefähigkeit von Niederspannungsverteilnetzen für die Einspeisung aus Photovoltaikkleinanlagen, TU München; ${PANDAPOWER}`;
const CIGRE = `CIGRE Task Force C6.04.02 (2014), Benchmark Systems for Network Integration of Renewable and Distributed Energy Resources; ${PANDAPOWER}`;

export const PUBLISHED: readonly Published[] = [
  {
    name: '33 buses, Baran and Wu',
    source: `M. E. Baran, F. F. Wu (1989), IEEE Trans. Power Delivery 4(2), 1401–1407, doi 10.1109/61.25627; ${MATPOWER}`,
    network: feeder(12.66, BARAN_WU),
    printed: { lowestPu: 0.9131, lossesKw: 202.7 },
  },
  {
    name: '10 buses, Baghzouz and Ertem',
    source: `Y. Baghzouz, S. Ertem (1990), IEEE Trans. Power Delivery 5, 650–657; ${MATPOWER}`,
    network: feeder(23, BAGHZOUZ_ERTEM),
  },
  {
    name: '12 buses, Das',
    source: `D. Das, H. S. Nagi, D. P. Kothari (1994), IEE Proc. C 141(4), 291–298; ${MATPOWER}`,
    network: feeder(11, DAS_12),
  },
  {
    name: '15 buses, Das',
    source: `D. Das, D. P. Kothari, A. Kalam (1995), Electrical Power & Energy Systems 17, 335–346; ${MATPOWER}`,
    network: feeder(11, DAS_15),
  },
  {
    name: '28 buses, Das',
    source: `D. Das, H. S. Nagi, D. P. Kothari (1994), IEE Proc. C 141(4), 291–298; ${MATPOWER}`,
    network: feeder(11, DAS_28),
  },
  {
    name: '34 buses, Salama and Chikhani',
    source: `M. M. A. Salama, A. Y. Chikhani (1993), IEEE Trans. Power Delivery 8, 1529–1535, doi 10.1109/61.252679; ${MATPOWER}`,
    network: feeder(11, SALAMA_CHIKHANI),
  },
  {
    name: '69 buses, Baran and Wu',
    source: `M. E. Baran, F. F. Wu (1989), IEEE Trans. Power Delivery 4(1), 725–734, doi 10.1109/61.19265; ${MATPOWER}`,
    network: feeder(12.66, BARAN_WU_69),
  },
  {
    name: '22 buses, Raju and others',
    source: `M. R. Raju, K. V. S. R. Murthy, K. Ravindra (2012), Electrical Power & Energy Systems 42, 24–30, doi 10.1016/j.ijepes.2012.03.006; ${MATPOWER}`,
    network: feeder(11, RAJU),
  },
  {
    name: 'three feeders of a 12.66 kV system',
    source: `case16am of MATPOWER’s data folder, from its second bus on (its own note names another system’s paper)`,
    network: feeder(12.66, THREE_FEEDERS),
  },
  { name: 'CIGRE low voltage, homes', source: CIGRE, network: CIGRE_HOMES },
  { name: 'CIGRE low voltage, works', source: CIGRE, network: CIGRE_WORKS },
  { name: 'CIGRE low voltage, shops', source: CIGRE, network: CIGRE_SHOPS },
  { name: 'CIGRE medium voltage, cables', source: CIGRE, network: cigreMv() },
  { name: 'CIGRE medium voltage, overhead line', source: CIGRE, network: cigreMvOverhead() },
  { name: 'Kerber, country, overhead 1', source: KERBER, network: kerber([[13, 0.021]], NFA2X_70, 8) },
  {
    name: 'Kerber, country, overhead 2',
    source: KERBER,
    network: kerber(
      [
        [6, 0.038],
        [2, 0.081],
      ],
      NFA2X_70,
      8,
    ),
  },
  {
    name: 'Kerber, country, cable 1',
    source: KERBER,
    network: kerber(
      [
        [6, 0.082],
        [2, 0.175],
      ],
      NAYY_150,
      8,
      [0.018, 0.033],
    ),
  },
  {
    name: 'Kerber, country, cable 2',
    source: KERBER,
    network: kerber(
      [
        [12, 0.053],
        [2, 0.175],
      ],
      NAYY_150,
      8,
      [0.018, 0.033],
    ),
  },
  {
    name: 'Kerber, village',
    source: KERBER,
    network: kerber(
      [
        [9, 0.04],
        [9, 0.04],
        [16, 0.029],
        [12, 0.032],
        [7, 0.043],
        [4, 0.064],
      ],
      NAYY_150,
      6,
      [0.015, 0.031],
    ),
  },
  {
    name: 'Kerber, suburb, cable 2 with houses on one kind of spur',
    source: KERBER,
    network: kerber(
      [
        [15, 0.023],
        [20, 0.02],
        [11, 0.026],
        [32, 0.014],
        [5, 0.05],
      ],
      NAYY_185,
      2,
      [0.011],
    ),
  },
];
