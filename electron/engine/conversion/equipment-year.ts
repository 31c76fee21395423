import type { Equipment } from '../../../shared/yield.ts';
import type { SkyYear } from '../sky/sky-year.ts';
import { AC_LOSSES, DC_LOSSES, lossFractionOf, withoutShading } from './losses.ts';
import { ALL_LIGHT_ALIKE, LOW_LIGHT } from './low-light.ts';
import { REFERENCE_EFFICIENCY } from './pvwatts.ts';

/**
 * What equipment makes of light in each lit hour, per kWp, with everything that does not depend on where the
 * plane faces worked out.
 *
 * DC before losses, kW/kWp: effective · lowLight(effective) · (base + slope · POA). AC: min(limit, dc · (gain − bend ·
 * dc) − idle), not below 0, with dc after losses; of that `delivered` reaches the meter.
 */
export interface EquipmentYear {
  /** `base` and `slope` of every lit hour, one after the other. */
  perLight: Float64Array;
  /** Efficiency under little light, see `LOW_LIGHT`. */
  lowLight: Float64Array;
  /** Share of DC that its losses together leave. */
  kept: number;
  gain: number;
  bend: number;
  idle: number;
  limit: number;
  /** DC, after losses, from which on the inverter clips, and AC per DC there. */
  clipsFrom: number;
  clipsPerDc: number;
  /** Share of AC that cables, transformer and time out of service leave. */
  delivered: number;
  albedo: number;
  /** 1 where angle losses of diffuse light and clipping within the hour count, 0 where one figure stands for all losses. */
  detailed: 0 | 1;
  /** The same equipment where shade is worked out hour by hour, so that no flat share stands for it. */
  seen: EquipmentYear;
}

/**
 * Prepare equipment under a sky: Faiman temperature, PVWatts DC and PVWatts inverter written as polynomials.
 *
 * With one `lossFraction` for all losses the chain is PVWatts' own: nothing is taken for low light, for the angles of
 * diffuse light, for clipping within the hour or behind the inverter.
 *
 * @param sky lit hours of the year
 * @param equipment as in `yield.simulate`
 * @returns see {@link EquipmentYear}
 * Source: Faiman (2008), equation 7; Dobos (2014), NREL/TP-6A20-62641, sections 8–10.
 */
export function prepareEquipment(sky: SkyYear, equipment: Equipment): EquipmentYear {
  const { gammaPdcPerK } = equipment.module;
  const { u0, u1 } = equipment.temperature;
  const { dcAcRatio, nominalEfficiency } = equipment.inverter;
  const perLight = new Float64Array(2 * sky.count);
  for (let i = 0; i < sky.count; i++) {
    perLight[2 * i] = 0.001 * (1 + gammaPdcPerK * (sky.airC[i]! - 25));
    perLight[2 * i + 1] = (0.001 * gammaPdcPerK) / (u0 + u1 * sky.windMs[i]!);
  }
  const { lossFraction, lossTree } = equipment;
  const single = lossFraction !== undefined;
  const rating = 1 / dcAcRatio;
  const inverterDc = rating / nominalEfficiency;
  const scale = nominalEfficiency / REFERENCE_EFFICIENCY;
  const gain = 0.9858 * scale;
  const bend = (0.0162 * scale) / inverterDc;
  const idle = 0.0059 * scale * inverterDc;
  const clipsFrom = (gain - Math.sqrt(Math.max(0, gain * gain - 4 * bend * (idle + rating)))) / (2 * bend);
  const year: Omit<EquipmentYear, 'seen'> = {
    perLight,
    lowLight: single ? ALL_LIGHT_ALIKE : LOW_LIGHT,
    kept: 1 - (single ? lossFraction : lossFractionOf(lossTree, DC_LOSSES)),
    gain,
    bend,
    idle,
    limit: rating,
    clipsFrom,
    clipsPerDc: gain - 2 * bend * clipsFrom,
    delivered: single ? 1 : 1 - lossFractionOf(lossTree, AC_LOSSES),
    albedo: equipment.albedo,
    detailed: single ? 0 : 1,
  };
  const seen = {
    ...year,
    kept: single ? year.kept : 1 - lossFractionOf(withoutShading(lossTree), DC_LOSSES),
  } as EquipmentYear;
  seen.seen = seen;
  return { ...year, seen };
}
