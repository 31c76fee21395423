import { BUILDING_CLASSES, type BuildingClass } from './building-classes.ts';
import { type ImportTarget, TARGET_FIELDS } from './import.ts';

/** Words in a file's or layer's name that tell what it holds, the more telling first. */
const TARGET_WORDS: readonly [ImportTarget, RegExp][] = [
  ['boundary', /boundary|border|行政区|县界|边界|区界/i],
  ['exclusions', /exclu|red.?line|protect.*area|禁建|红线|保护区|限制|生态/i],
  ['scenic_spots', /scenic|tour|attraction|景区|景点|旅游/i],
  ['feeders', /feeder|power.?line|馈线|配电线|供电线|电力线/i],
  ['transformers', /(?<!sub.*)transformer|台区|配变|公变/i],
  ['substations', /substation|transformer|变电|配电/i],
  ['farmland', /farm|crop|agri.*land|耕地|农田|基本农田/i],
  ['roads', /road|highway|street|道路|公路|路网/i],
  ['villages', /village|settlement|村庄|村委|居民点|行政村|自然村/i],
  [
    'existing_pv',
    /(existing|installed|connected|filed).?(pv|solar)|(现有|已有|既有|存量|已建|在运|(已|拟)?并网|已?备案|已?接入)的?(户用|屋顶|分布式|集中式)?(光伏|电站)|光伏(现状|存量|台账|并网|备案)/i,
  ],
  ['sites', /site|pv|solar|站点|光伏/i],
  ['buildings', /build|roof|house|footprint|建筑|房屋|屋顶|楼/i],
];

