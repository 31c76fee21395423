/** Messages of the weather readers: what is wrong with a file and what the planner can do; then notes. */
export const weather = {
  'weather.unknown-format':
    '无法识别该气象文件的格式。支持：{expected}。请从数据来源重新导出为其中一种格式。',
  'weather.cannot-read': '无法读取该文件（{reason}）。请检查文件是否存在、是否有权限打开。',
  'weather.too-large': '文件太大（{megabytes} MB，上限 {limit} MB）。请只导出一年的逐时数据。',
  'weather.bad-header': '文件头有误：应为 {expected}，实际为“{found}”。请重新下载原始文件，不要改动文件头。',
  'weather.missing-column': '文件缺少必需的一列：{column}。请在导出时包含该列，或改用其他文件。',
  'weather.columns-needed':
    '无法判断各列的含义。请指定哪一列是时间、水平面总辐射（GHI）和气温（如有，还有法向直接辐射 DNI、散射辐射 DHI、风速）。',
  'weather.utc-offset-missing': '文件没有说明时区。请填写其时钟比世界协调时（UTC）早几小时，北京时间为 8。',
  'weather.place-missing': '文件没有说明地点。请先打开一个县的规划文档，再导入该文件。',
  'weather.bad-number': '“{column}”列中的“{value}”不是数字。请更正该行，或将其留空。',
  'weather.bad-time': '无法识别时间“{value}”。请更正该行的日期和时刻。',
  'weather.duplicate-hour':
    '同一时刻（{value}）出现了两次。请删除重复的行；如果文件使用夏令时，请改用标准时导出。',
  'weather.wrong-length': '文件中只有 {hours} 小时的数据，应有一整年（{expected} 小时）。请导出完整的一年。',
  'weather.gap-too-long':
    '{field} 缺测太多：有 {hours} 小时需用其他日子或气候补齐，超过全年的 {percent}%（最长一段 {longest} 小时，在第 {fromLine}–{toLine} 行）。请补全数据或换用其他年份。',
  'weather.implausible':
    '{field} 的值 {value} 不合理（应在 {low} 到 {high} 之间）。请检查单位：辐射为 W/m²，气温为 °C，风速为 m/s。',
  'weather.tilted-plane':
    '该 PVGIS 序列是倾角 {tiltDeg}° 斜面上的辐射。请在 PVGIS 中将倾角设为 0°（水平面）后重新下载。',
  'weather.unknown-unit':
    '“{column}”列的单位“{unit}”无法识别。辐射请用 W/m²、kWh/m²、MJ/m²、kJ/m² 或 J/cm²，气温用 °C，风速用 m/s 或 km/h；或在导入时指定单位。',
  'weather.elsewhere':
    '该气象文件来自别处：距此地 {km} km，海拔相差 {heightM} m（允许 {nearKm} km、{nearM} m 以内）。请换用本地的文件；确实要用时，请确认后再导入。',
  'weather.light-impossible':
    '有 {hours} 小时的总辐射超过大气层外的太阳辐射，或出现在夜间。请检查单位、时区和时刻列是否正确，或换用其他文件。',
  'weather.diffuse-exceeds-global':
    '有 {hours} 个白天小时的散射辐射大于总辐射。请检查总辐射和散射辐射两列是否弄反。',
  'weather.sum-implausible':
    '全年水平面总辐射为 {kwhM2} kWh/m²，不在 {low}–{high} kWh/m² 之内。请检查辐射的单位，并在导入时指定；确认无误后也可照用。',
  'weather.no-bundled-climate':
    '内置气候只覆盖中国，{latitudeDeg}°、{longitudeDeg}° 不在其内。请核对经纬度，或为该地点导入气象文件。',

  'weather.note.generated': '逐时数据由月气候值生成（随机种子 {seed}），各月均值与气候值一致。',
  'weather.note.leap-day-dropped': '已略去 2 月 29 日的 {records} 条记录。',
  'weather.note.year-chosen':
    '文件含 {years} 个完整年份；采用总辐射最接近多年平均的 {year} 年（相差 {deviationPercent}%）。',
  'weather.note.gaps-filled': '{field} 有 {hours} 小时缺测，已用前后时刻插补（每段不超过 {limit} 小时）。',
  'weather.note.erbs': '{hours} 个白天小时只有总辐射，直接辐射和散射辐射由 Erbs 模型分离得出。',
  'weather.note.closure': '{hours} 个白天小时缺少一个辐射分量，已由另外两个分量推算。',
  'weather.note.negative-zeroed': '{hours} 小时的负辐射值已按 0 处理。',
  'weather.note.wind-missing': '文件没有风速，组件温度按 {windMs} m/s 的风速计算。',
  'weather.note.resampled': '文件时钟与整点相差 {minutes} 分钟，已按比例折算为整点小时。',
  'weather.note.instants': '辐射为每小时第 {minutes} 分钟的瞬时值，已换算为小时平均值。',
  'weather.note.local-solar-time': '文件采用地方太阳时，已按 UTC{utcOffsetHours} 小时换算。',
  'weather.note.clock-doubtful':
    '文件中一天日照的中点比太阳晚 {hours} 小时（负数为早）。请核对时区是否填写正确。',
  'weather.note.averaged': '文件为每 {minutes} 分钟一条记录，已平均为小时值。',
  'weather.note.unit-converted': '{field} 的单位 {unit} 已换算。',
  'weather.note.clock-corrected':
    '由辐射各分量判断，文件中的日照与太阳相差 {minutes} 分钟，已按太阳位置校正。',
  'weather.note.light-inconsistent':
    '总辐射、直接辐射和散射辐射互不吻合（平均相差 {percent}%），计算结果的不确定性较大。',
  'weather.note.beam-horizontal': '直射辐射一列是水平面上的直接辐射，已换算为法向直接辐射。',
  'weather.note.light-impossible': '{hours} 小时的辐射不可能出现，已按缺测处理。',
  'weather.note.beam-at-night': '{hours} 个夜间小时有直接辐射，已按 0 处理。',
  'weather.note.diffuse-exceeds-global': '{hours} 小时的散射辐射大于总辐射，已按全部为散射处理。',
  'weather.note.gaps-from-days': '{field} 有 {hours} 小时属于较长的缺测，已用前后各日同一时刻补齐。',
  'weather.note.gaps-from-climate': '{field} 有 {hours} 小时缺测，已用内置气候补齐。',
  'weather.note.wind-from-climate': '文件没有风速，已采用内置气候的风速。',
} as const;
