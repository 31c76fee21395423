import type { z } from 'zod';
import { PlannerError } from './errors.ts';

/** What the first fault of a value is, said better than in general; null where it cannot be. */
export type NamedFault = (issue: z.core.$ZodIssue, value: unknown) => PlannerError | null;

/**
 * A value as a schema takes it.
 * @throws PlannerError what `named` says of the first field that does not fit, else `input.invalid` naming it
 */
export function checked<S extends z.ZodType>(schema: S, value: unknown, named?: NamedFault): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const said = named?.(issue!, value);
  if (said) throw said;
  const field = issue!.path.join('.') || 'input';
  throw new PlannerError('input.invalid', { field, reason: issue!.message }, { field });
}
