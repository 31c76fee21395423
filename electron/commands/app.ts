import type { CommandInput } from '../../shared/contract.ts';
import { EXPORT_ENDINGS, EXPORT_FORMATS, type ExportFormat } from '../../shared/export.ts';
import { IMPORT_ENDINGS } from '../formats/gdal/endings.ts';
import type { FileRequest } from '../host.ts';
import { diagnosis } from './diagnosis.ts';
import type { HandlersOf } from './handler.ts';

export const app: HandlersOf<'app' | 'shell' | 'job'> = {
  ...diagnosis,

  'app.about': ({ host, library }) => ({
    version: library.version,
    shell: host.name,
    notices: library.notices(),
  }),

  'job.cancel'({ jobs }, { id }) {
    jobs.cancel(id);
    return { ok: true };
  },

  async 'shell.choose'({ host, grants }, { purpose, suggestedName, language }) {
    const { mode, extensions } = DIALOGS[purpose];
    const { title, accept, filterName } = DIALOGS[purpose][language];
    const path = await host.chooseFile({
      ...{ mode, extensions, title, accept, filterName },
      ...(suggestedName !== undefined && { suggestedName: nameAlone(suggestedName) }),
    });
    if (path && purpose === 'open-province') grants.give(path, 'province');
    if (path) grants.give(path, mode === 'save' ? 'write' : purpose === 'open-project' ? 'document' : 'read');
    return { path };
  },
};

