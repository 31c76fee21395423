/** Texts of the attribute tables of layers. */
export const features = {
  open: '{{layer}}属性表',
  title: '{{layer}} · 属性表',
  search: '搜索名称、类别或编号',
  name: '名称',
  class: '类别',
  addPoint: '新建点',
  addLineString: '新建线',
  addPolygon: '新建面',
  delete: '删除所选要素',
  show: '在地图上显示要素 {{id}}',
  count: '第 {{from}}–{{to}} 条，共 {{n}} 条',
  earlier: '上一页',
  later: '下一页',
  added: '已新建要素',
};
