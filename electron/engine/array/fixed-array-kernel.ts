import { HOURS_PER_YEAR } from '../../../shared/weather.ts';
import { ALL_LIGHT_ALIKE, LOW_LIGHT, LOW_LIGHT_LAST } from '../conversion/low-light.ts';
import type { SkyYear } from '../sky/sky-year.ts';
import { FIXED_ARRAY_CODE } from './fixed-array-code.ts';
import { IAM_STEPS, iamTable } from './iam-table.ts';

type Run = (...numbers: number[]) => void;

/** Bytes of two values side by side, one for each of two hours. */
const PAIR = 16;
const SKY_PAIRS = 9;
const LIGHT_PAIRS = 2;
/** Pairs of hours a year has at most: a month of an odd number ends with a dark hour. */
const MOST_PAIRS = HOURS_PER_YEAR / 2 + 12;
const MONTH_BYTES = 4 * PAIR;
const SKY_BYTES = MONTH_BYTES + MOST_PAIRS * SKY_PAIRS * PAIR;
const LIGHT_BYTES = MOST_PAIRS * LIGHT_PAIRS * PAIR;
/** How many skies, and how many equipments, lie ready at a time: arrays come many under one, seldom under several. */
const KEPT = 4;
const PAGE = 65_536;
/** Sums that the loop leaves: AC and POA of each month, then six of the year. */
const KERNEL_SUMS = 30;

/** The loop over the year with everything it reads laid out in its memory, two hours side by side. */
class FixedArrayKernel {
  readonly #memory: WebAssembly.Memory;
  readonly #run: Run;
  readonly #iam: number;
  readonly #lowLight: Map<Float64Array, number>;
  readonly #hourly: number;
  readonly #sums: number;
  readonly #skies: Slots<SkyYear>;
  readonly #lights: Slots<Float64Array>;

