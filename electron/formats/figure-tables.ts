import type { RuleRow } from '../../shared/rule-pack.ts';

/** A column of a table whose figures are dated rules: where it stands in a row, its unit, and what it may be. */
interface FigureColumn {
  field: string;
  unit: string;
  least: number;
  most: number;
  /** What it may be instead of a number; yes and no stand for true and false. */
  words?: readonly string[];
}

const figure = (
  field: string,
  unit: string,
  least: number,
  most: number,
  words?: readonly string[],
): FigureColumn => ({ field, unit, least, most, ...(words && { words }) });
const share = (field: string, least = 0): FigureColumn => figure(field, 'share', least, 1);
const word = (field: string, words: readonly string[]): FigureColumn => figure(field, 'rule', 1, 0, words);

/** A little more than nothing, for what must not be nil. */
const SOME = 0.01;

/** Tables of which each figure is a dated rule `<table>.<column>.<key of the row>`. */
const FIGURE_TABLES = {
  /** How arrays over fields are usually built. */
  layout: {
    tilt: figure('tiltDeg', 'degrees', 0, 90, ['optimum']),
    azimuth: figure('azimuthDeg', 'degrees', 0, 360),
    coverage: share('gcr', SOME),
    rowWidth: figure('rowWidthM', 'm', 0.3, 60),
    lowestEdge: figure('clearanceM', 'm', 0, 15),
    filled: share('fillShare', 0.1),
    bifaciality: share('bifaciality'),
    strip: figure('uncultivatedStripM', 'm', 0, 20),
  },
  /** Machines that pass where a crop grows. */
  machine: {
    height: figure('machineHeightM', 'm', 0, 15),
    width: figure('machineWidthM', 'm', 0, 30),
  },
  /** What is usual on the roofs of a class of buildings. */
  roof: {
    storey: figure('storeyM', 'm', 1, 30),
    floors: figure('floors', 'storeys', 1, 200),
    floorsSpread: share('floorsSpread'),
    parapet: figure('parapetM', 'm', 0, 10),
    tower: figure('towerM2', 'm2', 0, 10_000),
    setback: figure('setbackM', 'm', 0, 50),
    walkways: share('walkwayShare'),
    packing: share('packing', SOME),
    pitch: figure('pitchDeg', 'degrees', 0, 80),
  },
  /** How the roofs of a class of buildings become sites. */
  roofSite: {
    used: word('used', ['yes', 'no']),
    usable: share('usableShare', SOME),
    flatTilt: figure('flatTiltDeg', 'degrees', 0, 60),
    pitchedTilt: figure('pitchedTiltDeg', 'degrees', 0, 60),
    azimuth: word('azimuth', ['long-side', 'south']),
  },
  /** How modules are put up: builds to start a site from. */
  build: {
    tilt: figure('tiltDeg', 'degrees', 0, 90, ['keep', 'optimum']),
    azimuth: figure('azimuthDeg', 'degrees', 0, 360, ['keep']),
    coverage: share('gcr', SOME),
    usable: share('usableShare', SOME),
  },
  /** What one unit of a kind of consumer uses in a year. */
  load: { unit: figure('unitKwh', 'kWh/a', SOME, 1e10) },
  /** Price of a Beijing hour over the mean, where the hours of the grid's notice are not known. */
  hourPrice: { factor: figure('factor', 'of the mean price', 0, 20) },
} as const satisfies Record<string, Record<string, FigureColumn>>;
export type FigureTable = keyof typeof FIGURE_TABLES;

/** Kind of the rules of each table. */
const KINDS: Record<FigureTable, string> = {
  ...{ layout: 'layout', machine: 'farming', roof: 'roof', roofSite: 'roof', build: 'layout' },
  ...{ load: 'load', hourPrice: 'price' },
};

const columnsOf = (table: FigureTable): [string, FigureColumn][] => Object.entries(FIGURE_TABLES[table]);

const figureId = (table: FigureTable, column: string, key: string | number): string =>
  `${table}.${column}.${key}`;

const asRule = (value: unknown): RuleRow['value'] =>
  typeof value === 'boolean' ? (value ? 'yes' : 'no') : (value as RuleRow['value']);

/** The figures of one row of a table as rules; cells that are empty are none. */
export function figuresOfRow(
  table: FigureTable,
  key: string | number,
  row: object,
): Pick<RuleRow, 'id' | 'kind' | 'value' | 'unit'>[] {
  return columnsOf(table).flatMap(([column, { field, unit }]) => {
    const value = asRule((row as Record<string, unknown>)[field] ?? null);
    return value === null ? [] : [{ id: figureId(table, column, key), kind: KINDS[table], value, unit }];
  });
}

/**
 * A row of a table with the figures of rules in the place of its own, where there are such.
 *
 * @param ruleOf the rule of an id that holds; none where the table's own figure stands
 */
export function rowByRules<T extends object>(
  table: FigureTable,
  key: string | number,
  row: T,
  ruleOf: (id: string) => Pick<RuleRow, 'value'> | undefined,
): T {
  const changed: Record<string, unknown> = {};
  for (const [column, { field }] of columnsOf(table)) {
    const value = ruleOf(figureId(table, column, key))?.value ?? null;
    if (value === null) continue;
    changed[field] = typeof (row as Record<string, unknown>)[field] === 'boolean' ? value === 'yes' : value;
  }
  return { ...row, ...changed };
}

/** Figures of no table that must lie between bounds for what is made of them, by their ids. */
const SINGLE: Readonly<Record<string, FigureColumn>> = {
  'farming.cropland': word('', ['not allowed', 'allowed']),
  'farming.paving': word('', ['not allowed', 'allowed']),
  'site.usable.rooftop': share('', SOME),
  'site.usable.agrivoltaic': share('', SOME),
  'site.tilt.rooftop': figure('', '', 0, 90),
  'site.azimuth.rooftop': figure('', '', 0, 360),
  'site.modulePower': figure('', '', 50, 400),
  'site.plainYield': figure('', '', 100, 3000),
  'grid.reverseLoadRate': share('', SOME),
  'grid.singlePhaseBelow': figure('', '', 0.01, 0.5),
  'grid.neutralMost': share('', SOME),
  'pump.head': figure('', '', 0, 500),
  'pump.efficiency': share('', 0.05),
};

/**
 * What a rule of an id may be, where it has bounds or words of its own; null where it has none.
 */
export function boundsOf(id: string): Pick<FigureColumn, 'least' | 'most' | 'words'> | null {
  const [table, column] = id.split('.') as [string, string | undefined];
  if (Object.hasOwn(SINGLE, id)) return SINGLE[id]!;
  if (!Object.hasOwn(FIGURE_TABLES, table)) return null;
  const columns: Readonly<Record<string, FigureColumn>> = FIGURE_TABLES[table as FigureTable];
  return column !== undefined && Object.hasOwn(columns, column) ? columns[column]! : null;
}
