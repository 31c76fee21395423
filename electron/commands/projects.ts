import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { FeatureCollection } from 'geojson';
import { assumptionsSchema, type ContextLayerName } from '../../shared/domain.ts';
import { PlannerError } from '../../shared/errors.ts';
import { summaryOf } from '../county/account/summary.ts';
import { countyWork } from '../county/county-work.ts';
import { describe } from '../county/project.ts';
import { keepRules } from '../county/rules/kept.ts';
import { DEMONSTRATION_COUNTY } from '../session/library.ts';
import { assertOpen, openedDocument, type Session } from '../session/session.ts';
import { insertContext, listContext } from '../store/context.ts';
import { createDocument } from '../store/create-document.ts';
import type { Document } from '../store/document.ts';
import { activateScenario, insertScenario } from '../store/scenarios.ts';
import { countSites } from '../store/sites.ts';
import { describeBackups } from './backups.ts';
import { copyOut } from './copy-out.ts';
import { fieldTrip } from './field-trip.ts';
import type { HandlersOf } from './handler.ts';
import { assertOutput } from './outputs.ts';
import { outside } from './outside.ts';
import { closeProject, giveBack, openAndShow, openingEnded, show } from './project-shown.ts';
import { readRecent } from './recent.ts';
import { restoreProject } from './restore.ts';

export const projects: HandlersOf<'project'> = {
  'project.create'(session, { path, countyCode, name, demonstration }) {
    assertNewDocument(session, path);
    const county = session.library.counties().get(countyCode);
    const row = {
      name: name ?? county.name,
      countyCode,
      elevationM: session.library.elevationAt(county.center),
    };
    const document = createDocument(path, row, (draft) => {
      activateScenario(draft, insertScenario(draft, BASE_SCENARIO, assumptionsSchema.parse({})));
      keepRules(session, draft);
      if (demonstration && countyCode === DEMONSTRATION_COUNTY) fillDemonstration(session, draft);
    });
    return show(session, document);
  },

  'project.open': (session, { path }) => openAndShow(session, path),

  async 'project.close'(session) {
    closeProject(session);
    giveBack(session);
    session.host.emit({ type: 'project.changed' });
    await session.backups.settled();
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
    return countyWork(session, document, summaryOf(session, document));
  },

  'project.recent'(session) {
    const projects = readRecent(session.host.folders.settings);
    // The planner opened each of them before, by a dialog or from the system.
    for (const { path } of projects) session.grants.give(path, 'document');
    return { projects };
  },

  async 'project.saveAs'(session, { path }) {
    await openingEnded(session);
    const document = openedDocument(session);
    assertNewDocument(session, path);
    // No edit comes between the copy and its showing: it would be in the document that is left alone.
    return session.jobs.run('project.saveAs', (_, signal) =>
      document.journal.elsewhere(async () => {
        const asked = { kind: 'packed', replace: false, signal } as const;
        await copyOut(document, path, asked, () => assertOpen(session, document));
        return openAndShow(session, path);
      }),
    );
  },

  'project.backups': (session, { path }) =>
    describeBackups(session.backups.of(path ?? openedDocument(session).path)),

  'project.restore': restoreProject,

  ...fieldTrip,
  ...outside,
};

/** @throws PlannerError `project.exists`, or what else speaks against a new document there */
function assertNewDocument(session: Session, path: string): void {
  if (existsSync(path)) throw new PlannerError('project.exists', { name: basename(path) }, { file: path });
  assertOutput(session, path, { endings: ['gpkg'], overwrite: false, database: true });
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
