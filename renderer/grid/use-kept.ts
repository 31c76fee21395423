import { run } from '../app/client.ts';
import { useStore } from '../app/store.ts';

/** Figures of a substation that the active scenario keeps by its id. */
type Kept = Partial<Record<'ratingsMva' | 'storesKwh' | 'storesKw', number | null>>;

/** Writes figures of a substation to the active scenario; null takes one away. */
export function useKept() {
  const scenario = useStore((state) => state.scenarios.find(({ active }) => active));
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const set = (stationId: number, kept: Kept) => {
    if (!scenario) return;
    const supply = { ...scenario.assumptions.supply };
    for (const [figure, value] of Object.entries(kept) as [keyof Kept, number | null][]) {
      const { [String(stationId)]: _before, ...others } = supply[figure];
      supply[figure] = value === null ? others : { ...others, [String(stationId)]: value };
    }
    void run('scenario.update', { id: scenario.id, assumptions: { supply } });
  };
  return { readOnly, set };
}
