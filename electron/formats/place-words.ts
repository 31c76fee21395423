import { join } from 'node:path';
import type { PlaceWords } from './county-search.ts';
import { readDataCsv } from './csv.ts';

/** Reads what counties may also be looked for by: `places.csv`, `areas.csv` and `traditional.csv` of a folder. */
export function readPlaceWords(folder: string): PlaceWords {
  const rows = (name: string) => readDataCsv(join(folder, name));
  return {
    places: new Map(
      rows('places.csv').map(({ name, syllables, abbreviations, english }) => [
        name!,
        { syllables: syllables!, abbreviations: abbreviations ?? '', english: english ?? '' },
      ]),
    ),
    areas: rows('areas.csv').map(({ name, syllables, codes }) => ({
      name: name!,
      syllables: syllables!,
      codes: new Set(codes!.split(' ')),
    })),
    traditional: new Map(
      rows('traditional.csv').map(({ traditional, simplified }) => [traditional!, simplified!]),
    ),
  };
}
