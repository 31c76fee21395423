import type { RuleRow } from '../rule-pack.ts';
import { ui as en } from './en/ui.ts';
import type { Language } from './index.ts';
import { ui as zh } from './zh/ui.ts';

/** A text in Chinese and English. */
type Both = readonly [zh: string, en: string];

const UI = { zh, en };

/** What rules are about, by their ids; of an id that ends in `*`, what follows names the rest. */
const NAMES: Record<string, Both> = {
  'building.owner.*': ['业主类别：', 'Owner class of a building: '],
  'building.tariff.*': ['用电电价：', 'Tariff of a building: '],
  'class.household.maxVoltage': ['自然人户用最高接入电压', 'Highest voltage of a household project'],
  'class.commercial.maxVoltage': ['一般工商业最高接入电压', 'Highest voltage of a general C&I project'],
  'class.commercial.maxCapacity': ['一般工商业最大容量', 'Largest general C&I project'],
  'class.largeCommercial.maxCapacity.*': ['大型工商业最大容量，', 'Largest large C&I project at '],
  'class.household.modes': ['自然人户用的上网模式', 'Modes of household projects'],
  'class.householdLeased.modes': ['非自然人户用的上网模式', 'Modes of leased household projects'],
  'class.commercial.modes': ['一般工商业的上网模式', 'Modes of general C&I projects'],
  'class.largeCommercial.modes': ['大型工商业的上网模式', 'Modes of large C&I projects'],
  'class.central.modes': ['集中式电站的上网模式', 'Modes of central plants'],
  'class.fourAbilities': ['“四可”要求', 'The four abilities'],
  'class.central.quota': ['集中式电站需列入建设指标', 'Quota of central plants'],
  'fourAbilities.cost.*': ['“四可”设备费用，', 'Cost of the four abilities at '],
  'mechanism.existing.before': ['存量项目投产截止日', 'Existing projects are those in service before'],
  'mechanism.existing.priceMost': ['存量项目机制电价上限', 'Highest mechanism price of existing projects'],
  'mechanism.existing.price': ['存量项目机制电价', 'Mechanism price of existing projects'],
  'mechanism.existing.share.*': ['存量项目机制电量比例，', 'Mechanism share of existing projects, '],
  'mechanism.storageDuty': ['配置储能作为前置条件', 'Storage as a condition'],
  'mechanism.ownersCertificates': ['机制电量的业主绿证', 'Owners’ certificates of mechanism energy'],
  'mechanism.new.price': ['新增项目机制电价', 'Mechanism price of new projects'],
  'mechanism.new.priceLimitHigh': ['竞价上限', 'Highest bid'],
  'mechanism.new.priceLimitLow': ['竞价下限', 'Lowest bid'],
  'mechanism.new.priceLow': ['新增项目机制电价，低值', 'Mechanism price of new projects, low'],
  'mechanism.new.priceHigh': ['新增项目机制电价，高值', 'Mechanism price of new projects, high'],
  'mechanism.new.term': ['新增项目机制执行期限', 'Mechanism term of new projects'],
  'mechanism.new.termLow': ['新增项目机制执行期限，低值', 'Mechanism term of new projects, low'],
  'mechanism.new.termHigh': ['新增项目机制执行期限，高值', 'Mechanism term of new projects, high'],
  'mechanism.new.share': ['新增项目机制电量比例', 'Mechanism share of new projects'],
  'mechanism.new.shareMost': ['新增项目机制电量比例上限', 'Largest mechanism share of new projects'],
  'mechanism.new.shareLow': ['新增项目机制电量比例，低值', 'Mechanism share of new projects, low'],
  'mechanism.new.shareHigh': ['新增项目机制电量比例，高值', 'Mechanism share of new projects, high'],
  'market.priceLow': ['市场电价，低值', 'Market price, low'],
  'market.priceHigh': ['市场电价，高值', 'Market price, high'],
  'selfUse.factorLow': ['自用电价系数，低值', 'Factor of the price of self-use, low'],
  'selfUse.factorHigh': ['自用电价系数，高值', 'Factor of the price of self-use, high'],
  'selfUseShare.commercial': ['一般工商业最低自用比例', 'Least self-use of general C&I'],
  'selfUseShare.commercialPublic': ['公共机构最低自用比例', 'Least self-use of public bodies'],
  'selfUseShare.commercialLow': ['一般工商业最低自用比例，低值', 'Least self-use of general C&I, low'],
  'selfUseShare.commercialHigh': ['一般工商业最低自用比例，高值', 'Least self-use of general C&I, high'],
  'selfUseShare.largeCommercial': ['大型工商业最低自用比例', 'Least self-use of large C&I'],
  'selfUseShare.largeCommercialLow': ['大型工商业最低自用比例，低值', 'Least self-use of large C&I, low'],
  'selfUseShare.largeCommercialHigh': ['大型工商业最低自用比例，高值', 'Least self-use of large C&I, high'],
  'tariff.demandCharge': ['需量（容量）电费', 'Demand charge'],
  'tariff.twoPart.least': ['两部制电价起点', 'Least load of a two-part tariff'],
  'price.timeOfUse': ['工商业分时电价时段', 'Hours of the C&I time-of-use price'],
  'price.coalBenchmark': ['燃煤基准价', 'Coal benchmark price'],
  'price.retail.*': ['用电价格：', 'Retail price: '],
  'direct.selfUsedOfAvailable': [
    '绿电直连：自用占可用发电量',
    'Direct green power: self-use of what is available',
  ],
  'direct.selfUsedOfDemand': ['绿电直连：自用占用电量', 'Direct green power: self-use of demand'],
  'direct.exportedShare': ['绿电直连：上网比例', 'Direct green power: exported share'],
  'direct.fees': ['绿电直连：缴费方式', 'Direct green power: fees'],
  'sharing.acrossPublicGrid': ['隔墙共享经公共电网', 'Sharing over the public grid'],
  'certificate.energy': ['每张绿证的电量', 'Energy of a certificate'],
  'certificate.mechanismEnergy': ['机制电量绿证归属', 'Certificates of mechanism energy'],
  'certificate.selfUsed': ['自用电量的绿证', 'Certificates of self-used energy'],
  'ccer.gridPv': ['并网光伏的 CCER', 'CCER of grid-connected PV'],
  'carbon.gridFactor': ['电网排放因子', 'Grid emission factor'],
  'carbon.operatingMargin': ['电量边际排放因子', 'Operating margin'],
  'carbon.buildMargin': ['容量边际排放因子', 'Build margin'],
  'carbon.residualFactor': ['剩余组合排放因子', 'Residual-mix factor'],
  'carbon.footprintFactor': ['电力碳足迹因子', 'Carbon footprint factor of electricity'],
  'carbon.embodied.*': ['建设期排放：', 'Embodied emissions: '],
  'cost.capex.*': ['单位造价：', 'Investment: '],
  'cost.opex.*': ['年运维费：', 'Operation: '],
  'cost.gridWork.transformerLowKva': ['更换台区变压器，按容量', 'Larger village transformer, by rating'],
  'cost.gridWork.transformerLowPlace': ['新增台区变压器，每处', 'Village transformer, each place'],
  'cost.gridWork.transformerStationKva': ['更换主变，按容量', 'Larger station transformer, by rating'],
  'cost.gridWork.transformerStationPlace': ['新增主变，每处', 'Station transformer, each place'],
  'cost.gridWork.conductorKm': ['更换导线', 'Larger conductor'],
  'cost.gridWork.reactiveFeeder': ['馈线无功电压控制', 'Reactive power control of a feeder'],
  'cost.gridWork.shiftMw': ['负荷移峰', 'Load shifted'],
  'cost.gridWork.curtailedKwh': ['弃电损失', 'Energy curtailed'],
  'cost.gridWork.curtailedYears': ['弃电损失计算年数', 'Years of energy curtailed'],
  'pilot.roofShares': ['试点县屋顶比例', 'Roof shares of pilot counties'],
  'pilot.roofShare.*': ['试点县屋顶比例：', 'Roof share of pilot counties: '],
  'connection.most.*': ['接入容量上限，', 'Most that connects at '],
  'field.areaPerKwp': ['方阵单位容量占地', 'Ground of a field per capacity'],
  'farming.lowestEdge': ['农光互补：板下最低高度', 'Agrivoltaics: lowest edge'],
  'farming.columnSpacing': ['农光互补：桩基列间距', 'Agrivoltaics: spacing of columns'],
  'farming.rowSpacing': ['农光互补：行间距', 'Agrivoltaics: spacing of rows'],
  'farming.leastYield': ['农光互补：最低产量比例', 'Agrivoltaics: least yield'],
  'farming.mostLandLoss': ['农光互补：最大占地比例', 'Agrivoltaics: most land lost'],
  'farming.pondCover': ['渔光互补：水面遮盖比例', 'Ponds: cover'],
  'farming.pondEdge': ['渔光互补：板下距水面高度', 'Ponds: height over the water'],
  'farming.paving': ['农光互补：硬化地面', 'Agrivoltaics: paving'],
  'farming.siteRoadMost': ['农光互补：场内道路宽度上限', 'Agrivoltaics: widest road'],
  'farming.cropland': ['在耕地上建设', 'Arrays over cropland'],
  'farming.grassland.lowestEdge': ['草光互补：板下最低高度', 'Grassland: lowest edge'],
  'farming.grassland.columnSpacing': ['草光互补：桩基列间距', 'Grassland: spacing of columns'],
  'farming.grassland.rowSpacing': ['草光互补：行间距', 'Grassland: spacing of rows'],
  'farming.shrub.aboveShrub': ['灌木：板下高出灌木', 'Shrub: edge above the shrub'],
  'farming.forest.lowestEdge': ['林光互补：板下最低高度', 'Forest: lowest edge'],
  'farming.forest.rowSpacing': ['林光互补：行间距', 'Forest: spacing of rows'],
  'layout.tilt.*': ['布置型式的倾角：', 'Tilt of a layout: '],
  'layout.azimuth.*': ['布置型式的方位角：', 'Azimuth of a layout: '],
  'layout.coverage.*': ['布置型式的覆盖率：', 'Ground coverage of a layout: '],
  'layout.rowWidth.*': ['布置型式的排宽：', 'Row width of a layout: '],
  'layout.lowestEdge.*': ['布置型式的板下高度：', 'Lowest edge of a layout: '],
  'layout.filled.*': ['布置型式的排内满铺比例：', 'Filled share of rows of a layout: '],
  'layout.bifaciality.*': ['布置型式的双面率：', 'Bifaciality of a layout: '],
  'layout.strip.*': ['布置型式每排不能耕种的宽度：', 'Strip lost to cultivation of a layout: '],
  'machine.height.*': ['农机高度：', 'Height of machines: '],
  'machine.width.*': ['农机宽度：', 'Width of machines: '],
  'roof.storey.*': ['层高：', 'Storey height: '],
  'roof.floors.*': ['地图未注层数时的层数：', 'Storeys where a map says none: '],
  'roof.floorsSpread.*': ['由层数推算高度的误差：', 'Spread of heights from storeys: '],
  'roof.parapet.*': ['女儿墙高度：', 'Parapet: '],
  'roof.tower.*': ['楼梯间占去的面积：', 'Area taken by a stair tower: '],
  'roof.setback.*': ['屋面边缘退让：', 'Set back from the edge of a roof: '],
  'roof.walkways.*': ['检修通道比例：', 'Share of ways of maintenance: '],
  'roof.packing.*': ['组件铺满比例：', 'Packing of modules: '],
  'roof.pitch.*': ['坡屋面坡度：', 'Pitch of sloping roofs: '],
  'roofSite.used.*': ['屋顶是否列入：', 'Roofs taken: '],
  'roofSite.usable.*': ['屋顶可用比例：', 'Usable share of roofs: '],
  'roofSite.flatTilt.*': ['平屋面组件倾角：', 'Tilt on flat roofs: '],
  'roofSite.pitchedTilt.*': ['坡屋面组件倾角：', 'Tilt on sloping roofs: '],
  'roofSite.azimuth.*': ['屋顶组件朝向：', 'Azimuth on roofs: '],
  'build.tilt.*': ['安装形式的倾角：', 'Tilt of a build: '],
  'build.azimuth.*': ['安装形式的方位角：', 'Azimuth of a build: '],
  'build.coverage.*': ['安装形式的覆盖率：', 'Coverage of a build: '],
  'build.usable.*': ['安装形式的可用比例：', 'Usable share of a build: '],
  'load.unit.*': ['单个用户年用电量：', 'Yearly use of one consumer: '],
  'hourPrice.factor.*': ['时段未知时的电价系数，整点 ', 'Price of an hour where no notice is known, from '],
  'site.usable.*': ['新站点的可用比例：', 'Usable share of a new site: '],
  'site.tilt.*': ['新站点的倾角：', 'Tilt of a new site: '],
  'site.azimuth.*': ['新站点的方位角：', 'Azimuth of a new site: '],
  'site.modulePower': ['新站点的组件功率密度', 'Module power density of a new site'],
  'pump.head': ['提水扬程', 'Lift of pumps'],
  'pump.efficiency': ['水泵效率', 'Efficiency of pumps'],
  'pump.irrigatedShare': ['作物需水的提灌比例', 'Share of a crop’s water that is pumped'],
  'farming.orchard.lowestEdge': ['果园：板下最低高度', 'Orchards: lowest edge'],
  'farming.orchard.columnSpacing': ['果园：桩基列间距', 'Orchards: spacing of columns'],
  'farming.orchard.rowSpacing': ['果园：行间距', 'Orchards: spacing of rows'],
  'comparison.leastYieldJapan': ['对照：日本最低产量比例', 'To compare: least yield, Japan'],
  'comparison.leastYieldDin': ['对照：德国最低产量比例', 'To compare: least yield, Germany'],
  'comparison.landLossDinHigh': [
    '对照：德国高支架耕地损失上限',
    'To compare: most land lost under high rows, Germany',
  ],
  'comparison.landLossDinLow': [
    '对照：德国低支架耕地损失上限',
    'To compare: most land lost under low rows, Germany',
  ],
  'comparison.clearanceDin': ['对照：德国高支架净高', 'To compare: clearance of high rows, Germany'],
  'machine.margin': ['机具两侧余地', 'Room beside machines'],
  'shrub.rainMost': ['灌木林地：年降水上限', 'Shrub land: most rain'],
  'shrub.coverMost': ['灌木林地：覆盖度上限', 'Shrub land: most cover'],
  'land.lists': ['用地目录', 'Land-use lists'],
  'land.*': ['用地检查：', 'Land check: '],
  'law.natureReserve': ['自然保护区法规', 'Law of nature reserves'],
  'law.environmentCode': ['生态环境法典', 'Environment code'],
  'law.heritage.protectionScope': ['文物保护范围所依条款', 'Article on heritage protection scope'],
  'law.heritage.controlZone': ['文物建设控制地带所依条款', 'Article on heritage control zones'],
  'law.farmland': ['永久基本农田法规', 'Law of permanent basic farmland'],
  'tax.vat.rate': ['增值税率', 'Value-added tax'],
  'tax.surcharges': ['附加税费', 'Surcharges on value-added tax'],
  'tax.income.rate': ['企业所得税率', 'Income tax'],
  'tax.income.lossYears': ['亏损结转年限', 'Years a loss is carried forward'],
  'tax.income.freeYears': ['三免三减半：免征年数', 'Tax holiday: years free'],
  'tax.income.halfYears': ['三免三减半：减半年数', 'Tax holiday: years at half rate'],
  'tax.vat.law': ['增值税法规', 'Law of value-added tax'],
};

