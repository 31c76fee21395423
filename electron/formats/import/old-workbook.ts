import { read, set_cptable, write } from '@e965/xlsx';
import * as codepages from '@e965/xlsx/dist/cpexcel.full.mjs';
import { PlannerError } from '../../../shared/errors.ts';
import { decodeText } from '../decode-text.ts';

set_cptable(codepages);

/**
 * A workbook in Excel's older format (.xls, from version 5 on, and pages of HTML that are called so), as one of the
 * present format, which GDAL reads: values as they were last worked out, without formulas, styles and macros.
 * @throws PlannerError `import.unreadable`
 */
export function presentWorkbook(bytes: Uint8Array, name: string): Uint8Array {
  try {
    // Raw: long digit codes of a page of HTML stay texts.
    const options = { cellFormula: false, cellHTML: false, raw: true };
    const book = isBinary(bytes)
      ? read(bytes, { ...options, type: 'array' })
      : read(decodeText(bytes), { ...options, type: 'string' });
    return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
  } catch (error) {
    throw new PlannerError('import.unreadable', { name, reason: (error as Error).message }, { file: name });
  }
}

/** Compound files, bare streams of records, and workbooks of the present format under the old name. */
const isBinary = ([a, b]: Uint8Array) => (a === 0xd0 && b === 0xcf) || a === 9 || (a === 0x50 && b === 0x4b);
