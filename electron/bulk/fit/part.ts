import type { Database } from 'better-sqlite3';
import { atOnce } from '../../../shared/steps.ts';
import { outlinesAhead } from '../../store/outlines-ahead.ts';
import { packAround, unpackStandings } from './packed.ts';
import { aroundSite } from './surroundings.ts';
import type { Around, Survey } from './survey.ts';

/**
 * Surveys part of a document's sites in one go.
 *
 * @param packed see `packStandings`
 * @returns see `packAround`, in the same order
 */
export function surveyPart(db: Database, shared: Survey, packed: Float64Array): Float64Array {
  const sites = unpackStandings(packed);
  const outlines = outlinesAhead(
    { db },
    sites.map(({ id }) => id),
  );
  const found: (Around | null)[] = [];
  for (const site of sites) {
    const outline = outlines(site.id);
    found.push(outline && atOnce(aroundSite(shared, site, () => outline)));
  }
  return packAround(found);
}
