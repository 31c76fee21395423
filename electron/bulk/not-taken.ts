import { z } from 'zod';
import type { ImportFinding } from '../../shared/import.ts';

type Example = ImportFinding['examples'][number];
type Takes = NonNullable<Example['takes']>;

/** A value that a field did not take, as a finding names it. */
export type NotTaken = Pick<Example, 'field' | 'value' | 'takes'>;

/**
 * What a field takes, by its schema: the ends of a range, or the words there are; undefined where it is neither.
 */
function takesOf(schema: z.ZodType): Takes | undefined {
  let inner: unknown = schema;
  while (inner instanceof z.ZodDefault || inner instanceof z.ZodNullable) inner = inner.unwrap();
  if (inner instanceof z.ZodEnum) return { choices: inner.options.map(String) };
  if (!(inner instanceof z.ZodNumber)) return undefined;
  const { minValue, maxValue } = inner;
  if (minValue === null || maxValue === null) return undefined;
  return { least: minValue, above: !inner.safeParse(minValue).success, most: maxValue, whole: inner.isInt };
}

/**
 * Names a value that is not taken: of which field, what the file says, and what the field takes.
 *
 * @param by the field's schema, or the words it takes
 */
export function notTaken(field: string, value: unknown, by?: z.ZodType | readonly string[]): NotTaken {
  const takes = by === undefined ? undefined : by instanceof z.ZodType ? takesOf(by) : { choices: [...by] };
  return { field, value: String(value ?? ''), ...(takes && { takes }) };
}