const UNITS: Record<string, Both> = {
  'owner class': ['', ''],
  ...{ tariff: ['', ''], modes: ['', ''], rule: ['', ''], duty: ['', ''], owner: ['', ''], law: ['', ''] },
  ...{ date: ['', ''], needed: ['', ''], share: ['', ''], 'least share': ['', ''], 'most share': ['', ''] },
  article: ['条', 'article'],
  years: ['年', 'years'],
  a: ['年', 'years'],
  degrees: ['°', '°'],
  'share of the site': ['（占站点面积）', 'of the site'],
  'share of VAT': ['（占增值税）', 'of value-added tax'],
  'of the mean price': ['倍平均电价', 'of the mean price'],
  'MWh each': ['MWh/张', 'MWh each'],
  'Beijing clock hours': ['（北京时间）', 'Beijing time'],
  kVA: ['kVA', 'kVA'],
  storeys: ['层', 'storeys'],
  m2: ['m²', 'm²'],
  'kWh/a': ['kWh/年', 'kWh/a'],
  'Wp/m2': ['Wp/m²', 'Wp/m²'],
  'mm/a': ['mm/年', 'mm/a'],
  'm2/kWp': ['m²/kWp', 'm²/kWp'],
  yuan: ['元', 'yuan'],
  'yuan/site': ['元/站', 'yuan/site'],
  'yuan/km': ['元/km', 'yuan/km'],
  'yuan/MW': ['元/MW', 'yuan/MW'],
  'yuan/kVA': ['元/kVA', 'yuan/kVA'],
  'yuan/kWh': ['元/kWh', 'yuan/kWh'],
  'yuan/kWp': ['元/kWp', 'yuan/kWp'],
  'yuan/kWp/a': ['元/kWp/年', 'yuan/kWp/a'],
  'yuan/kW/month': ['元/kW/月', 'yuan/kW/month'],
};

