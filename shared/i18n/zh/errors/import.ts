/** Errors of importing files. */
export const importErrors = {
  'import.under-way': '正在写入大批数据或另存文档，请等待完成或取消后再试。',
  'import.missing': '找不到该文件，可能已被移动或删除。请重新选择。',
  'import.empty-file': '文件“{name}”是空的。',
  'import.too-large': '文件“{name}”超过 4 GB，请先拆分或裁剪到本县范围。',
  'import.unsupported':
    '不支持“{name}”的格式。可导入 GeoPackage、Shapefile（含 zip）、KML/KMZ、GeoJSON、GML、DXF、FlatGeobuf、FileGDB（zip）、OSM PBF、MapInfo、CSV、XLSX，以及高程 GeoTIFF、ASC、HGT、IMG。',
  'import.bad-zip': '压缩文件“{name}”已损坏、不完整或已加密（{reason}）。请重新获取或重新压缩。',
  'import.zip-too-large': '压缩文件“{name}”解压后过大或文件过多，已拒绝。',
  'import.zip-without-data': '压缩文件“{name}”中没有可导入的地图数据。',
  'import.parts-missing': '“{name}”缺少配套文件：{parts}。请把同名文件放在同一文件夹，或压缩成一个 zip。',
  'import.xml-entities': '“{name}”含有 XML 实体声明，可能是恶意文件，已拒绝读取。',
  'import.unreadable': '无法读取“{name}”：{reason}。文件可能已损坏，或内容与扩展名不符。',
  'import.no-layers': '“{name}”中没有图层或表格。',
  'import.no-coordinates':
    '表“{name}”中没有坐标列：没有经度、纬度或 WKT，也没有能读作坐标的一列。请补充坐标列，或在“字段对应”中指定。',
  'import.folder-without-data': '文件夹“{name}”中没有可导入的地图数据。',
  'import.raster-beside': '“{name}”是栅格文件，未随矢量一起导入。高程或影像请单独导入。',
  'import.save-as-dxf': '不能直接读取“{name}”。请在 CAD 中另存为 DXF（AutoCAD 2007 或更高版本）后再导入。',
  'import.save-as-zip': '不能读取“{name}”这种压缩格式。请解压后重新压缩成 zip，或直接导入解压后的文件夹。',
  'import.save-as-xlsx': '不能直接读取“{name}”。请用 Excel 或 WPS 另存为 xlsx 或 CSV 后再导入。',
  'import.save-as-shp':
    '不能直接读取“{name}”。请在原软件中导出为 Shapefile 或文件地理数据库（.gdb，压缩成 zip）后再导入。',
  'import.unit-needed': '图层“{name}”的“{column}”没有说明单位（亩、公顷、平方米……）。请选择单位后再导入。',
  'import.no-such-layer': '文件中没有名为“{name}”的图层。',
  'import.too-many-features': '文件有 {n} 个要素，超过 500 万个的上限。请先裁剪到本县范围。',
  'import.crs-unclear':
    '图层“{name}”没有说明坐标系，按几种坐标系都落在本县，但位置相差上千米：{candidates}。请选择正确的一种。',
  'import.crs-needed': '图层“{name}”没有说明坐标系，按本县位置也无法判断。请选择它的坐标系。',
  'import.nothing':
    '读取了 {n} 个要素，没有一个可以导入（{reasons}）。未作任何更改；请检查坐标系和目标图层。',
  'import.endless':
    '读取文件 {seconds} 秒仍无法结束：其中的视图或表在无休止地计算，或文件已损坏。未作任何更改；请把该图层另存为普通表（GeoPackage 或 GeoJSON）后再导入。',
  'import.reader-failed': '读取文件的进程意外结束（{reason}）。未作任何更改；文件可能过大或已损坏。',
};
