import type { RoofClass } from '../../../shared/roof-survey.ts';

/** How high a building is taken to be, metres over the ground, and from what. */
export interface SettledHeight {
  lowM: number;
  topM: number;
  highM: number;
  from: 'height' | 'floors' | 'class';
  /** What was repaired or left out, with what the document said. */
  findings: { code: string; value: string }[];
}

/** What a document says of a building's height, as numbers where it can be read so. */
export interface StatedHeight {
  /** As written; null where no field of the kind is there. */
  height: { value: string; number: number | null; unit: 'm' | 'ft' | null } | null;
  floors: { value: string; number: number | null; repaired: boolean } | null;
}

const HEIGHT_FIELD =
  /^((bldg|building|render|measured|roof|eaves?|max|mean|median|avg)?[_ :.-]?(height|hgt|hight)|h|elevation_?above_?ground)([_ (]?(m|metres?|meters?|ft|feet|foot|cm|mm)\)?)?$|^(建筑|房屋|楼|檐口?|屋顶|总)?(高度|楼高|房高|檐高|屋高|总高)|^(建筑|房屋|楼)高/i;
const FEET_HEADING = /(^|[_ (（])(ft|feet|foot|英尺)[)）]?$/i;
/** Metres of the smaller units that a heading may name. */
const SMALL_HEADINGS: readonly [RegExp, number][] = [
  [/([_ (]cm|厘米|公分)\)?$/i, 0.01],
  [/([_ (]mm|毫米)\)?$/i, 0.001],
];
const FLOORS_FIELD =
  /^((building|bldg|num|no|number|of)?[_ :.-]?(floors?|levels?|storeys?|stories|flr|cs)([_ ]?(num|no|count|total))?|(num|number|no)_?of_?(floors|levels|storeys))$|层数|楼层/i;

/** Higher than the tallest building there is, metres; such a number is no height. */
const TALLEST_M = 830;
const MOST_FLOORS = 165;
const FEET_M = 0.3048;
/** A height that was given may be off by this share, and at least by so many metres (judgement). */
const HEIGHT_SPREAD = 0.05;
const LEAST_SPREAD_M = 0.5;
/** Metres of a storey that a height and a number of storeys may lie apart by before they contradict each other. */
const STOREY_M: readonly [number, number] = [2, 9];

const HAN = '〇一二三四五六七八九';

/** A Chinese numeral up to 99; null where the text is none. */
function hanNumber(text: string): number | null {
  const found = /^([一二两三四五六七八九])?(十)?([一二两三四五六七八九])?$/.exec(text);
  if (!found || text === '') return null;
  const digit = (sign: string | undefined) =>
    sign === '两' ? 2 : sign === undefined ? 0 : HAN.indexOf(sign);
  const [, tens, ten, ones] = found;
  if (!ten) return tens !== undefined && ones === undefined ? digit(tens) : null;
  return (tens === undefined ? 1 : digit(tens)) * 10 + digit(ones);
}

const plainText = (value: unknown): string => String(value).normalize('NFKC').trim();

