import type { z } from 'zod';
import { PlannerError } from './errors.ts';

/**
 * A value as a schema takes it.
 * @throws PlannerError `input.invalid` naming the first field that does not fit
 */
export function checked<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue!.path.join('.') || 'input';
  throw new PlannerError('input.invalid', { field, reason: issue!.message }, { field });
}
