import type { ProjectInfo } from '../../shared/domain.ts';
import type { Session } from '../session/session.ts';
import { type Document, LATEST_SCHEMA } from '../store/document.ts';
import { readExportCrs } from '../store/export-system.ts';
import { readProject } from '../store/project-row.ts';

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
    exportCrs: readExportCrs(document),
  };
}
