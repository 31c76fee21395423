/** Terms of the program, each with what it means here and where that comes from. Keys are the same in all languages. */
export const terms = {
  capacity: {
    term: '装机容量',
    text: '组件在标准测试条件（1000 W/m²、25 °C）下的直流功率之和，单位 kWp 或 MWp。由面积 × 可用比例 × 覆盖率 × 组件功率密度得出。',
    source: 'IEC 60904-3；本程序“方法与模型”',
  },
  annual: {
    term: '年交付电量',
    text: '全部站点投运后的首个年份中，就地使用、共享与上网电量之和：可发电量（P50，计入衰减）扣除弃电与储能损耗。减排与经济性均按此计算。',
    source: '模型链见站点“依据”页与规划“方法与模型”一章',
  },
  p90: {
    term: 'P90',
    text: '有 90% 的把握超过的年电量；合计为交付电量，单个站点为可发电量。由各项不确定性按平方和合成为正态分布的标准差得出。',
    source: 'Thevenard 与 Pelland（2013），Solar Energy 91, 432–446',
  },
  specific: {
    term: '单位装机发电量',
    text: '每千瓦装机首年的可发电量（弃电之前），kWh/kWp，用于比较不同大小的站点。',
    source: 'IEC 61724-1:2021',
  },
  fullLoad: {
    term: '等效利用小时',
    text: '全部站点投运后首个年份的交付电量除以装机容量，小时；已扣除弃电与储能损耗，因此不大于单位装机发电量。',
    source: '交付电量的定义见“年交付电量”',
  },
  pr: {
    term: '性能比（PR）',
    text: '交流电量与“斜面辐照 × 装机容量”之比：扣除温度、遮挡、线损、逆变等全部损失后剩下的份额。',
    source: 'IEC 61724-1:2021',
  },
  poa: {
    term: '斜面辐照（POA）',
    text: '落在组件平面上的太阳辐照，含直射、天空散射与地面反射，kWh/m²。',
    source: 'Perez 等（1990），Solar Energy 44, 271–289',
  },
  ghi: {
    term: '水平面总辐照（GHI）',
    text: '落在水平面上的太阳辐照，kWh/m²。',
    source: 'WMO-No. 8，第 7 章',
  },
  gcr: {
    term: '覆盖率（GCR）',
    text: '组件列宽与列距之比。越大装机越多，行间遮挡也越多，留给作物的光越少。',
    source: 'Anderson 与 Mikofski（2020），NREL/TP-5K00-76626',
  },
  tilt: { term: '倾角', text: '组件面与水平面的夹角，度。', source: '—' },
  azimuth: {
    term: '方位角',
    text: '组件朝向，自正北顺时针，180° 为正南。',
    source: 'NREL SPA（Reda 与 Andreas，2004）',
  },
  usable: {
    term: '可用比例',
    text: '所绘面积中能够布置组件的份额；其余为女儿墙、设备、检修道与阴影。',
    source: '工程判断，可逐站修改',
  },
  backtracking: {
    term: '反跟踪',
    text: '太阳低时跟踪架转离太阳，使相邻行互不遮挡。',
    source: 'Anderson 与 Mikofski（2020）',
  },
  avoided: {
    term: '减排 CO₂',
    text: '交付电量乘以情景路径该年的电网平均排放因子；因子逐年下降时随之减少。',
    source: '生态环境部与国家统计局公告；GHG Protocol 项目核算',
  },
  gridFactor: {
    term: '电网排放因子',
    text: '电网每发一千瓦时电排放的二氧化碳，kgCO₂/kWh，按省。',
    source: '生态环境部、国家统计局公告 2021–2023 年度',
  },
  embodied: {
    term: '隐含排放',
    text: '制造、运输与拆除光伏系统的排放，每千瓦计。',
    source: 'IEA PVPS Task 12',
  },
  ler: {
    term: '土地当量比（LER）',
    text: '作物相对产量与相对电量之和；大于 1 表示同一块地两用比分开用更省地。',
    source: 'Dupraz 等（2011），Renewable Energy 36, 2725–2732',
  },
  shade: {
    term: '遮荫下的作物产量',
    text: '按作物类别，由减少的光照份额估算的相对产量。',
    source: 'Laub 等（2022），Agronomy for Sustainable Development 42, 51',
  },
  fit: {
    term: '适宜性',
    text: '把各项指标变为 0–1 的得分，再按权重相加；1 为最适宜。',
    source: 'Hwang 与 Yoon（1981）；Saaty（1980）',
  },
  ahp: {
    term: '层次分析法（AHP）',
    text: '两两比较得出权重；一致性比率（CR）超过 0.10 时应重新判断。',
    source: 'Saaty（1980）',
  },
  topsis: {
    term: 'TOPSIS',
    text: '按到最好与最差方案的距离排序；增删站点可能改变次序。',
    source: 'Hwang 与 Yoon（1981）',
  },
  glare: {
    term: '眩光小时',
    text: '晴天下镜面反射可能照到观察点的小时数上限；不计遮挡、云与玻璃粗糙。',
    source: 'Ho 等（2011），J. Solar Energy Engineering 133, 031021',
  },
  npv: {
    term: '净现值（NPV）',
    text: '寿命期内现金流按折现率折到今天之和；大于零即增值。',
    source: '《建设项目经济评价方法与参数》（第三版，2006）',
  },
  irr: {
    term: '内部收益率（IRR）',
    text: '使净现值为零的折现率。',
    source: '《建设项目经济评价方法与参数》（第三版，2006）',
  },
  lcoe: {
    term: '度电成本（LCOE）',
    text: '寿命期折现成本除以折现电量，元/kWh。',
    source: 'IEA/NEA（2020），Projected Costs of Generating Electricity',
  },
  hosting: {
    term: '承载力',
    text: '变电站还能接入多少光伏而不越过反送功率与电压限值。',
    source: 'DL/T 2041—2025',
  },
  selfConsumption: {
    term: '自发自用率',
    text: '发电量中就地用掉的份额；自给率则是用电中由本地光伏供给的份额。',
    source: 'Luthander 等（2015），Applied Energy 142, 80–94',
  },
  roofTargets: {
    term: '整县推进目标',
    text: '党政机关屋顶不低于 50%，公共建筑 40%，工商业 30%，农村居民 20%。',
    source: '国家能源局综合司（2021），《关于报送整县（市、区）屋顶分布式光伏开发试点方案的通知》',
  },
  override: {
    term: '规则豁免',
    text: '站点违反用地规则时，写明理由方可计入；理由印入规划。',
    source: '《土地管理法》等，见用地规则',
  },
};