/** A suggested name without what would lead to another folder, hide the file or upset a file system. */
const nameAlone = (suggested: string) =>
  suggested
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
    .replace(/[\u0000-\u001f\u007f]/g, '')
    .replace(/[/\\:*?"<>|]/g, '-')
    .replace(/^[.\s]+/, '');

type DialogText = Pick<FileRequest, 'title' | 'accept' | 'filterName'>;
type Purpose = CommandInput<'shell.choose'>['purpose'];

type DialogOf = Pick<FileRequest, 'mode' | 'extensions'> & Record<'zh' | 'en', DialogText>;

/** Names of the formats in dialogs. */
const FORMAT_NAMES: Record<ExportFormat, string> = {
  xlsx: 'Excel',
  geojson: 'GeoJSON',
  shapefile: 'Shapefile (zip)',
  kml: 'KML',
  csv: 'CSV',
  dxf: 'DXF',
  gpkg: 'GeoPackage',
};

const EXPORT_DIALOGS = Object.fromEntries(
  EXPORT_FORMATS.map((format): [`export-${ExportFormat}`, DialogOf] => [
    `export-${format}`,
    {
      mode: 'save',
      extensions: [EXPORT_ENDINGS[format]],
      zh: { title: '导出数据', accept: '导出', filterName: FORMAT_NAMES[format] },
      en: { title: 'Export data', accept: 'Export', filterName: FORMAT_NAMES[format] },
    },
  ]),
) as Record<`export-${ExportFormat}`, DialogOf>;

const DIALOGS: Record<Purpose, DialogOf> = {
  ...EXPORT_DIALOGS,
  'open-project': {
    mode: 'open',
    extensions: ['gpkg'],
    zh: { title: '打开规划文档', accept: '打开', filterName: '规划文档' },
    en: { title: 'Open a plan document', accept: 'Open', filterName: 'Plan document' },
  },
  'save-project': {
    mode: 'save',
    extensions: ['gpkg'],
    zh: { title: '新建规划文档', accept: '保存', filterName: '规划文档' },
    en: { title: 'New plan document', accept: 'Save', filterName: 'Plan document' },
  },
  'save-copy': {
    mode: 'save',
    extensions: ['gpkg'],
    zh: { title: '另存副本', accept: '保存', filterName: '规划文档' },
    en: { title: 'Save a copy', accept: 'Save', filterName: 'Plan document' },
  },
  'take-copy': {
    mode: 'save',
    extensions: ['gpkg'],
    zh: { title: '生成外业副本', accept: '保存', filterName: '外业副本' },
    en: { title: 'Write a copy for the field', accept: 'Save', filterName: 'Field copy' },
  },
  'open-copy': {
    mode: 'open',
    extensions: ['gpkg'],
    zh: { title: '选择带回的外业副本', accept: '合并', filterName: '外业副本' },
    en: { title: 'Choose a copy from the field', accept: 'Merge', filterName: 'Field copy' },
  },
  'open-weather': {
    mode: 'open',
    extensions: ['epw', 'csv', 'json', 'txt', 'tmy', 'tm3'],
    zh: { title: '选择气象文件', accept: '导入', filterName: '气象文件' },
    en: { title: 'Choose a weather file', accept: 'Import', filterName: 'Weather file' },
  },
  'open-load': {
    mode: 'open',
    extensions: ['csv', 'txt'],
    zh: { title: '选择负荷文件', accept: '导入', filterName: '负荷文件' },
    en: { title: 'Choose a load file', accept: 'Import', filterName: 'Load file' },
  },
  'open-prices': {
    mode: 'open',
    extensions: ['csv', 'txt', 'xlsx', 'xls'],
    zh: { title: '选择逐时市场电价文件', accept: '导入', filterName: '电价文件' },
    en: { title: 'Choose a file of hourly market prices', accept: 'Import', filterName: 'Price file' },
  },
  'open-rules': {
    mode: 'open',
    extensions: ['csv', 'txt'],
    zh: { title: '选择规则文件', accept: '导入', filterName: '规则文件' },
    en: { title: 'Choose a file of rules', accept: 'Import', filterName: 'File of rules' },
  },
  'save-rules': {
    mode: 'save',
    extensions: ['csv'],
    zh: { title: '导出规则', accept: '导出', filterName: '规则文件' },
    en: { title: 'Export rules', accept: 'Export', filterName: 'File of rules' },
  },
  'export-hours': {
    mode: 'save',
    extensions: ['xlsx', 'csv', 'parquet'],
    zh: { title: '导出逐时数据', accept: '导出', filterName: 'Excel、CSV 或 Parquet' },
    en: { title: 'Export hours', accept: 'Export', filterName: 'Excel, CSV or Parquet' },
  },
  'export-map': {
    mode: 'save',
    extensions: ['pdf', 'png', 'svg'],
    zh: { title: '导出地图', accept: '导出', filterName: 'PDF、PNG 或 SVG' },
    en: { title: 'Export the map', accept: 'Export', filterName: 'PDF, PNG or SVG' },
  },
  'open-assumptions': {
    mode: 'open',
    extensions: ['csv', 'json'],
    zh: { title: '选择假设文件', accept: '导入', filterName: '假设文件' },
    en: { title: 'Choose a file of assumptions', accept: 'Import', filterName: 'File of assumptions' },
  },
  'save-assumptions': {
    mode: 'save',
    extensions: ['csv', 'json'],
    zh: { title: '导出假设', accept: '导出', filterName: '假设文件' },
    en: { title: 'Export assumptions', accept: 'Export', filterName: 'File of assumptions' },
  },
  'open-image': {
    mode: 'open',
    extensions: ['png', 'jpg', 'jpeg'],
    zh: { title: '选择封面标志', accept: '选择', filterName: '图片' },
    en: { title: 'Choose a logo for the cover', accept: 'Choose', filterName: 'Image' },
  },
  'open-data': {
    mode: 'open',
    extensions: [...IMPORT_ENDINGS],
    zh: { title: '选择要导入的数据文件', accept: '打开', filterName: '地图与表格数据' },
    en: { title: 'Choose a data file to import', accept: 'Open', filterName: 'Map and table data' },
  },
  'open-basemap': {
    mode: 'open',
    extensions: ['mbtiles', 'pmtiles'],
    zh: { title: '选择底图文件', accept: '打开', filterName: '离线底图' },
    en: { title: 'Choose a basemap file', accept: 'Open', filterName: 'Offline basemap' },
  },
  'open-tiles': {
    mode: 'folder',
    extensions: [],
    zh: { title: '选择瓦片文件夹（级别/列/行）', accept: '选择这个文件夹', filterName: '文件夹' },
    en: {
      title: 'Choose a folder of tiles (level/column/row)',
      accept: 'Choose this folder',
      filterName: 'Folder',
    },
  },
  'open-province': {
    mode: 'folder',
    extensions: [],
    zh: { title: '选择一个省的文件夹', accept: '选择这个文件夹', filterName: '文件夹' },
    en: { title: 'Choose the folder of a province', accept: 'Choose this folder', filterName: 'Folder' },
  },
  'save-plan': {
    mode: 'save',
    extensions: ['pdf'],
    zh: { title: '导出县域能源规划', accept: '导出', filterName: 'PDF 文件' },
    en: { title: 'Export the county energy plan', accept: 'Export', filterName: 'PDF file' },
  },
  'save-plan-word': {
    mode: 'save',
    extensions: ['docx'],
    zh: { title: '导出县域能源规划', accept: '导出', filterName: 'Word 文档' },
    en: { title: 'Export the county energy plan', accept: 'Export', filterName: 'Word document' },
  },
};
