import type { SiteFields, SiteKind } from '../../shared/domain.ts';
import { optimalTiltDeg } from '../engine/optimal-tilt.ts';
import type { Document } from '../store/document.ts';
import type { Session } from './session.ts';

/** DC power per module area: n-type modules of about 22 % efficiency, as sold in China in 2024 (judgement). */
const MODULE_WP_M2 = 220;

/**
 * What a new site gets until the planner says otherwise. The shares and the roof tilt are engineering
 * judgements; each stands in the site's form and can be changed there.
 */
export function siteDefaults(
  session: Session,
  document: Document,
  kind: SiteKind,
): Omit<SiteFields, 'name' | 'geometry'> {
  const [, latitudeDeg] = session.library.countyOf(document).center;
  const common = { kind, mount: 'fixed' as const, azimuthDeg: 180, moduleWpM2: MODULE_WP_M2, notes: '' };
  return kind === 'rooftop'
    ? { ...common, tiltDeg: 15, usableShare: 0.6, gcr: null }
    : { ...common, tiltDeg: Math.round(optimalTiltDeg(latitudeDeg)), usableShare: 0.85, gcr: 0.35 };
}
