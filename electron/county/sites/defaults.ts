import { siteFieldsOf } from '../../../shared/agrivoltaic.ts';
import type { SiteFields, SiteKind } from '../../../shared/domain.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { firstSetup } from '../farm/agrivoltaic.ts';
import { figureOf } from '../rules/in-force.ts';

/** Follows from the building, the size and the scenario. */
export const UNSET_TERMS = { ownerClass: null, gridMode: null, tariff: null } as const;

/** What a new site gets until the planner says otherwise, by the rules in force. */
export function siteDefaults(
  session: Session,
  document: Document,
  kind: SiteKind,
): Omit<SiteFields, 'name' | 'geometry'> {
  const figure = figureOf(session, document);
  const common = {
    ...{ mounting: null, twoFaces: false },
    kind,
    moduleWpM2: figure('site.modulePower').value,
    module: null,
    inverter: null,
    notes: '',
    ...UNSET_TERMS,
  };
  if (kind === 'agrivoltaic') {
    const usableShare = figure('site.usable.agrivoltaic').value;
    return { ...common, usableShare, ...siteFieldsOf(firstSetup(session, document)) };
  }
  const roof = {
    mount: 'fixed' as const,
    tiltDeg: figure('site.tilt.rooftop').value,
    azimuthDeg: figure('site.azimuth.rooftop').value,
    usableShare: figure('site.usable.rooftop').value,
  };
  return { ...common, ...roof, gcr: null, agrivoltaic: null };
}
