/** Errors of scenarios: assumptions, portfolios, prices, consumers, groups, facts, the plan. */
export const scenarioErrors = {
  'portfolio.solver-failed': '优化求解器无法完成计算（{reason}）。请减少场址或放宽限制后重试。',
  'portfolio.no-sites': '没有可选的场址。请先添加场址，或检查用地规则是否排除了全部场址。',
  'portfolio.all-excluded': '所有场址都已排除，没有可选的场址。请至少保留一个场址。',
  'plan.no-sum':
    '“{name}”不是本程序导出的规划，或其中的校验码已被去掉，无法核对。请选择由本程序导出的 PDF、Word 文档或旁边的 .figures.json。',
  'plan.bad-logo': '这张图片不能用作封面标志（{reason}）。请选择不超过 4 MiB 的 PNG 或 JPEG 图片。',
  'scenario.unknown': '编号为 {id} 的情景不存在。',
  'scenario.name-taken': '已有名为“{name}”的情景，请换一个名称。',
  'scenario.last': '至少要保留一个情景，无法删除最后一个。',
  'facts.no-column': '表中没有“项目”或“数值”一列。每行一个指标：项目、数值、单位、年份、来源。',
  'assumptions.no-columns': '假设文件应有 key 与 value 两列（或为 JSON）。可先导出一份作为样表。',
  'assumptions.unknown': '没有名为“{key}”的假设。请核对 key 列，或删去这一行。',
  'assumptions.bad-value':
    '假设“{key}”不能取“{value}”。请填入允许范围内的数（百分比写作小数，如 0.08），再导入；没有任何改动。',
  'group.unknown': '没有编号为 {id} 的绿电直连组：用 group.list 查看已有的组。',
  'group.taken': '所选站点或用户已属于“{name}”：每个只能在一个组内，先从那一组移出。',
  'group.no-load': '“{name}”没有用电的用户：先把用户加入该组并填写年用电量。',
  'group.not-estimated': '站点“{name}”尚未完成估算：待估算完成后再试。',
  'group.no-limits': '规则包中没有 {date} 有效的绿电直连比例：请向主管部门核实并补入规则包。',
  'consumer.unknown': '编号为 {id} 的用户不存在，可能已被删除。',
  'consumer.outside-county': '用户位置在 {county} 之外。请在县界内放置。',
  'community.unknown': '编号为 {id} 的共享社区不存在。',
  'load.bad-length':
    '负荷文件有 {rows} 行。需要全年逐时（8760 行）或 15 分钟（35040 行）数据，从 1 月 1 日 0 时起。',
  'load.which-column': '有几列都像负荷：{columns}。请指定哪一列是负荷。',
  'load.no-column': '没有找到负荷列。文件中的列：{columns}。',
  'load.times': '第 {row} 行数据的时间无法读出。',
  'load.readings': '“{column}”列的数值只增不减，是电表读数而不是负荷。请改用相邻读数之差（kWh）。',
  'load.gap': '{time} 这一小时有 {n} 个值，应有 {expected} 个：时间列有缺失或重复。',
  'load.unclear-number':
    '“{value}”可能是小数，也可能带千位分隔符，全列都看不出来。请在文件中改用小数点，或去掉千位分隔符。',
  'load.bad-value': '此行的负荷不是非负数：{value}',
  'priceYear.bad-length':
    '电价文件有 {rows} 行。需要全年逐时（8760 行，闰年 8784 行）、半小时或 15 分钟数据。',
  'priceYear.bad-value': '此行的电价不是数值：{value}。请改正后重新导入。',
  'priceYear.out-of-range':
    '此行电价 {value} 折合 {yuan} 元/kWh，超出 {least} 至 {most}。请改正该行，或核对文件单位是元/kWh 还是元/MWh。',
  'priceYear.which-column': '有几列都像电价：{columns}。请指定哪一列是电价。',
  'priceYear.no-column': '没有找到电价列。文件中的列：{columns}。',
  'priceYear.unit': '电价单位不明：请在列标题中写明元/kWh 或元/MWh，或选择单位。',
  'portfolio.cannot-require': '“{name}”不能同时要求入选：它被排除、尚未估算或违反用地规则。',
  'price.no-time-of-use':
    '没有查到 {region} 在 {date} 执行的分时电价文件。请向电网企业核实，并自行填写电价。',
  'price.hours-unknown':
    '{region} 执行 {document}，但 {month} 月的时段未查到。请向电网企业核实，并自行填写电价。',
  'price.factor-unknown':
    '{region} 的 {document} 时段已知，但 {month} 月的峰谷浮动比例未查到。请向电网企业核实，并自行填写电价。',
  'price.no-energy': '所有小时的电量均为零。请给出 8760 个小时（UTC）的电量，单位 kWh。',
};
