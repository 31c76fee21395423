import { useEffect, useState } from 'react';
import type { RoofProgress } from '../../shared/roofs.ts';
import { invoke } from '../app/client.ts';
import { toReport } from '../app/errors.tsx';
import { useStore } from '../app/store.ts';

type Read = { value: RoofProgress[] } | { failure: string };

/** Roofs developed by class, read again whenever sites or buildings change. */
export function useRoofProgress(): { read: Read | null; retry(): void } {
  const summary = useStore((state) => state.summary);
  const version = useStore((state) => state.contextVersion);
  const [read, setRead] = useState<Read | null>(null);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new totals, a new version or attempt is a new read
  useEffect(() => {
    let stale = false;
    invoke('roofs.progress', {}).then(
      ({ classes }) => !stale && setRead({ value: classes }),
      (error) => !stale && setRead({ failure: toReport(error).message }),
    );
    return () => {
      stale = true;
    };
  }, [summary, version, attempt]);
  return { read, retry: () => setAttempt(attempt + 1) };
}
