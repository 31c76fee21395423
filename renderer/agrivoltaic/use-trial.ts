import { useCallback, useEffect, useRef, useState } from 'react';
import type { AgrivoltaicChanges } from '../../shared/agrivoltaic.ts';
import type { AgrivoltaicResult } from '../../shared/agrivoltaic-result.ts';
import { invoke } from '../base/client.ts';
import { toReport } from '../base/errors.tsx';
import type { SiteRow } from '../base/state.ts';
import { useStore } from '../base/store.ts';

type Read = { value: AgrivoltaicResult } | { failure: string };

export interface Trial {
  changes: AgrivoltaicChanges;
  read: Read | null;
  /** Tries further changes on top of those before. */
  attempt(more: AgrivoltaicChanges): void;
  reset(): void;
  retry(): void;
}

/**
 * What a site would be with changes tried on it. While an answer is awaited only the newest question is kept, so that
 * dragging a slider never queues up.
 */
export function useTrial(site: SiteRow): Trial {
  const version = useStore((state) => state.resultsVersion);
  const [changes, setChanges] = useState<AgrivoltaicChanges>({});
  const [read, setRead] = useState<Read | null>(null);
  const asked = useRef<{ siteId: number; changes: AgrivoltaicChanges } | null>(null);
  const busy = useRef(false);

  const ask = useCallback(async () => {
    if (busy.current) return;
    busy.current = true;
    while (asked.current) {
      const question = asked.current;
      asked.current = null;
      const answer = await invoke('agrivoltaic.light', question).then(
        (value): Read => ({ value }),
        (error): Read => ({ failure: toReport(error).message }),
      );
      if (!asked.current) setRead(answer);
    }
    busy.current = false;
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another version of the site or its weather is a new question
  useEffect(() => {
    asked.current = { siteId: site.id, changes };
    void ask();
  }, [site, changes, version, ask]);

  return {
    changes,
    read,
    attempt: (more) => setChanges((before) => ({ ...before, ...more })),
    reset: () => setChanges({}),
    retry: () => setChanges((before) => ({ ...before })),
  };
}
