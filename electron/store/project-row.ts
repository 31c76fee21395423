import type { Document } from './document.ts';
import { prepared as statementOf } from './prepared.ts';
import { storedRow } from './stored.ts';

/** What a document says of itself. */
export interface ProjectRow {
  name: string;
  countyCode: string;
  elevationM: number;
  createdAt: string;
}

/**
 * The one row that says what this project is.
 * @throws PlannerError `document.bad-contents`
 */
export function readProject(document: Document): ProjectRow {
  const row = statementOf(
    document.db,
    'SELECT name, county_code AS countyCode, elevation_m AS elevationM, created_at AS createdAt FROM planner_project',
  ).get() as ProjectRow;
  const kinds = { name: 'text', countyCode: 'text', elevationM: 'number', createdAt: 'text' } as const;
  return storedRow(row, kinds, 'planner_project');
}
