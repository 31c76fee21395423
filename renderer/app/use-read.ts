import { useEffect, useState } from 'react';
import type { CommandInput, CommandName, CommandOutput } from '../../shared/contract.ts';
import { invoke } from './client.ts';
import { toReport } from './errors.tsx';

export type Read<N extends CommandName> = { value: CommandOutput<N> } | { failure: string };

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
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question is compared by its text
  useEffect(() => {
    let stale = false;
    invoke(name, input).then(
      (value) => !stale && setHeld({ question, read: { value } }),
      (error) => !stale && setHeld({ question, read: { failure: toReport(error).message } }),
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