/** Units that are shares, and shown in percent. */
const SHARES = new Set(['share', 'least share', 'most share', 'share of the site', 'share of VAT']);

const VALUES: Record<string, Both> = {
  optimum: ['当地最佳倾角', 'best tilt of the place'],
  keep: ['随屋面', 'as the roof'],
  'long-side': ['垂直于建筑长边', 'square to the long side'],
  south: ['朝正南', 'due south'],
  yes: ['是', 'yes'],
  no: ['否', 'no'],
  none: ['无', 'none'],
  allowed: ['允许', 'allowed'],
  'not allowed': ['不允许', 'not allowed'],
  'not traded': ['不交易', 'not traded'],
  'not eligible': ['不适用', 'not eligible'],
  'by capacity': ['按容量', 'by capacity'],
  'coal benchmark': ['燃煤基准价', 'coal benchmark'],
  'provincial account': ['归省级专户', 'provincial account'],
  'pays for the grid': ['缴纳输配电费', 'pays for the grid'],
  'yardstick only': ['仅作参照', 'yardstick only'],
  'duty of pilot counties': ['试点县任务', 'duty of pilot counties'],
  'prohibited and restricted lists': ['禁止和限制目录', 'prohibited and restricted lists'],
  'observable, measurable, adjustable, controllable': [
    '可观、可测、可调、可控',
    'observable, measurable, adjustable, controllable',
  ],
};

