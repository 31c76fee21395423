/**
 * Headings and standard texts of the plan's chapters. A line that begins with `## ` is a heading of its own; `{name}` is
 * a figure of the plan. A planner may write another text, with the same figures.
 */
export const planChapters = {
  headings: {
    summary: '摘要',
    general: '总则',
    county: '县情与现状',
    resource: '太阳能资源评价',
    conditions: '建设条件',
    targets: '发展目标与建设任务',
    siteMap: '总体布局',
    agrivoltaic: '农光互补与乡村振兴',
    fit: '智慧农业与乡村旅游适宜性',
    modes: '开发模式与投资主体',
    grid: '接入与消纳',
    supply: '用电、共享与储能',
    energy: '发电量测算',
    money: '投资估算与经济评价',
    carbon: '碳减排',
    social: '社会与就业效益',
    environment: '环境影响、水土保持与生态红线',
    safety: '施工、消防与运维安全',
    risks: '风险分析与应对',
    organisation: '组织与保障措施',
    comparison: '情景比选',
    conclusion: '结论与建议',
    check: '数值互校',
    method: '方法与模型',
    data: '数据来源与许可',
    assumptions: '计算假设',
    version: '文档版本与核验',
    sites: '附表：项目清单',
    towns: '附图：分乡镇图册',
    maps: '附图：专题图',
    photos: '附图：现场照片',
  },
  /** Where a figure or a statement is missing that the program cannot know. */
  /** Between what is listed. */
  comma: '、',
  blank: '（待填写）',
  standard: {
    general: `## 指导思想
以习近平新时代中国特色社会主义思想为指导，落实“四个革命、一个合作”能源安全新战略和碳达峰碳中和目标，统筹能源安全、生态保护与乡村振兴，因地制宜、有序推进{county}分布式光伏和农光互补开发。
## 规划原则
坚持规划引领、电网先行：以配电网承载力确定规模与时序。坚持就近消纳、保障权益：尊重屋顶权属人和村集体意愿，收益分配公开。坚持守住底线：不占永久基本农田，不触生态保护红线，用地规则逐项核查。坚持安全第一：建筑结构、电气、消防与并网安全贯穿全过程。
## 规划范围
{county}全域，行政区划代码 {code}，面积 {area}。本规划涉及情景“{scenario}”入选的屋顶光伏 {rooftopSites} 个、农光互补 {fieldSites} 个。
## 规划期限与基准年
规划期 {first}—{last} 年；规则与价格以 {rulesDate} 为准，运行期按 {lifetime} 年测算，电量、减排以全部站点投产的 {year} 年为代表年。`,
    county: `{county}隶属{province}{city}。社会经济与用电数据如下表，凡标“待填写”的，须以统计年鉴、国民经济和社会发展统计公报或供电公司数据补齐并注明来源。`,
    resource: `本县年水平面总辐照 {ghi} kWh/m²。按《太阳能资源评估方法》（GB/T 37526）的等级划分须以实测或再分析的多年数据复核；本规划所用气象资料、处理方法与不确定性如下。`,
    conditions: `按建筑类别统计已建屋面、已规划面积与可开发条件。屋顶须逐栋核实产权、建成年限、结构承载、防水与遮挡；危旧房屋、违法建筑、近期拆迁范围内的建筑不列入。`,
    targets: `至 {last} 年，规划建成光伏 {capacity}，其中屋顶 {rooftop}、农光互补 {fields}；代表年交付电量 {delivered}。分年度任务与分乡镇任务如下，乡镇人民政府据此落实。`,
    siteMap: `站点布局以用地规则、屋面资源、农田条件和电网接入为约束。分布见图；各站点见附表。`,
    agrivoltaic: `农光互补以农业生产为先：种植方案、作业空间与光照由农业农村部门会同设施业主确认，光伏方阵不改变土地农业用途。各站点的光照、产量、用水与合规核算如下。`,
    modes: `屋顶可采用自建、屋顶租赁、合作共建等方式；村集体可以屋顶、场地或资金入股。投资主体以公开、公平方式确定，不得以配套产业、保证金等作为开发前提。上网模式与业主类别须符合现行分布式光伏管理规定。`,
    grid: `接入以就近、就低电压等级为原则，并网前由供电企业出具接入系统意见。下表按变电站与馈线给出承载力、剩余空间与限发；未掌握馈线、负荷或短路容量的，结论须由供电企业复核。`,
    energy: `发电量按 8,760 小时逐时计算。下图表为入选站点合计，分月按北京时间。`,
    money: `投资、运维、价格与税费取值及来源见本章各表。资金由投资主体自筹与银行贷款构成，不新增政府隐性债务。`,
    carbon: `减排量按代表年交付电量与电网平均排放因子计算，因子按情景路径逐年下降。`,
    social: `## 农户与村集体收益
农户屋顶租金与用电节省、村集体收益见投资与经济评价一章；收益分配方案由村民会议或村民代表会议讨论决定并公示。
## 就业
施工期与运维期用工按下表系数估计，系数为工程判断，须以投资主体的用工计划核定。
## 公共服务与乡村
代表年交付电量相当于约 {homes} 户农村居民一年用电。鼓励将运维岗位优先提供给本地劳动力和脱贫人口。`,
    environment: `## 施工期
主要为扬尘、噪声、建筑垃圾与少量土石方；应避开居民休息时段，材料分类堆放，废弃物清运处置。
## 运行期
光伏运行无废气排放；清洗废水不含洗涤剂时可就地利用；箱变、逆变器噪声应满足所在声环境功能区要求；玻璃反光对村庄、道路与景区的影响见适宜性一章的眩光核算。
## 水土保持
农光互补站点应少动土、不削坡，达到编报条件的依法编报水土保持方案；屋顶项目不涉及新增扰动地表。
## 退役
组件、逆变器与储能电池退役后交有资质单位回收处置，责任写入投资协议。
## 用地与生态红线核查`,
    safety: `## 结构与施工
施工前由有资质单位复核屋面荷载与抗风、抗雪；高处作业、临边防护、吊装与临时用电按现行安全规程执行，并有专项方案。
## 消防
并网箱、逆变器与电缆应有防火封堵，直流侧配置拉弧检测与快速关断；屋顶留出消防通道与检修通道；储能设施的选址、间距与消防按现行标准单独设计。
## 运行与并网
接入系统应满足电能质量、防孤岛与涉网保护要求，具备“可观、可测、可调、可控”能力；运维单位建立巡检、清洗、绝缘与接地测试及应急预案。
## 责任
投资主体对设施安全负责，屋顶权属人配合管理；乡镇人民政府与供电、应急、住建、消防等部门按职责监管。`,
    risks: `下表列出主要风险与应对；标明“已核”的由本规划数据支持，其余须专项论证。`,
    organisation: `## 组织领导
由县人民政府统筹，发展改革（能源）部门牵头，自然资源、农业农村、住房城乡建设、生态环境、应急管理、财政、乡镇人民政府和供电企业分工负责。牵头单位、联系人与例会制度：{blank}
## 推进机制
建立项目清单与分年度计划，按季公布可开放容量，按月调度；项目备案、接入申请与并网验收限时办理。
## 要素保障
统筹屋顶、场地与配电网改造投资；支持银行以电费收益权等方式授信，防止过度负债与高价租赁。
## 监督评估
公开项目、价格与收益分配，接受群众监督；每年评估一次，依电网承载力与政策变化滚动修订。`,
    conclusion: `{county}具备开展本规划所列光伏开发的资源条件。各项指标与限制的满足情况如下；凡未核查、未满足的，在实施前须逐项解决。`,
    maps: `以下各图与正文同一投影、同一数据。图面须经地图审核方可公开：审图号 {blank}`,
    sites: `各站点的乡镇、类别、容量、电压、业主、模式、投产年与用地核查状态。`,
  } as Record<string, string>,
  basis: {
    heading: '编制依据',
    text: '以下文件由程序随附的规则数据引用，在 {date} 于本县有效；“二手”者未见原文，“判断”为工程判断，均须核对原文。',
    caption: '编制依据',
    document: '文件',
    about: '用于',
    since: '施行或生效',
    status: '可靠程度',
    statuses: { verified: '原文', 'second-hand': '二手', draft: '征求意见稿', judgement: '判断' },
    /** What a rule is about. */
    kinds: {
      carbon: '碳减排与绿证',
      certificate: '绿证与自愿减排',
      cost: '造价',
      directPower: '绿电直连',
      farming: '农光互补',
      land: '用地',
      law: '法律',
      layout: '布置',
      mechanism: '机制电价',
      ownerClass: '业主类别',
      pilot: '整县推进',
      range: '取值范围',
      selfUseShare: '自用比例',
      setback: '退让距离',
      sharing: '收益分配',
      tariff: '电价类别',
      tax: '税收',
      other: '其他',
    },
    land: '用地核查依据见“环境影响、水土保持与生态红线”一章。',
    local: '本县国民经济和社会发展规划、国土空间规划、能源与电力规划：{blank}',
  },
  facts: {
    caption: '社会经济与用电现状',
    item: '项目',
    value: '数值',
    year: '年份',
    source: '来源',
    names: {
      population: '常住人口',
      ruralPopulation: '乡村人口',
      households: '户数',
      gdpYuan: '地区生产总值',
      householdIncomeYuan: '农村居民人均可支配收入',
      electricityKwh: '全社会用电量',
      peakLoadKw: '最大用电负荷',
    },
    villages:
      '图层所载村庄 {n} 个，其中 {known} 个记有户数，合 {households} 户、{population} 人；不等于全县。',
    units: { persons: '人', tenThousandPersons: '万人', households: '户', perYear: '元/年' },
    existing: '已建与已备案光伏',
    connected: '已并网',
    filed: '已备案未并网',
    plants: '处数',
    capacity: '容量',
    noExisting: '未录入已建、已备案光伏：不等于没有，须向供电企业与备案机关核实。',
  },
  targets: {
    caption: '各类屋顶规划比例与试点目标',
    met: '达到',
    missed: '未达到',
    none: '无建筑数据，无法对照',
    short: '差 {by}',
    years: '分年度任务',
    townYears: '分乡镇、分年度任务（站点设定的投产年）',
    ownText: '本表按各站点设定的投产年汇总，是本规划电量、投资、接入与减排计算所依据的年份。',
    recommended: '推荐建设年序（对照方案）',
    recommendedText:
      '程序按投资均衡与效益先后另行排出的建设年序，供调整站点投产年时对照；本规划的各项数字不按此年序计算。',
    town: '乡镇',
    total: '合计',
    later: '其余年份',
    undated: '{n} 个站点未定投产年，按情景起始年 {year} 计。',
    fields: '农光互补站点所占耕地类别',
    pilot: '比例目标出自 2021 年整县推进试点要求，试点期已过，此处仅供对照。',
  },
  conditions: {
    roofs: '各类建筑屋顶条件',
    rules: '选取规则（默认值为工程判断）',
    rooftop: '屋顶站点',
    noBuildings: '未导入建筑图层，屋顶条件未核查。',
    fields: '农光互补站点用地条件',
    site: '站点',
    area: '面积',
    mean: '平均单体面积',
  },
  social: {
    caption: '用工估计',
    phase: '阶段',
    factor: '系数',
    jobs: '用工',
    build: '施工期',
    run: '运维期',
    perMwBuild: '{n} 人·年/MW',
    perMwRun: '{n} 人/MW·年',
    unitBuild: '人·年',
    unitRun: '人/年',
    note: '系数为工程判断：屋顶项目施工以小型分散作业为主。',
    income: '收益',
  },
  risks: {
    caption: '主要风险与应对',
    risk: '风险',
    found: '本规划所见',
    answer: '应对',
    level: '程度',
    levels: { high: '高', middle: '中', low: '低', unknown: '未核' },
    grid: ['消纳与限发', '按承载力排序并网，配置储能，签订可控协议'],
    price: ['上网电价与市场化', '以低价情景校核，优先自用，不以高租金锁定'],
    land: ['用地与生态', '不合规站点剔除，实施前再次征求自然资源部门意见'],
    roof: ['屋面结构与产权', '逐栋鉴定与确权，合同明确维修与拆迁责任'],
    weather: ['资源偏差', '按 P90 安排还贷，建设测光与运行评估'],
    farm: ['农业减产', '按作物光照阈值布置，农业部门跟踪测产'],
    safety: ['火灾、触电与坠落', '关断、巡检、培训与保险'],
    seen: {
      grid: '代表年限发 {share}；反送超限变电站 {red} 座',
      gridUnchecked: '未导入变电站，接入未核查',
      price: '项目内部收益率 {irr}；价格年变化取 {growth}',
      land: '不合规剔除 {broken} 个，未核查完全 {unchecked} 个',
      roof: '屋顶站点 {n} 个，结构与产权未核查',
      weather: 'P90 为 P50 的 {p90}',
      farm: '{n} 个农光站点，{fail} 个有不满足的限制',
      farmNone: '无农光互补站点',
      safety: '未核查',
    },
  },
  verdicts: {
    caption: '指标与限制的满足情况',
    item: '项目',
    asked: '要求',
    found: '结果',
    verdict: '结论',
    met: '满足',
    missed: '不满足',
    unknown: '未核查',
    broken: '用地规则：入选站点无未豁免的禁止性问题',
    brokenFound: '剔除 {n} 个',
    rules: '用地规则：全部规则均已核查',
    rulesFound: '{n} 个站点有规则未核查',
    overridden: '豁免站点',
    hosting: '变电站反送不超限',
    hostingFound: '{red} / {n} 座超限',
    feeders: '馈线电压与容量不超限',
    feedersFound: '{bad} / {n} 个接入点超限',
    noStations: '未导入变电站',
    selfUse: '{owner}自用比例',
    selfUseFound: '{met} 个满足，{missed} 个不满足，{unknown} 个未核',
    roof: '{class}屋顶比例',
    agri: '农光互补光照、净高等限制',
    agriFound: '{fail} / {n} 个不满足',
    npv: '净现值大于零',
    load: '消纳：所列用户用电不等于全县负荷',
    loadFound: '所列用户用电 {listed}；全县用电 {county}',
    advice: '建议',
    advices: {
      land: '剔除或调整不合规站点，并就未核查规则补充图层：{rules}。',
      grid: '超限变电站先行增容、配储或缓建：{stations}。',
      gridUnknown: '请供电企业提供变电站、馈线与负荷资料后复核接入。',
      county: '补齐县情统计与用电数据。',
      decide: '据附表组织实施，首年任务 {year} 年 {capacity}。',
    },
  },
  siteColumns: {
    number: '序号',
    name: '名称',
    town: '乡镇',
    kind: '类别',
    dc: '直流',
    ac: '交流',
    voltage: '电压',
    owner: '业主',
    mode: '模式',
    year: '投产年',
    status: '用地核查',
    caption: '项目清单',
    acNote: '交流容量按情景容配比 {ratio} 折算，电压按接入规则推定；均以接入系统批复为准。',
    kinds: { rooftop: '屋顶', agrivoltaic: '农光' },
    unknown: '未定',
  },
  maps: {
    grid: '{county}电网接入图',
    land: '{county}用地约束图',
    phases: '{county}分年建设图',
    crs: '坐标系 WGS 84（EPSG:4326）经纬度数据，横轴墨卡托投影，中央经线 {meridian}。与 CGCS2000 相差在分米级。',
    year: '{year} 年',
    station: '变电站（红：反送超限）',
    feeder: '馈线',
    existing: '已建光伏',
    empty: '无电网图层。',
  },
  landLayers: {
    caption: '各图层的用地规则核查情况',
    layer: '图层',
    rules: '规则',
    state: '核查',
    checked: '已核查',
    partly: '部分站点已核查',
    none: '未核查：无图层或无该项数据',
    noClass: '已核查，但图层无此类要素，须确认图层完整',
  },
  money: {
    invest: '投资估算与资金筹措',
    item: '项目',
    amount: '金额',
    share: '占比',
    rooftop: '屋顶光伏',
    agrivoltaic: '农光互补',
    battery: '储能',
    total: '总投资',
    equity: '资本金',
    loan: '银行贷款',
    tornado: '敏感性：净现值随各项假设的变化',
    low: '降低 20%',
    high: '提高 20%',
    change: '净现值变化',
    factor: '因素',
    tornadoAlt: '横向条形图：各项假设降低与提高时净现值的变化，变幅最大的是{first}。',
    tornadoText: '每次只改变一项假设，其余不变；按净现值变幅由大到小列出。',
  },
};

export type PlanChapters = typeof planChapters;
