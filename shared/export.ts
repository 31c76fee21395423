import { z } from 'zod';
import { CONTEXT_LAYERS } from './domain.ts';

export const EXPORT_FORMATS = ['xlsx', 'geojson', 'shapefile', 'kml', 'csv', 'dxf', 'gpkg'] as const;
export const exportFormatSchema = z.enum(EXPORT_FORMATS);
export type ExportFormat = z.output<typeof exportFormatSchema>;

export const EXPORT_ENDINGS: Record<ExportFormat, string> = {
  xlsx: 'xlsx',
  geojson: 'geojson',
  shapefile: 'zip',
  kml: 'kml',
  csv: 'csv',
  dxf: 'dxf',
  gpkg: 'gpkg',
};

/** What can be handed out on its own; a workbook is always of the sites, a GeoPackage of the whole document. */
export const EXPORT_WHAT = ['sites', ...CONTEXT_LAYERS] as const;
export const exportWhatSchema = z.enum(EXPORT_WHAT);
export type ExportWhat = z.output<typeof exportWhatSchema>;

/** A field that the format could not hold whole: its name, or some of its values, were shortened. */
export const exportCutSchema = z.object({
  field: z.string(),
  shortened: z.string(),
  values: z.number().int(),
});
export type ExportCut = z.output<typeof exportCutSchema>;
