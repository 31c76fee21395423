import { join } from 'node:path';
import { z } from 'zod';
import { type Layout, layoutSchema } from '../../shared/agrivoltaic.ts';
import { type SiteKind, siteKindSchema } from '../../shared/domain.ts';
import type { InverterPreset, ModulePreset } from '../../shared/equipment.ts';
import { COLON } from '../../shared/i18n/in-language.ts';
import { MOUNTINGS, type Mounting } from '../../shared/yield.ts';
import { readDataCsv } from './csv.ts';

/** A build as the library has it; angles that depend on the roof or the place are still words. */
export interface BuildRow {
  key: string;
  kind: SiteKind;
  /** Layout whose geometry holds on a field; null on roofs, where the figures below do. */
  layout: Layout | null;
  mount: 'fixed' | 'single-axis-tracker';
  /** Null follows from kind and rows. */
  mounting: Mounting | null;
  twoFaces: boolean;
  tiltDeg: number | 'keep' | 'optimum';
  azimuthDeg: number | 'keep';
  gcr: number | null;
  usableShare: number;
  module: string;
  inverter: string;
  source: string;
}

/** The equipment that comes with the program. */
export interface EquipmentData {
  modules: ModulePreset[];
  inverters: InverterPreset[];
  builds: BuildRow[];
}

/** Power that falls on a square metre at standard test conditions, W. */
const STANDARD_W_M2 = 1000;

/** Reads `<dataDir>/equipment/{modules,inverters,roofs}.csv`. */
export function readEquipment(dataDir: string): EquipmentData {
  const rows = (name: string) => readDataCsv(join(dataDir, 'equipment', `${name}.csv`));
  return {
    modules: rows('modules').map((row) => ({
      key: row.key!,
      moduleWpM2: Math.round(Number(row.efficiency) * STANDARD_W_M2 * 10) / 10,
      gammaPdcPerK: Number(row.gammaPerK),
      bifaciality: Number(row.bifaciality),
      transparency: Number(row.transparency),
      degradationPerYear: Number(row.degradationPerYear),
      source: `${row.year}${COLON}${row.source}`,
    })),
    inverters: rows('inverters').map((row) => ({
      key: row.key!,
      efficiency: Number(row.efficiency),
      weighting: row.weighting === 'nominal' ? ('nominal' as const) : ('european' as const),
      dcAcRatio: Number(row.dcAcRatio),
      source: `${row.year}${COLON}${row.source}`,
    })),
    builds: rows('roofs').map((row) => ({
      key: row.key!,
      kind: siteKindSchema.parse(row.kind),
      layout: row.layout === '' ? null : layoutSchema.parse(row.layout),
      mount: row.mount === 'single-axis-tracker' ? 'single-axis-tracker' : 'fixed',
      mounting: row.mounting === '' ? null : z.enum(MOUNTINGS).parse(row.mounting),
      twoFaces: row.faces === '2',
      tiltDeg: row.tiltDeg === 'keep' || row.tiltDeg === 'optimum' ? row.tiltDeg : Number(row.tiltDeg),
      azimuthDeg: row.azimuthDeg === 'keep' ? 'keep' : Number(row.azimuthDeg),
      gcr: row.gcr === '' ? null : Number(row.gcr),
      usableShare: Number(row.usableShare),
      module: row.module!,
      inverter: row.inverter!,
      source: `${row.year}${COLON}${row.source}`,
    })),
  };
}
