import { footOn, lineLengthM, type Place } from './line.ts';
import type { PhaseNetwork } from './phases.ts';

/** What one service and one line carry; more of them lie side by side for more. Engineering judgement, kW. */
const SERVICE_KW = 40;
const LINE_KW = 130;
/** A roof of more has a line of its own from the transformer, where none is mapped. Engineering judgement, kW. */
const OWN_LINE_KW = 100;

/** How a village's low-voltage lines are where none is mapped, and the services to roofs in any case. */
export interface LowLines {
  /** From the transformer, each to one side of it. */
  lines: number;
  ohmKm: number;
  reactanceOhmKm: number;
  /** From the line to a roof, where none is mapped. */
  serviceM: number;
  serviceOhmKm: number;
}

/** A low-voltage line as it is mapped, on the plane of the roofs; its transformer is at the origin. */
export interface MappedLine {
  places: readonly Place[];
  ohmKm: number;
  reactanceOhmKm: number;
}

/** Where a roof stands from the transformer, metres, and what its inverters give at most, kW. */
export interface LowPlace {
  eastM: number;
  northM: number;
  ratedKw: number;
}

/** A village's network, node 0 the transformer's upper side and 1 its lower, and the node of each roof. */
export interface LowNetwork {
  network: PhaseNetwork;
  roofNodes: number[];
}

/** A network that grows node by node. */
function growing([transformerR, transformerX]: readonly [number, number]) {
  const parent = [-1, 0];
  const [r, x, rn, xn] = [
    [0, transformerR],
    [0, transformerX],
    [0, 0],
    [0, 0],
  ];
  return {
    add(up: number, m: number, ohmKm: number, reactanceOhmKm: number): number {
      for (const [into, each] of [
        [r, ohmKm],
        [rn, ohmKm],
        [x, reactanceOhmKm],
        [xn, reactanceOhmKm],
      ] as const)
        into.push((each * m) / 1000);
      return parent.push(up) - 1;
    },
    network: (): PhaseNetwork => ({
      parent: Int32Array.from(parent),
      resistanceOhm: Float64Array.from(r),
      reactanceOhm: Float64Array.from(x),
      neutralResistanceOhm: Float64Array.from(rn),
      neutralReactanceOhm: Float64Array.from(xn),
    }),
  };
}

const beside = (kw: number, each: number) => Math.max(1, Math.ceil(kw / each));

/**
 * A village's network as it typically is: lines to all sides of the transformer with the roofs where they stand, and a
 * service to each.
 *
 * @param transformerOhm resistance and reactance of the transformer, seen from the low side
 * @param detour length along a line over straight distance
 */
export function typicalNetwork(
  transformerOhm: readonly [number, number],
  roofs: readonly LowPlace[],
  lines: LowLines,
  detour: number,
): LowNetwork {
  const grown = growing(transformerOhm);
  const roofNodes = new Array<number>(roofs.length);
  const { ohmKm, reactanceOhmKm, serviceM, serviceOhmKm } = lines;
  for (const line of linesOf(roofs, lines.lines)) {
    let [up, alongM] = [1, 0];
    for (const roof of line) {
      const { eastM, northM, ratedKw } = roofs[roof]!;
      const m = detour * Math.hypot(eastM, northM);
      let foot: number;
      if (ratedKw > OWN_LINE_KW) {
        const wires = beside(ratedKw, LINE_KW);
        foot = grown.add(1, m, ohmKm / wires, reactanceOhmKm / wires);
      } else {
        foot = grown.add(up, m - alongM, ohmKm, reactanceOhmKm);
        [up, alongM] = [foot, m];
      }
      roofNodes[roof] = grown.add(foot, serviceM, serviceOhmKm / beside(ratedKw, SERVICE_KW), 0);
    }
  }
  return { network: grown.network(), roofNodes };
}

/** Roofs by the side of the transformer they lie on, each side's from the near to the far. */
function linesOf(roofs: readonly LowPlace[], count: number): number[][] {
  const lines = Array.from({ length: count }, (): number[] => []);
  for (const [i, { eastM, northM }] of roofs.entries()) {
    const turn = (Math.atan2(eastM, northM) / (2 * Math.PI) + 1) % 1;
    lines[Math.min(count - 1, Math.floor(turn * count))]!.push(i);
  }
  const away = (i: number) => Math.hypot(roofs[i]!.eastM, roofs[i]!.northM);
  for (const line of lines) line.sort((a, b) => away(a) - away(b) || a - b);
  return lines;
}

