export const overlaps = {
  badge: '{{n}} 个站点互相重叠',
  twice: '重叠部分计了两次：面积 {{area}}，容量至少 {{power}}。可不纳入其中之一，或保留两者。',
  pair: '{{a}} 与 {{b}} 重叠 {{area}}',
  show: '在地图上选中',
  cut: '裁剪“{{name}}”',
  keep: '两个都保留',
  keptReason: '规划人员在窗口中确认两个站点均保留在同一地块上',
  across: '{{n}} 个站点跨县界',
  acrossHelp: '其中 {{area}}、{{power}} 在县界以外；未裁剪时整体计入。',
  cutToBorder: '按县界裁剪',
  leaveOut: '不纳入“{{name}}”',
  more: '另有 {{n}} 对',
};
