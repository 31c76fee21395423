import { extname } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { PlannerError } from '../../shared/errors.ts';
import { decodeText } from './decode-text.ts';
import { readWhole } from './plain-file.ts';
import { listZip } from './zip.ts';

const ENDINGS = ['.xlsx', '.xlsm', '.xls'];

/**
 * Text of a table: that of a text file in whatever encoding, or of the fullest sheet of a workbook as CSV.
 *
 * @throws PlannerError `import.unreadable`, `import.bad-zip`, `import.zip-too-large`; `file.*` for what is no plain file
 */
export function tableText(path: string, file: string): string {
  const bytes = readWhole(path);
  if (!ENDINGS.includes(extname(path).toLowerCase())) return decodeText(bytes);
  // Refuses what unpacks to far more than a table.
  if (bytes[0] === 0x50) listZip(path, file);
  try {
    const book = read(bytes, { type: 'array', cellFormula: false, cellHTML: false });
    const texts = book.SheetNames.map((name) =>
      utils.sheet_to_csv(book.Sheets[name]!, { rawNumbers: true, blankrows: true }),
    );
    return texts.reduce((most, text) => (text.length > most.length ? text : most), '');
  } catch (error) {
    throw new PlannerError('import.unreadable', { name: file, reason: (error as Error).message }, { file });
  }
}
