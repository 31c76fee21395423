import { PlannerError } from '../../shared/errors.ts';
import { type ImportTarget, importLayerSchema } from '../../shared/import.ts';
import type { CountyIndex } from '../formats/import/county-index.ts';
import { createFindings } from '../formats/import/findings.ts';
import type { Incoming } from '../store/duplicates.ts';
import { GEOM, type LayerReader, type Row } from './layer-reader.ts';
import { stageLayer } from './stage-layer.ts';

/** Bytes of shapes beyond which no further rows are compared: mending them takes as long as importing them. */
const MOST_BYTES = 8 * 1024 * 1024;

/**
 * What an import for which nothing is chosen would make of the first rows of a layer.
 * @param file name of the file, which may say the coordinate system
 * @returns nothing where such an import would ask: for the coordinate system or a unit
 */
export function incomingOf(
  file: string,
  reader: LayerReader,
  rows: readonly Row[],
  { target, county }: { target: ImportTarget; county: CountyIndex },
): Incoming[] {
  const incoming: Incoming[] = [];
  const findings = { repaired: createFindings(), refused: createFindings() };
  const some = upTo(rows, MOST_BYTES);
  try {
    stageLayer({
      ...{ file, index: 0, county, findings, clip: true },
      layer: importLayerSchema.parse({ source: reader.name, target }),
      reader: { ...reader, rows: () => some },
      insert: ({ geom, name, properties }) => incoming.push({ id: incoming.length, geom, name, properties }),
      step: () => {},
    });
  } catch (error) {
    if (!(error instanceof PlannerError)) throw error;
    return [];
  }
  return incoming;
}

function upTo(rows: readonly Row[], bytes: number): Row[] {
  let left = bytes;
  return rows.filter(({ [GEOM]: shape }) => {
    if (left >= 0 && shape instanceof Uint8Array) left -= shape.byteLength;
    return left >= 0;
  });
}
