import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { COLOUR } from '../style.ts';
import { type Branch, branchesOf, find, hasClass, wordsOf } from '../tree.ts';
import { TEXT_MM } from './pictures.ts';
import { runsOf } from './runs.ts';

const TWIPS_PER_MM = 1440 / 25.4;
const TEXT_TWIPS = Math.round(TEXT_MM * TWIPS_PER_MM);
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const line = (colour: string, size: number) => ({ style: BorderStyle.SINGLE, size, color: colour.slice(1) });

/** A table as Word has them: heading row on every page, no row torn, numbers to the right. */
export function tableOf(table: Branch): Table {
  const head = find(table, 'thead');
  const body = find(table, 'tbody');
  const headRows = head ? branchesOf(head) : [];
  const bodyRows = body ? branchesOf(body) : [];
  const widths = widthsOf(table, [...headRows, ...bodyRows]);
  const rows = [
    ...headRows.map((row) => rowOf(row, widths, true)),
    ...bodyRows.map((row) => rowOf(row, widths, false)),
  ];
  return new Table({
    rows,
    layout: TableLayoutType.FIXED,
    width: { size: TEXT_TWIPS, type: WidthType.DXA },
    columnWidths: widths,
    borders: {
      top: line(COLOUR.lake, 8),
      bottom: line(COLOUR.lake, 8),
      left: NONE,
      right: NONE,
      insideHorizontal: line(COLOUR.line, 4),
      insideVertical: NONE,
    },
  });
}

function rowOf(row: Branch, widths: number[], isHead: boolean): TableRow {
  const total = hasClass(row, 'total');
  let column = 0;
  const cells = branchesOf(row).map((cell) => {
    const span = Number(cell.attributes.colspan ?? 1);
    const width = widths.slice(column, column + span).reduce((sum, each) => sum + each, 0);
    column += span;
    const small = isHead ? find(cell, 'small') : null;
    const words = small ? { ...cell, children: cell.children.filter((child) => child !== small) } : cell;
    const look = isHead || total ? { bold: true } : {};
    const alignment = hasClass(cell, 'num') ? AlignmentType.RIGHT : AlignmentType.LEFT;
    return new TableCell({
      columnSpan: span,
      width: { size: width, type: WidthType.DXA },
      verticalAlign: isHead ? VerticalAlignTable.BOTTOM : VerticalAlignTable.TOP,
      ...(isHead && { shading: { type: ShadingType.CLEAR, fill: COLOUR.wash.slice(1), color: 'auto' } }),
      children: [
        new Paragraph({
          style: isHead ? 'TableHead' : 'TableText',
          alignment,
          children: runsOf(words, undefined, look),
        }),
        ...(small ? [new Paragraph({ style: 'TableUnit', alignment, children: runsOf(small) })] : []),
      ],
    });
  });
  return new TableRow({ ...(isHead && { tableHeader: true }), cantSplit: true, children: cells });
}

/** Widths of the columns, twips: as the plan sets them, else by what stands in them. */
function widthsOf(table: Branch, rows: Branch[]): number[] {
  const columns = find(table, 'colgroup');
  const given = columns
    ? branchesOf(columns).map(({ attributes }) =>
        Number.parseFloat(/width:([\d.]+)%/.exec(attributes.style ?? '')?.[1] ?? ''),
      )
    : [];
  const count = Math.max(
    1,
    ...rows.map((row) =>
      branchesOf(row).reduce((sum, cell) => sum + Number(cell.attributes.colspan ?? 1), 0),
    ),
  );
  if (hasClass(table, 'facts')) return shares([34, 66]);
  const taken = given.reduce((sum, share) => sum + (Number.isNaN(share) ? 0 : share), 0);
  const wanted = Array.from({ length: count }, (_, column) => wordWidth(rows, column));
  const open = wanted.reduce(
    (sum, width, column) => sum + (Number.isNaN(given[column] ?? Number.NaN) ? width : 0),
    0,
  );
  return shares(
    wanted.map((width, column) => {
      const share = given[column];
      return share === undefined || Number.isNaN(share) ? ((100 - taken) * width) / (open || 1) : share;
    }),
  );
}

/** Rows that are looked at for the width of a column. */
const SAMPLED = 60;
/** Widths in characters that a column is given at least and at most: the rest wraps. */
const NARROW = 4;
const WIDE = 34;
/** From here on characters are as wide as they are high. */
const WIDE_FROM = 0x2e80;

function wordWidth(rows: Branch[], column: number): number {
  let widest = NARROW;
  for (const row of rows.slice(0, SAMPLED)) {
    const cell = branchesOf(row)[column];
    if (!cell || cell.attributes.colspan) continue;
    const width = [...wordsOf(cell)].reduce((sum, char) => sum + (char.charCodeAt(0) > WIDE_FROM ? 2 : 1), 0);
    // A heading over numbers may wrap, the numbers may not.
    const needed = cell.attributes.scope === 'col' ? width / 2 : width;
    widest = Math.max(widest, Math.min(hasClass(cell, 'num') ? Infinity : WIDE, needed));
  }
  return widest;
}

function shares(parts: number[]): number[] {
  const sum = parts.reduce((total, part) => total + part, 0) || 1;
  const widths = parts.map((part) => Math.floor((part / sum) * TEXT_TWIPS));
  widths[widths.length - 1]! += TEXT_TWIPS - widths.reduce((total, width) => total + width, 0);
  return widths;
}
