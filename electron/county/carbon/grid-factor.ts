import type { Assumptions } from '../../../shared/domain.ts';
import { gridFactorForProvince } from '../../formats/facts.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';

/** Grid average emission factor behind a scenario's avoided emissions, and where it comes from. */
export function gridFactorOf(
  session: Session,
  document: Document,
  { gridFactorKgKwh }: Assumptions,
): { factorKgKwh: number; source: string } {
  if (gridFactorKgKwh !== null) return { factorKgKwh: gridFactorKgKwh, source: 'planner' };
  const { province } = session.library.countyOf(document);
  const { factorKgKwh, year, region, source } = gridFactorForProvince(
    session.library.gridFactors(),
    province,
  );
  return { factorKgKwh, source: `${region} ${year}: ${source}` };
}
