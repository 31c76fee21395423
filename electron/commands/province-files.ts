import { join } from 'node:path';
import { partitionOf } from './results.ts';

/** A county's own files in a folder of a province. */
export const filesOf = (out: string, countyCode: string) => ({
  document: join(out, 'documents', `${countyCode}.gpkg`),
  state: join(out, 'state', `${countyCode}.json`),
  /** The document from before a step that is being done. */
  before: join(out, 'state', `${countyCode}.before.gpkg`),
  log: join(out, 'log', `${countyCode}.jsonl`),
  results: join(out, 'results', ...partitionOf(countyCode)),
  plan: join(out, 'plans', `${countyCode}.pdf`),
});
