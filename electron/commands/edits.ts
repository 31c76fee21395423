import { openedDocument, type Session } from '../session/session.ts';
import type { Touched } from '../store/journal.ts';
import { runBulk } from '../workers/bulk.ts';
import type { HandlersOf } from './handler.ts';

export const edits: HandlersOf<'edit'> = {
  'edit.undo': (session) => flip(session, 'undo'),
  'edit.redo': (session) => flip(session, 'redo'),
  'edit.history': (session) => openedDocument(session).journal.history(),
  async 'edit.jump'(session, { step }) {
    for (;;) {
      const history = openedDocument(session).journal.history();
      if (history.undo && history.undo.id > step) await flip(session, 'undo');
      else if (history.redo && history.redo.id <= step) await flip(session, 'redo');
      else return history;
    }
  },
};

/** Rows from which on reversing a step is no work for the thread that serves the window. */
const LARGE = 1000;

/** Reverses a step; a large one in a thread of its own, where the planner sees how far it is and can stop it. */
async function flip(session: Session, which: 'undo' | 'redo') {
  const document = openedDocument(session);
  const { journal } = document;
  const rows = journal.rowsIn(which);
  if (rows < LARGE) {
    announce(session, journal[which]());
    return journal.history();
  }
  const { touched } = await session.jobs.run(`edit.${which}`, (progress, signal) =>
    journal.elsewhere(() => runBulk(document.path, { type: 'flip', which, rows }, signal, progress)),
  );
  announce(session, touched);
  return journal.history();
}

const SCENARIO_TABLES = ['planner_scenarios', 'planner_left_out', 'planner_in_service'];
const GRID_TABLES = ['feeders', 'transformers', 'existing_pv', 'planner_connections'];
const OVERRIDES = 'planner_rule_overrides';
const OWN_EVENTS = [
  'sites',
  'consumers',
  'feeders',
  'transformers',
  'existing_pv',
  'planner_connections',
  'planner_weather',
  'county_boundary',
  'terrain',
  'planner_terrain',
  'surface',
  'planner_surface',
  OVERRIDES,
  'planner_templates',
  'planner_sketches',
  'planner_groups',
  'planner_rules',
  'planner_rules_date',
  'planner_plan_texts',
  'planner_county_facts',
  'site_photos',
  'site_photo_pictures',
  ...SCENARIO_TABLES,
];

/** Sites an event names one by one; where more changed, it says that all may have. */
export const MOST_NAMED = 1000;

/** Tells the window what an edit changed, and has out-of-date estimates computed again. */
export function announce(session: Session, touched: Touched | null): void {
  if (!touched || touched.size === 0) return;
  const { emit } = session.host;
  const sites = touched.get('sites');
  const scenarios = SCENARIO_TABLES.some((table) => touched.has(table));
  if (sites !== undefined) {
    const ids = [...new Set(sites)];
    emit({ type: 'sites.changed', ids: sites === null || ids.length > MOST_NAMED ? 'all' : ids });
  }
  if (touched.has(OVERRIDES)) emit({ type: 'sites.changed', ids: 'all' });
  if (touched.has('planner_rules') || touched.has('planner_rules_date')) {
    emit({ type: 'scenarios.changed' });
    emit({ type: 'sites.changed', ids: 'all' });
  }
  if (scenarios) {
    emit({ type: 'scenarios.changed' });
    emit({ type: 'sites.changed', ids: 'all' });
  }
  if (touched.has('site_photos')) emit({ type: 'photos.changed' });
  if (touched.has('planner_sketches')) emit({ type: 'sketches.changed' });
  if (touched.has('planner_templates')) emit({ type: 'templates.changed' });
  if (touched.has('consumers') || touched.has('planner_groups')) emit({ type: 'consumers.changed' });
  if (touched.has('planner_terrain')) {
    emit({ type: 'terrain.changed' });
    emit({ type: 'sites.changed', ids: 'all' });
  }
  if (touched.has('planner_surface')) emit({ type: 'roofs.changed' });
  if (GRID_TABLES.some((table) => touched.has(table))) emit({ type: 'feeders.changed' });
  if (touched.has('county_boundary')) emit({ type: 'project.changed' });
  if (touched.has('planner_weather')) emit({ type: 'weather.changed' });
  if ([...touched.keys()].some((table) => !OWN_EVENTS.includes(table))) emit({ type: 'context.changed' });
  emit({ type: 'history.changed' });
  session.estimator.refresh();
}
