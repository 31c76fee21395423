/** As much of JSON Schema as zod writes. */
interface Schema {
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  default?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  items?: Schema;
  prefixItems?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  pattern?: string;
  contentEncoding?: string;
  $ref?: string;
  $schema?: string;
}

/** Objects with so many fields are written once and named by their place afterwards. */
const LARGE = 8;

/** Where on the page each large object was written first. */
export type Written = Map<string, string>;

/** Longest default that is written out; of a longer one its fields say theirs. */
const LONG_DEFAULT = 60;

/** Longest line before an object's fields get lines of their own. */
const WIDE = 110;

/**
 * A JSON Schema in the short form that `docs/contract.md` explains.
 *
 * @param place name of what is written, such as `site.list.sites`
 * @param written large objects written so far, which are added to
 * @param indent that of the line it begins on
 */
export function shortSchema(given: unknown, place: string, written: Written, indent = ''): string {
  const schema = given as Schema;
  const part = (of: Schema) => shortSchema(of, place, written, indent);
  const union = schema.anyOf ?? schema.oneOf;
  if (schema.$ref) return schema.$ref.replace(/^#\/\$defs\//, '').replace('#', 'itself');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (union) return union.map(part).join(' | ');
  if (schema.allOf) return schema.allOf.map(part).join(' & ');
  if (schema.type === 'array') return listOf(schema, part);
  if (schema.type === 'object') return objectOf(schema, place, written, indent);
  if (schema.type === 'string') {
    const form = schema.pattern ? ` /${schema.pattern}/` : '';
    return `${schema.contentEncoding ?? 'text'}${form || span(schema.minLength, schema.maxLength)}`;
  }
  if (schema.type === 'number' || schema.type === 'integer') return numberOf(schema);
  return Array.isArray(schema.type) ? schema.type.join(' | ') : (schema.type ?? 'any');
}

function numberOf({ type, minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Schema): string {
  // zod bounds every integer by what a double holds exactly, which says nothing.
  const told = (value: number | undefined) =>
    value !== undefined && Math.abs(value) < Number.MAX_SAFE_INTEGER ? value : undefined;
  const above = told(exclusiveMinimum);
  const below = told(exclusiveMaximum);
  const low = above !== undefined ? `>${above}` : told(minimum);
  const high = below !== undefined ? `<${below}` : told(maximum);
  return `${type}${low === undefined && high === undefined ? '' : ` ${low ?? ''}…${high ?? ''}`}`;
}

function span(least: number | undefined, most: number | undefined): string {
  if (least && least === most) return ` = ${least}`;
  return `${least && least > 1 ? ` ≥ ${least}` : ''}${most === undefined ? '' : ` ≤ ${most}`}`;
}

function listOf(schema: Schema, part: (of: Schema) => string): string {
  if (schema.prefixItems) return `[${schema.prefixItems.map(part).join(', ')}]`;
  const of = part(schema.items ?? {});
  const single = /^(\w+(\[\])*|\{[\s\S]*\})$/.test(of) && !/\} \| /.test(of);
  return `${single ? of : `(${of})`}[]${span(schema.minItems, schema.maxItems)}`;
}

function objectOf(schema: Schema, place: string, written: Written, indent: string): string {
  const key = JSON.stringify({ ...schema, $schema: undefined, default: undefined });
  const first = written.get(key);
  if (first !== undefined) return `like ${first}`;
  if (Object.keys(schema.properties ?? {}).length >= LARGE) written.set(key, place);
  const inner = `${indent}  `;
  const required = new Set(schema.required ?? []);
  const fields = Object.entries(schema.properties ?? {}).map(([name, of]) => {
    return `${name}${required.has(name) ? '' : '?'}: ${shortSchema(of, `${place}.${name}`, written, inner)}${defaultOf(of)}`;
  });
  const rest = schema.additionalProperties;
  if (typeof rest === 'object' && Object.keys(rest).length > 0) {
    fields.push(`[name]: ${shortSchema(rest, `${place}[name]`, written, inner)}`);
  }
  if (fields.length === 0) return '{}';
  const line = `{ ${fields.join(', ')} }`;
  if (line.length + indent.length <= WIDE && !line.includes('\n')) return line;
  return `{\n${fields.map((field) => `${inner}${field}`).join('\n')}\n${indent}}`;
}

function defaultOf({ default: held }: Schema): string {
  if (held === undefined) return '';
  const text = JSON.stringify(held);
  return ` = ${text.length > LONG_DEFAULT && text.startsWith('{') ? '{…}' : text}`;
}
