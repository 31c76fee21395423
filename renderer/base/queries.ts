import { QueryClient } from '@tanstack/react-query';
import { type EventName, on } from './events.ts';

/** An edit changes sites, estimates and totals one after the other; all of them are one new read. */
const SETTLE_MS = 80;

/** Answers of the program to the window's questions, by command and input, until an event makes them stale. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      retry: false,
      staleTime: Number.POSITIVE_INFINITY,
      // What nothing shows is let go: asked again, the last answer stays until the next, and never one from before it.
      gcTime: 0,
      networkMode: 'always',
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      structuralSharing: false,
    },
  },
});

const RESULTS: readonly EventName[] = [
  'project.read',
  'sites.changed',
  'estimates.changed',
  'context.changed',
  'consumers.changed',
  'feeders.changed',
  'scenarios.changed',
  'roofs.changed',
  'terrain.changed',
];

/** Commands whose answers follow from little, by the event after which they are stale. All others follow from results. */
const BY_EVENT: [answers: RegExp, events: readonly EventName[]][] = [
  [/^(county\.|app\.|fit\.ahp$)/, []],
  [/^weather\./, ['weather.changed']],
  [/^site\.photo\./, ['photos.changed']],
  [/^edit\./, ['history.changed']],
  [/^feature\./, ['context.changed']],
  // What was typed for a plan tells the history only.
  [/^plan\./, [...RESULTS, 'history.changed']],
];

/** The events after which the answer of a command is stale. */
const staleAfter = (name: string): readonly EventName[] =>
  BY_EVENT.find(([answers]) => answers.test(name))?.[1] ?? RESULTS;

const due = new Set<EventName>();

function invalidate(): void {
  const events = [...due];
  due.clear();
  void queries.invalidateQueries({
    predicate: ({ queryKey: [name] }) => events.some((event) => staleAfter(String(name)).includes(event)),
  });
}

for (const event of new Set(BY_EVENT.flatMap(([, events]) => events).concat(RESULTS))) {
  on(event, () => {
    if (due.size === 0) setTimeout(invalidate, SETTLE_MS);
    due.add(event);
  });
}
