import { basename } from 'node:path';
import type { Gdal } from '../formats/gdal/library.ts';
import type { Source } from '../formats/gdal/source.ts';
import { drawings, sheets } from './gdal-kinds.ts';
import { copy, type Described, type GdalLayer, type Part, reader, unreadable } from './gdal-rows.ts';
import type { OpenPart } from './layer-reader.ts';

const SHEETS = ['XLSX', 'ODS'];

const FEATURE_FILES = ['route_points', 'track_points'];

/**
 * Opens a file with GDAL. Rows come by way of a GeoPackage that it copies them into.
 * @throws PlannerError `import.unreadable`
 */
export function openWithGdal(gdal: Gdal, source: Source, scratch: string): OpenPart {
  const name = basename(source.path);
  gdal.messages();
  const dataset = gdal.open(source.path, source.openOptions, source.drivers);
  if (!dataset) throw unreadable(gdal, name);
  const driver = gdal.driverOf(dataset);
  const described = describe(gdal, dataset).filter(
    (layer) => driver !== 'GPX' || !FEATURE_FILES.includes(layer.name),
  );
  const part: Part = { gdal, dataset, source, scratch, driver, name, databases: [] };
  const layers = SHEETS.includes(driver)
    ? sheets(part, described)
    : driver === 'DXF'
      ? drawings(part, described)
      : described.map((layer) => ({ layer, reader: reader(part, layer) }));
  return {
    driver,
    encoding: source.encoding,
    encodingGuessed: source.encodingGuessed,
    dropped: {},
    layers: layers.map((each) => each.reader),
    prepare(wanted, limit) {
      const names = layers
        .filter((each) => each.layer && wanted.includes(each.reader))
        .map((each) => each.layer!.name);
      // Sheets and drawings were copied whole to be sorted into layers.
      if (names.length > 0 && !SHEETS.includes(driver) && driver !== 'DXF')
        copy(part, [...new Set(names)], limit);
    },
    close() {
      for (const { db } of part.databases) db.close();
      gdal.close(dataset);
    },
  };
}

function describe(gdal: Gdal, dataset: number): GdalLayer[] {
  const described = gdal.describe(dataset) as Described | null;
  return (described?.layers ?? []).map(({ name, fields = [], geometryFields = [] }, index) => {
    const system = geometryFields[0]?.coordinateSystem;
    const id = system?.projjson?.id;
    return {
      name,
      index,
      fields: fields.map(({ name: field, type }) => ({ name: field, type })),
      hasGeometry: geometryFields.length > 0,
      curved: /Curve|Compound|MultiSurface|Circular/i.test(geometryFields[0]?.type ?? ''),
      crs: system?.wkt
        ? {
            epsg: id?.authority === 'EPSG' ? `EPSG:${id.code}` : null,
            name: system.projjson?.name ?? '',
            wkt: system.wkt,
          }
        : null,
    };
  });
}