/** Names of fields that hold each of ours; of several expressions the first that fits any field counts. */
const FIELD_WORDS: Record<string, RegExp | RegExp[]> = {
  name: /^(name|name_zh|mc|xm|title|label)$|名称|名稱|名字|^村名|^单位/i,
  kind: /^(kind|site_?kind|type)$|^类型$|^类别$/i,
  class: [
    /^(class|fclass|building|highway|category|usage|voltage|dlmc|lx)$|用途|类别|地类|性质|等级/i,
    // Headings of a Shapefile in UTF-8 hold three characters and a third.
    /^(kind|type|use)$|类型|^建筑类$/i,
  ],
  tiltDeg: /^tilt|tilt_?deg|倾角|坡度/i,
  azimuthDeg: /^azim|azimuth_?deg|方位|朝向/i,
  usableShare: /usable|可用比例|可利用/i,
  gcr: /^gcr$|地面覆盖/i,
  moduleWpM2: /module_?wp|^wp_m2$|功率密度/i,
  mounting: /^mounting$|散热方式/i,
  module: /^module$|组件型号/i,
  inverter: /^inverter$|逆变器/i,
  ownerClass: /^owner_?class$|业主类别|项目类别/i,
  gridMode: /^grid_?mode$|上网模式|消纳模式/i,
  tariff: /^tariff$|电价类别|用电类别/i,
  capacityKwp: [/装机|capacity|^kwp?$|^cap_kwp$|^mwp?$/i, /容量|规模[（(]?[km万]|额定功率|^功率([（(]|$)/i],
  conductor: /conductor|导线|线型|型号/i,
  voltageKv: /voltage|^kv$|电压/i,
  ratingKva: /rating|capacity|^kva$|容量/i,
  peakLoadKw: /peak|load|负荷/i,
  state: /^(state|status)$|状态|是否(并网|接入)/i,
  kwpAc: [/^kwp?_?ac$|^ac_?kwp?$|交流/i, /并网容量|接入容量|^备案容量|逆变器.*(容量|功率)/i],
  kwpDc: [/^kwp?_?dc$|^dc_?kwp?$|直流/i, /装机|组件.*(容量|功率)|^capacity|^kwp?$|^mwp?$|^容量/i],
  year: /^year$|年份|年度|(并网|投产|备案|投运)(时间|日期|年)/i,
  transformer: /^transformer$|台区|配变|公变|变压器/i,
  count: /^(count|units)$|台数/i,
  operation: /^operation$|运行方式/i,
  feeder: /^feeder$|馈线|线路/i,
  station: /^(sub)?station$|变电站/i,
  households: /^(households?|hu|总?户数?)$|户数|总户/i,
  ratingMva: /主变容量|变电容量|rating|capacity|^mva$|容量/i,
  peakLoadMva: /peak|load|负荷/i,
  notes: /^(notes?|remarks?|memo|bz|description)$|备注|说明/i,
  footprintM2: [
    /占地面积|屋顶面积|建筑面积|用地面积|^占地|用地规模|^(屋顶|建筑|用地)面$/,
    /^(footprint|area|area_?m2|footprint_?m2|shape_?area|mj)$|面积|^area[\s_(（]/i,
  ],
  roof: /^roof|屋顶(类型|形式)|屋面/i,
  floors: /^(floors?|levels?|storeys?|building:levels|cs)$|层数|楼层/i,
  longitude: [
    /^(lon|lng|long|longitude|easting|jd|jingdu)$|经度|經度|^东经|^(lon|lng)[_\s(（]|[_\s](lon|lng|longitude)$/i,
    /^(x|x_?coord|coord_?x|point_?x|gps_?x|center_?x|centroid_?x)$|^x\s*坐标|坐标\s*x|横坐标|^x[\s_(（]|^x轴|^e$|^东$|^东向?坐标/i,
  ],
  latitude: [
    /^(lat|latitude|northing|wd|weidu)$|纬度|緯度|^北纬|^lat[_\s(（]|[_\s](lat|latitude)$/i,
    /^(y|y_?coord|coord_?y|point_?y|gps_?y|center_?y|centroid_?y)$|^y\s*坐标|坐标\s*y|纵坐标|^y[\s_(（]|^y轴|^n$|^北$|^北向?坐标/i,
  ],
  coordinates:
    /^(中心|中心点|地理|位置|gps)?坐标(值|位置|点)?$|经纬度|坐标[(（]|^(coord|coords|coordinates?|lonlat|latlon|latlng|lnglat|lon_?lat|lat_?lon|location|position|gps|gps位置)$/i,
  wkt: /^_?wkt|^e?wk[bt]($|[_\s])|^(the_?|wkb_?)?geom(etry)?(_?(wkt|wkb|json|hex))?$|^(geo_?json|shape)$|^几何|^图形$|^空间数据$/i,
};

/** Headings that name the features of one target, where none says 名称. */
const NAMED_BY: Partial<Record<ImportTarget, RegExp>> = {
  substations: /^(所属)?变电[站所](名|名称)?$|^站名$/,
  feeders: /^(10kV)?(馈线|线路|配电线路?)(名|名称)?$/i,
  transformers: /^(台区|配变|公变|变压器)(名|名称)?$/,
  villages: /^(行政|自然)?(村|村庄|社区|村委会|居民点)(名|名称)?$/,
  scenic_spots: /^(旅游)?(景区|景点)(名|名称)?$/,
  sites: /^(项目|站点|电站|光伏电站)(名|名称)?$/,
  existing_pv: /^(项目|站点|电站|光伏电站|户主|业主|用户)(名|名称|姓名)?$|^户名$|^姓名$/,
  buildings: /^(建筑物?|房屋|楼栋?|单位)(名|名称)?$/,
  roads: /^(道路|公路|路线?)(名|名称)?$/,
};

/** Words that name a class, the more telling class first. */
const CLASS_WORDS: readonly [Exclude<BuildingClass, 'unclassified'>, RegExp][] = [
  ['greenhouse', /greenhouse|温室|大棚|日光棚/i],
  [
    'livestock',
    /livestock|cowshed|barn|stable|sty\b|poultry|养殖|畜禽|畜牧|猪舍|牛舍|羊舍|鸡舍|鸡棚|禽舍|圈舍/i,
  ],
  ['car-park', /parking|carport|garage|停车|车棚|车库/i],
  ['school', /school|kindergarten|university|college|学校|小学|中学|幼儿|大学|学院|教学/i],
  ['hospital', /hospital|clinic|医院|卫生院|卫生所|卫生室|诊所/i],
  ['warehouse', /warehouse|storage|hangar|silo|仓|库房/i],
  ['market', /market|mall|集市|市场|商场|超市|商城/i],
  ['party-government', /government|party|admin|党|政府|机关|村委|派出所/i],
  ['public', /public|civic|library|公共|卫生|文化|体育/i],
  [
    'urban-housing',
    /apartment|dormitory|highrise|high.rise|公寓|小区|商品房|住宅楼|居民楼|单元楼|宿舍|高层/i,
  ],
  [
    'industrial-commercial',
    /indust|commerc|retail|factory|office|shop|hotel|工业|商业|工商|厂|企业|商铺|酒店|办公/i,
  ],
  ['rural-household', /resid|house|rural|dwelling|farm|民房|农户|农房|住宅|居民|户用|村民/i],
];

/** What the shapes of a layer are: an outline that closes is an area. */
export type LayerShapes = 'points' | 'lines' | 'areas';

/**
 * What a layer probably is, from its name and its file's, else from its fields, else from its shapes: areas are taken
 * for buildings, with a tilt and a direction for sites, lines for roads, and points, unless a field says how large they are or what they
 * generate with, for villages.
 *
 * @param valuesOf some values of a field: a state of connection tells plants that are there from sites to be built
 */
export function guessTarget(
  names: readonly string[],
  fields: readonly string[] = [],
  shapes: LayerShapes = 'areas',
  valuesOf: (field: string) => readonly string[] = () => [],
): ImportTarget {
  for (const name of names) {
    const found = TARGET_WORDS.find(([, words]) => words.test(name));
    if (found) return found[0];
  }
  if (fields.some((field) => /^(村名|村名称|(行政|自然)村(名|名称)?|村委会)$/.test(field.trim())))
    return 'villages';
  const asSites = guessFields('sites', fields);
  if (shapes === 'areas' && asSites.tiltDeg !== undefined && asSites.azimuthDeg !== undefined) return 'sites';
  if (shapes === 'lines') return 'roads';
  if (shapes === 'areas') return 'buildings';
  if (fields.some((field) => NAMED_BY.transformers!.test(field.trim()))) return 'transformers';
  if (fields.some((field) => /主变|变电|^mva$/i.test(field))) return 'substations';
  if (arePlants(fields, valuesOf)) return 'existing_pv';
  if (fields.some((field) => /装机|光伏|kwp|mwp/i.test(field))) return 'sites';
  return guessFields('buildings', fields).footprintM2 === undefined ? 'villages' : 'buildings';
}

/** Whether each row has a power and a state that only a plant has: connected to the grid or filed for it. */
function arePlants(fields: readonly string[], valuesOf: (field: string) => readonly string[]): boolean {
  const { state, kwpAc, kwpDc } = guessFields('existing_pv', fields);
  if (state === undefined || (kwpAc ?? kwpDc) === undefined) return false;
  return valuesOf(state).some((value) => /并网|备案|投运|投产|在运|^connected|^filed/i.test(value));
}

/** Fields that say where a feature is, in place of a geometry. */
export const PLACE_FIELDS = ['longitude', 'latitude', 'coordinates', 'wkt'] as const;

const bare = (name: string) => name.toLowerCase().replace(/[_\s]/g, '');

/** Which of the file's fields fills each of ours; a field of the same name wins over one that sounds like it. */
export function guessFields(target: ImportTarget, fields: readonly string[]): Record<string, string> {
  const wanted = [...TARGET_FIELDS[target], ...PLACE_FIELDS];
  const pairs = wanted.flatMap((ours): [string, string][] => {
    const same = fields.find((field) => bare(field) === bare(ours));
    const like = [FIELD_WORDS[ours] ?? []]
      .flat()
      .map((words) => fields.find((field) => words.test(field.trim())))
      .find((field) => field !== undefined);
    const found = same ?? like;
    return found === undefined ? [] : [[ours, found]];
  });
  const guessed = Object.fromEntries(pairs);
  // A column that names what a feature hangs on (台区名称) does not name the feature.
  const above = ['transformer', 'feeder', 'station'].map((ours) => guessed[ours]);
  if (guessed.name !== undefined && above.includes(guessed.name)) {
    const words = [FIELD_WORDS.name!].flat();
    const other = fields.find(
      (field) => !above.includes(field) && words.some((each) => each.test(field.trim())),
    );
    if (other === undefined) delete guessed.name;
    else guessed.name = other;
  }
  const used = new Set(Object.values(guessed));
  const named = fields.find((field) => NAMED_BY[target]?.test(field.trim()) && !used.has(field));
  if (guessed.name === undefined && named !== undefined) guessed.name = named;
  // One column for both (经纬度) sounds like each of them.
  if (
    guessed.longitude === guessed.latitude ||
    guessed.longitude === undefined ||
    guessed.latitude === undefined
  ) {
    if (guessed.longitude === guessed.latitude) guessed.coordinates ??= guessed.longitude!;
    delete guessed.longitude;
    delete guessed.latitude;
  } else delete guessed.coordinates;
  if (guessed.coordinates === undefined) delete guessed.coordinates;
  return guessed;
}

/** Whether a text is a heading that any of our fields is known by. */
export function knownHeading(text: string): boolean {
  const bare = text.trim();
  return (
    bare !== '' &&
    bare.length < 40 &&
    [...Object.values(FIELD_WORDS), ...Object.values(NAMED_BY)].flat().some((words) => words.test(bare))
  );
}

/** The class of buildings that a text speaks of; null when it names none. */
export function guessBuildingClass(text: string): BuildingClass | null {
  const same = BUILDING_CLASSES.find((name) => name === text.trim().toLowerCase());
  return same ?? CLASS_WORDS.find(([, words]) => words.test(text))?.[0] ?? null;
}
