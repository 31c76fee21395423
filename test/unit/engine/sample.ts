import { prepareEquipment, prepareSky } from '../../../electron/engine/yield.ts';
import { type ArraySpec, arraySchema, type Equipment, equipmentSchema } from '../../../shared/yield.ts';
import { readYear } from '../../reference/year-csv.ts';

const folder = new URL('../../reference/pvlib', import.meta.url).pathname;

export const beijing = { latitudeDeg: 39.9, longitudeDeg: 116.4, elevationM: 50 };
export const lhasa = { latitudeDeg: 29.65, longitudeDeg: 91.1, elevationM: 3650 };
export const beijingYear = readYear(folder, 'year-weather-beijing.csv');
export const lhasaYear = readYear(folder, 'year-weather-lhasa.csv');

export const equipment: Equipment = equipmentSchema.parse({});
export const beijingSky = prepareSky(beijing, beijingYear);
export const lhasaSky = prepareSky(lhasa, lhasaYear);
export const beijingEquipment = prepareEquipment(beijingSky, equipment);

/** A 1 kWp array, fixed at 30° to the south unless told otherwise. */
export const arrayOf = (changes: Partial<ArraySpec> = {}): ArraySpec =>
  arraySchema.parse({ mount: 'fixed', tiltDeg: 30, azimuthDeg: 180, capacityKwp: 1, ...changes });
