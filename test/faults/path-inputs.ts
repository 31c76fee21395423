import fc from 'fast-check';
import { z } from 'zod';
import type { CommandSpec, PathField } from '../../shared/contract.ts';
import { fitting, type Schema } from './arbitrary-input.ts';

const SEED = Number(process.env.FAULT_SEED ?? 20261129);
const TRIES = 300;

/**
 * An input that a command's schema takes and that names a path in one of its fields.
 * @param others what its other fields of paths name
 * @returns undefined where none was found
 */
export function inputNaming(
  spec: CommandSpec,
  field: PathField,
  path: string,
  others: (field: PathField) => string,
): unknown {
  const schema = z.toJSONSchema(spec.input, { io: 'input', unrepresentable: 'any' }) as Schema;
  const around = fc.sample(fitting(schema), { numRuns: TRIES, seed: SEED }) as object[];
  const named: Record<string, unknown> = {};
  for (const each of spec.paths ?? []) {
    const [outer, inner] = each.field.split('.') as [string, string | undefined];
    const value = each.field === field.field ? path : others(each);
    const list = schema.properties?.[outer]?.type === 'array';
    named[outer] = inner ? { [inner]: value } : list ? [value] : value;
  }
  return around.map((rest) => ({ ...rest, ...named })).find((one) => spec.input.safeParse(one).success);
}
