import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { PlannerError } from '../../shared/errors.ts';
import { type TableRow, tableDelimiter, tableRows } from '../formats/csv.ts';
import type { Source } from '../formats/gdal/source.ts';
import { type KmlLayer, readKml } from '../formats/import/kml.ts';
import type { StatedCrs } from '../formats/import/layer-crs.ts';
import { readTable } from '../formats/import/table.ts';
import { FID, GEOM, type LayerReader, type OpenPart, REPAIRED, type Row } from './layer-reader.ts';

const WGS84: StatedCrs = { epsg: 'EPSG:4326', name: 'WGS 84', wkt: 'GEOGCRS["WGS 84"]' };
const STRING = 'String';

/** Opens a KML file with everything that is said of its features. */
export function openKml(source: Source, scratch: string): OpenPart {
  const name = basename(source.path);
  let content: ReturnType<typeof readKml>;
  try {
    content = readKml(readFileSync(join(scratch, source.path), 'utf8').replace(/^\ufeff/, ''));
  } catch (error) {
    const reason = (error as Error).message.slice(0, 200);
    throw new PlannerError('import.unreadable', { name, reason }, { file: name });
  }
  const dropped = { ...content.dropped };
  // What a link in an archive or a folder leads to there is a part of its own.
  const folder = dirname(join(scratch, source.path.replace(/^text\/[^/]+\//, '')));
  const besides = content.links.filter(
    (link) => /^[^:?]+\.kml$/i.test(link) && existsSync(join(folder, link)),
  );
  if (source.inside !== '' && besides.length > 0) dropped.NetworkLink! -= besides.length;
  if (dropped.NetworkLink === 0) delete dropped.NetworkLink;
  return inMemory(source, 'KML', content.layers.map(kmlLayer), dropped);
}

function kmlLayer({ name, fields, features }: KmlLayer): LayerReader {
  return {
    name,
    fields: fields.map((field) => ({ name: field, type: STRING })),
    crs: WGS84,
    hasGeometry: true,
    curved: false,
    count: () => features.length,
    *rows() {
      for (const [index, { geometry, heights, values }] of features.entries()) {
        const row: Row = { ...values, [FID]: index + 1, [GEOM]: geometry };
        if (heights) row[REPAIRED] = ['heights-dropped'];
        yield row;
      }
    },
  };
}

/** Opens a table of text: one layer of rows with their places in columns. */
export function openTable(source: Source, scratch: string): OpenPart {
  const text = readFileSync(join(scratch, source.path), 'utf8').replace(/^\ufeff/, '');
  const rows = [
    ...tableRows(text.replace(/^sep=.\r?\n/i, ''), tableDelimiter(text.replace(/^sep=.\r?\n/i, ''))),
  ];
  const name = basename(source.path, extname(source.path));
  return inMemory(source, 'CSV', [tableLayer(name, rows)], {});
}

/** A layer of a table's cells, its headings found. */
export function tableLayer(name: string, cells: readonly TableRow[]): LayerReader {
  const { fields, rows } = readTable(cells);
  return {
    name,
    fields: fields.map((field) => ({ name: field, type: STRING })),
    crs: null,
    hasGeometry: false,
    curved: false,
    count: () => rows.length,
    *rows() {
      for (const { line, values } of rows) yield { ...values, [FID]: line, [GEOM]: null };
    },
  };
}

function inMemory(
  { encoding, encodingGuessed }: Source,
  driver: string,
  layers: LayerReader[],
  dropped: Record<string, number>,
): OpenPart {
  return { driver, encoding, encodingGuessed, layers, dropped, prepare: () => {}, close: () => {} };
}
