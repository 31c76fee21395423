import { packZip } from '../zip.ts';

/** Work in small parts, as the engine's `Steps`. */
type Steps<T> = Generator<void, T, void>;

/** A figure that the spreadsheet works out again when its cells change, and what it comes to now. */
interface Formula {
  value: number;
  formula: string;
}
export type Cell = string | number | null | Formula;
export interface SheetColumn {
  label: string;
  /** Width in characters. */
  width: number;
  format?: 'text' | 'whole' | 'one' | 'four' | 'percent';
}
export interface Sheet {
  name: string;
  columns: SheetColumn[];
  rows: Cell[][];
  /** A last row set off from the others. */
  total?: Cell[];
}

const STYLES = ['text', 'whole', 'one', 'four', 'percent'] as const;
const FIRST_TOTAL = 1 + STYLES.length;
const HEAD_STYLE = 0;

/** Text that XML allows; control characters have no place in a cell. */
const xml = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is taken out
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!);

const columnName = (index: number): string =>
  index < 26
    ? String.fromCharCode(65 + index)
    : columnName(Math.floor(index / 26) - 1) + String.fromCharCode(65 + (index % 26));

const rangeOf = (column: number, rows: number, sheet?: string): string => {
  const name = columnName(column);
  const where = sheet === undefined ? '' : `'${sheet.replaceAll("'", "''")}'!`;
  return `${where}${name}$2:${name}$${rows + 1}`;
};

/**
 * The sum of a column of a sheet's rows.
 *
 * @param value what it comes to, where that is known more exactly than by adding up the cells
 */
export function sumOf(column: number, rows: readonly (readonly Cell[])[], value?: number): Cell {
  const added = value ?? rows.reduce((sum, row) => sum + numberIn(row[column]), 0);
  return rows.length === 0 ? added : { value: added, formula: `SUM(${rangeOf(column, rows.length)})` };
}

/** The sum of a column over the rows in which another holds a text or a number. */
export function sumWhere(where: {
  sum: number;
  by: number;
  is: string | number;
  rows: number;
  value: number;
  /** Where the columns are; left out, on this one. */
  sheet?: string;
}): Cell {
  const { sum, by, is, rows, value, sheet } = where;
  if (rows === 0) return value;
  const sought = typeof is === 'number' ? String(is) : `"${is.replaceAll('"', '""')}"`;
  return { value, formula: `SUMIFS(${rangeOf(sum, rows, sheet)},${rangeOf(by, rows, sheet)},${sought})` };
}

const numberIn = (cell: Cell | undefined): number =>
  typeof cell === 'number' ? cell : cell !== null && typeof cell === 'object' ? cell.value : 0;

/** Texts are written as texts: whatever they begin with, none becomes a formula. */
function cellXml(value: Cell, reference: string, style: number): string {
  if (value !== null && typeof value === 'object') {
    const { formula, value: now } = value;
    return `<c r="${reference}" s="${style}"><f>${xml(formula)}</f><v>${Number.isFinite(now) ? now : 0}</v></c>`;
  }
  if (value === null || (typeof value === 'number' && !Number.isFinite(value)))
    return `<c r="${reference}" s="${style}"/>`;
  if (typeof value === 'number') return `<c r="${reference}" s="${style}"><v>${value}</v></c>`;
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xml(value)}</t></is></c>`;
}

/** Rows made into text between two steps. */
const ROWS = 50;

/** A sheet in pieces, so that a hundred thousand rows are no one text. */
function* sheetXml({ columns, rows, total }: Sheet, said: (cell: Cell) => Cell): Steps<string[]> {
  const row = (cells: readonly Cell[], number: number, styleOf: (column: number) => number) =>
    `<row r="${number}">${cells.map((cell, i) => cellXml(cell, columnName(i) + number, styleOf(i))).join('')}</row>`;
  const bodyStyle = (i: number) => 1 + STYLES.indexOf(columns[i]!.format ?? 'text');
  const last = `${columnName(columns.length - 1)}${Math.max(1, rows.length + 1)}`;
  const pieces = [
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns
      .map(({ width }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`)
      .join('')}</cols><sheetData>${row(
      columns.map(({ label }) => label),
      1,
      () => HEAD_STYLE,
    )}`,
  ];
  for (let from = 0; from < rows.length; from += ROWS) {
    yield;
    pieces.push(
      rows
        .slice(from, from + ROWS)
        .map((cells, i) => row(cells.map(said), from + i + 2, bodyStyle))
        .join(''),
    );
  }
  pieces.push(
    `${total ? row(total, rows.length + 2, (i) => bodyStyle(i) + FIRST_TOTAL - 1) : ''}</sheetData><autoFilter ref="A1:${last}"/><pageSetup orientation="landscape" paperSize="9" fitToHeight="0"/></worksheet>`,
  );
  return pieces;
}

const FORMATS = [49, 3, 164, 165, 10];
const STYLES_XML = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2"><numFmt numFmtId="164" formatCode="#,##0.0"/><numFmt numFmtId="165" formatCode="0.0000"/></numFmts><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF0F6F85"/></patternFill></fill></fills><borders count="2"><border/><border><top style="thin"/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="${1 + 2 * STYLES.length}"><xf fontId="1" fillId="2" applyFont="1" applyFill="1" applyAlignment="1"><alignment wrapText="1" vertical="center"/></xf>${[
  0, 1,
]
  .map((total) =>
    FORMATS.map(
      (format) =>
        `<xf numFmtId="${format}" fontId="${2 * total}" borderId="${total}" applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1"><alignment vertical="top"${format === 49 ? ' wrapText="1"' : ''}/></xf>`,
    ).join(''),
  )
  .join('')}</cellXfs></styleSheet>`;

const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A file within the workbook. */
export interface WorkbookPart {
  name: string;
  bytes: Buffer;
}

/** The bytes of an .xlsx file; the same sheets give the same bytes. */
export function workbook(sheets: readonly Sheet[]): Buffer {
  const parts = workbookParts(sheets);
  for (;;) {
    const step = parts.next();
    if (step.done) return packZip(step.value);
  }
}

/**
 * The files within an Excel workbook (ECMA-376, transitional), to be packed: header rows frozen and filterable, numbers as
 * numbers.
 *
 * @param said what becomes of each cell of the rows
 */
export function* workbookParts(
  sheets: readonly Sheet[],
  said: (cell: Cell) => Cell = (cell) => cell,
): Steps<WorkbookPart[]> {
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const parts: Record<string, string> = {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${sheets
      .map(
        (_, i) =>
          `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
      )
      .join('')}</Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}"><sheets>${sheets
      .map(({ name }, i) => `<sheet name="${xml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${RELATIONS}">${sheets
      .map(
        (_, i) =>
          `<Relationship Id="rId${i + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
      )
      .join(
        '',
      )}<Relationship Id="rId${sheets.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': STYLES_XML,
  };
  const files = Object.entries(parts).map(([name, text]) => ({ name, bytes: Buffer.from(text) }));
  for (const [i, sheet] of sheets.entries()) {
    const pieces: Buffer[] = [];
    for (const piece of yield* sheetXml(sheet, said)) {
      pieces.push(Buffer.from(piece));
      yield;
    }
    files.push({ name: `xl/worksheets/sheet${i + 1}.xml`, bytes: Buffer.concat(pieces) });
  }
  return files;
}
