import { useEffect, useRef, useState } from 'react';
import type { CommandInput, CommandName, CommandOutput } from '../../shared/contract.ts';
import { invoke } from './client.ts';
import { toReport } from './errors.tsx';

export type Read<N extends CommandName> = { value: CommandOutput<N> } | { failure: string };

/** Has reads wait for each other: of a county with very many sites, one takes long, and the window may ask again soon. */
export function useTurns(): (read: () => Promise<unknown> | undefined) => void {
  const last = useRef<Promise<unknown>>(Promise.resolve());
  return (read) => {
    last.current = last.current.then(read);
  };
}

/**
 * What a query answers, read again whenever one of `until` changes. The last answer stays until the next one is
 * there, unless the question itself has changed; with `keep` even then, so that dragging does not flicker.
 */
export function useRead<N extends CommandName>(
  name: N,
  input: CommandInput<N>,
  until: readonly unknown[],
  keep = false,
): { read: Read<N> | null; retry(): void } {
  const question = JSON.stringify(input);
  const [held, setHeld] = useState<{ question: string; read: Read<N> } | null>(null);
  const [attempt, setAttempt] = useState(0);
  const inTurn = useTurns();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question is compared by its text
  useEffect(() => {
    let stale = false;
    inTurn(() =>
      stale
        ? undefined
        : invoke(name, input).then(
            (value) => !stale && setHeld({ question, read: { value } }),
            (error) => !stale && setHeld({ question, read: { failure: toReport(error).message } }),
          ),
    );
    return () => {
      stale = true;
    };
  }, [name, question, attempt, ...until]);
  return {
    read: held && (keep || held.question === question) ? held.read : null,
    retry: () => setAttempt(attempt + 1),
  };
}
