import { useCallback, useEffect, useRef, useState } from 'react';
import type { CommandInput } from '../../shared/contract.ts';
import type { SiteGroupSum, SiteLine } from '../../shared/site-page.ts';
import { invoke } from '../base/client.ts';
import { toReport } from '../base/errors.tsx';
import { useStore } from '../base/store.ts';

export type Choice = Omit<CommandInput<'site.page'>, 'offset' | 'limit'>;

const PAGE = 100;
const SETTLE_MS = 80;

export interface SitePages {
  /** Sites in the document and those the choice leaves; null until the first page is there. */
  all: number | null;
  total: number;
  groups: readonly SiteGroupSum[];
  failure: string | null;
  /** A row by its place, if it has been read. */
  row(index: number): SiteLine | undefined;
  /** Has the rows from one place to another read. */
  want(from: number, to: number): void;
  retry(): void;
}

interface Held {
  all: number | null;
  total: number;
  groups: readonly SiteGroupSum[];
  rows: ReadonlyMap<number, SiteLine>;
}
const NOTHING: Held = { all: null, total: 0, groups: [], rows: new Map() };

/** Sites in some order, read a page at a time as they come into view; edits have the pages in view read again. */
export function useSitePages(choice: Choice): SitePages {
  const version = useStore((state) => state.sitesVersion);
  const summary = useStore((state) => state.summary);
  // Where sites connect follows from the grid too.
  const results = useStore((state) => state.resultsVersion);
  // Until the window reads the sites, the map has the machine.
  const reading = useStore((state) => state.sitesLoad !== 'idle');
  const key = JSON.stringify(choice);
  const [held, setHeld] = useState<Held>(NOTHING);
  const [failure, setFailure] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  /** Pages asked for under the present choice and version. */
  const asked = useRef(new Set<number>());
  const view = useRef<[number, number]>([0, PAGE - 1]);
  const turn = useRef(0);

  const ask = useCallback(
    (page: number, mine: number) => {
      asked.current.add(page);
      invoke('site.page', { ...(JSON.parse(key) as Choice), offset: page * PAGE, limit: PAGE }).then(
        (answer) => {
          if (mine !== turn.current) return;
          setFailure(null);
          setHeld((before) => {
            const rows = new Map(before.rows);
            answer.rows.forEach((row, i) => {
              rows.set(page * PAGE + i, row);
            });
            return { all: answer.all, total: answer.total, groups: answer.groups, rows };
          });
        },
        (error) => {
          asked.current.delete(page);
          if (mine === turn.current) setFailure(toReport(error).message);
        },
      );
    },
    [key],
  );

  const want = useCallback(
    (from: number, to: number) => {
      view.current = [from, to];
      if (!reading) return;
      for (let page = Math.floor(from / PAGE); page <= Math.floor(to / PAGE); page++) {
        if (!asked.current.has(page)) ask(page, turn.current);
      }
    },
    [ask, reading],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new choice starts anew
  useEffect(() => {
    setHeld((before) => ({ ...before, rows: new Map() }));
    view.current = [0, PAGE - 1];
  }, [key]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what changed is read again, the old rows standing meanwhile
  useEffect(() => {
    const again = () => {
      turn.current++;
      asked.current = new Set();
      want(...view.current);
    };
    // An edit changes sites, totals and estimates one after the other; all of them are one new read.
    const timer = setTimeout(again, turn.current === 0 ? 0 : SETTLE_MS);
    return () => clearTimeout(timer);
  }, [want, version, summary, results, attempt]);

  return {
    ...held,
    failure,
    row: (index) => (index < held.total ? held.rows.get(index) : undefined),
    want,
    retry: () => setAttempt(attempt + 1),
  };
}
