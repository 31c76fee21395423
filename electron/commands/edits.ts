import type { Touched } from '../store/journal.ts';
import { type HandlersOf, openedDocument, type Session } from './session.ts';

export const edits: HandlersOf<'edit'> = {
  'edit.undo'(session) {
    const { journal } = openedDocument(session);
    announce(session, journal.undo());
    return journal.history();
  },
  'edit.redo'(session) {
    const { journal } = openedDocument(session);
    announce(session, journal.redo());
    return journal.history();
  },
  'edit.history': (session) => openedDocument(session).journal.history(),
};

const SCENARIO_TABLES = ['planner_scenarios', 'planner_left_out'];
const OVERRIDES = 'planner_rule_overrides';
const OWN_EVENTS = [
  'sites',
  'consumers',
  'planner_weather',
  'county_boundary',
  OVERRIDES,
  ...SCENARIO_TABLES,
];

/** Tells the window what an edit changed, and has out-of-date estimates computed again. */
export function announce(session: Session, touched: Touched | null): void {
  if (!touched || touched.size === 0) return;
  const { emit } = session.host;
  const sites = touched.get('sites');
  const scenarios = SCENARIO_TABLES.some((table) => touched.has(table));
  if (sites) emit({ type: 'sites.changed', ids: [...new Set(sites)] });
  if (touched.has(OVERRIDES)) emit({ type: 'sites.changed', ids: 'all' });
  if (scenarios) {
    emit({ type: 'scenarios.changed' });
    emit({ type: 'sites.changed', ids: 'all' });
  }
  if (touched.has('consumers')) emit({ type: 'consumers.changed' });
  if (touched.has('county_boundary')) emit({ type: 'project.changed' });
  if (touched.has('planner_weather')) emit({ type: 'weather.changed' });
  if ([...touched.keys()].some((table) => !OWN_EVENTS.includes(table))) emit({ type: 'context.changed' });
  emit({ type: 'history.changed' });
  session.estimator.refresh();
}