function heightIn(name: string, raw: unknown): StatedHeight['height'] {
  const value = plainText(raw);
  const found =
    /^([-+]?\d+(?:[.,]\d+)?(?:e[-+]?\d+)?)\s*(m|米|metres?|meters?|公尺|ft|feet|foot|英尺|'|′)?$/i.exec(
      value,
    );
  if (!found) return { value, number: null, unit: null };
  const [, digits, word] = found;
  const small = word ? undefined : SMALL_HEADINGS.find(([heading]) => heading.test(plainText(name)));
  if (small) {
    const metres = Number(digits!.replace(',', '.')) * small[1];
    return { value, number: Number(metres.toPrecision(12)), unit: 'm' };
  }
  const feet = word ? /^(ft|feet|foot|英尺|'|′)$/i.test(word) : FEET_HEADING.test(plainText(name));
  return { value, number: Number(digits!.replace(',', '.')), unit: feet ? 'ft' : word ? 'm' : null };
}

function floorsIn(raw: unknown): StatedHeight['floors'] {
  const value = plainText(raw);
  if (/^\d+(\.0+)?$/.test(value)) return { value, number: Number(value), repaired: false };
  const bare = value.replaceAll(/\s/g, '');
  const [, whole] = /^(?:地上)?(\d+(?:\.\d+)?)(?:层|f|楼|fl\.?)?$/i.exec(bare) ?? [];
  // Half a storey is one with sloping walls: it stands up as one.
  if (whole !== undefined) return { value, number: Math.ceil(Number(whole)), repaired: true };
  // 6+1: six storeys and one in the roof.
  const [, main, more] = /^(\d+)(?:层|f)?\+(\d+)(?:层|f)?$/i.exec(bare) ?? [];
  if (main !== undefined) return { value, number: Number(main) + Number(more), repaired: true };
  // 3-5: of several parts; the mean is taken.
  const [, from, to] = /^(\d+)[-~—–至/](\d+)(?:层|f)?$/i.exec(bare) ?? [];
  if (from !== undefined) return { value, number: (Number(from) + Number(to)) / 2, repaired: true };
  const han = hanNumber(bare.replace(/层|楼/, ''));
  return { value, number: han, repaired: han !== null };
}

/** What the properties of a building say of its height and storeys. */
export function statedHeight(properties: Readonly<Record<string, unknown>>): StatedHeight {
  const stated: StatedHeight = { height: null, floors: null };
  for (const [name, raw] of Object.entries(properties)) {
    if (raw === null || raw === undefined || raw === '' || typeof raw === 'boolean') continue;
    const heading = name.normalize('NFKC').trim();
    if (!stated.floors && FLOORS_FIELD.test(heading)) stated.floors = floorsIn(raw);
    else if (!stated.height && HEIGHT_FIELD.test(heading)) stated.height = heightIn(heading, raw);
  }
  return stated;
}

/** Metres by storey of a building that gives both; null where it does not. */
export function storeyRatio({ height, floors }: StatedHeight): number | null {
  const [h, n] = [height?.number, floors?.number];
  if (!h || !n || height?.unit !== null || h <= 0 || h > TALLEST_M / FEET_M || n < 1 || n > MOST_FLOORS)
    return null;
  return h / n;
}

/** Buildings that must give both before a layer is taken to be in feet, and the storey that says so. */
const LEAST_RATIOS = 5;
const FEET_STOREY: readonly [number, number] = [8.2, 16];

/** Whether heights without a unit are in feet, as the storeys beside them say: a storey of three metres has ten. */
export function heightsInFeet(ratios: readonly number[]): boolean {
  if (ratios.length < LEAST_RATIOS) return false;
  const middle = [...ratios].sort((a, b) => a - b)[ratios.length >> 1]!;
  return middle >= FEET_STOREY[0] && middle <= FEET_STOREY[1];
}

/**
 * The height of a building: as given, else by its storeys, else as is usual in its class, each with how far it may be
 * off. What cannot be a height is left out and named.
 *
 * @param inFeet whether heights without a unit are in feet, see {@link heightsInFeet}
 */
export function settleHeight(stated: StatedHeight, usual: RoofClass, inFeet: boolean): SettledHeight {
  const findings: SettledHeight['findings'] = [];
  const heightM = givenHeight(stated.height, inFeet, findings);
  const floors = givenFloors(stated.floors, findings);
  const byFloors = floors === null ? null : floors * usual.storeyM;
  if (heightM !== null) {
    const spread = Math.max(LEAST_SPREAD_M, HEIGHT_SPREAD * heightM);
    const settled = {
      lowM: heightM - spread,
      topM: heightM,
      highM: heightM + spread,
      from: 'height' as const,
      findings,
    };
    const storeyM = floors === null ? null : heightM / floors;
    if (storeyM === null || byFloors === null || (storeyM >= STOREY_M[0] && storeyM <= STOREY_M[1]))
      return settled;
    findings.push({
      code: 'roof.height-against-floors',
      value: `${stated.height!.value} / ${stated.floors!.value}`,
    });
    return { ...settled, lowM: Math.min(settled.lowM, byFloors), highM: Math.max(settled.highM, byFloors) };
  }
  if (byFloors !== null) {
    const spread = usual.floorsSpread * byFloors;
    return { lowM: byFloors - spread, topM: byFloors, highM: byFloors + spread, from: 'floors', findings };
  }
  const topM = usual.floors * usual.storeyM;
  const lowM = Math.max(1, usual.floors - 1) * usual.storeyM * (1 - usual.floorsSpread);
  return { lowM, topM, highM: topM + usual.storeyM, from: 'class', findings };
}

function givenHeight(
  height: StatedHeight['height'],
  inFeet: boolean,
  findings: SettledHeight['findings'],
): number | null {
  if (!height) return null;
  const { value, number, unit } = height;
  if (number === null) {
    findings.push({ code: 'roof.height-unreadable', value });
    return null;
  }
  // 0, −9999 and their like stand for no height.
  if (number <= 0 || /^9{4,}(\.0+)?$/.test(value)) {
    findings.push({ code: 'roof.height-none', value });
    return null;
  }
  const feet = unit === 'ft' || (unit === null && inFeet);
  const metres = feet ? number * FEET_M : number;
  if (metres > TALLEST_M) {
    findings.push({ code: 'roof.height-implausible', value });
    return null;
  }
  if (feet) findings.push({ code: 'roof.height-feet', value });
  return metres;
}

function givenFloors(floors: StatedHeight['floors'], findings: SettledHeight['findings']): number | null {
  if (!floors) return null;
  const { value, number, repaired } = floors;
  if (number === null || number < 1 || number > MOST_FLOORS) {
    findings.push({ code: 'roof.floors-unreadable', value });
    return null;
  }
  if (repaired) findings.push({ code: 'roof.floors-read', value });
  return number;
}

/** Whether a building's properties call its roof a sloping one. */
export const isPitched = (properties: Readonly<Record<string, unknown>>): boolean =>
  /pitch|gable|hip|slope|坡/i.test(String(properties.roof ?? ''));
