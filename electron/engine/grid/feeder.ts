import type { Conductor } from '../../../shared/feeders.ts';
import { type Bus, linearVoltages, sweep } from './load-flow.ts';
import type { RadialNetwork } from './radial.ts';
import { controlOf, type Reactive } from './reactive.ts';

/** A line from a substation. */
export interface FeederLine {
  lengthM: number;
  voltageKv: number;
  conductor: Pick<Conductor, 'resistanceOhmKm' | 'reactanceOhmKm' | 'currentA'>;
  /** Power factor of the load along it. */
  powerFactor: number;
  /** Voltage that the substation holds, p.u. of nominal. */
  busPu: number;
  /** Reactive power of what is fed in. */
  reactive: Reactive;
}

/** A site on a feeder: how far along the line from the substation, and how far from the line. */
export interface Tap {
  alongM: number;
  awayM: number;
  /** Fed in at the hour looked at, kW. */
  powerKw: number;
}

/** Voltages over nominal, as shares of it. */
export interface FeederVoltages {
  /** At places along the line. */
  along: number[];
  /** At each site, its own way from the line included. */
  taps: number[];
  highest: number;
  lowest: number;
  /** False where the line cannot carry these powers: the voltages then are a linear estimate. */
  solved: boolean;
}

/** Parts of the line in whose middle each the load of that part is drawn. */
const LOAD_PARTS = 24;
/** Share of the limit's own voltage to which the capacity is found. */
const CLOSE = 1e-7;
const MOST_STEPS = 80;
/** The first power that is tried, kW, and how much more each next one is. */
const [FIRST_KW, GROWTH] = [50, 1.5];
/** Beyond this nothing is looked for, kW. */
const BOUNDLESS_KW = 1e9;

/** What a line carries by its current, kVA: √3 · U · I. */
export const lineRatingKva = ({
  voltageKv,
  conductor,
}: Pick<FeederLine, 'voltageKv' | 'conductor'>): number => Math.sqrt(3) * voltageKv * conductor.currentA;

/** A feeder as a network: nodes along the line in order, then the sites' own, and which of them holds what. */
interface Laid {
  network: RadialNetwork;
  bus: Bus;
  loadNodes: number[];
  tapNodes: number[];
  shownNodes: number[];
}

function lay(line: FeederLine, taps: readonly Tap[], shownM: readonly number[]): Laid {
  const { lengthM, conductor, voltageKv, busPu } = line;
  const loadsM = Array.from({ length: LOAD_PARTS }, (_, i) => ((i + 0.5) * lengthM) / LOAD_PARTS);
  const places = [...new Set([0, ...loadsM, ...shownM, ...taps.map(({ alongM }) => alongM)])].sort(
    (a, b) => a - b,
  );
  const nodeAt = new Map(places.map((alongM, node) => [alongM, node]));
  const parents = places.map((_, node) => node - 1);
  const lengthsM = places.map((alongM, node) => (node === 0 ? 0 : alongM - places[node - 1]!));
  const tapNodes = taps.map(({ alongM, awayM }) => {
    const foot = nodeAt.get(alongM)!;
    if (awayM <= 0) return foot;
    parents.push(foot);
    lengthsM.push(awayM);
    return parents.length - 1;
  });
  return {
    network: {
      nodes: parents.map((_, node) => node),
      parent: Int32Array.from(parents),
      resistanceOhm: Float64Array.from(lengthsM, (m) => (m / 1000) * conductor.resistanceOhmKm),
      reactanceOhm: Float64Array.from(lengthsM, (m) => (m / 1000) * conductor.reactanceOhmKm),
    },
    bus: { baseKv: voltageKv, busPu },
    loadNodes: loadsM.map((alongM) => nodeAt.get(alongM)!),
    tapNodes,
    shownNodes: shownM.map((alongM) => nodeAt.get(alongM)!),
  };
}

/** Voltages of a laid feeder with its load, spread evenly along it, and with what sites feed in at some nodes. */
function flow(
  { network, bus, loadNodes }: Laid,
  { powerFactor, reactive }: FeederLine,
  loadKw: number,
  fed: Iterable<readonly [node: number, kw: number]>,
) {
  const { length } = network.nodes;
  const [p, q, sunKw] = [new Float64Array(length), new Float64Array(length), new Float64Array(length)];
  // Below zero it is what others feed in, at unity power factor.
  const tanPhi = loadKw > 0 ? Math.tan(Math.acos(powerFactor)) : 0;
  for (const node of loadNodes) {
    p[node]! -= loadKw / LOAD_PARTS;
    q[node]! -= (loadKw / LOAD_PARTS) * tanPhi;
  }
  for (const [node, kw] of fed) {
    p[node]! += kw;
    sunKw[node]! += kw;
  }
  const control = controlOf(reactive);
  const answered = sweep(network, bus, p, q, control && ((i, pu) => control(pu, sunKw[i]!)));
  if (answered.solved) return answered;
  return { ...answered, voltagePu: linearVoltages(network, bus, p, q) };
}

