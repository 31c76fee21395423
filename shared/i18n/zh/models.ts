/** Names and sources of the models behind the numbers. */
export const models = {
  'climate-bundled': {
    name: '内置气候',
    text: '由附近气候站的月值与 NASA SSE 1° 格点的年值插值到本县，并按海拔修正。',
    source: '站点数据来源见“关于与数据来源”',
  },
  'climate-hours': {
    name: '月均值生成逐时序列',
    text: '用固定种子由月均值生成逐时辐照，各月均值保持不变。',
    source:
      'Bendt 等 (1981), Solar Energy 27(1)；Collares-Pereira 与 Rabl (1979), Solar Energy 22(2)；Aguiar 与 Collares-Pereira (1992), Solar Energy 49(3)',
  },
  'weather-file': {
    name: '导入的逐时气象',
    text: '直接使用导入文件中的 8760 小时数据。',
    source: '见气象数据说明',
  },
  spa: {
    name: '太阳位置 SPA',
    text: '逐时在半点计算太阳高度与方位，误差 0.0003°。',
    source: 'Reda 与 Andreas (2004), Solar Energy 76(5), NREL/TP-560-34302',
  },
  kastenYoung: {
    name: 'Kasten–Young 大气质量',
    text: '由太阳高度求光线穿过大气的相对路程。',
    source: 'Kasten 与 Young (1989), Applied Optics 28(22)',
  },
  spencer: {
    name: 'Spencer 日地距离',
    text: '由日地距离求大气层外辐照。',
    source: 'Spencer (1971), Search 2(5)',
  },
  backtracking: {
    name: '单轴跟踪与反跟踪',
    text: '转角跟随太阳，低太阳角时反跟踪以免行间遮挡。',
    source: 'Anderson 与 Mikofski (2020), NREL/TP-5K00-76626',
  },
  trueTracking: {
    name: '单轴真跟踪',
    text: '转角始终使入射角最小。',
    source: 'Marion 与 Dobos (2013), NREL/TP-6A20-58891',
  },
  erbs: {
    name: 'Erbs 散射分解',
    text: '由晴空指数把总辐照分为直射与散射。',
    source: 'Erbs, Klein, Duffie (1982), Solar Energy 28(4)',
  },
  perez1990: {
    name: 'Perez 斜面散射',
    text: '把天空散射分为各向同性、环日与地平三部分换算到斜面。',
    source: 'Perez 等 (1990), Solar Energy 44(5)',
  },
  hayDavies: {
    name: 'Hay–Davies 斜面散射',
    text: '把天空散射分为各向同性与环日两部分换算到斜面。',
    source: 'Hay 与 Davies (1980)',
  },
  isotropic: {
    name: '各向同性天空',
    text: '认为天空散射处处相同。',
    source: 'Liu 与 Jordan (1963), Solar Energy 7(2)',
  },
  horizon: {
    name: '四周天际线',
    text: '由高程数据求站点四周天际线（72 个方向、20 km，计地球曲率与折射）：太阳在其后时无直射与环日散射，天空散射按可见份额折减。已测算的屋顶改用屋面各点所见的天际线：四周建筑，以及地表模型中的一切。',
    source: 'Dozier 与 Frew (1990), IEEE TGRS 28; Torge 与 Müller (2012)',
  },
  rowShading: {
    name: '行间遮挡',
    text: '按行距与太阳位置求前后排遮挡及组串的电气损失。',
    source: 'Anderson 与 Jensen (2024); Passias 与 Källbäck (1984)',
  },
  bifacialRear: {
    name: '双面组件背面',
    text: '背面与正面一样接收天空、行间受光地面及（竖直排列时）阳光；支架遮挡计 2 %。',
    source: 'Mikofski 等 (2019); Anderson 与 Mikofski (2020)',
  },
  physicalIam: {
    name: '入射角修正（物理模型）',
    text: '按玻璃折射与吸收计算斜射时的反射损失；天空、地平与地面来光按同一修正对方向积分。',
    source: 'De Soto 等 (2006), Solar Energy 80(1)；Marion (2017), Solar Energy 147',
  },
  ashraeIam: {
    name: '入射角修正（ASHRAE）',
    text: '单参数入射角修正。',
    source: 'Souka 与 Safwat (1966); ASHRAE 93',
  },
  martinRuizIam: {
    name: '入射角修正（Martin–Ruiz）',
    text: '单参数指数形式，含散射与反射积分。',
    source: 'Martin 与 Ruiz (2001), Sol. Energy Mater. Sol. Cells 70(1)',
  },
  faiman: {
    name: 'Faiman 组件温度',
    text: '由辐照、气温和风速求组件温度。',
    source: 'Faiman (2008), Progress in Photovoltaics 16(4)',
  },
  pvwattsDc: {
    name: 'PVWatts 直流模型',
    text: '直流功率与有效辐照成正比，按温度系数修正。',
    source: 'Dobos (2014), NREL/TP-6A20-62641',
  },
  lowLight: {
    name: '弱光效率',
    text: '晶硅组件在弱光下效率降低（200 W/m² 时约低 3%）。',
    source: 'Huld 等 (2011), Sol. Energy Mater. Sol. Cells 95；系数为 PVGIS 6（Chatzipanagi 等 2025）',
  },
  withinHour: {
    name: '小时内限发',
    text: '云隙间阳光强于小时均值时多出的限发：小时直射与本月最晴时刻之差，一半按云隙、一半按薄云与霾计（工程判断）。',
    source: 'Suehrcke 与 McCormick (1988), Solar Energy 40(5)',
  },
  lossTree: {
    name: '损失树',
    text: '各项损失相乘；直流各项与可用率的默认值取自 PVWatts v5，其后为交流电缆与升压变压器。行间遮挡或天际线已逐时计算处不再计遮挡比例。',
    source: 'Dobos (2014), NREL/TP-6A20-62641，表 6；Gilman 等 (2018), NREL/TP-6A20-67399',
  },
  pvwattsInverter: {
    name: 'PVWatts 逆变器',
    text: '部分负载效率曲线，超过额定功率时限发。',
    source: 'Dobos (2014), NREL/TP-6A20-62641',
  },
};
