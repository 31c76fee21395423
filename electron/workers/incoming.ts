import { PlannerError } from '../../shared/errors.ts';
import { type ImportTarget, importLayerSchema } from '../../shared/import.ts';
import type { CountyIndex } from '../formats/import/county-index.ts';
import { createFindings } from '../formats/import/findings.ts';
import type { Incoming } from '../store/duplicates.ts';
import type { LayerReader, Row } from './layer-reader.ts';
import { stageLayer } from './stage-layer.ts';

/** Corners of areas beyond which further ones are compared as they are: mending takes as long as importing them. */
const MOST_CORNERS = 50_000;

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
  let left = MOST_CORNERS;
  let rough = false;
  const mends = (corners: number) => {
    left -= corners;
    rough = left < 0;
    return !rough;
  };
  try {
    stageLayer({
      ...{ file, index: 0, county, findings, mends, clip: true },
      layer: importLayerSchema.parse({ source: reader.name, target }),
      reader: { ...reader, rows: () => rows },
      insert({ geom, name, properties }) {
        incoming.push({ id: incoming.length, geom, name, properties, rough });
        rough = false;
      },
      step: () => {},
    });
  } catch (error) {
    if (!(error instanceof PlannerError)) throw error;
    return [];
  }
  return incoming;
}
