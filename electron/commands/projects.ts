import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { FeatureCollection } from 'geojson';
import { assumptionsSchema, type ContextLayerName, type ProjectInfo } from '../../shared/domain.ts';
import { PlannerError } from '../../shared/errors.ts';
import { restoreBackup } from '../store/backups.ts';
import { insertContext, listContext } from '../store/context.ts';
import {
  createDocument,
  type Document,
  isUnchecked,
  LATEST_SCHEMA,
  openDocument,
  readProject,
} from '../store/document.ts';
import { holdDocument } from '../store/lock.ts';
import { copyInto } from '../store/migrate.ts';
import { activateScenario, insertScenario } from '../store/scenarios.ts';
import { countSites } from '../store/sites.ts';
import { chooseBackup, describeBackups } from './backups.ts';
import { warmLand } from './land-rules.ts';
import { DEMONSTRATION_COUNTY } from './library.ts';
import { readRecent, rememberRecent } from './recent.ts';
import { type HandlersOf, openedDocument, type Session } from './session.ts';
import { checkLater, stopCheck } from './soundness.ts';
import { summarise } from './summary.ts';
import { closeTiles, FIRST_MAP_MS, startTiles } from './tiles.ts';
import { bundledYear, placeOf } from './weather.ts';

export const projects: HandlersOf<'project'> = {
  'project.create'(session, { path, countyCode, name, demonstration }) {
    if (existsSync(path)) throw new PlannerError('project.exists', { name: basename(path) }, { file: path });
    const county = session.library.counties().get(countyCode);
    const row = {
      name: name ?? county.name,
      countyCode,
      elevationM: session.library.elevationAt(county.center),
    };
    const document = createDocument(path, row, (draft) => {
      activateScenario(draft, insertScenario(draft, BASE_SCENARIO, assumptionsSchema.parse({})));
      if (demonstration && countyCode === DEMONSTRATION_COUNTY) fillDemonstration(session, draft);
    });
    return show(session, document);
  },

  'project.open'(session, { path }) {
    return show(session, openDocument(path));
  },

  'project.close'(session) {
    closeProject(session);
    session.host.emit({ type: 'project.changed' });
    return { ok: true };
  },

  'project.info'(session) {
    const { document } = session;
    if (!document) return { project: null, siteCount: 0, layers: [] };
    return {
      project: describe(session, document),
      siteCount: countSites(document),
      layers: listContext(document),
    };
  },

  async 'project.summary'(session) {
    const document = openedDocument(session);
    await warmLand(session, document);
    return summarise(session, openedDocument(session));
  },

  'project.recent'(session) {
    const projects = readRecent(session.host.folders.settings);
    // The planner opened each of them before, by a dialog or from the system.
    for (const { path } of projects) session.grants.give(path, 'document');
    return { projects };
  },

  'project.saveAs'(session, { path }) {
    if (existsSync(path)) throw new PlannerError('project.exists', { name: basename(path) }, { file: path });
    const document = openedDocument(session);
    copyInto(document.db, path);
    return show(session, openDocument(path));
  },

  'project.backups': (session, { path }) =>
    describeBackups(session.backups.of(path ?? openedDocument(session).path)),

  'project.restore'(session, { path, backup }) {
    const chosen = chooseBackup(session, { path, backup });
    if (session.document?.path === path) closeProject(session);
    if (existsSync(path)) releaseIfFree(path);
    const kept = restoreBackup(chosen, path);
    return { ...show(session, openDocument(path)), kept };
  },
};

/** @throws PlannerError `document.in-use` when another program has the document open. */
function releaseIfFree(path: string): void {
  const hold = holdDocument(path);
  if (hold === 'in-use') throw new PlannerError('document.in-use', {}, { file: path });
  if (typeof hold !== 'string') hold.release();
}

/** Name of the scenario every new document starts with. */
const BASE_SCENARIO = '基准情景';

function fillDemonstration(session: Session, document: Document): void {
  const { layers } = JSON.parse(readFileSync(session.library.demonstrationFile, 'utf8')) as {
    layers: Record<ContextLayerName, FeatureCollection>;
  };
  for (const [layer, { features }] of Object.entries(layers)) {
    insertContext(document, layer as ContextLayerName, features);
  }
}

function show(session: Session, document: Document): ProjectInfo {
  closeProject(session);
  session.document = document;
  session.grants.give(document.path, 'document');
  const info = describe(session, document);
  rememberRecent(session.host.folders.settings, {
    path: document.path,
    name: info.name,
    countyName: info.county.name,
  });
  session.host.emit({ type: 'project.changed' });
  startTiles(session, document);
  if (session.host.name !== 'command-line') setImmediate(() => warmWindow(session, document));
  const work = () => {
    session.estimator.refresh();
    session.backups.opened(document);
  };
  if (session.host.name === 'command-line' || !isUnchecked(document)) work();
  else setTimeout(() => session.document === document && work(), FIRST_MAP_MS).unref();
  checkLater(session, document);
  return info;
}

/** Closes the open document, if any, leaving one clean file. */
export function closeProject(session: Session): void {
  session.estimator.stop();
  const { document } = session;
  session.document = null;
  if (!document) return;
  stopCheck(document);
  closeTiles(document);
  session.backups.close(document);
}

/** Makes what the window asks for first while it comes up. */
function warmWindow(session: Session, document: Document): void {
  if (session.document !== document) return;
  bundledYear(session, placeOf(session, document));
  listContext(document);
}

/** What the window and the plan say about a document. */
export function describe(session: Session, document: Document): ProjectInfo {
  const project = readProject(document);
  return {
    path: document.path,
    name: project.name,
    county: session.library.countyOf(document),
    elevationM: project.elevationM,
    readOnly: document.readOnly,
    readOnlyReason: document.readOnlyReason,
    schemaVersion: Math.max(document.schemaVersion, LATEST_SCHEMA),
    createdAt: project.createdAt,
  };
}
