import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Feature } from 'geojson';
import { EXPORT_ENDINGS, type ExportFormat, type ExportWhat } from '../../shared/export.ts';
import { toCsv } from '../formats/export/csv.ts';
import { packZip } from '../formats/zip.ts';
import { readContext } from '../store/context.ts';
import type { Document } from '../store/document.ts';
import { readEstimates } from '../store/estimates.ts';
import { copyInto } from '../store/migrate.ts';
import { activeScenario } from '../store/scenarios.ts';
import { listSites } from '../store/sites.ts';
import { writeWhole } from '../store/write-whole.ts';
import { runGdal } from '../workers/gdal.ts';
import { countyWorkbook } from './export-workbook.ts';
import { assertOutput } from './outputs.ts';
import { withScratch } from './scratch.ts';
import { type HandlersOf, openedDocument } from './session.ts';

/** Endings that a format's files are known by besides the usual one. */
const OTHER_ENDINGS: Partial<Record<ExportFormat, string[]>> = { geojson: ['json'] };

export const exporting: HandlersOf<'export'> = {
  'export.run': (session, { out, format, what, language, overwrite }) => {
    const document = openedDocument(session);
    assertOutput(session, out, {
      endings: [EXPORT_ENDINGS[format], ...(OTHER_ENDINGS[format] ?? [])],
      overwrite,
      database: format === 'gpkg',
    });
    const write = (bytes: Uint8Array) => writeWhole(out, bytes, { replace: overwrite });
    return session.jobs.run('export.run', async (progress, signal) => {
      session.estimator.refresh();
      await session.estimator.settled();
      signal.throwIfAborted();
      progress(1, 2);
      if (format === 'gpkg') {
        copyInto(document.db, document.path, out, overwrite);
        return { out, features: null };
      }
      if (format === 'xlsx') {
        write(countyWorkbook(session, document, language));
        return { out, features: listSites(document).length };
      }
      const features = what === 'sites' ? siteFeatures(document) : contextFeatures(document, what);
      write(await encode(features, format, what, signal));
      return { out, features: features.length };
    });
  },
};

/** Sites with names of fields that fit a dBASE table (10 letters) and that an import finds again. */
function siteFeatures(document: Document): Feature[] {
  const estimates = readEstimates(document, activeScenario(document).id);
  return listSites(document).map(({ geometry, ...site }): Feature => {
    const estimate = estimates.get(site.id);
    return {
      type: 'Feature',
      geometry,
      properties: {
        id: site.id,
        name: site.name,
        kind: site.kind,
        mount: site.mount,
        included: site.included ? 1 : 0,
        tilt_deg: site.tiltDeg,
        azim_deg: site.azimuthDeg,
        usable: site.usableShare,
        gcr: site.gcr,
        wp_m2: site.moduleWpM2,
        module: site.module,
        inverter: site.inverter,
        area_m2: site.areaM2,
        cap_kwp: site.capacityKwp,
        annual_kwh: estimate?.annualKwh ?? null,
        p90_kwh: estimate?.p90Kwh ?? null,
        kwh_kwp: estimate?.specificYieldKwhPerKwp ?? null,
        avoid_tco2: estimate?.avoidedTco2 ?? null,
        notes: site.notes,
      },
    };
  });
}

function contextFeatures(document: Document, layer: Exclude<ExportWhat, 'sites'>): Feature[] {
  return readContext(document, layer).features.map(({ geometry, properties }): Feature => {
    const { synthetic, ...rest } = properties ?? {};
    return { type: 'Feature', geometry, properties: { ...rest, synthetic: synthetic ? 1 : 0 } };
  });
}

const collection = (features: Feature[]) => JSON.stringify({ type: 'FeatureCollection', features });

const GDAL_OPTIONS = {
  kml: ['-f', 'KML', '-dsco', 'NameField=name', '-dsco', 'DescriptionField=notes'],
  shapefile: ['-f', 'ESRI Shapefile', '-lco', 'ENCODING=UTF-8', '-skipfailures'],
};

async function encode(
  features: Feature[],
  format: Exclude<ExportFormat, 'gpkg' | 'xlsx'>,
  what: ExportWhat,
  signal: AbortSignal,
): Promise<Buffer> {
  if (format === 'geojson') return Buffer.from(collection(features));
  if (format === 'csv') return Buffer.from(toCsv(features));
  return withScratch('export', async (scratch) => {
    const parts: { name: string; bytes: Uint8Array }[] = [];
    // A Shapefile holds one kind of geometry: each kind becomes a file of its own.
    for (const [suffix, group] of format === 'shapefile' ? byKind(features) : ([['', features]] as const)) {
      const from = `from${suffix}.geojson`;
      writeFileSync(join(scratch, from), collection(group));
      const to = `${what}${suffix}.${format === 'kml' ? 'kml' : 'shp'}`;
      const { files } = await runGdal(
        { type: 'convert', scratch, from, to, options: GDAL_OPTIONS[format] },
        signal,
      );
      parts.push(...files.map((name) => ({ name, bytes: readFileSync(join(scratch, name)) })));
    }
    return format === 'kml' ? Buffer.from(parts[0]!.bytes) : packZip(parts);
  });
}

function byKind(features: Feature[]): (readonly [string, Feature[]])[] {
  const groups = new Map<string, Feature[]>();
  for (const feature of features) {
    const kind = feature.geometry.type.replace('Multi', '').toLowerCase();
    const group = groups.get(kind);
    if (group) group.push(feature);
    else groups.set(kind, [feature]);
  }
  const list = [...groups];
  if (list.length <= 1) return [['', features]];
  return list.map(([kind, group]) => [`_${kind}`, group]);
}
