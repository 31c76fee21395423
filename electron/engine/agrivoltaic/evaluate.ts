import type { AgrivoltaicSetup, CropOption } from '../../../shared/agrivoltaic.ts';
import type { AgrivoltaicResult } from '../../../shared/agrivoltaic-result.ts';
import type { ArraySpec, Equipment } from '../../../shared/yield.ts';
import { capacityKwp } from '../capacity.ts';
import type { EquipmentYear } from '../conversion/equipment-year.ts';
import { optimalTiltDeg } from '../optimal-tilt.ts';
import { type SkyYear, simulateArray } from '../yield.ts';
import { cropUnderShade, type ShadeTable } from './crop.ts';
import { rowGeometry } from './geometry.ts';
import { groundLight } from './ground-light.ts';
import { landUse, unshadedGcr } from './land.ts';
import { describeLight } from './light.ts';
import { type CommonFigures, checkLimits, checkProvince, type ProvincialLimits } from './limits.ts';
import type { PlotExtent } from './plot-extent.ts';
import { waterUse } from './water.ts';

/** A field of rows and everything its harvests depend on. */
export interface AgrivoltaicInput {
  setup: AgrivoltaicSetup;
  /** Ground that can carry rows, m². */
  fieldM2: number;
  moduleWpM2: number;
  /** The array of the setup, as the yield chain takes it. */
  array: ArraySpec;
  equipment: Equipment;
  /** Share of the modules' area that lets light pass. */
  transparency: number;
  extent: PlotExtent;
  crop: CropOption;
  shade: ShadeTable;
  /** Mean air temperature per UTC month, °C. */
  airC: readonly number[];
  gridFactorKgKwh: number;
  /** What its province asks. */
  provincial: ProvincialLimits;
  common: CommonFigures;
}

/**
 * Light, crop, land, water, energy and limits of a field of rows.
 *
 * @param sky lit hours of the year
 * @param prepared equipment prepared under the same sky
 * @returns see `agrivoltaicResultSchema`
 * Source: `groundLight`, `cropUnderShade`, `landUse`, `waterUse`, `checkLimits`, each with its own.
 */
export function evaluateAgrivoltaic(
  sky: SkyYear,
  prepared: EquipmentYear,
  input: AgrivoltaicInput,
): AgrivoltaicResult {
  const { setup, equipment } = input;
  const { transparency, extent } = input;
  const ground = groundLight(sky, { ...rowGeometry(setup), transparency, extent });
  const light = describeLight(ground, setup.seasonMonths);
  const crop = cropUnderShade(input.shade, setup.crop, 100 * (1 - light.seasonMean));
  const yielded = simulateArray(sky, { array: input.array, ...equipment }, prepared);

  const { latitudeDeg } = sky.place;
  const tiltDeg = Math.round(optimalTiltDeg(latitudeDeg));
  const gcr = unshadedGcr(tiltDeg, latitudeDeg);
  const plain: ArraySpec = {
    ...input.array,
    mount: 'fixed',
    tiltDeg,
    azimuthDeg: latitudeDeg >= 0 ? 180 : 0,
    gcr,
    capacityKwp: 1,
  };
  const { specificYieldKwhPerKwp } = simulateArray(sky, { array: plain, ...equipment }, prepared);
  const ofField = { areaM2: 1, usableShare: 1, moduleWpM2: input.moduleWpM2 };
  const land = landUse(
    setup,
    crop.relativeYield,
    yielded.specificYieldKwhPerKwp * capacityKwp({ ...ofField, gcr: setup.gcr * setup.fillShare }),
    { tiltDeg, gcr, kwhPerM2: specificYieldKwhPerKwp * capacityKwp({ ...ofField, gcr }) },
  );
  const water = waterUse({
    openKwhM2: ground.openBeam.map((beam, month) => beam + ground.openDiffuse[month]!),
    lightShare: light.monthlyMean,
    airC: input.airC,
    elevationM: sky.place.elevationM,
    seasonMonths: setup.seasonMonths,
    crop: input.crop,
    cropAreaM2: input.fieldM2 * land.cultivatedShare,
    irrigatedShare: setup.irrigatedShare,
    pumpHeadM: setup.pumpHeadM,
    pumpEfficiency: setup.pumpEfficiency,
    annualKwh: yielded.annualKwh,
  });
  const province = checkProvince(setup, crop.relativeYield, land.coverage, input.provincial);
  return {
    setup,
    light: { ...light, transparency },
    crop,
    land,
    water: setup.crop === 'none' ? null : water,
    energy: {
      capacityKwp: input.array.capacityKwp,
      annualKwh: yielded.annualKwh,
      specificYieldKwhPerKwp: yielded.specificYieldKwhPerKwp,
      rearCounted: input.array.bifaciality > 0,
      avoidedTco2: (yielded.annualKwh * input.gridFactorKgKwh) / 1000,
    },
    untested: province.untested,
    provincial: province.provincial,
    limits: [...province.limits, ...checkLimits(setup, input.crop, crop.relativeYield, input.common)],
  };
}
