/** Texts of cells in the table of sites. */
export const cells = {
  byRules: '按规则',
  unknown: '没有名为“{{text}}”的选项',
  noName: '名称不能为空，最多 200 字',
  changed: '已修改 {{n}} 个站点',
  fixed: '此列为计算结果，不能填写',
  tooLarge: '粘贴的区域为 {{rows}} 行 × {{columns}} 列，超出表格，未采用',
  refused: '未采用：“{{name}}”的{{column}}“{{text}}”——{{why}}',
};
