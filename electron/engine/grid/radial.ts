import { PlannerError } from '../../../shared/errors.ts';
import type { LineSection } from '../../../shared/grid-figures.ts';

/** Number of the node that is the substation's bus. */
const BUS = 0;

/** A radial network laid out from its bus: every node comes after the one it hangs on. Series of one entry per node. */
export interface RadialNetwork {
  /** Numbers of the nodes, the bus first. */
  nodes: number[];
  /** Place, in this order, of the node each hangs on; −1 of the bus. */
  parent: Int32Array;
  /** Of the section to the node it hangs on. */
  resistanceOhm: Float64Array;
  reactanceOhm: Float64Array;
}

/**
 * Lays a network out from its bus, whichever way its sections point.
 *
 * @throws PlannerError `grid.negative` of a section, `grid.loop` naming a node on it, `grid.no-path` naming a node that
 *   nothing connects to the bus
 */
export function radialNetwork(sections: readonly LineSection[]): RadialNetwork {
  const at = new Map<number, number[]>();
  sections.forEach((section, index) => {
    for (const field of ['lengthKm', 'rOhmKm', 'xOhmKm'] as const) {
      const place = `sections.${index}.${field}`;
      if (section[field] < 0)
        throw new PlannerError('grid.negative', { field: place, value: section[field] }, { field: place });
    }
    for (const node of [section.from, section.to]) {
      const known = at.get(node);
      if (known) known.push(index);
      else at.set(node, [index]);
    }
  });
  const nodes = [BUS];
  const seen = new Set(nodes);
  const used = new Uint8Array(sections.length);
  const parent = new Int32Array(at.size + 1).fill(-1);
  const resistanceOhm = new Float64Array(at.size + 1);
  const reactanceOhm = new Float64Array(at.size + 1);
  for (let i = 0; i < nodes.length; i++) {
    for (const index of at.get(nodes[i]!) ?? []) {
      if (used[index]) continue;
      used[index] = 1;
      const { from, to, lengthKm, rOhmKm, xOhmKm } = sections[index]!;
      const next = from === nodes[i] ? to : from;
      if (seen.has(next)) {
        throw new PlannerError('grid.loop', { node: next, from, to }, { field: `sections.${index}` });
      }
      seen.add(next);
      parent[nodes.length] = i;
      resistanceOhm[nodes.length] = rOhmKm * lengthKm;
      reactanceOhm[nodes.length] = xOhmKm * lengthKm;
      nodes.push(next);
    }
  }
  const apart = used.indexOf(0);
  if (apart >= 0) {
    const node = sections[apart]!.from;
    throw new PlannerError('grid.no-path', { node }, { field: `sections.${apart}` });
  }
  const { length } = nodes;
  return {
    nodes,
    parent: parent.subarray(0, length),
    resistanceOhm: resistanceOhm.subarray(0, length),
    reactanceOhm: reactanceOhm.subarray(0, length),
  };
}
