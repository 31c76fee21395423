import { invoke } from '../base/client.ts';
import { notifyError } from '../base/errors.tsx';
import { useStore } from '../base/store.ts';

/** Figures of a substation that the active scenario keeps by its id. */
type Kept = Partial<Record<'ratingsMva' | 'storesKwh' | 'storesKw', number | null>>;

/** Settles once what was written before is written: each writing starts from what the document then says. */
let last: Promise<void> = Promise.resolve();

async function write(stationId: number, kept: Kept): Promise<void> {
  const { scenarios } = await invoke('scenario.list', {});
  const scenario = scenarios.find(({ active }) => active);
  if (!scenario) return;
  const supply: Partial<Record<keyof Kept, Record<string, number>>> = {};
  for (const [figure, value] of Object.entries(kept) as [keyof Kept, number | null][]) {
    const { [String(stationId)]: _before, ...others } = scenario.assumptions.supply[figure];
    supply[figure] = value === null ? others : { ...others, [String(stationId)]: value };
  }
  await invoke('scenario.update', { id: scenario.id, assumptions: { supply } });
}

/** Writes figures of a substation to the active scenario; null takes one away. */
export function useKept() {
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const set = (stationId: number, kept: Kept) => {
    last = last.then(() => write(stationId, kept)).catch(notifyError);
  };
  return { readOnly, set };
}
