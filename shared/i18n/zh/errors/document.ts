/** Errors of the document: opening, writing, restoring, taking over and merging. */
export const documentErrors = {
  'document.missing': '找不到该文档，可能已被移动或删除。',
  'document.not-a-project': '“{name}”不是本软件的规划文档（GeoPackage）。',
  'document.damaged': '文档已损坏（{reason}）。请从备份中恢复。',
  'document.cannot-open': '无法打开文档：{reason}',
  'document.cannot-create': '无法在此位置创建文档：{reason}。请检查文件夹权限和磁盘空间。',
  'document.read-only': '文档以只读方式打开，无法修改。请另存副本后再编辑。',
  'document.disk-full': '磁盘已满，此操作未保存，之前的内容不受影响。请清理磁盘空间后重试。',
  'document.keeps-changing': '计算期间文档一直在变化，结果会前后不一致。请等估算完成、其他程序保存后再试。',
  'document.busy': '另一个程序（如 QGIS）正在写入该文档，此操作未保存。请在那边完成或关闭后重试。',
  'document.cannot-write': '文档无法写入（{reason}），此操作未保存。请检查磁盘、网络连接和权限，或另存副本。',
  'document.in-use':
    '该文档已在另一个窗口或另一台电脑上打开，这里只能查看。请在那边关闭后重新打开，或另存副本。',
  'document.newer-version': '该文档由更新版本的软件创建，只能查看。请升级软件后再编辑。',
  'document.moved': '文档文件已被移动、删除或被其他程序替换，此操作未保存。请用“另存副本”保存已有内容。',
  'document.foreign-rule':
    '文档里另有规则（可能由其他程序添加）不允许这样修改（{reason}），此操作未保存。请在 QGIS 中取消该规则后重试。',
  'document.bad-values': '文档中有无法识别的数值（{reason}），此操作未保存。请从备份恢复，或在 QGIS 中改正。',
  'document.foreign-schema':
    '文档中的“{what}”与本软件所建的结构不符，可能被其他程序改动过；为安全起见未打开。请从备份恢复，或在 QGIS 中撤销该改动。',
  'document.default-dropped':
    '图层“{layer}”的字段“{column}”以其他程序写的表达式为默认值。本程序不运行它，已去掉：新要素此字段为空，原有的值不变。',
  'document.bad-sibling': '文档旁边的“{name}”不是数据库自己的文件，为安全起见未打开。请将它移走后重试。',
  'document.bad-contents': '文档中的“{what}”内容无法识别，可能由更新版本的软件写入或已损坏。',
  'backup.none': '没有该文档的备份。',
  'backup.unknown': '没有编号为 {id} 的备份。',
  'document.bad-geometry': '文档中有无法识别的几何图形。',
  'document.bad-journal': '文档中的撤销记录无效，已拒绝执行。',
  'merge.not-a-copy': '这不是由“生成外业副本”得到的文件，无法逐项合并。请选择带回的外业副本。',
  'merge.other-document': '这个外业副本来自另一个规划文档。请先打开生成它的那个文档。',
  'merge.newer': '这个外业副本由更新版本的软件保存。请先升级本机的软件，再合并。',
  'row.not-fitting': '有必填项为空，或含有本软件不认识的取值。请在原文件中改正后再试。',
  'row.self-crossing': '边界自相交。请在原文件中改正图形后再试。',
  'row.id-taken': '编号 {id} 已被同一图层的另一个要素使用。请在原文件中换一个编号后再试。',
  'row.second-boundary': '县界图层只能有一个图形。请只保留一个。',
  'results.changed': '写出结果期间文档被改动；没有写入任何内容。请再导出一次。',
};
