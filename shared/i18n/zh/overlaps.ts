export const overlaps = {
  badge: '{{n}} 个站点互相重叠',
  twice: '重叠部分计了两次：面积 {{area}}，容量至少 {{power}}。可不纳入其中之一，或保留两者。',
  pair: '{{a}} 与 {{b}} 重叠 {{area}}',
  show: '在地图上选中',
  leaveOut: '不纳入“{{name}}”',
  more: '另有 {{n}} 对',
};
