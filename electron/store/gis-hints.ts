import type { Database } from 'better-sqlite3';
import { ui } from '../../shared/i18n/zh/ui.ts';
import { HINTS, KINDS, STATES, type Values } from './gis-columns.ts';
import { hasTable } from './stored.ts';

const EXTENSION = 'http://www.geopackage.org/spec130/#extension_schema';

/**
 * Tells other programs what columns are called, which values they take and how layers look: the schema extension of
 * GeoPackage (OGC 12-128r19, annex F.9) and the styles that QGIS reads. A document that has them from an older version
 * of this program is given what is new; tables of these names that another program made are left as they are. None of
 * them is read by this one.
 */
export function addGisHints(db: Database): void {
  const there = new Set(Object.keys(HINTS).filter((table) => hasTable(db, table)));
  const has = ['gpkg_data_columns', 'gpkg_data_column_constraints'].map((table) => hasTable(db, table));
  if (!has.includes(true)) makeColumnTables(db);
  if (!has.includes(true) || (!has.includes(false) && hasOwn(db))) fillColumns(db, there);
  if (!hasTable(db, 'layer_styles')) makeStyleTable(db);
  else if (!hasOwn(db)) return;
  fillStyles(db, there);
}

/** Whether lists of values are this program's: another one's are named otherwise. */
const hasOwn = (db: Database): boolean =>
  hasTable(db, 'gpkg_data_column_constraints') &&
  db.prepare('SELECT 1 FROM gpkg_data_column_constraints WHERE constraint_name = ?').get(KINDS[0]) !==
    undefined;

function makeColumnTables(db: Database): void {
  db.exec(`CREATE TABLE gpkg_data_columns (
      table_name TEXT NOT NULL,
      column_name TEXT NOT NULL,
      name TEXT,
      title TEXT,
      description TEXT,
      mime_type TEXT,
      constraint_name TEXT,
      CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name),
      CONSTRAINT gdc_tn UNIQUE (table_name, name)
    );
    CREATE TABLE gpkg_data_column_constraints (
      constraint_name TEXT NOT NULL,
      constraint_type TEXT NOT NULL,
      value TEXT,
      min NUMERIC,
      min_is_inclusive BOOLEAN,
      max NUMERIC,
      max_is_inclusive BOOLEAN,
      description TEXT,
      CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, value)
    );`);
  const extension = db.prepare(
    `INSERT OR IGNORE INTO gpkg_extensions VALUES (?, NULL, 'gpkg_schema', '${EXTENSION}', 'read-write')`,
  );
  for (const table of ['gpkg_data_columns', 'gpkg_data_column_constraints']) extension.run(table);
}

function fillColumns(db: Database, there: ReadonlySet<string>): void {
  const column = db.prepare(
    `INSERT INTO gpkg_data_columns (table_name, column_name, name, title, constraint_name) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (table_name, column_name) DO UPDATE SET constraint_name = excluded.constraint_name
       WHERE constraint_name IS NULL AND title = excluded.title`,
  );
  const lists = new Map<string, Values>();
  for (const table of there) {
    for (const [name, { title, values }] of Object.entries(HINTS[table]!)) {
      if (values) lists.set(...values);
      column.run(table, name, title, title, values?.[0] ?? null);
    }
  }
  const value = db.prepare(
    `INSERT OR IGNORE INTO gpkg_data_column_constraints (constraint_name, constraint_type, value, description) VALUES (?, 'enum', ?, ?)`,
  );
  for (const [name, values] of lists) {
    for (const [key, title] of Object.entries(values)) value.run(name, key, title);
  }
}

function makeStyleTable(db: Database): void {
  db.exec(`CREATE TABLE layer_styles (
      id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
      f_table_catalog TEXT(256),
      f_table_schema TEXT(256),
      f_table_name TEXT(256),
      f_geometry_column TEXT(256),
      styleName TEXT(30),
      styleQML TEXT,
      styleSLD TEXT,
      useAsDefault BOOLEAN,
      description TEXT,
      owner TEXT(30),
      ui TEXT(30),
      update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now'))
    )`);
  // GDAL shows QGIS only tables that are named here.
  db.prepare(
    `INSERT OR IGNORE INTO gpkg_contents (table_name, data_type, identifier) VALUES ('layer_styles', 'attributes', 'layer_styles')`,
  ).run();
}

/** Gives layers without any style one. */
function fillStyles(db: Database, there: ReadonlySet<string>): void {
  const add = db.prepare(
    `INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML,
       styleSLD, useAsDefault, description, owner)
     SELECT '', '', :table, 'geom', :table, :style, '', 1, '', ''
     WHERE NOT EXISTS (SELECT 1 FROM layer_styles WHERE f_table_name = :table)`,
  );
  for (const table of there) add.run({ table, style: styleOf(table) });
}

