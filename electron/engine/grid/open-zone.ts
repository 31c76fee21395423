import type { Steps } from '../../../shared/steps.ts';

/** One way of strengthening an object, all else left as it is. */
export interface Works<T = unknown> {
  what: T;
  capitalYuan: number;
  /** What may flow back through it: β · S · cosθ, MW. */
  backMw: number;
  /** What its voltage allows at a largest simultaneous output, MW; left out, voltage sets no limit. */
  mostMw?(maxOutputFactor: number): number;
}

/** A step of a planned limit: the share of energy given up, and the largest simultaneous output that it leaves. */
export interface LimitStep {
  share: number;
  maxOutputFactor: number;
  /** Worth of what is given up, yuan per MW hosted. */
  yuanPerMw: number;
}

export interface ZoneInput<T = unknown> {
  /** Load less other generation, charging of storage added, MW. */
  netLoadMw: number;
  /** Charging of storage that is planned already, at least, MW. */
  plannedStorageMw: number;
  /** What is connected and filed, and what is to be left open beside, MW. */
  usedMw: number;
  spareMw: number;
  /** The ways of strengthening it, of which one is to leave it; and the planned limits, of which one is none. */
  works: readonly Works<T>[];
  limits: readonly LimitStep[];
  /** The limit that leaves just such an output, between those; null where it may not be planned. */
  limitAt?(maxOutputFactor: number): LimitStep | null;
  /** Storage that charges at noon, and load that is moved there. */
  storage: { yuanPerMw: number; mostMw: number };
  shift: { yuanPerMw: number; mostMw: number };
}

export interface Mix<T = unknown> {
  works: Works<T>;
  limit: LimitStep;
  storageMw: number;
  shiftMw: number;
  hostingMw: number;
  yuan: number;
}

/** Powers nearer than this are alike, MW. */
const NOTHING_MW = 1e-9;

/**
 * The limits looked at with some works: those given, and those that just make room with nothing beside them, with all
 * moved load, with all storage or with both, or that just keep the voltage: between these the cost has no corner but
 * those of the hours.
 */
function limitsWith<T>(input: ZoneInput<T>, works: Works<T>, needMw: number): readonly LimitStep[] {
  if (!input.limitAt) return input.limits;
  const { netLoadMw, plannedStorageMw, storage, shift } = input;
  const corners = [works.mostMw ? works.mostMw(1) / needMw : Number.NaN];
  for (const movedMw of [0, shift.mostMw])
    for (const storedMw of [0, storage.mostMw])
      corners.push((netLoadMw + movedMw + works.backMw) / (needMw - plannedStorageMw - storedMw));
  const between = corners.filter((lid) => lid > 0 && Number.isFinite(lid)).map(input.limitAt);
  return [...input.limits, ...between.filter((limit) => limit !== null)];
}

/**
 * The cheapest mix with which an object hosts what is connected and filed and the spare beside: of every pair of works
 * and planned limit, what is still missing by storage and moved load, the cheaper first. Both are linear, so that for
 * each pair this is the best there is; hosting by DL/T 2041—2025, see `deviceHosting`. Limits are looked at in fine steps
 * and where the cost has its corners.
 *
 * @returns null where no mix does it
 */
export function* cheapestMix<T>(input: ZoneInput<T>): Steps<Mix<T> | null> {
  const needMw = input.usedMw + input.spareMw;
  let best: Mix<T> | null = null;
  for (const works of input.works) {
    yield;
    for (const limit of limitsWith(input, works, needMw)) {
      const { maxOutputFactor } = limit;
      const byVoltage = works.mostMw?.(maxOutputFactor) ?? Number.POSITIVE_INFINITY;
      if (byVoltage < needMw - NOTHING_MW) continue;
      const plain = (input.netLoadMw + works.backMw) / maxOutputFactor + input.plannedStorageMw;
      let missing = Math.max(0, needMw - plain);
      let yuan = works.capitalYuan + limit.yuanPerMw * needMw;
      const taken = { storage: 0, shift: 0 };
      const ways = [
        { key: 'storage' as const, opens: 1, ...input.storage },
        { key: 'shift' as const, opens: 1 / maxOutputFactor, ...input.shift },
      ].sort((a, b) => a.yuanPerMw / a.opens - b.yuanPerMw / b.opens);
      for (const { key, opens, yuanPerMw, mostMw } of ways) {
        const mw = missing > NOTHING_MW ? Math.min(mostMw, missing / opens) : 0;
        taken[key] = mw;
        yuan += mw * yuanPerMw;
        missing -= mw * opens;
      }
      if (missing > NOTHING_MW || (best && yuan >= best.yuan)) continue;
      const opened = plain + taken.storage + taken.shift / maxOutputFactor;
      best = {
        ...{ works, limit, storageMw: taken.storage, shiftMw: taken.shift, yuan },
        hostingMw: Math.min(byVoltage, opened),
      };
    }
  }
  return best;
}