/**
 * Voltages along a feeder by load flow: the load spread evenly along it, sites where they are, the substation's bus held.
 *
 * @param loadKw drawn off along the whole line at the hour looked at
 * @param shownM places along the line, metres from the substation
 */
export function feederVoltages(
  line: FeederLine,
  taps: readonly Tap[],
  loadKw: number,
  shownM: readonly number[],
): FeederVoltages {
  const laid = lay(line, taps, shownM);
  const fed = taps.map(({ powerKw }, i) => [laid.tapNodes[i]!, powerKw] as const);
  const { voltagePu, solved } = flow(laid, line, loadKw, fed);
  const over = (node: number) => voltagePu[node]! - 1;
  return {
    along: laid.shownNodes.map(over),
    taps: laid.tapNodes.map(over),
    highest: voltagePu.reduce((most, pu) => Math.max(most, pu), 0) - 1,
    lowest: voltagePu.reduce((least, pu) => Math.min(least, pu), Infinity) - 1,
    solved,
  };
}

/**
 * Capacity with which the highest voltage of the feeder meets the limit, sites staying where they are and growing alike;
 * without sites it is spread evenly. It is no more than the line can carry at all, and zero where the substation alone is
 * above the limit.
 *
 * @param perKwp power of one kWp at the hour looked at, kW
 * @param limit highest voltage over nominal, as a share of it
 * @returns kWp, `Infinity` where nothing bounds it
 */
export function hostingByVoltage(
  line: FeederLine,
  taps: readonly Tap[],
  installedKwp: number,
  loadKw: number,
  perKwp: number,
  limit: number,
): number {
  if (perKwp <= 0) return Infinity;
  const total = taps.reduce((sum, { powerKw }) => sum + powerKw, 0);
  const spread = installedKwp <= 0 || total <= 0;
  const laid = lay(line, spread ? [] : taps, [line.lengthM]);
  const shares = spread
    ? laid.loadNodes.map((node) => [node, 1 / LOAD_PARTS] as const)
    : taps.map(({ powerKw }, i) => [laid.tapNodes[i]!, powerKw / total] as const);
  /** How far the highest voltage lies beyond the limit; null where the line cannot carry it. */
  const beyond = (kw: number): number | null => {
    const { voltagePu, solved } = flow(
      laid,
      line,
      loadKw,
      shares.map(([node, share]) => [node, share * kw] as const),
    );
    return solved ? voltagePu.reduce((most, pu) => Math.max(most, pu), 0) - 1 - limit : null;
  };
  const kwWithin = largestWithin(beyond);
  return kwWithin / perKwp;
}

/** A power that was tried, and how far beyond the limit it is; null where it cannot be carried. */
interface Tried {
  kw: number;
  at: number | null;
}

/**
 * The largest power up to which nothing is beyond the limit, by steps that grow and then by halves, drawn nearer by regula
 * falsi. Where generation absorbs reactive power the voltage comes down again under more power: the steps are small from
 * the beginning on, and where it has turned between them its highest is looked for.
 */
function largestWithin(beyond: (kw: number) => number | null): number {
  const tried = (kw: number): Tried => ({ kw, at: beyond(kw) });
  let low = tried(0);
  if (low.at !== null && low.at >= 0) return 0;
  let before = low;
  let high = tried(FIRST_KW);
  while (high.at !== null && high.at < 0) {
    if (high.kw > BOUNDLESS_KW) return Infinity;
    const top = rises(before, low) && rises(high, low) ? highest(tried, before.kw, high.kw) : low;
    if (top.at !== null && top.at >= 0) {
      [low, high] = [before, top];
      break;
    }
    [before, low, high] = [low, high, tried(high.kw * GROWTH)];
  }
  for (let step = 0; step < MOST_STEPS && high.kw - low.kw > 1e-9 * high.kw; step++) {
    const chord =
      step % 3 !== 2 && low.at !== null && high.at !== null
        ? low.kw + ((high.kw - low.kw) * low.at) / (low.at - high.at)
        : (low.kw + high.kw) / 2;
    const next = tried(chord);
    if (next.at !== null && Math.abs(next.at) < CLOSE) return chord;
    if (next.at === null || next.at > 0) high = next;
    else low = next;
  }
  return low.kw;
}

const rises = (from: Tried, to: Tried): boolean => from.at !== null && to.at !== null && to.at > from.at;

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** The highest between two powers by golden section, or the first that is beyond the limit. */
function highest(tried: (kw: number) => Tried, from: number, to: number): Tried {
  let [a, b] = [from, to];
  let [one, other] = [tried(b - GOLDEN * (b - a)), tried(a + GOLDEN * (b - a))];
  for (;;) {
    const top = (one.at ?? -1) > (other.at ?? -1) ? one : other;
    if ((top.at ?? -1) >= 0 || b - a < 1e-6 * b) return top;
    if (top === one) [b, other, one] = [other.kw, one, tried(other.kw - GOLDEN * (other.kw - a))];
    else [a, one, other] = [one.kw, other, tried(one.kw + GOLDEN * (b - one.kw))];
  }
}
