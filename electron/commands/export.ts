import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Feature } from 'geojson';
import { CRS_CATALOGUE } from '../../shared/crs.ts';
import type { SiteKind } from '../../shared/domain.ts';
import { PlannerError } from '../../shared/errors.ts';
import { EXPORT_ENDINGS, type ExportCut, type ExportFormat, type ExportWhat } from '../../shared/export.ts';
import { imports as enImports } from '../../shared/i18n/en/import.ts';
import { ui as enUi } from '../../shared/i18n/en/ui.ts';
import type { Language } from '../../shared/i18n/index.ts';
import { imports as zhImports } from '../../shared/i18n/zh/import.ts';
import { ui as zhUi } from '../../shared/i18n/zh/ui.ts';
import { countyWork, ofOneState } from '../county/county-work.ts';
import { countyWorkbook } from '../county/workbook/workbook.ts';
import { toCsv } from '../formats/export/csv.ts';
import { fitDbase } from '../formats/export/dbase-limits.ts';
import { toDxf } from '../formats/export/dxf.ts';
import { fromWgs84 } from '../formats/import/crs.ts';
import { mapPositions, type StoredShape } from '../formats/import/shapes.ts';
import { packZip, packZipBeside } from '../formats/zip.ts';
import { openedDocument, type Session } from '../session/session.ts';
import { readContext } from '../store/context.ts';
import type { Document } from '../store/document.ts';
import { readEstimates } from '../store/estimates.ts';
import { readExportCrs, writeExportCrs } from '../store/export-system.ts';
import { activeScenario } from '../store/scenarios.ts';
import { siteMirror } from '../store/site-mirror.ts';
import { listSites } from '../store/sites.ts';
import { writeWhole } from '../store/write-whole.ts';
import { runGdal } from '../workers/gdal.ts';
import { copyOut } from './copy-out.ts';
import { exportHourly } from './export-hourly.ts';
import { exportMap } from './export-map.ts';
import type { HandlersOf } from './handler.ts';
import { assertOutput } from './outputs.ts';
import { withScratch } from './scratch.ts';

/** Endings that a format's files are known by besides the usual one. */
const OTHER_ENDINGS: Partial<Record<ExportFormat, string[]>> = { geojson: ['json'] };

export const exporting: HandlersOf<'export'> = {
  'export.system'(session, { crs }) {
    const document = openedDocument(session);
    const code = crs === null ? null : knownCode(crs);
    writeExportCrs(document, code);
    return { crs: code };
  },

  'export.hourly': exportHourly,
  'export.map': exportMap,

  'export.run': (session, { out, format, what, language, overwrite, crs }) => {
    const document = openedDocument(session);
    const code = crsOf(session, document, format, crs);
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
        await copyOut(document, out, { kind: 'packed', replace: overwrite, signal }, () => {});
        return { out, features: null, crs: WGS84, cut: [] };
      }
      if (format === 'xlsx') {
        const parts = await ofOneState(session, document, () =>
          countyWork(session, document, countyWorkbook(session, document, language), signal),
        );
        write(await packZipBeside(parts));
        return { out, features: siteMirror(document).rows().size, crs: null, cut: [] };
      }
      const given = what === 'sites' ? siteFeatures(document) : contextFeatures(document, what);
      const features = given.map((feature) => projected(feature, code));
      const { bytes, cut } = await encode(features, { format, what, language, crs: code }, signal);
      write(bytes);
      return { out, features: features.length, crs: code, cut };
    });
  },
};

/** Formats that say where things are in one way only. */
const FIXED: readonly ExportFormat[] = ['kml', 'gpkg', 'xlsx'];
const WGS84 = 'EPSG:4326';

/**
 * The system an export is in: the one asked for, else the project's, else WGS 84, and for drawings, which have no use
 * for degrees, the CGCS2000 strip of 3° about the county.
 * @throws PlannerError `export.crs`, `export.crs-fixed`
 */
