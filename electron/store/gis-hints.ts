import type { Database } from 'better-sqlite3';
import { CONSUMER_KINDS } from '../../shared/consumers.ts';
import { CONTEXT_LAYERS } from '../../shared/domain.ts';
import { supply } from '../../shared/i18n/zh/supply.ts';
import { ui } from '../../shared/i18n/zh/ui.ts';
import { hasTable } from './stored.ts';

/** Values of a column and what they are called. */
type Values = Readonly<Record<string, string>>;

/** What programs of geographic information show a column as, and the values they offer. */
interface Hint {
  title: string;
  /** Name of the list of values, and what is in it. */
  values?: readonly [name: string, values: Values];
  /** Follows from other columns: shown, not edited. */
  fixed?: true;
}

const KINDS = ['planner_site_kind', ui.kinds] as const;
const MOUNTS = ['planner_mount', ui.mounts] as const;
const CONSUMERS = [
  'planner_consumer_kind',
  Object.fromEntries(CONSUMER_KINDS.map((kind) => [kind, supply.kinds[kind]])),
] as const;
const STATES = ['planner_existing_state', { connected: '已并网', filed: '已备案' }] as const;

const CONTEXT: Readonly<Record<string, Hint>> = {
  name: { title: '名称' },
  class: { title: '类别' },
  properties: { title: '其他属性（JSON）' },
  synthetic: { title: '合成数据（0 否，1 是）' },
};

const HINTS: Readonly<Record<string, Readonly<Record<string, Hint>>>> = {
  sites: {
    name: { title: '名称' },
    kind: { title: '类型', values: KINDS },
    mount: { title: '支架', values: MOUNTS },
    tilt_deg: { title: '倾角（°）' },
    azimuth_deg: { title: '方位角（°，正南 180）' },
    usable_share: { title: '可用面积比例（0–1）' },
    gcr: { title: '地面覆盖率（0–1）' },
    module_wp_m2: { title: '组件功率密度（Wp/m²）' },
    area_m2: { title: '面积（m²，自动计算）', fixed: true },
    capacity_kwp: { title: '装机容量（kWp，自动计算）', fixed: true },
    notes: { title: '备注' },
    agrivoltaic: { title: '农光互补参数（JSON）' },
    mounting: { title: '安装方式（散热）' },
    two_faces: { title: '两面朝向' },
    module: { title: '组件型号' },
    inverter: { title: '逆变器型号' },
    owner_class: { title: '业主类别' },
    grid_mode: { title: '上网模式' },
    tariff: { title: '电价类别' },
  },
  consumers: {
    name: { title: '名称' },
    kind: { title: '类型', values: CONSUMERS },
    annual_kwh: { title: '年用电量（kWh）' },
    site_ids: { title: '共享站点编号' },
    series_name: { title: '实测负荷文件', fixed: true },
    notes: { title: '备注' },
  },
  feeders: {
    name: { title: '名称' },
    conductor: { title: '导线型号' },
    voltage_kv: { title: '电压（kV）' },
    rating_kva: { title: '限额容量（kVA）' },
    peak_load_kw: { title: '最大负荷（kW）' },
    station_id: { title: '变电站编号' },
    notes: { title: '备注' },
  },
  existing_pv: {
    name: { title: '名称' },
    state: { title: '状态', values: STATES },
    kwp_ac: { title: '交流侧容量（kW）' },
    kwp_dc: { title: '直流侧容量（kWp）' },
    voltage_kv: { title: '并网电压（kV）' },
    year: { title: '年份' },
    station_id: { title: '变电站编号' },
    feeder_id: { title: '馈线编号' },
    notes: { title: '备注' },
  },
  ...Object.fromEntries([...CONTEXT_LAYERS, 'county_boundary'].map((layer) => [layer, CONTEXT])),
};

const EXTENSION = 'http://www.geopackage.org/spec130/#extension_schema';

/**
 * Tells other programs what columns are called, which values they take and how layers look: the schema extension of
 * GeoPackage (OGC 12-128r19, annex F.9) and the styles that QGIS reads. A table of that name that another program made
 * is left as it is; none of them is read by this one.
 */
export function addGisHints(db: Database): void {
  const there = new Set(Object.keys(HINTS).filter((table) => hasTable(db, table)));
  if (!hasTable(db, 'gpkg_data_columns') && !hasTable(db, 'gpkg_data_column_constraints')) {
    addColumns(db, there);
  }
  if (!hasTable(db, 'layer_styles')) addStyles(db, there);
}

function addColumns(db: Database, there: ReadonlySet<string>): void {
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
  const column = db.prepare(
    'INSERT INTO gpkg_data_columns (table_name, column_name, name, title, constraint_name) VALUES (?, ?, ?, ?, ?)',
  );
  const lists = new Map<string, Values>();
  for (const table of there) {
    for (const [name, { title, values }] of Object.entries(HINTS[table]!)) {
      if (values) lists.set(...values);
      column.run(table, name, title, title, values?.[0] ?? null);
    }
  }
  const value = db.prepare(
    `INSERT INTO gpkg_data_column_constraints (constraint_name, constraint_type, value, description) VALUES (?, 'enum', ?, ?)`,
  );
  for (const [name, values] of lists) {
    for (const [key, title] of Object.entries(values)) value.run(name, key, title);
  }
}

function addStyles(db: Database, there: ReadonlySet<string>): void {
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
  const add = db.prepare(
    `INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML,
       styleSLD, useAsDefault, description, owner) VALUES ('', '', ?, 'geom', ?, ?, '', 1, '', '')`,
  );
  for (const table of there) add.run(table, table, styleOf(table));
  // GDAL shows QGIS only tables that are named here.
  db.prepare(
    `INSERT OR IGNORE INTO gpkg_contents (table_name, data_type, identifier) VALUES ('layer_styles', 'attributes', 'layer_styles')`,
  ).run();
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
