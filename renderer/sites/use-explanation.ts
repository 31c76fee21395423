import { useEffect, useState } from 'react';
import type { CommandOutput } from '../../shared/contract.ts';
import { invoke } from '../app/client.ts';
import { toReport } from '../app/errors.tsx';
import type { SiteRow } from '../app/slices/types.ts';
import { useStore } from '../app/store.ts';

export type Explanation = CommandOutput<'estimate.explain'>;

type Read = { siteId: number; value: Explanation } | { siteId: number; failure: string };

/** The full result of a site, read again whenever its parameters or the assumptions change. */
export function useExplanation(site: SiteRow): { read: Read | null; retry(): void } {
  const version = useStore((state) => state.resultsVersion);
  const [read, setRead] = useState<Read | null>(null);
  const [attempt, setAttempt] = useState(0);
  const siteId = site.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version or attempt is a new read
  useEffect(() => {
    let stale = false;
    invoke('estimate.explain', { siteId }).then(
      (value) => !stale && setRead({ siteId, value }),
      (error) => !stale && setRead({ siteId, failure: toReport(error).message }),
    );
    return () => {
      stale = true;
    };
  }, [siteId, version, attempt]);
  return { read: read?.siteId === siteId ? read : null, retry: () => setAttempt(attempt + 1) };
}