function crsOf(
  session: Session,
  document: Document,
  format: ExportFormat,
  asked: string | number | undefined,
): string {
  if (asked === undefined) {
    const chosen = FIXED.includes(format) ? null : readExportCrs(document);
    if (chosen !== null && fromWgs84(chosen)) return chosen;
    if (format !== 'dxf') return WGS84;
    const meridian = 3 * Math.round(session.library.countyOf(document).center[0] / 3);
    const strip = CRS_CATALOGUE.find(
      ({ family, kind, centralMeridianDeg, zoneInEasting }) =>
        family === 'cgcs2000' && kind === 'zone-3' && centralMeridianDeg === meridian && !zoneInEasting,
    );
    return strip?.code ?? WGS84;
  }
  const code = knownCode(asked);
  if (code !== WGS84 && FIXED.includes(format)) throw new PlannerError('export.crs-fixed', { crs: code });
  return code;
}

/** @throws PlannerError `export.crs` */
function knownCode(asked: string | number): string {
  const code = /^\d+$/.test(String(asked)) ? `EPSG:${asked}` : String(asked).toUpperCase();
  if (!fromWgs84(code)) throw new PlannerError('export.crs', { crs: code });
  return code;
}

function projected(feature: Feature, code: string): Feature {
  if (code === WGS84) return feature;
  const way = fromWgs84(code)!;
  return { ...feature, geometry: mapPositions(feature.geometry as StoredShape, way) };
}

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
        mounting: site.mounting,
        two_faces: site.twoFaces,
        module: site.module,
        inverter: site.inverter,
        ownerClass: site.ownerClass,
        gridMode: site.gridMode,
        tariff: site.tariff,
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

const collection = (features: Feature[], code: string) =>
  JSON.stringify({
    type: 'FeatureCollection',
    ...(code !== WGS84 && {
      crs: { type: 'name', properties: { name: `urn:ogc:def:crs:EPSG::${code.replace('EPSG:', '')}` } },
    }),
    features,
  });

const GDAL_OPTIONS = {
  kml: ['-f', 'KML', '-dsco', 'NameField=name', '-dsco', 'DescriptionField=notes'],
  shapefile: ['-f', 'ESRI Shapefile', '-lco', 'ENCODING=UTF-8', '-skipfailures'],
};

interface Encoding {
  format: Exclude<ExportFormat, 'gpkg' | 'xlsx'>;
  what: ExportWhat;
  language: Language;
  crs: string;
}

async function encode(
  given: Feature[],
  { format, what, language, crs }: Encoding,
  signal: AbortSignal,
): Promise<{ bytes: Buffer; cut: ExportCut[] }> {
  if (format === 'geojson') return { bytes: Buffer.from(collection(given, crs)), cut: [] };
  if (format === 'csv') return { bytes: Buffer.from(toCsv(given)), cut: [] };
  if (format === 'dxf') return { bytes: Buffer.from(toDxf(given, drawingLayer(what, language))), cut: [] };
  const { features, cut } = format === 'shapefile' ? fitDbase(given) : { features: given, cut: [] };
  return withScratch('export', async (scratch) => {
    const parts: { name: string; bytes: Uint8Array }[] = [];
    // A Shapefile holds one kind of geometry: each kind becomes a file of its own.
    for (const [suffix, group] of format === 'shapefile' ? byKind(features) : ([['', features]] as const)) {
      const from = `from${suffix}.geojson`;
      writeFileSync(join(scratch, from), collection(group, crs));
      const to = `${what}${suffix}.${format === 'kml' ? 'kml' : 'shp'}`;
      const options = [...GDAL_OPTIONS[format], '-a_srs', crs, '-nln', `${what}${suffix}`];
      const { files } = await runGdal({ type: 'convert', scratch, from, to, options }, signal);
      parts.push(...files.map((name) => ({ name, bytes: readFileSync(join(scratch, name)) })));
    }
    return { bytes: format === 'kml' ? Buffer.from(parts[0]!.bytes) : packZip(parts), cut };
  });
}

/** Layer of the drawing that a feature is on: sites by their kind, a layer's features together. */
function drawingLayer(what: ExportWhat, language: Language): (feature: Feature) => string {
  const { kinds, imports } =
    language === 'zh' ? { ...zhUi, imports: zhImports } : { ...enUi, imports: enImports };
  return ({ properties }) => (what === 'sites' ? kinds[properties?.kind as SiteKind] : imports.targets[what]);
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
