import type { Equipment, Mounting } from '../../../shared/yield.ts';

/**
 * What a mounting leaves of an open rack's heat loss: of its constant part and of its part by wind.
 *
 * roof: with a gap behind the modules. Fitted to the module temperature of PVWatts for a roof (installed NOCT 49 °C)
 * against its open rack (45 °C) by Fuentes (1987), SAND85-0330: 22 and 4.75 against 25 and 6.84; within 1.3 K, weighted
 * by light, and 0.3 % of a year's energy in Beijing and Lhasa.
 *
 * flush: no air behind. King et al. (2004), SAND2004-3535, table 1, insulated back: 1/exp(−2.81 − 0.0455·wind), which is
 * 16.6 W/(m² K) and 0.8 W s/(m³ K) in light winds.
 */
const LEFT: Record<Mounting, { constant: number; wind: number }> = {
  rack: { constant: 1, wind: 1 },
  roof: { constant: 22 / 25, wind: 4.75 / 6.84 },
  flush: { constant: 16.6 / 25, wind: 0.8 / 6.84 },
};

/**
 * Equipment whose heat loss is that of its mounting; the equipment's own figures stand for an open rack.
 *
 * @param equipment with u0 in W/(m² K) and u1 in W s/(m³ K) of an open rack
 */
export function mounted<E extends Pick<Equipment, 'temperature'>>(equipment: E, mounting: Mounting): E {
  if (mounting === 'rack') return equipment;
  const { constant, wind } = LEFT[mounting];
  const { model, u0, u1 } = equipment.temperature;
  return { ...equipment, temperature: { model, u0: u0 * constant, u1: u1 * wind } };
}
