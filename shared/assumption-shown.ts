import { z } from 'zod';

/** How a figure of an assumption is shown, said at its schema by `.meta()`; what it leaves out follows from the schema. */
export interface Shown {
  /** What the stored value is multiplied by; 1 unless given. */
  factor?: number;
  /** Unit of it then; none unless given. */
  unit?: string;
  /** Limits of the field, as stored, where they are narrower than the schema's. */
  min?: number;
  max?: number;
  /** What an empty field stands for, by its key among the group's words. */
  empty?: string;
}

export const PERCENT: Shown & Record<string, unknown> = { factor: 100, unit: '%' };

/** How an assumption is shown and set. Limits as shown. */
export type Field =
  | {
      as: 'number';
      factor: number;
      unit: string;
      min: number;
      max: number;
      /** Decimals that may be typed. */
      digits: number;
      /** Whether it may be empty, and what that is called. */
      empty: string | false;
    }
  | { as: 'choice'; values: readonly string[] }
  | { as: 'switch' };

/** Decimals of figures that are not whole. */
const DIGITS = 5;
/** What stands for an open end in a field. */
const MOST = 1e12;

function unwrapped(schema: z.core.$ZodType): { inner: z.core.$ZodType; empty: boolean } {
  let [inner, empty] = [schema, false];
  while (inner instanceof z.ZodDefault || inner instanceof z.ZodNullable) {
    empty ||= inner instanceof z.ZodNullable;
    inner = inner.unwrap();
  }
  return { inner, empty };
}

/** Whether the lower end of a number is itself allowed. */
const inclusive = (number: z.ZodNumber): boolean =>
  !number.def.checks?.some(({ _zod: { def } }) => {
    const { check, inclusive: allowed } = def as { check: string; inclusive?: boolean };
    return check === 'greater_than' && allowed === false;
  });

/** The field of one assumption by its schema; null where it is no single number, choice or switch. */
export function fieldOf(schema: z.ZodType): Field | null {
  const { inner, empty } = unwrapped(schema);
  if (inner instanceof z.ZodBoolean) return { as: 'switch' };
  if (inner instanceof z.ZodEnum) return { as: 'choice', values: inner.options.map(String) };
  const literals =
    inner instanceof z.ZodUnion ? inner.options.map((each) => (each as z.ZodLiteral<number>).value) : null;
  if (!(inner instanceof z.ZodNumber) && !literals) return null;
  const shown = (schema.meta() ?? {}) as Shown;
  const { factor = 1, unit = '' } = shown;
  const number = inner as z.ZodNumber;
  const whole = literals !== null || number.isInt;
  const digits = whole ? 0 : DIGITS;
  const least = literals ? Math.min(...literals) : (number.minValue ?? -MOST);
  const most = literals ? Math.max(...literals) : (number.maxValue ?? MOST);
  // The least that can be typed above an end that is itself not allowed.
  const above = !literals && !inclusive(number) ? 10 ** -digits / factor : 0;
  return {
    as: 'number',
    ...{ factor, unit, digits },
    min: (shown.min ?? least + above) * factor,
    max: (shown.max ?? most) * factor,
    empty: empty && (shown.empty ?? 'none'),
  };
}
