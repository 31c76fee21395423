import { siteFieldsOf } from '../../../shared/agrivoltaic.ts';
import type { SiteFields, SiteKind } from '../../../shared/domain.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { firstSetup } from '../farm/agrivoltaic.ts';

/** DC power per module area: n-type modules of about 22 % efficiency, as sold in China in 2024 (judgement). */
export const MODULE_WP_M2 = 220;

/** Follows from the building, the size and the scenario. */
export const UNSET_TERMS = { ownerClass: null, gridMode: null, tariff: null } as const;

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
  const common = {
    ...{ mounting: null, twoFaces: false },
    kind,
    moduleWpM2: MODULE_WP_M2,
    module: null,
    inverter: null,
    notes: '',
    ...UNSET_TERMS,
  };
  if (kind === 'agrivoltaic') {
    return { ...common, usableShare: 0.85, ...siteFieldsOf(firstSetup(session, latitudeDeg)) };
  }
  const roof = { mount: 'fixed' as const, tiltDeg: 15, azimuthDeg: 180, usableShare: 0.6 };
  return { ...common, ...roof, gcr: null, agrivoltaic: null };
}
