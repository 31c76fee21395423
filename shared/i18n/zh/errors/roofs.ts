/** Errors of roofs: surveying them, making sites of them. */
export const roofErrors = {
  'roof.no-buildings': '文档中没有建筑轮廓。请先导入建筑轮廓。',
  'roof.unknown-building': '文档中没有编号为 {id} 的建筑。请使用建筑图层中的编号。',
  'roof.not-surveyed': '建筑 {id} 的屋顶尚未测算。请先运行屋顶测算（roof.survey）。',
  'roof.no-surface': '文档中没有地表模型。请先用 roof.surface 导入地表模型（DSM），或按建筑高度测算。',
  'roof.under-way': '屋顶测算正在进行。请等待完成或先停止。',
  'roof.surface-coarse':
    '“{name}”的格网为 {metres} m，识别屋面需要 {most} m 或更细。请将其作为地形导入，或选择更细的地表模型。',
  'roof.surface-large':
    '“{name}”在本县范围内有 {millions} 百万个格网，最多可容纳 {most} 百万个。请裁剪到建成区，或另存为较粗的格网。',
  'roofs.bad-expression': "条件表达式第 {at} 个字符处无法理解：{text}。示例：floors <= 3 AND roof = 'flat'",
  'roofs.none':
    '没有可以生成站点的建筑（符合条件的 {taken} 座已有站点，{unfit} 座不适宜，{unusable} 座经测算可用部分过少）。请放宽条件。',
};
