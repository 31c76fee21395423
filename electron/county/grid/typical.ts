import { emptyHours } from '../../engine/load/balance.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { generationOf } from '../account/generation.ts';
import { figureOf } from '../rules/in-force.ts';
import { UNSET_TERMS } from '../sites/defaults.ts';

/** Hours of one kWp of a plain roof, for what has no site yet: the rules' energy of a year, by the document's climate. */
export function perKwpOf(session: Session, document: Document): Float64Array {
  const hours = emptyHours();
  const annualKwh = figureOf(session, document)('site.plainYield').value;
  generationOf(session, document).add([{ site: PLAIN_ROOF, annualKwh }], hours);
  return hours;
}

const PLAIN_ROOF = {
  kind: 'rooftop',
  mount: 'fixed',
  mounting: null,
  twoFaces: false,
  tiltDeg: 30,
  azimuthDeg: 180,
  usableShare: 1,
  gcr: null,
  moduleWpM2: 200,
  module: null,
  inverter: null,
  ...UNSET_TERMS,
  notes: '',
  agrivoltaic: null,
  capacityKwp: 1,
} as const;
