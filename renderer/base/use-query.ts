import { keepPreviousData, useQuery as useCached } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CommandInput, CommandName, CommandOutput } from '../../shared/contract.ts';
import { invoke } from './client.ts';
import { toReport } from './errors.tsx';
import { queries } from './queries.ts';

export type Read<T> = { value: T } | { failure: string };

const last = new Map<CommandName, Promise<unknown>>();

/** Has the reads of a command wait for each other: of a county with very many sites one takes long. */
function inTurn<N extends CommandName>(
  name: N,
  input: CommandInput<N>,
  signal: AbortSignal,
): Promise<CommandOutput<N>> {
  const turn = (last.get(name) ?? Promise.resolve()).then(() => {
    // A later question has taken the place of this one while it waited.
    signal.throwIfAborted();
    return invoke(name, input);
  });
  last.set(
    name,
    turn.catch(() => {}),
  );
  return turn;
}

/**
 * What a command answers, asked again when an event of the program has made the answer stale or the input is another;
 * a null input asks nothing. The last answer stays until the next one is there, without `keep` only while the question
 * is the same.
 */
export function useQuery<N extends CommandName>(
  name: N,
  input: CommandInput<N> | null,
  keep = true,
): { read: Read<CommandOutput<N>> | null; retry(): void } {
  const { data, error, refetch } = useCached<unknown>(
    {
      queryKey: [name, input],
      queryFn: ({ signal }) => inTurn(name, input!, signal),
      enabled: input !== null,
      ...(keep && { placeholderData: keepPreviousData }),
    },
    queries,
  );
  const read = useMemo(() => {
    if (error) return { failure: toReport(error).message };
    return data === undefined ? null : { value: data as CommandOutput<N> };
  }, [data, error]);
  return { read, retry: () => void refetch() };
}

/** What a command answers, as {@link useQuery} does; null until it has, and where it failed. */
export function useAnswer<N extends CommandName>(
  name: N,
  input: CommandInput<N> | null,
  keep = true,
): CommandOutput<N> | null {
  const { read } = useQuery(name, input, keep);
  return read && 'value' in read ? read.value : null;
}
