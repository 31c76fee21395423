import type { RoofHazard, RoofMaterial, StatedFitness, Structure } from '../../../shared/roof-fitness.ts';

const MATERIAL_FIELD =
  /^(building[_ :.-]?)?roof([_ :.-]?(material|mat|cover|covering|type|surface))?$|屋(面|顶|盖)|^瓦/i;
const ASBESTOS_FIELD = /^(has|roof)?[_ :.-]?asbestos([_ :.-]?roof)?$|石棉/i;
const STRUCTURE_FIELD =
  /^(building[_ :.-]?|bldg[_ :.-]?)?(structure|struct|construction)([_ :.-]?(type|class))?$|结构/i;
const OF_ROOF = /roof|屋(面|顶|盖)/i;
const YEAR_FIELD =
  /^(building[_ :.-]?|bldg[_ :.-]?)?(year|built|(year[_ :.-]?(built|of[_ ]construction))|(built|construction|completion)[_ :.-]?(year|date)|start_date)$|^(房屋|建筑物?)?(建成|建造|竣工|建设|修建|建筑)(年份|年代|年度|时间|日期|年)/i;

/** The more telling word first: a roof partly of asbestos is one of asbestos. */
const MATERIAL_WORDS: readonly [RoofMaterial, RegExp][] = [
  ['asbestos', /asbestos|石棉/i],
  [
    'steel-sheet',
    /colou?r(ed)?[ _-]?(coated[ _-]?)?steel|(corrugated|profiled)[ _-]?(steel|metal|iron)|steel[ _-]?sheet|^metal([ _-]?sheet)?$|彩钢|压型钢板|镀锌(板|瓦)|铁皮|金属/i,
  ],
  ['tile', /tile|slate|瓦/i],
  ['concrete', /concrete|混凝土|砼|现浇|预制板|水泥板/i],
];
/** Fibre cement may hold asbestos or not, and what is said to be free of it may be anything. */
const UNTOLD = /(fib(re|er)[ _-]?cement|纤维水泥)/i;
const NO_ASBESTOS = /(no|non|without)[ _-]*asbestos|asbestos[ _-]*free|(无|非|不含|没有)石棉/i;

const STRUCTURE_WORDS: readonly [Structure, RegExp][] = [
  ['brick-wood', /砖木|brick[ _-]*(and|\/)?[ _-]*(wood|timber)/i],
  ['masonry', /砖混|砌体|砖石|混合|masonry|brick/i],
  ['earth-wood', /土木|土坯|夯土|生土|木结构|^木|adobe|earth|wood|timber/i],
  ['concrete', /钢混|混凝土|砼|框架|框剪|剪力墙|concrete|^rc$/i],
  ['steel', /钢|steel/i],
];

const wordIn = <T>(text: string, words: readonly [T, RegExp][]): T | null =>
  words.find(([, word]) => word.test(text))?.[0] ?? null;

const yes = (text: string) => /^(1|true|yes|y|有|是)$/i.test(text);
const no = (text: string) => /^(0|false|no|n|无|否|没有)$/i.test(text);

/** First year of what a field says: a year, a day or a decade; null for others, `before 1990` among them. */
function yearIn(text: string): number | null {
  const whole =
    /^(\d{4})(\.0+)?$|^(\d{4})年(代|代?初|底)?(建成?|竣工|\d{1,2}月(\d{1,2}日)?)?$|^(\d{4})s$|^(\d{4})[-/.]\d{1,2}([-/.]\d{1,2}.*)?$|^(\d{4})(0[1-9]|1[0-2])([0-2]\d|3[01])$/.exec(
      text,
    );
  const span = /^(\d{4})[-~—–至](\d{4})年?$/.exec(text);
  const year = whole ? Number(text.slice(0, 4)) : span ? Number(span[1]) : Number.NaN;
  return year >= 1800 && year <= 2100 ? year : null;
}

/**
 * Reads what the properties of a building say of its roof's material, its structure and the year it was built, under the
 * names that maps and land surveys use. What cannot be read is not known: null.
 */
export function statedFitness(properties: Readonly<Record<string, unknown>>): StatedFitness {
  const stated: StatedFitness = { material: null, asbestosFree: false, structure: null, builtYear: null };
  let asbestos = false;
  for (const [name, raw] of Object.entries(properties)) {
    if (raw === null || raw === undefined || raw === '') continue;
    const heading = name.normalize('NFKC').trim();
    const text = String(raw).normalize('NFKC').trim();
    if (ASBESTOS_FIELD.test(heading)) {
      asbestos ||= yes(text);
      stated.asbestosFree ||= no(text);
    } else if (MATERIAL_FIELD.test(heading)) {
      const free = NO_ASBESTOS.test(text);
      stated.asbestosFree ||= free;
      const found = UNTOLD.test(text)
        ? null
        : wordIn(free ? text.replace(NO_ASBESTOS, '') : text, MATERIAL_WORDS);
      if (found === 'asbestos') asbestos = true;
      else stated.material ??= found;
    } else if (STRUCTURE_FIELD.test(heading) && !OF_ROOF.test(heading)) {
      stated.structure ??= wordIn(text, STRUCTURE_WORDS);
    } else if (YEAR_FIELD.test(heading)) stated.builtYear ??= yearIn(text);
  }
  return asbestos ? { ...stated, material: 'asbestos', asbestosFree: false } : stated;
}

const HAZARD_WORDS: readonly [RoofHazard, RegExp][] = [
  ['flood', /flood|inundat|蓄滞洪|行洪|分洪|泛洪|洪泛|洪水|内涝|淹没/i],
  ['subsidence', /subsid|mined[ _-]?out|采空|塌陷|沉陷|沉降|地陷/i],
];

/** The danger that the class of an area names; null for none. */
export const hazardNamed = (text: string): RoofHazard | null => wordIn(text, HAZARD_WORDS);
