import { PlannerError } from '../../shared/errors.ts';
import type { ImportLayer } from '../../shared/import.ts';
import { guessFields, PLACE_FIELDS } from '../../shared/import-guess.ts';
import { admit, SQUARE_BY_POWER } from '../formats/import/admit.ts';
import { attributesOf, geometryIn, measureOf, placeIn, unitOf } from '../formats/import/attributes.ts';
import type { CountyIndex } from '../formats/import/county-index.ts';
import type { Findings } from '../formats/import/findings.ts';
import { crsOfHeadings, type LayerCrs, settleCrs } from '../formats/import/layer-crs.ts';
import { placedFields } from '../formats/import/placed-fields.ts';
import { flatten, positionsOf } from '../formats/import/shapes.ts';
import { blobFor } from '../store/geopackage.ts';
import type { Staged } from './gdal-protocol.ts';
import { FID, GEOM, type LayerReader, REPAIRED, type Row } from './layer-reader.ts';
import { firstRows, geometryOf, isTooLarge, middleOf } from './row-shapes.ts';

/** Bringing the rows of a layer into the form its target wants. */
export interface StageWork {
  /** Name of the file, which may say the coordinate system. */
  file: string;
  layer: ImportLayer;
  reader: LayerReader;
  index: number;
  county: CountyIndex;
  clip: boolean;
  mends?: (corners: number) => boolean;
  findings: { repaired: Findings; refused: Findings };
  insert(row: StagedRow): void;
  step(): void;
}

/** Checks the rows of a layer, names what is mended and refused, and gives those on that can be imported. */
export function stageLayer(work: StageWork): Staged['layers'][number] {
  const { layer, reader, county, findings } = work;
  const first = firstRows(reader.rows());
  const names = reader.fields.map(({ name }) => name);
  const guessed = layer.fields ?? guessFields(layer.target, names);
  const fields = placedFields(guessed, names, first, county.bounds);
  const crs = settle(work, first, fields);
  const how = { target: layer.target, county, clip: work.clip, mends: work.mends, ...crs };
  const inColumns =
    !reader.hasGeometry && ['longitude', 'latitude', 'coordinates'].some((each) => fields[each]);
  let [read, kept] = [0, 0];
  for (const row of reader.rows()) {
    read++;
    work.step();
    const name = featureName(row[FID], fields.name === undefined ? null : row[fields.name]);
    const refuse = (code: string, value?: string) => findings.refused.add(code, layer.source, name, value);
    const repair = (code: string, value?: string) => findings.repaired.add(code, layer.source, name, value);
    if (isTooLarge(row[GEOM])) {
      refuse('too-many-vertices');
      continue;
    }
    const own = geometryOf(row);
    const place = own ? null : placeIn(row, fields);
    if (place && 'bad' in place) {
      refuse('not-finite', place.bad);
      continue;
    }
    if (!own && !place && inColumns) {
      refuse('not-finite');
      continue;
    }
    const said = squareOf(row, layer, fields, 'footprintM2');
    const power =
      said === null && layer.target === 'sites' ? squareOf(row, layer, fields, 'capacityKwp') : null;
    // How large that is follows from how the site is built, which the import knows.
    const square = typeof power === 'number' ? power * PROVISIONAL_M2_KWP : (power ?? said);
    const admitted = admit(own ?? place?.geometry ?? null, how, square === 'unitless' ? null : square);
    if ('refusal' in admitted) {
      if (square === 'unitless' && admitted.refusal === 'wrong-type') {
        const column = fields[power === null ? 'footprintM2' : 'capacityKwp']!;
        throw new PlannerError('import.unit-needed', { name: layer.source, column });
      }
      refuse(admitted.refusal, admitted.refusal === 'wrong-type' ? sizeSaid(row, fields) : undefined);
      continue;
    }
    const blob = row[GEOM];
    if (blob instanceof Uint8Array && hasHeights(blob)) repair('heights-dropped');
    if (reader.curved) repair('curves-stroked');
    for (const code of (row[REPAIRED] as string[] | undefined) ?? []) repair(code);
    const byPower = typeof power === 'number' && admitted.repairs.includes('square-from-point');
    for (const code of admitted.repairs)
      repair(byPower && code === 'square-from-point' ? 'square-from-capacity' : code);
    const attributes = attributesOf(row, layer, fields);
    for (const field of attributes.unitless) repair('unit-unknown', field);
    for (const cell of attributes.unread) repair('value-unread', cell.slice(0, 60));
    if (byPower) attributes.fields[SQUARE_BY_POWER] = true;
    kept++;
    work.insert({
      layer: work.index,
      geom: blobFor(layer.target === 'boundary' ? 'county_boundary' : layer.target, admitted.shape),
      area: admitted.shape.type.endsWith('Polygon'),
      name: attributes.name,
      class: attributes.class,
      fields: JSON.stringify(attributes.fields),
      properties: JSON.stringify(attributes.properties),
    });
  }
  return { source: layer.source, crs: crs.code ?? '', read, rows: kept };
}

