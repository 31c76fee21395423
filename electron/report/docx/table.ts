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
import { type Branch, branchesOf, find, hasClass } from '../tree.ts';
import { CELL_MARGIN_TWIPS, columnWidths, TEXT_TWIPS } from './column-widths.ts';
import { runsOf } from './runs.ts';

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const line = (colour: string, size: number) => ({ style: BorderStyle.SINGLE, size, color: colour.slice(1) });

/** A table as Word has them: heading row on every page, no row torn, numbers to the right. */
export function tableOf(table: Branch): Table {
  const head = find(table, 'thead');
  const body = find(table, 'tbody');
  const headRows = head ? branchesOf(head) : [];
  const bodyRows = body ? branchesOf(body) : [];
  const widths = columnWidths(table, [...headRows, ...bodyRows]);
  const rows = [
    ...headRows.map((row) => rowOf(row, widths, true)),
    ...bodyRows.map((row) => rowOf(row, widths, false)),
  ];
  return new Table({
    rows,
    layout: TableLayoutType.FIXED,
    width: { size: TEXT_TWIPS, type: WidthType.DXA },
    columnWidths: widths,
    margins: { left: CELL_MARGIN_TWIPS, right: CELL_MARGIN_TWIPS, marginUnitType: WidthType.DXA },
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
