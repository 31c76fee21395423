import { SITE_KINDS, type SiteKind } from '../../../shared/domain.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { inStep } from '../../store/in-step.ts';
import { type MirroredSite, siteMirror } from '../../store/site-mirror.ts';
import { landVersion } from '../land/rules.ts';
import { landStatuses } from '../land/statuses.ts';

const MONTHS = 12;
/** Sites whose sums are kept together: few enough to be added up anew whenever one of them changes. */
const BLOCK = 512;

/** Sums over sites that count. */
export interface Totals {
  siteCount: number;
  estimatedCount: number;
  areaM2: number;
  capacityKwp: number;
  annualKwh: number;
  p90Kwh: number;
  avoidedTco2: number;
  monthlyKwh: number[];
  byKind: Record<SiteKind, { siteCount: number; capacityKwp: number; annualKwh: number }>;
  /** Sites, included or not, that break a rule without an override, and that break one with. */
  broken: number;
  /** Sites at which nothing was found but not every rule was checked. */
  unchecked: number;
  overridden: number;
}

const nothing = (): Totals => ({
  ...{ siteCount: 0, estimatedCount: 0, areaM2: 0, capacityKwp: 0, annualKwh: 0, p90Kwh: 0, avoidedTco2: 0 },
  monthlyKwh: new Array<number>(MONTHS).fill(0),
  byKind: Object.fromEntries(
    SITE_KINDS.map((kind) => [kind, { siteCount: 0, capacityKwp: 0, annualKwh: 0 }]),
  ) as Totals['byKind'],
  ...{ broken: 0, unchecked: 0, overridden: 0 },
});

/** Totals of the sites that count in the active scenario. Only blocks of sites that changed are added up again. */
export function totalsOf(session: Session, document: Document): Totals {
  const rows = siteMirror(document).rows();
  const { value: blocks, changed } = inStep(
    document,
    totalsOf,
    landVersion(document),
    () => new Map<number, Totals>(),
  );
  const status = landStatuses(session, document);
  if (changed === 'all') {
    blocks.clear();
    for (const row of rows.values()) {
      const block = Math.floor(row.id / BLOCK);
      let sum = blocks.get(block);
      if (!sum) {
        sum = nothing();
        blocks.set(block, sum);
      }
      count(sum, row, status(row));
    }
  } else {
    for (const block of new Set([...changed].map((id) => Math.floor(id / BLOCK)))) {
      const sum = nothing();
      for (let id = block * BLOCK; id < (block + 1) * BLOCK; id++) {
        const row = rows.get(id);
        if (row) count(sum, row, status(row));
      }
      blocks.set(block, sum);
    }
  }
  const total = nothing();
  for (const block of [...blocks.keys()].sort((a, b) => a - b)) add(total, blocks.get(block)!);
  return total;
}

function count(
  sum: Totals,
  { kind, areaM2, built, capacityKwp, included, estimate }: MirroredSite,
  land: string,
): void {
  if (land === 'broken') sum.broken++;
  if (land === 'overridden') sum.overridden++;
  if (land === 'unchecked') sum.unchecked++;
  if (!included || land === 'broken') return;
  const ofKind = sum.byKind[kind];
  sum.siteCount++;
  sum.areaM2 += areaM2 * built;
  sum.capacityKwp += capacityKwp;
  ofKind.siteCount++;
  ofKind.capacityKwp += capacityKwp;
  if (!estimate) return;
  ofKind.annualKwh += estimate.annualKwh;
  sum.estimatedCount++;
  sum.annualKwh += estimate.annualKwh;
  sum.p90Kwh += estimate.p90Kwh;
  sum.avoidedTco2 += estimate.avoidedTco2;
  for (let month = 0; month < MONTHS; month++) sum.monthlyKwh[month]! += estimate.monthlyKwh[month]!;
}

const SUMS = [
  ...['siteCount', 'estimatedCount', 'areaM2', 'capacityKwp', 'annualKwh', 'p90Kwh', 'avoidedTco2'],
  ...['broken', 'unchecked', 'overridden'],
] as const;

function add(total: Totals, part: Totals): void {
  for (const key of SUMS as readonly (keyof Totals & (typeof SUMS)[number])[]) {
    (total[key] as number) += part[key] as number;
  }
  for (let month = 0; month < MONTHS; month++) total.monthlyKwh[month]! += part.monthlyKwh[month]!;
  for (const kind of SITE_KINDS) {
    total.byKind[kind].siteCount += part.byKind[kind].siteCount;
    total.byKind[kind].capacityKwp += part.byKind[kind].capacityKwp;
    total.byKind[kind].annualKwh += part.byKind[kind].annualKwh;
  }
}