const BANDS: Record<string, string> = {
  sharp: '尖',
  peak: '峰',
  flat: '平',
  valley: '谷',
  deep: '深谷',
  rest: '其余',
};

/** The hours of a time-of-use notice: `sharp 17-19 (1 12)`, months in parentheses. */
const hours = (text: string, language: Language): string =>
  language === 'en'
    ? text
    : text
        .replace(/\b(sharp|peak|flat|valley|deep|rest)\b/g, (word) => BANDS[word]!)
        .replace(/ ?\(([\d ]+)\)/g, (_, months: string) => `（${months.trim().replace(/ /g, '、')} 月）`)
        .replace(/ holidays (\d+)/g, '，限 $1 天以上假期')
        .replaceAll(' two-part', '，限两部制用户')
        .replace(/\bfloats /g, '参与浮动的部分 ')
        .replaceAll('; ', '；');

type Row = Pick<RuleRow, 'id' | 'value' | 'unit'>;

/**
 * A rule in words.
 *
 * @returns its name; of a rule that has none, as one a planner adds, its id; and its value with its unit, null where it
 *   is not known
 */
export function ruleWords(language: Language): {
  name(row: Pick<Row, 'id'>): string;
  value(row: Row): string | null;
} {
  const at = language === 'zh' ? 0 : 1;
  const ui = UI[language];
  const { owners, modes, tariffs } = ui.siteTerms;
  const lowVoltage = language === 'zh' ? '低压' : 'low voltage';
  const parts = { ...ui.classes, ...ui.rules.names, ...ui.kinds, ...tariffs, lowVoltage };
  // What a class of buildings is called may also be a crop, a consumer or a build.
  const partsOf: Record<string, Readonly<Record<string, string>>> = {
    ...{ layout: ui.agrivoltaic.layouts, machine: ui.agrivoltaic.crops, load: ui.supply.kinds },
    ...{ build: ui.equipment.builds, roof: ui.imports.classNames, roofSite: ui.imports.classNames },
  };
  const known = (words: Readonly<Record<string, string>>, key: string) =>
    Object.hasOwn(words, key) ? words[key]! : key;
  const mode = (key: string) => {
    const name = key.replace(/\?$/, '') as keyof typeof modes;
    const open = key.endsWith('?') ? (language === 'zh' ? '（由省定）' : ' (by the province)') : '';
    return `${modes[name] ?? name}${open}`;
  };
  return {
    name({ id }) {
      if (Object.hasOwn(NAMES, id)) return NAMES[id]![at];
      const group = Object.keys(NAMES).find((key) => key.endsWith('*') && id.startsWith(key.slice(0, -1)));
      return group
        ? `${NAMES[group]![at]}${known(partsOf[id.split('.')[0]!] ?? parts, id.slice(group.length - 1)).replace(/(\d)(k?V)$/, '$1 $2')}`
        : id;
    },
    value({ id, value, unit }) {
      if (value === null) return null;
      if (unit === 'modes')
        return String(value)
          .split(' ')
          .map(mode)
          .join(language === 'zh' ? '、' : ', ');
      if (id === 'price.timeOfUse') return `${hours(String(value), language)} ${UNITS[unit]?.[at] ?? unit}`;
      const own = Object.hasOwn(UNITS, unit) ? UNITS[unit]![at] : unit;
      if (unit === 'degrees' && typeof value === 'string' && Object.hasOwn(VALUES, value))
        return VALUES[value]![at];
      if (typeof value === 'number' && SHARES.has(unit))
        return `${Number((value * 100).toPrecision(6))}% ${own}`.trim();
      if (unit === 'owner class') return known(owners, String(value));
      if (unit === 'tariff') return known(tariffs, String(value));
      const said = Object.hasOwn(VALUES, value) ? VALUES[value]![at] : String(value);
      return `${said} ${own}`.trim();
    },
  };
}
