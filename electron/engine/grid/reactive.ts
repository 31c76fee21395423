import type { ReactiveMode } from '../../../shared/grid.ts';

/** What generation does with reactive power. */
export interface Reactive {
  mode: ReactiveMode;
  /** Of `fixed` always, of `voltage` at the most: absorbed, which lowers the voltage. */
  powerFactor: number;
  /** Q(U): nothing below the first voltage, all of it at the second, p.u. */
  fromPu: number;
  fullPu: number;
}

/**
 * Reactive power that generation of some active power injects at a voltage, kvar: none at unity power factor; at a fixed
 * one always P·tan φ absorbed; by Q(U) as much of that as the voltage has risen between two points.
 *
 * @returns undefined where there is never any
 */
export function controlOf({
  mode,
  powerFactor,
  fromPu,
  fullPu,
}: Reactive): ((voltagePu: number, activeKw: number) => number) | undefined {
  const tanPhi = Math.tan(Math.acos(powerFactor));
  if (mode === 'unity' || tanPhi === 0) return undefined;
  if (mode === 'fixed') return (_pu, kw) => -kw * tanPhi;
  const span = Math.max(1e-3, fullPu - fromPu);
  return (pu, kw) => -kw * tanPhi * Math.min(1, Math.max(0, (pu - fromPu) / span));
}
