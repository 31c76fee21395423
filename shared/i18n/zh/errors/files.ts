/** Errors of files and folders: reading, writing, exporting. */
export const fileErrors = {
  'export.map-size':
    '这个比例尺的图幅为 {widthCm} × {heightCm} cm，应在 6 至 {most} cm 之间。请换一个比例尺，例如 1 : {fits}。',
  'export.map-pixels': '图片长边会超过 {most} 像素。请把分辨率降到 {fits} dpi，或导出 PDF。',
  'export.too-many-columns': '逐站点的列最多 {most} 个站点。请少选一些站点，或不另列各站点。',
  'export.crs':
    '“{crs}”不是可以导出的坐标系。请选择 WGS 84、CGCS2000、西安 1980 或北京 1954 的经纬度或高斯—克吕格分带。',
  'export.crs-fixed':
    '这种格式的坐标系是固定的（WGS 84），不能换成 {crs}。请改用 Shapefile、GeoJSON、CSV 或 DXF。',
  'export.failed': '无法导出：{reason}',
  'file.is-open': '“{name}”正由本软件打开（或属于打开的文档），不能覆盖。请换一个文件名。',
  'file.in-use': '“{name}”正被其他程序打开，没有写入任何内容。请在那边关闭后重试，或换一个文件名。',
  'file.exists': '文件“{name}”已存在，没有写入任何内容。请换一个文件名，或明确要求覆盖（overwrite）。',
  'file.is-document': '“{name}”是一个文档或数据库，只能用 GeoPackage 替换。请换一个文件名。',
  'file.is-backup': '这里是软件保存备份的文件夹，不能写入其他文件。请换一个文件夹。',
  'file.is-folder': '“{name}”是文件夹，不能作为文件写入。请换一个文件名。',
  'file.not-a-file': '“{name}”不是普通文件，不能写入。请换一个文件名。',
  'file.not-plain': '“{name}”不是普通文件（而是管道、设备之类），没有读取。请选择一个文件。',
  'file.cannot-read': '无法读取“{name}”（{reason}）。请检查文件及其权限。',
  'file.too-large': '“{name}”超过 {megabytes} MB，没有读取。请检查是否选错了文件，或把它拆开。',
  'file.broken-link': '“{name}”是一个指向不存在之处的链接，不能写入。请换一个文件名。',
  'file.no-folder': '文件夹“{folder}”不存在。请先建立该文件夹，或换一个位置。',
  'file.no-permission':
    '没有写入“{name}”或其所在文件夹的权限，或其他程序正打开它。请关闭该程序、检查权限，或换一个位置。',
  'file.disk-full': '磁盘已满，“{name}”没有写入；原有文件保持不变。请腾出空间后重试。',
  'file.cannot-write': '无法写入“{name}”（{reason}）；原有文件保持不变。请换一个位置后重试。',
  'file.wrong-ending': '文件名的后缀与格式不符，应为 {endings}。请更改文件名或格式。',
  'folder.exists': '文件夹“{name}”已存在；没有写入任何内容。请换一个位置，或要求替换（overwrite）。',
  'folder.not-ours': '文件夹“{name}”里有本程序结果以外的文件，不能替换。请换一个位置，或先把那些文件移走。',
  'folder.is-file': '“{name}”是文件，不是文件夹。请换一个名称。',
};
