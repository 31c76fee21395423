import { useEffect, useState } from 'react';
import type { CommandInput, CommandName, CommandOutput } from '../../shared/contract.ts';
import { invoke } from './client.ts';
import { toReport } from './errors.tsx';
import { useStore } from './store.ts';

export type Read<T> = { value: T } | { failure: string };

/**
 * What a query answers about the active scenario, asked again whenever the county's totals or assumptions change, or
 * the input does. The last answer stays until the next one is there.
 */
export function useQuery<N extends CommandName>(
  name: N,
  input: CommandInput<N>,
): { read: Read<CommandOutput<N>> | null; retry(): void } {
  const version = useStore((state) => state.resultsVersion);
  const summary = useStore((state) => state.summary);
  const [read, setRead] = useState<Read<CommandOutput<N>> | null>(null);
  const [attempt, setAttempt] = useState(0);
  const key = JSON.stringify(input);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version, total or attempt is a new read
  useEffect(() => {
    let stale = false;
    invoke(name, JSON.parse(key) as CommandInput<N>).then(
      (value) => !stale && setRead({ value }),
      (error) => !stale && setRead({ failure: toReport(error).message }),
    );
    return () => {
      stale = true;
    };
  }, [name, key, version, summary, attempt]);
  return { read, retry: () => setAttempt(attempt + 1) };
}
