/** Errors of what lies under the sites: heights and basemaps. */
export const groundErrors = {
  'terrain.bands': '“{name}”有 {n} 个波段。高程数据应只有一个波段；请选择高程（DEM）文件，而不是影像。',
  'terrain.codec':
    '“{name}”用 {codec} 压缩，程序不能解压。请用 QGIS 或 GDAL 另存为 LZW 或 Deflate 压缩的 GeoTIFF。',
  'terrain.not-heights': '“{name}”存放的是影像颜色或复数，不是地面高程。请选择高程（DEM）文件。',
  'terrain.no-place': '“{name}”没有地理位置信息（地理变换）。请使用带坐标的文件，或附上 .tfw 文件。',
  'terrain.shifted-crs':
    '高程栅格“{name}”不能按 GCJ-02 或 BD-09 读取：偏移坐标系没有规则格网。请使用 WGS84 或 CGCS2000 的数据。',
  'terrain.outside': '“{name}”与本县范围不重叠。请检查坐标系，或选择覆盖本县的文件。',
  'terrain.empty': '“{name}”在本县范围内没有任何高程值。',
  'terrain.implausible':
    '“{name}”中的数值（{lowest} 至 {highest} m）大多不可能是地面高程。请检查高程单位，或确认该文件是高程数据。',
  'basemap.missing': '找不到底图文件“{name}”，可能已被移动或删除。请重新选择。',
  'basemap.unsupported': '“{name}”不是 MBTiles 或 PMTiles（第 3 版）底图文件。',
  'basemap.no-tiles':
    '文件夹“{name}”里没有“级别/列/行”形式的瓦片（如 12/3345/1622.png）。请选择直接包含级别文件夹的那一层。',
  'basemap.vector-offset': '“{name}”是矢量瓦片，不能按 GCJ-02 纠偏。请改用栅格瓦片，或先用 GIS 软件纠偏。',
  'basemap.none': '还没有选择底图。请先选择。',
  'basemap.online-no-window': '在线底图要由规划人员在窗口中确认，命令行不能开启。',
  'basemap.online-address': '在线底图的地址不能用：{reason}。请修改后再连接。',
  'basemap.online-unreachable':
    '连不上 {host}（{reason}）。请检查网络和代理，或关闭在线底图，改用离线底图文件。',
  'basemap.online-refused':
    '{host} 拒绝了请求（{status}）。请检查密钥是否正确、类型和白名单是否允许本机，再重新连接。',
  'basemap.online-busy': '{host} 暂不应答（{status}）：多半是今天的次数已用完。请稍后再试，或换一个密钥。',
  'basemap.online-moved': '{host} 要转到别的地址（{status}），程序不跟随。请填写服务的新地址。',
  'basemap.online-failed': '{host} 出错（{status}）。请检查图层名、样式和矩阵集，或稍后再试。',
  'basemap.online-no-picture': '{host} 返回的不是图片。请检查地址、图层名和密钥。',
  'basemap.online-nothing': '{host} 在本县没有图片。请检查地址和图层名。',
  'basemap.no-index':
    '底图文件“{name}”没有瓦片索引（zoom_level、tile_column、tile_row 的唯一索引），读一张瓦片要几分钟。请用 tippecanoe、QGIS 或 GDAL 重新制作，或改用 PMTiles 格式。',
  'basemap.damaged': '底图文件“{name}”已损坏或不完整（{reason}）。请重新获取。',
};