  constructor() {
    const instance = new WebAssembly.Instance(
      new WebAssembly.Module(Buffer.from(FIXED_ARRAY_CODE, 'base64')),
    );
    this.#memory = instance.exports.memory as WebAssembly.Memory;
    this.#run = instance.exports.run as Run;
    let end = 0;
    const room = (bytes: number): number => {
      end += bytes;
      return end - bytes;
    };
    this.#iam = room((IAM_STEPS + 1) * PAIR);
    const tables = [LOW_LIGHT, ALL_LIGHT_ALIKE];
    this.#lowLight = new Map(tables.map((table) => [table, room((LOW_LIGHT_LAST + 1) * PAIR)]));
    this.#hourly = room(MOST_PAIRS * PAIR);
    this.#sums = room(KERNEL_SUMS * 8);
    this.#skies = new Slots(Array.from({ length: KEPT }, () => room(SKY_BYTES)));
    this.#lights = new Slots(Array.from({ length: KEPT }, () => room(LIGHT_BYTES)));
    this.#memory.grow(Math.ceil(end / PAGE) - 1);
    this.#layTable(this.#iam, iamTable(), IAM_STEPS);
    for (const [table, at] of this.#lowLight) this.#layTable(at, table, LOW_LIGHT_LAST);
  }

  /**
   * Sums the year of an array.
   *
   * @param sky lit hours of the year
   * @param perLight and `lowLight` of the equipment, see `EquipmentYear`
   * @param figures of array and equipment, in the order of the loop's parameters
   * @param hourlyAc receives AC before `delivered` at the hours of the year, when given
   * @returns sums, see {@link KERNEL_SUMS}; good until the next call
   */
  sum(
    sky: SkyYear,
    perLight: Float64Array,
    lowLight: Float64Array,
    figures: readonly number[],
    hourlyAc: Float64Array | null,
  ): Float64Array {
    const skyAt = this.#skies.of(sky, (at) => this.#laySky(at, sky));
    const lightAt = this.#lights.of(perLight, (at) => this.#layLight(at, sky, perLight));
    const lowAt = this.#lowLight.get(lowLight)!;
    const hourlyAt = hourlyAc === null ? 0 : this.#hourly;
    this.#run(skyAt + MONTH_BYTES, lightAt, skyAt, this.#iam, lowAt, hourlyAt, this.#sums, ...figures);
    if (hourlyAc !== null) {
      const hours = new Float64Array(this.#memory.buffer, this.#hourly, 2 * MOST_PAIRS);
      eachHour(sky, (i, pair, lane) => {
        hourlyAc[sky.hour[i]!] = hours[2 * pair + lane]!;
      });
    }
    return new Float64Array(this.#memory.buffer, this.#sums, KERNEL_SUMS);
  }

  /** A table as pairs of its value and the rise to the next. */
  #layTable(at: number, table: Float64Array, last: number): void {
    const to = new Float64Array(this.#memory.buffer, at, 2 * (last + 1));
    for (let i = 0; i <= last; i++) {
      to[2 * i] = table[i]!;
      to[2 * i + 1] = table[i + 1]! - table[i]!;
    }
  }

  #laySky(at: number, sky: SkyYear): void {
    const months = new Int32Array(this.#memory.buffer, at, 13);
    for (let month = 0; month < 12; month++) {
      const hours = sky.monthStart[month + 1]! - sky.monthStart[month]!;
      months[month + 1] = months[month]! + ((hours + 1) >> 1);
    }
    const { east, north, up, uniformWm2, bandWm2, dniWm2, discWm2, ghiWm2, broken } = sky;
    const series = [east, north, up, uniformWm2, bandWm2, dniWm2, discWm2, ghiWm2, broken];
    this.#layPairs(at + MONTH_BYTES, sky, series, 1, months[12]!);
  }

  #layLight(at: number, sky: SkyYear, perLight: Float64Array): void {
    this.#layPairs(at, sky, [perLight, perLight.subarray(1)], 2, MOST_PAIRS);
  }

  /** Series side by side, each two hours at a time; what no hour fills is dark. */
  #layPairs(at: number, sky: SkyYear, series: Float64Array[], stride: number, pairs: number): void {
    const width = series.length;
    const to = new Float64Array(this.#memory.buffer, at, pairs * width * 2).fill(0);
    for (let k = 0; k < width; k++) {
      const from = series[k]!;
      eachHour(sky, (i, pair, lane) => {
        to[2 * (pair * width + k) + lane] = from[stride * i]!;
      });
    }
  }
}

/** Calls for each lit hour with the pair of hours it is in, and which of the two it is. */
function eachHour({ monthStart }: SkyYear, visit: (i: number, pair: number, lane: number) => void): void {
  let first = 0;
  for (let month = 0; month < 12; month++) {
    const start = monthStart[month]!;
    const hours = monthStart[month + 1]! - start;
    for (let k = 0; k < hours; k++) visit(start + k, first + (k >> 1), k & 1);
    first += (hours + 1) >> 1;
  }
}

/** Places in memory for what was asked for last; what was laid down longest ago makes room. */
class Slots<T extends object> {
  readonly #at: number[];
  readonly #holds: (T | null)[];
  #next = 0;

  constructor(at: number[]) {
    this.#at = at;
    this.#holds = at.map(() => null);
  }

  /** Where something lies, laid down first where it does not lie anywhere. */
  of(what: T, lay: (at: number) => void): number {
    const found = this.#holds.indexOf(what);
    if (found >= 0) return this.#at[found]!;
    const slot = this.#next;
    this.#next = (slot + 1) % this.#at.length;
    this.#holds[slot] = null;
    lay(this.#at[slot]!);
    this.#holds[slot] = what;
    return this.#at[slot]!;
  }
}

let kernel: FixedArrayKernel | null = null;

/** The loop of this thread, made when first asked for. */
export function fixedArrayKernel(): FixedArrayKernel {
  kernel ??= new FixedArrayKernel();
  return kernel;
}
