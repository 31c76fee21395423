import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { PlannerError } from '../../shared/errors.ts';
import { IMPORT_TARGETS, type ImportTarget } from '../../shared/import.ts';
import { ROOF_SOURCES, type RoofSource } from '../../shared/roof-survey.ts';
import { tableDelimiter, tableRows } from './csv.ts';
import { decodeText } from './decode-text.ts';
import { assertPlainFile, readWhole } from './plain-file.ts';

/** A layer of a county: its file, and what it becomes where that is said. */
export interface TableLayer {
  path: string;
  target: ImportTarget | null;
}

/** A row of the table of a province: what a county's document is made of. Paths are absolute; null is left out. */
export interface CountyRow {
  line: number;
  /** Code or name, as written. */
  county: string;
  name: string | null;
  boundary: string | null;
  layers: TableLayer[];
  weather: string | null;
  terrain: string | null;
  /** Model of the surface, roofs and trees included. */
  surface: string | null;
  /** What roofs are surveyed from; `none` leaves them as the rules take them. */
  survey: RoofSource | 'none' | null;
  /** JSON: a file or, in braces, the text itself. */
  assumptions: string | null;
  solve: string | null;
  /** Version of the program's rule pack that the county must be worked out with. */
  rulePack: string | null;
  /** Files of the county's own rules, which come before the program's. */
  rules: string[];
  /** Day whose rules the county is planned by, `YYYY-MM-DD`. */
  rulesDate: string | null;
  /** Why the row cannot be worked on: `province.cell`. */
  fault: PlannerError | null;
}

const COLUMNS = {
  county: ['county', '县', '县代码', 'code'],
  name: ['name', '名称'],
  boundary: ['boundary', '边界'],
  layers: ['layers', '图层'],
  weather: ['weather', '气象'],
  terrain: ['terrain', '地形'],
  surface: ['surface', '地表'],
  survey: ['survey', '屋顶测算'],
  assumptions: ['assumptions', '假设'],
  solve: ['solve', '优选'],
  rulepack: ['rulepack', 'rule_pack', 'rule pack', '规则包'],
  rulesdate: ['rulesdate', 'rules_date', 'rules date', '规则日期'],
} as const;
type Column = keyof typeof COLUMNS;

/** What a part of the column `rulepack` ends with where it is a file of rules, not a version. */
const RULE_FILE = /\.(csv|tsv|txt)$/i;

/** Parts of a cell with `;` between them. */
const partsOf = (cell: string | null): string[] =>
  (cell ?? '')
    .split(/[;；]/)
    .map((part) => part.trim())
    .filter(Boolean);

const isSurvey = (text: string | null): text is CountyRow['survey'] =>
  text === null || text === 'none' || ROOF_SOURCES.some((source) => source === text);

const MOST_BYTES = 16 * 1024 * 1024;

/**
 * Reads the table of a province: a line a county, with a column `county` and any of `name`, `boundary`, `layers`
 * (`;` between files, `buildings=roofs.gpkg` where a file does not say what it is), `weather`, `terrain`, `surface`,
 * `survey`, `assumptions`, `solve`, `rulepack` and `rulesdate`. Files are looked for from where the table lies.
 *
 * @throws PlannerError `province.missing`, `province.table`, `province.column`
 */
export function readProvinceTable(path: string): CountyRow[] {
  const stats = statSync(path, { throwIfNoEntry: false });
  const noTable = () => new PlannerError('province.table', { name: basename(path) }, { file: path, line: 1 });
  if (!stats) throw new PlannerError('province.missing', { name: basename(path) }, { file: path });
  if (!stats.isFile() || stats.size > MOST_BYTES) throw noTable();
  const text = decodeText(readWhole(path, MOST_BYTES));
  // By the headings alone: between the files of a cell there are marks that may part cells.
  const headLine = text.split(/[\r\n]+/).find((line) => line.trim() !== '') ?? '';
  const [head, ...rows] = [...tableRows(text, tableDelimiter(headLine))].filter(({ cells }) =>
    cells.some((cell) => cell.trim() !== ''),
  );
  const headings = (head?.cells ?? []).map((cell) => cell.trim().toLowerCase());
  while (headings.at(-1) === '') headings.pop();
  const at = new Map<Column, number>();
  let odd: PlannerError | null = null;
  for (const [index, heading] of headings.entries()) {
    const column = (Object.keys(COLUMNS) as Column[]).find((key) =>
      (COLUMNS[key] as readonly string[]).includes(heading),
    );
    if (column && !at.has(column)) at.set(column, index);
    else {
      odd ??= new PlannerError(
        'province.column',
        { column: heading || `${index + 1}`, columns: Object.keys(COLUMNS).join(', ') },
        { file: path, line: head!.line },
      );
    }
  }
  if (!at.has('county')) throw noTable();
  if (odd) throw odd;
  const folder = dirname(resolve(path));
  return rows.map(({ line, cells }) =>
    rowOf(
      (column) => (cells[at.get(column) ?? -1] ?? '').trim() || null,
      (name) => resolve(folder, name),
      { file: path, line },
    ),
  );
}

