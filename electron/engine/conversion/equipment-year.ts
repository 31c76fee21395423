import type { Equipment } from '../../../shared/yield.ts';
import type { SkyYear } from '../sky/sky-year.ts';
import { totalLossFraction } from './losses.ts';
import { REFERENCE_EFFICIENCY } from './pvwatts.ts';

/**
 * What equipment makes of light in each lit hour, per kWp, with everything that does not depend on where the
 * plane faces worked out.
 *
 * DC before losses, kW/kWp: effective · (base + slope · POA). AC: min(limit, dc · (gain − bend · dc) − idle), not
 * below 0, with dc after losses.
 */
export interface EquipmentYear {
  base: Float64Array;
  slope: Float64Array;
  /** Share of DC that all losses together leave. */
  kept: number;
  gain: number;
  bend: number;
  idle: number;
  limit: number;
  albedo: number;
}

/**
 * Prepare equipment under a sky: Faiman temperature, PVWatts DC and PVWatts inverter written as polynomials.
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
  const base = new Float64Array(sky.count);
  const slope = new Float64Array(sky.count);
  for (let i = 0; i < sky.count; i++) {
    base[i] = 0.001 * (1 + gammaPdcPerK * (sky.airC[i]! - 25));
    slope[i] = (0.001 * gammaPdcPerK) / (u0 + u1 * sky.windMs[i]!);
  }
  const rating = 1 / dcAcRatio;
  const inverterDc = rating / nominalEfficiency;
  const scale = nominalEfficiency / REFERENCE_EFFICIENCY;
  return {
    base,
    slope,
    kept: 1 - (equipment.lossFraction ?? totalLossFraction(equipment.lossTree)),
    gain: 0.9858 * scale,
    bend: (0.0162 * scale) / inverterDc,
    idle: 0.0059 * scale * inverterDc,
    limit: rating,
    albedo: equipment.albedo,
  };
}
