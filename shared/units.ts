/** Units that areas, powers, voltages and counts of Chinese tables come in, each with its size in our own. */
export const UNITS = {
  m2: {
    quantity: 'area',
    size: 1,
    words: /^(m2|m\^2|㎡|平方米|平米|平方公尺|sqm|sq\.?m|squaremet(re|er)s?)$/i,
  },
  mu: { quantity: 'area', size: 10_000 / 15, words: /^(亩|畝|市亩|mu)$/i },
  'mu-10k': { quantity: 'area', size: 1e8 / 15, words: /^(万亩|萬畝)$/i },
  fen: { quantity: 'area', size: 1000 / 15, words: /^(分|市分)$/ },
  are: { quantity: 'area', size: 100, words: /^(公亩|公畝)$/ },
  ha: { quantity: 'area', size: 1e4, words: /^(公顷|公頃|ha|hm2|hm\^2|hectares?)$/i },
  'ha-1k': { quantity: 'area', size: 1e7, words: /^千公顷$/ },
  'ha-10k': { quantity: 'area', size: 1e8, words: /^万公顷$/i },
  'm2-10k': { quantity: 'area', size: 1e4, words: /^(万平方米|万平米|万平|万㎡|万m2)$/i },
  km2: { quantity: 'area', size: 1e6, words: /^(平方公里|平方千米|km2|km\^2|sqkm|k㎡)$/i },
  w: { quantity: 'power', size: 0.001, words: /^(w|瓦|wp)$/i },
  kw: { quantity: 'power', size: 1, words: /^(kw|千瓦|kwp|kwac|kva|千伏安)$/i },
  mw: { quantity: 'power', size: 1e3, words: /^(mw|兆瓦|mwp|mva|兆伏安)$/i },
  'kw-10k': { quantity: 'power', size: 1e4, words: /^(万千瓦|万kw|万kva|万千伏安)$/i },
  gw: { quantity: 'power', size: 1e6, words: /^(gw|gwp|吉瓦|百万千瓦)$/i },
  v: { quantity: 'voltage', size: 0.001, words: /^(v|伏|伏特)$/i },
  kv: { quantity: 'voltage', size: 1, words: /^(kv|千伏)$/i },
  household: { quantity: 'count', size: 1, words: /^(户|戶|households?|人|个|层|栋|座)$/i },
  'household-10k': { quantity: 'count', size: 1e4, words: /^(万户|万人)$/i },
} as const satisfies Record<string, { quantity: Quantity; size: number; words: RegExp }>;

/** What is measured: areas in m², powers in kW (or kVA), voltages in kV, counts. */
export type Quantity = 'area' | 'power' | 'voltage' | 'count';
export type Unit = keyof typeof UNITS;

const same = (text: string) => text.normalize('NFKC').replaceAll(/\s/g, '').replaceAll('²', '2');

/** The unit of a quantity that a text names, by its code or in any usual spelling; null when it names none. */
export function unitNamed(text: string, quantity: Quantity): Unit | null {
  const bare = same(text);
  const found = Object.entries(UNITS).find(
    ([code, unit]) => unit.quantity === quantity && (code === bare.toLowerCase() || unit.words.test(bare)),
  );
  return (found?.[0] as Unit | undefined) ?? null;
}

/** The unit that a column's heading is, or names in brackets, after a slash or at its end. */
export function unitOfHeading(heading: string, quantity: Quantity): Unit | null {
  const text = same(heading);
  const whole = unitNamed(text, quantity);
  if (whole) return whole;
  const bracketed = [...text.matchAll(/[([{【〔]([^)\]}】〕]+)[)\]}】〕]/g)].map((found) => found[1]!);
  const tails = [
    ...bracketed.map((inside) => inside.replace(/^单位[::]?/, '')),
    ...text.split(/[_/\-:,，、]/).slice(1),
  ];
  for (const tail of tails) {
    const unit = unitNamed(tail, quantity);
    if (unit) return unit;
  }
  // Without any mark before it: 面积亩, 装机万千瓦, area_m2.
  for (let length = Math.min(8, text.length - 1); length > 0; length--) {
    const unit = unitNamed(text.slice(-length), quantity);
    const letter = /[a-z]/i;
    if (unit && !(letter.test(text.at(-length)!) && letter.test(text.at(-length - 1)!))) return unit;
  }
  return /m2$|_?sqm$/i.test(text) && quantity === 'area' ? 'm2' : null;
}

/**
 * A number with a unit after it in a cell.
 * @returns null when the cell is not wholly a number with at most a unit of the quantity
 */
export function measureIn(cell: string, quantity: Quantity): { value: number; unit: Unit | null } | null {
  const text = same(cell);
  if (quantity === 'power' && SEVERAL.test(text)) return severalIn(text);
  const found = /^([-+]?[\d.,']+(?:e[-+]?\d+)?)(.*)$/i.exec(text);
  if (!found) return null;
  const value = decimalOf(found[1]!);
  if (value === null) return null;
  if (found[2] === '') return { value, unit: null };
  const unit = unitNamed(found[2]!, quantity);
  return unit ? { value, unit } : null;
}

/** Ratings of several machines: 2×50MVA, 50MVA×2台, 40+50MVA, 1×31.5+2×50. */
const SEVERAL = /^\d[\d.]*[^\d+]*[×x*+]\d/i;

/** The sum of the ratings of several machines; null where the cell is anything else. */
function severalIn(text: string): { value: number; unit: Unit | null } | null {
  let sum = 0;
  const units = new Set<Unit>();
  for (const term of text.split('+')) {
    const first = /^(\d{1,2})台?[×x*]([\d.]+)(\D*)$/i.exec(term);
    const last = /^([\d.]+)(\D*?)[×x*](\d{1,2})台?$/i.exec(term);
    const alone = /^([\d.]+)(\D*)$/.exec(term);
    const [count, rating, named] = first
      ? [first[1]!, first[2]!, first[3]!]
      : last
        ? [last[3]!, last[1]!, last[2]!]
        : ['1', alone?.[1] ?? '', alone?.[2] ?? ''];
    const unit = named === '' ? null : unitNamed(named, 'power');
    if (decimalOf(rating) === null || (named !== '' && unit === null)) return null;
    if (unit) units.add(unit);
    sum += Number(count) * decimalOf(rating)!;
  }
  return units.size > 1 ? null : { value: sum, unit: [...units][0] ?? null };
}

/** A number with thousands marks, a decimal point or a decimal comma; null when the text is no number. */
export function decimalOf(text: string): number | null {
  const bare = text.normalize('NFKC').replace(/\s/g, '');
  if (/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(bare)) return Number(bare);
  // No thousands begin with nil.
  if (/^[-+]?0,\d+$/.test(bare)) return Number(bare.replace(',', '.'));
  if (/^[-+]?\d{1,3}([,']\d{3})+(\.\d+)?$/.test(bare)) return Number(bare.replace(/[,']/g, ''));
  if (/^[-+]?\d{1,3}(\.\d{3})+,\d+$/.test(bare)) return Number(bare.replaceAll('.', '').replace(',', '.'));
  // Groups of four, as ten thousands are written (1,0000).
  if (/^[-+]?\d{1,4}(,\d{4})+(\.\d+)?$/.test(bare)) return Number(bare.replaceAll(',', ''));
  return /^[-+]?\d+,\d+$/.test(bare) ? Number(bare.replace(',', '.')) : null;
}
