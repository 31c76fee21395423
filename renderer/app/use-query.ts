import { useEffect, useState } from 'react';
import type { CommandInput, CommandName, CommandOutput } from '../../shared/contract.ts';
import { invoke } from './client.ts';
import { toReport } from './errors.tsx';
import { useStore } from './store.ts';
import { useTurns } from './use-read.ts';

export type Read<T> = { value: T } | { failure: string };

const SETTLE_MS = 80;

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
  const inTurn = useTurns();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version, total or attempt is a new read
  useEffect(() => {
    let stale = false;
    const ask = () =>
      stale
        ? undefined
        : invoke(name, JSON.parse(key) as CommandInput<N>).then(
            (value) => !stale && setRead({ value }),
            (error) => !stale && setRead({ failure: toReport(error).message }),
          );
    // An edit changes version, totals and estimates one after the other; all of them are one new read.
    const timer = setTimeout(() => inTurn(ask), read === null ? 0 : SETTLE_MS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [name, key, version, summary, attempt]);
  return { read, retry: () => setAttempt(attempt + 1) };
}