/** A row as it is understood, with its first cell that is not. */
function rowOf(
  cell: (column: Column) => string | null,
  placed: (name: string) => string,
  where: { file: string; line: number },
): CountyRow {
  const file = (column: Column) => {
    const value = cell(column);
    return value === null || value.startsWith('{') ? value : placed(value);
  };
  const survey = cell('survey')?.toLowerCase() ?? null;
  const rulesDate = cell('rulesdate');
  const packs = partsOf(cell('rulepack'));
  const versions = packs.filter((part) => !RULE_FILE.test(part));
  const bad: Column | null =
    cell('county') === null
      ? 'county'
      : !isSurvey(survey)
        ? 'survey'
        : rulesDate !== null && !z.iso.date().safeParse(rulesDate).success
          ? 'rulesdate'
          : versions.length > 1
            ? 'rulepack'
            : null;
  return {
    ...{ line: where.line, county: cell('county') ?? '', name: cell('name') },
    ...{ boundary: file('boundary'), weather: file('weather'), terrain: file('terrain') },
    ...{ assumptions: file('assumptions'), solve: file('solve') },
    ...{ surface: file('surface'), survey: isSurvey(survey) ? survey : null, rulesDate },
    rulePack: versions[0] ?? null,
    rules: packs.filter((part) => RULE_FILE.test(part)).map(placed),
    layers: partsOf(cell('layers')).map((part) => {
      const [, target, rest] = /^(\w+)=(.+)$/.exec(part) ?? [];
      const known = IMPORT_TARGETS.find((each) => each === target) ?? null;
      return { path: placed(known ? rest!.trim() : part), target: known };
    }),
    fault: bad && new PlannerError('province.cell', { column: bad, value: cell(bad) ?? '' }, where),
  };
}

/** Files that a county is made of. */
export const filesIn = (row: CountyRow): string[] => {
  const json = [row.assumptions, row.solve].filter((cell) => cell !== null && !cell.startsWith('{'));
  const layers = row.layers.map(({ path }) => path);
  const all = [row.boundary, ...layers, row.weather, row.terrain, row.surface, ...row.rules, ...json];
  return all.filter((file) => file !== null);
};

/**
 * What a cell that names JSON says: the text in it, or the file's.
 * @throws PlannerError `province.json`, `province.missing`
 */
export function jsonOf(cell: string): unknown {
  const written = cell.startsWith('{');
  const text = written ? cell : decodeText(readNamed(cell));
  try {
    return JSON.parse(text);
  } catch (error) {
    const where = written ? {} : { file: cell };
    throw new PlannerError('province.json', { reason: (error as Error).message }, where);
  }
}

/** @throws PlannerError `province.missing` and what {@link readWhole} refuses */
function readNamed(path: string): Buffer {
  if (!existsSync(path)) throw new PlannerError('province.missing', { name: basename(path) }, { file: path });
  return readWhole(path, MOST_BYTES);
}

/**
 * Names the contents of a file or folder, of a shapefile with its parts: alike only where all of them are.
 * @throws PlannerError `province.missing`
 */
export async function contentsOf(path: string): Promise<string> {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) throw new PlannerError('province.missing', { name: basename(path) }, { file: path });
  const stem = /\.shp$/i.test(path) ? basename(path).slice(0, -4) : null;
  const folder = stats.isDirectory() ? path : dirname(path);
  const names = stats.isDirectory()
    ? readdirSync(path, { recursive: true, encoding: 'utf8' })
    : stem === null
      ? [basename(path)]
      : readdirSync(folder).filter((name) => name.startsWith(`${stem}.`));
  const hash = createHash('sha256');
  for (const name of names.sort()) {
    const file = join(folder, name);
    if (names.length > 1 && !statSync(file).isFile()) continue;
    assertPlainFile(file);
    hash.update(`${name}\0`);
    for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  }
  return hash.digest('hex');
}