/** What a row says of its size, where that could not be read: a point may be no area because of it. */
function sizeSaid(row: Row, fields: Record<string, string>): string | undefined {
  const said = [fields.footprintM2, fields.capacityKwp]
    .filter((column) => column !== undefined)
    .map((column) => [column, row[column]])
    .find(([, cell]) => cell !== null && cell !== undefined && cell !== '');
  return said && `${said[0]}: ${said[1]}`.slice(0, 60);
}

/** Area of the square about a point before it is known how its site is built, m² for each kWp. */
const PROVISIONAL_M2_KWP = 10;

/** How large the square to draw about a point is; `unitless` where the planner has to say what it is in. */
function squareOf(
  row: Row,
  layer: ImportLayer,
  fields: Record<string, string>,
  by: 'footprintM2' | 'capacityKwp',
): number | 'unitless' | null {
  const source = fields[by];
  const cell = source === undefined ? null : row[source];
  if (source === undefined || cell === null || cell === undefined || cell === '') return null;
  return measureOf(cell, by, unitOf(by, source, layer));
}

function settle(
  { layer, reader, county, file }: StageWork,
  first: readonly Row[],
  fields: Record<string, string>,
) {
  const shapes = first.flatMap((row) => {
    const geometry = geometryOf(row) ?? geometryIn(row, fields);
    return geometry ? flatten(geometry).filter((shape) => positionsOf(shape).length > 0) : [];
  });
  const hasPlaces = reader.hasGeometry || PLACE_FIELDS.some((place) => fields[place] !== undefined);
  if (!hasPlaces && first.length > 0) throw new PlannerError('import.no-coordinates', { name: layer.source });
  const said = layer.crs === 'auto' && !reader.hasGeometry ? crsOfHeadings(fields) : null;
  const crs: LayerCrs = settleCrs(said ?? layer.crs, reader.crs, middleOf(shapes), county.bounds, [
    file,
    layer.source,
    ...reader.fields.map(({ name }) => name),
  ]);
  const { toWgs84 } = crs;
  // Without a single place there is nothing to turn: the rows are refused one by one.
  if (!toWgs84 && shapes.length > 0) {
    const { candidates } = crs;
    if (candidates.length === 0) throw new PlannerError('import.crs-needed', { name: layer.source });
    throw new PlannerError(
      'import.crs-unclear',
      { name: layer.source, candidates: candidates.join(', ') },
      { field: 'crs', choices: candidates },
    );
  }
  return { ...crs, toWgs84: toWgs84 ?? (([x, y]: number[]): [number, number] => [x!, y!]) };
}

const featureName = (fid: unknown, name: unknown) =>
  typeof name === 'string' && name ? `${String(fid)} ${name.slice(0, 40)}` : String(fid);

/** Whether a GeoPackage blob's geometry has heights or measures (ISO codes from 1000 on). */
function hasHeights(blob: Uint8Array): boolean {
  const view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength);
  const at = 8 + [0, 32, 48, 48, 64][(view.getUint8(3) >> 1) & 7]!;
  return at + 5 <= blob.byteLength && (view.getUint32(at + 1, view.getUint8(at) === 1) & 0xffff) >= 1000;
}

/** A feature that can be imported. */
export interface StagedRow {
  layer: number;
  geom: Buffer;
  area: boolean;
  name: string | null;
  class: string | null;
  fields: string;
  properties: string;
}
