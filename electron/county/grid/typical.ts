import { emptyHours } from '../../engine/load/balance.ts';
import type { Generation } from '../account/generation.ts';
import { UNSET_TERMS } from '../sites/defaults.ts';

/** Hours of one kWp of a plain roof, for what has no site yet; 1100 kWh a year: engineering judgement. */
export function perKwpOf(generation: Generation): Float64Array {
  const hours = emptyHours();
  generation.add([{ site: PLAIN_ROOF, annualKwh: TYPICAL_KWH }], hours);
  return hours;
}

const TYPICAL_KWH = 1100;
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
