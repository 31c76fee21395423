import { useEffect, useState } from 'react';
import type { CarbonOutlook } from '../../shared/carbon.ts';
import { invoke } from '../app/client.ts';
import { toReport } from '../app/errors.tsx';
import { useStore } from '../app/store.ts';

type Read = { value: CarbonOutlook } | { failure: string };

/** The active scenario's carbon, read again whenever the county's totals or assumptions change. */
export function useOutlook(): { read: Read | null; retry(): void } {
  const version = useStore((state) => state.resultsVersion);
  const summary = useStore((state) => state.summary);
  const [read, setRead] = useState<Read | null>(null);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version, total or attempt is a new read
  useEffect(() => {
    let stale = false;
    invoke('carbon.outlook', {}).then(
      (value) => !stale && setRead({ value }),
      (error) => !stale && setRead({ failure: toReport(error).message }),
    );
    return () => {
      stale = true;
    };
  }, [version, summary, attempt]);
  return { read, retry: () => setAttempt(attempt + 1) };
}
