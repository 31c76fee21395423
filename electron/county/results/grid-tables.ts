import { gridObjectId } from '../../../shared/grid-object.ts';
import type { Table } from '../../formats/parquet/write.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { landCheckOf } from '../land/statuses.ts';
import type { CountyResults } from './figures.ts';
import { table } from './result-table.ts';

/** Open capacity of each object of the grid, with what the check of all hours found; an object not checked has no class. */
export function gridTable({ grid, openCapacity }: CountyResults): Table {
  const checked = new Map<string, { curtailedKwh: number; remainingKwp: number | null; class: string }>();
  for (const station of grid?.stations ?? []) checked.set(gridObjectId('station', station.id), station);
  for (const feeder of grid?.feeders ?? []) checked.set(gridObjectId('feeder', feeder.id), feeder);
  for (const each of grid?.transformers ?? []) checked.set(gridObjectId('transformer', each.id), each);
  return table('grid', openCapacity?.objects ?? [], [
    ['object', 'text', ({ id }) => id],
    ['kind', 'text', ({ kind }) => kind],
    ['name', 'text', ({ name }) => name],
    ['parent', 'text', ({ parentId }) => parentId],
    ['voltage_kv', 'number', ({ voltageKv }) => voltageKv],
    ['rating_mva', 'number', ({ ratingMva }) => ratingMva],
    ['load_mw', 'number', ({ loadMw }) => loadMw],
    ['connected_mw', 'number', ({ connectedMw }) => connectedMw],
    ['filed_mw', 'number', ({ filedMw }) => filedMw],
    ['hosting_least_mw', 'number', ({ hostingMw }) => hostingMw[0]],
    ['hosting_most_mw', 'number', ({ hostingMw }) => hostingMw[1]],
    ['open_for_connection_least_mw', 'number', ({ openForConnectionMw }) => openForConnectionMw[0]],
    ['open_for_connection_most_mw', 'number', ({ openForConnectionMw }) => openForConnectionMw[1]],
    ['open_for_filing_least_mw', 'number', ({ openForFilingMw }) => openForFilingMw[0]],
    ['open_for_filing_most_mw', 'number', ({ openForFilingMw }) => openForFilingMw[1]],
    ['grade', 'text', ({ grade }) => grade],
    // What was assumed because it is not known.
    ['missing', 'text', ({ missing }) => missing.join(' ')],
    ['class', 'text', ({ id }) => checked.get(id)?.class ?? null],
    ['remaining_kwp', 'number', ({ id }) => checked.get(id)?.remainingKwp ?? null],
    ['curtailed_kwh', 'number', ({ id }) => checked.get(id)?.curtailedKwh ?? null],
  ]);
}

/** What was found at a site under a rule, and what could not be checked; a site that keeps them all has no row. */
export function rulesTable(session: Session, document: Document): Table {
  const { sites, rules } = landCheckOf(session, document);
  const known = new Map(rules.map((rule) => [rule.code, rule]));
  type Found = {
    siteId: number;
    rule: string;
    outcome: string;
    finding: (typeof sites)[0]['findings'][0] | null;
  };
  function* found(): Generator<Found> {
    for (const { siteId, findings, unchecked } of sites) {
      for (const finding of findings) {
        const breach = finding.override ? 'overridden' : 'broken';
        const outcome = finding.severity === 'caution' ? 'caution' : breach;
        yield { siteId, rule: finding.rule, outcome, finding };
      }
      for (const rule of unchecked) yield { siteId, rule, outcome: 'unchecked', finding: null };
    }
  }
  return table<Found>('rules', found(), [
    ['site_id', 'whole', ({ siteId }) => siteId],
    ['rule', 'text', ({ rule }) => rule],
    ['severity', 'text', ({ rule }) => known.get(rule)?.severity ?? null],
    ['outcome', 'text', ({ outcome }) => outcome],
    ['overlap_m2', 'number', ({ finding }) => finding?.overlapM2 ?? null],
    ['overlap_share', 'number', ({ finding }) => finding?.overlapShare ?? null],
    ['distance_m', 'number', ({ finding }) => finding?.distanceM ?? null],
    ['slope_deg', 'number', ({ finding }) => finding?.slopeDeg ?? null],
    ['rule_limit', 'number', ({ finding }) => finding?.limit ?? null],
    ['override_reason', 'text', ({ finding }) => finding?.override?.reason ?? null],
  ]);
}
