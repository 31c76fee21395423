/** Texts of rule-pack. */
export const rulePack = {
  title: '规则与变更',
  same: '本文档按 {{plannedOn}} 的规则编制，至 {{date}} 没有变化。',
  changed:
    '本文档按 {{plannedOn}} 的规则编制；至 {{date}} 有 {{n}} 条规则不同。下列数字仅供比较，采用前不重算。',
  adopt: '按 {{date}} 的规则重算',
  import: '导入规则文件…',
  exportOwn: '导出自定规则…',
  exportAll: '导出现行规则…',
  imported: '已导入 {{n}} 条规则',
  exported: '规则已导出',
  own: '自定规则 {{n}} 条，优先于内置规则，存于本文档，可用文件在文档间共享。',
  delivered: '交付电量',
  against: '站点违反的规则',
  rule: '规则',
  before: '原',
  after: '现',
  notice: '自 {{plannedOn}} 编制以来有 {{n}} 条规则变化：见菜单“规则与变更”。未经确认不重算。',
  none: '无',
  unknown: '未知',
};
