import fc from 'fast-check';
import { square } from './desk.ts';

/** The parts of JSON Schema that zod writes for the contract. */
export interface Schema {
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  propertyNames?: Schema;
  items?: Schema | boolean;
  prefixItems?: Schema[];
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
}

/** What someone who means harm puts where a value belongs. */
export const HOSTILE_TEXTS = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  "'; DROP TABLE sites; --",
  '" OR 1=1 --',
  '1); DELETE FROM sites; --',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '{{7*7}}<%= 7*7 %>',
  '../../../../etc/passwd',
  '..\\..\\windows\\system32',
  '/etc/passwd',
  'C:\\Windows\\win.ini',
  '\\\\server\\share\\x',
  'file:///etc/passwd',
  'https://example.org/x.gpkg',
  'CON',
  'a\0b',
  '\ud800',
  '\u202e\u0000\uffff',
  '=HYPERLINK("http://x")',
  '-1',
  '1e999',
  'NaN',
  '',
  ' ',
  'x'.repeat(5000),
  '县'.repeat(2000),
];

const hostile = fc.oneof(
  fc.constantFrom<unknown>(...HOSTILE_TEXTS),
  fc.constantFrom<unknown>(
    null,
    true,
    -1,
    0,
    -0,
    1.5,
    2 ** 31,
    2 ** 53,
    -(2 ** 63),
    1e308,
    5e-324,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    [],
    {},
    [[]],
    JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'),
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.double(),
  fc.jsonValue({ maxDepth: 3 }),
);

function textFor(schema: Schema, key: string): fc.Arbitrary<unknown> {
  if (schema.pattern === '^\\d{6}$') return fc.constantFrom('410225', '410221', '110101', '999999', '000000');
  const { minLength = 0, maxLength = 60 } = schema;
  const plain = fc.string({ unit: 'binary', minLength, maxLength: Math.min(maxLength, 60) });
  const texts = HOSTILE_TEXTS.filter(({ length }) => length >= minLength && length <= maxLength);
  return key === 'path' || key === 'out'
    ? fc.constantFrom(...texts)
    : fc.oneof(fc.constantFrom(...texts), plain);
}

function numberFor(schema: Schema, key: string): fc.Arbitrary<number> {
  const low = schema.minimum ?? schema.exclusiveMinimum ?? -1e9;
  const high = schema.maximum ?? schema.exclusiveMaximum ?? 1e9;
  const whole = schema.type === 'integer';
  if (whole && (/id$/i.test(key) || key === 'ids')) return fc.constantFrom(1, 2, 3, 4, 999_999);
  if (whole) return fc.integer({ min: Math.ceil(low), max: Math.min(high, 2 ** 31) });
  const between = fc.double({ min: low, max: high, noNaN: true });
  return fc.oneof(between, fc.constantFrom(low, high, (low + high) / 2));
}

/** Outlines inside the county, since numbers drawn at random never make one. */
const area = fc
  .record({
    west: fc.double({ min: 114.6, max: 114.9, noNaN: true }),
    side: fc.constantFrom(1e-9, 0.001, 0.01),
  })
  .map(({ west, side }) => square(west, 34.5, side));

/** Values that fit a schema, for the most part. */
export function fitting(schema: Schema | boolean, key = ''): fc.Arbitrary<unknown> {
  if (typeof schema === 'boolean') return fc.jsonValue({ maxDepth: 2 });
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const options = schema.anyOf ?? schema.oneOf;
  if (options) {
    const any = fc.oneof(...options.map((option) => fitting(option, key)));
    return /geometry|boundary|area$/.test(key) ? fc.oneof({ weight: 3, arbitrary: area }, any) : any;
  }
  if (schema.allOf) return fitting(Object.assign({}, ...schema.allOf) as Schema, key);
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'object': {
      const fields = Object.entries(schema.properties ?? {}).map(([name, of]) => [name, fitting(of, name)]);
      const record = fc.record(Object.fromEntries(fields) as Record<string, fc.Arbitrary<unknown>>, {
        requiredKeys: schema.required ?? [],
      });
      const { additionalProperties: more } = schema;
      return fields.length === 0 && more !== undefined && more !== false
        ? fc.dictionary(fc.constantFrom(...HOSTILE_TEXTS, 'a', 'ghi'), fitting(more), { maxKeys: 4 })
        : record;
    }
    case 'array': {
      if (schema.prefixItems) return fc.tuple(...schema.prefixItems.map((item) => fitting(item, key)));
      const minLength = schema.minItems ?? 0;
      return fc.array(fitting(schema.items ?? true, key), {
        minLength,
        maxLength: Math.min(schema.maxItems ?? minLength + 4, minLength + 4),
      });
    }
    case 'string':
      return textFor(schema, key);
    case 'number':
    case 'integer':
      return numberFor(schema, key);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

/** Input of a command: fitting its schema, or with one part of it replaced, or nothing like it. */
export const inputFor = (schema: Schema): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 5, arbitrary: fitting(schema) },
    {
      weight: 4,
      arbitrary: fc.tuple(fitting(schema), fc.nat(), hostile).map(([value, at, part]) => {
        const places = placesIn(value);
        return places.length === 0 ? part : replaced(value, places[at % places.length], part);
      }),
    },
    { weight: 1, arbitrary: hostile },
  );

type Place = (string | number)[];

function placesIn(value: unknown, at: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [at];
  const inner = Object.entries(value).flatMap(([key, part]) => placesIn(part, [...at, key]));
  return at.length > 0 ? [at, ...inner] : inner;
}

function replaced(value: unknown, [key, ...rest]: Place, part: unknown): unknown {
  if (key === undefined) return part;
  const copy: Record<string | number, unknown> = Array.isArray(value)
    ? (value.slice() as unknown as Record<string, unknown>)
    : { ...(value as object) };
  copy[key] = replaced(copy[key], rest, part);
  return copy;
}