/** How a layer is drawn: a symbol for each value of a column, or one for all. Colours as `r,g,b,a`. */
interface Look {
  symbol: 'fill' | 'line' | 'marker';
  column?: string;
  colours: readonly (readonly [value: string, label: string, colour: string])[];
}

const LOOKS: Readonly<Record<string, Look>> = {
  sites: {
    symbol: 'fill',
    column: 'kind',
    colours: [
      ['rooftop', ui.kinds.rooftop, '230,126,34,160'],
      ['agrivoltaic', ui.kinds.agrivoltaic, '39,174,96,140'],
    ],
  },
  feeders: { symbol: 'line', colours: [['', '', '142,68,173,255']] },
  consumers: { symbol: 'marker', colours: [['', '', '41,128,185,255']] },
  transformers: { symbol: 'marker', colours: [['', '', '22,160,133,255']] },
  existing_pv: {
    symbol: 'marker',
    column: 'state',
    colours: [
      ['connected', STATES[1].connected, '192,57,43,255'],
      ['filed', STATES[1].filed, '241,196,15,255'],
    ],
  },
};

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A style as QGIS keeps it (QML): aliases, lists of values, labels and, where the shapes are of one kind, symbols. */
function styleOf(table: string): string {
  const hints = Object.entries(HINTS[table]!);
  const aliases = hints.map(([name, { title }]) => `<alias field="${name}" name="${escaped(title)}"/>`);
  const widgets = hints.flatMap(([name, { values }]) => (values ? [widget(name, values[1])] : []));
  const fixed = hints.flatMap(([name, hint]) => (hint.fixed ? [`<field name="${name}" editable="0"/>`] : []));
  const look = LOOKS[table];
  return [
    `<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>`,
    `<qgis version="3.22.0" labelsEnabled="1" styleCategories="Symbology|Labeling|Fields|Forms">`,
    look ? renderer(look) : '',
    `<labeling type="simple"><settings><text-style fieldName="name" fontSize="9" textColor="40,40,40,255" isExpression="0"/>`,
    `<placement placement="${look?.symbol === 'line' ? 2 : 1}"/><rendering obstacle="1"/></settings></labeling>`,
    `<fieldConfiguration>${widgets.join('')}</fieldConfiguration>`,
    `<aliases>${aliases.join('')}</aliases>`,
    `<editable>${fixed.join('')}</editable>`,
    `<previewExpression>"name"</previewExpression>`,
    `</qgis>`,
  ].join('\n');
}

function widget(field: string, values: Values): string {
  const options = Object.entries(values).map(
    ([value, label]) =>
      `<Option type="Map"><Option type="QString" name="${escaped(label)}" value="${value}"/></Option>`,
  );
  return `<field name="${field}"><editWidget type="ValueMap"><config><Option type="Map"><Option type="List" name="map">${options.join('')}</Option></Option></config></editWidget></field>`;
}

function renderer({ symbol, column, colours }: Look): string {
  const symbols = colours.map(
    ([, , colour], i) =>
      `<symbol type="${symbol}" name="${i}" alpha="1" clip_to_extent="1">${symbolLayer(symbol, colour)}</symbol>`,
  );
  const drawn = `<symbols>${symbols.join('')}</symbols>`;
  if (!column) return `<renderer-v2 type="singleSymbol" symbollevels="0">${drawn}</renderer-v2>`;
  const categories = colours.map(
    ([value, label], i) =>
      `<category symbol="${i}" value="${value}" label="${escaped(label)}" render="true"/>`,
  );
  return `<renderer-v2 type="categorizedSymbol" attr="${column}" symbollevels="0"><categories>${categories.join('')}</categories>${drawn}</renderer-v2>`;
}

function symbolLayer(symbol: Look['symbol'], colour: string): string {
  const prop = (key: string, value: string) => `<prop k="${key}" v="${value}"/>`;
  const edge = prop('outline_color', '60,60,60,255') + prop('outline_width', '0.26');
  const layer = (name: string, props: string) =>
    `<layer class="${name}" enabled="1" locked="0" pass="0">${props}</layer>`;
  if (symbol === 'fill') return layer('SimpleFill', prop('color', colour) + prop('style', 'solid') + edge);
  if (symbol === 'line') return layer('SimpleLine', prop('line_color', colour) + prop('line_width', '0.6'));
  return layer('SimpleMarker', prop('color', colour) + prop('name', 'circle') + prop('size', '3') + edge);
}