/** A mapped line from the end at which it is fed, and where that is: on another line, or null at the transformer. */
interface Attached extends MappedLine {
  on: { line: number; alongM: number } | null;
  /** From what it is fed by to its first place. */
  gapM: number;
}

/**
 * A village's network as it is mapped: each line is fed at the end that is nearest to the transformer or to a line that
 * is fed already, so that there is never a loop; each roof is on the line nearest to it by a straight service.
 *
 * @param lines at least one
 */
export function mappedNetwork(
  transformerOhm: readonly [number, number],
  roofs: readonly LowPlace[],
  lines: readonly MappedLine[],
  serviceOhmKm: number,
): LowNetwork {
  const attached = attach(lines);
  const feet = roofs.map(({ eastM, northM }) => nearestOn(attached, { xM: eastM, yM: northM }));
  const stops = attached.map((_, line) =>
    [
      ...feet.flatMap((foot) => (foot.line === line ? [foot.alongM] : [])),
      ...attached.flatMap(({ on }) => (on?.line === line ? [on.alongM] : [])),
    ].sort((a, b) => a - b),
  );
  const grown = growing(transformerOhm);
  /** Node of each place along each line that something is at. */
  const nodeAt: Map<number, number>[] = [];
  for (const [i, { on, gapM, ohmKm, reactanceOhmKm }] of attached.entries()) {
    const fedAt = on ? nodeAt[on.line]!.get(on.alongM)! : 1;
    let [up, alongM] = [grown.add(fedAt, gapM, ohmKm, reactanceOhmKm), 0];
    const nodes = new Map([[0, up]]);
    for (const stop of stops[i]!) {
      if (!nodes.has(stop)) nodes.set(stop, grown.add(up, stop - alongM, ohmKm, reactanceOhmKm));
      [up, alongM] = [nodes.get(stop)!, stop];
    }
    nodeAt.push(nodes);
  }
  const roofNodes = feet.map(({ line, alongM, awayM }, roof) =>
    grown.add(nodeAt[line]!.get(alongM)!, awayM, serviceOhmKm / beside(roofs[roof]!.ratedKw, SERVICE_KW), 0),
  );
  return { network: grown.network(), roofNodes };
}

/** Lines in the order in which they are fed, each after the one it is on. */
function attach(lines: readonly MappedLine[]): Attached[] {
  const attached: Attached[] = [];
  const left = [...lines];
  while (left.length > 0) {
    let best: { index: number; turned: boolean; gapM: number; on: Attached['on'] } | null = null;
    for (const [index, { places }] of left.entries()) {
      for (const turned of [false, true]) {
        const end = turned ? places.at(-1)! : places[0]!;
        const straightM = Math.hypot(end.xM, end.yM);
        const foot = attached.length > 0 ? nearestOn(attached, end) : null;
        const onLine = foot !== null && foot.awayM < straightM;
        const gapM = onLine ? foot.awayM : straightM;
        if (best && gapM >= best.gapM) continue;
        best = { index, turned, gapM, on: onLine ? { line: foot.line, alongM: foot.alongM } : null };
      }
    }
    const { index, turned, gapM, on } = best!;
    const [line] = left.splice(index, 1);
    const places = turned ? [...line!.places].reverse() : line!.places;
    attached.push({ ...line!, places, gapM, on });
  }
  return attached;
}

/** The place on any of some lines that is nearest to another place. */
function nearestOn(lines: readonly MappedLine[], at: Place): { line: number; alongM: number; awayM: number } {
  let best = { line: 0, ...footOn(lines[0]!.places, at) };
  for (let line = 1; line < lines.length; line++) {
    const foot = footOn(lines[line]!.places, at);
    if (foot.awayM < best.awayM) best = { line, ...foot };
  }
  // A foot at the far end by rounding is at the end.
  return { ...best, alongM: Math.min(best.alongM, lineLengthM(lines[best.line]!.places)) };
}
