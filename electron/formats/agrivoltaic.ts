import { join } from 'node:path';
import { type CropOption, cropSchema, type LayoutOption, layoutSchema } from '../../shared/agrivoltaic.ts';
import { COLON } from '../../shared/i18n/in-language.ts';
import { readDataCsv } from './csv.ts';

/** A layout as built in practice; the best fixed tilt is left to the place. */
export type LayoutRow = Omit<LayoutOption, 'tiltDeg' | 'pitchM'> & { tiltDeg: number | 'optimum' };

/** Reads `<dataDir>/agrivoltaic/layouts.csv`. */
export function readLayouts(dataDir: string): LayoutRow[] {
  return readDataCsv(join(dataDir, 'agrivoltaic', 'layouts.csv')).map((row) => ({
    layout: layoutSchema.parse(row.layout),
    mount: row.mount === 'single-axis-tracker' ? 'single-axis-tracker' : 'fixed',
    tiltDeg: row.tiltDeg === 'optimum' ? 'optimum' : Number(row.tiltDeg),
    azimuthDeg: Number(row.azimuthDeg),
    gcr: Number(row.gcr),
    rowWidthM: Number(row.rowWidthM),
    clearanceM: Number(row.clearanceM),
    fillShare: Number(row.fillShare),
    bifaciality: Number(row.bifaciality),
    uncultivatedStripM: Number(row.uncultivatedStripM),
    source: `${row.year}${COLON}${row.source}`,
  }));
}

/** Reads `<dataDir>/agrivoltaic/crops.csv`. */
export function readCrops(dataDir: string): CropOption[] {
  return readDataCsv(join(dataDir, 'agrivoltaic', 'crops.csv')).map((row) => ({
    crop: cropSchema.parse(row.crop),
    seasonMonths: row.seasonMonths!.split(' ').map(Number),
    seasonSource: row.seasonSource!,
    cropCoefficient: Number(row.kcMid),
    firstCoefficient: Number(row.kcIni),
    lastCoefficient: Number(row.kcEnd),
    stageDays: row.stageDays!.split(' ').map(Number),
    sowingMonths: row.sowing!.split(' ').map(Number),
    coefficientSource: `${row.year}${COLON}${row.kcSource}`,
    heightM: Number(row.heightM),
    machineHeightM: Number(row.machineHeightM),
    machineWidthM: Number(row.machineWidthM),
    machineSource: row.machineSource!,
  }));
}
