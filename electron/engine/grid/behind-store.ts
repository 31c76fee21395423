import type { Store } from '../account/types.ts';
import { type Hosting, hostingOf, type TransformerInput } from './hosting.ts';
import { serveYear } from './serve-year.ts';

/** Of what is generated at a battery's place, what is curtailed beside it by an error of rounding. */
const NO_CURTAILMENT = 1e-6;

/**
 * Flows at a place behind its battery: only what is still curtailed counts as beyond the limit.
 *
 * @returns what of the hosting changes by it, and whether it takes all that may not flow back, so that no site is beyond
 */
export function behindStore(
  input: TransformerInput,
  store: Store | null,
): {
  flows: Partial<Pick<Hosting, 'peakReverseKw' | 'reverseRate' | 'class' | 'curtailedKwh'>>;
  allStored: boolean;
} {
  if (!store || store.energyKwh <= 0) return { flows: {}, allStored: false };
  const { generation, load, ratingKva, powerFactor, reverseLimit } = input;
  const backKw = ratingKva * powerFactor * reverseLimit;
  const allowedKw = load.map((kw) => Math.max(0, kw + backKw));
  const { passed, curtailedKwh } = serveYear(generation, allowedKw, store);
  const { peakReverseKw, reverseRate, class: kind } = hostingOf({ ...input, generation: passed });
  const allStored = curtailedKwh <= NO_CURTAILMENT * generation.reduce((a, b) => a + b, 0);
  return { flows: { peakReverseKw, reverseRate, curtailedKwh, class: allStored ? kind : 'red' }, allStored };
}
