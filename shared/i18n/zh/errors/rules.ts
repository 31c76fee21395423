/** Errors of land rules and of files of rules. */
export const ruleErrors = {
  'rules.not-broken': '该站点没有违反“{rule}”，无需豁免。',
  'rules.no-override': '该站点没有对“{rule}”的豁免。',
  'rules.no-columns': '规则文件缺少列：{columns}。可先导出一份规则文件作为样表。',
  'rules.bad-row':
    '规则文件第 {line} 行有误（{fields}）：每条规则须有编号、类别、地区、起始日、文号、状态（verified、second-hand、draft、judgement）与来源，日期写作 2026-11-29。',
  'rules.too-many': '规则文件超过 {n} 行：请拆分。',
  'rules.bad-region': '没有县位于“{region}”：请填全国、省名（如河南），或电网名冀北、冀南、蒙东、蒙西。',
  'rules.bad-kind': '规则 {id} 的类别是“{expected}”，不是“{given}”。',
  'rules.bad-unit': '规则 {id} 的单位是“{expected}”，不是“{given}”：请换算后按该单位填写。',
  'rules.bad-figure': '“{given}”不能作为规则 {id} 的数值：应为 {expected}；不知道时留空。',
  'rules.bad-hours':
    '时段无法读出：{given}。每段写作“peak 8-12 ×1.6 (7 8)”：时段名（尖峰、高峰、平段、低谷、深谷亦可）、北京时间、与平段之比、月份；用分号分隔，其余为平段时加“rest flat”。',
  'rules.overlap': '自定规则 {id}（{region}）有两条在 {date} 同时有效，或终止日早于起始日。请调整其有效期。',
  'rules.none-here':
    '本程序没有{region}的规则与电价，内地的规则在当地不适用。请用自己的规则文件填入当地规则（地区写“{region}”）。',
};
